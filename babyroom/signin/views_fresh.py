"""What a face does not open: a page that asks for a PIN first. Put under the lock: `@lock(ACTION)`, then `@fresh_pin`.

It asks at a room's tablet only, and everywhere but in a demonstration: where nobody has a PIN yet it says how to get one. What was typed
into a form when the PIN ran out is carried through the PIN page and arrives.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from babyroom.common import clock
from babyroom.common.access import Who, who_of
from babyroom.common.beside import beside_the_page
from babyroom.common.refusals import Refusal
from babyroom.signin import operations_pins, queries, queries_pins
from babyroom.signin.accounts.queries import has_second_step
from babyroom.signin.forms_pins import PinForm

View = Callable[..., HttpResponse]
When = Callable[[HttpRequest, Who, datetime, dict[str, Any]], bool]
# Under names that no form of ours has.
PREFIX, OF = "fresh", "fresh-of"
# Of the second person, where two are asked for (views_second).
SECOND, SECOND_OF = "second", "second-of"


def always(request: HttpRequest, who: Who, at: datetime, named: dict[str, Any]) -> bool:
    """The page is one that a PIN opens."""
    del request, who, at, named
    return True


def fresh_pin(when: When = always) -> Callable[[View], View]:
    """A view that opens with a PIN that was right a short while ago; `when` says for which of its addresses (such as earlier days)."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            who, at = who_of(request), clock.now()
            if not when(request, who, at, named):
                return view(request, *args, **named)
            if needs_second_step(who):
                return redirect("signin:second_step")
            if not needs_pin(who):
                return view(request, *args, **named)
            adult = queries_pins.fresh(who, at)
            if adult is not None:
                with beside_the_page("what a PIN has opened was used"):
                    operations_pins.stay_fresh(adult, by=who, at=at)
                request.fresh_adult = adult  # type: ignore[attr-defined]
                return view(request, *args, **named)
            if request.method != "POST":
                return redirect(f"{reverse('signin:pin')}?{urlencode({'next': request.get_full_path()})}")
            form = PinForm(request.POST if f"{PREFIX}-pin" in request.POST else None, prefix=PREFIX)
            if form.is_bound and (shown := shown_pin(request, form, who, at)) is not None:
                request.fresh_adult = shown  # type: ignore[attr-defined]
                return view(request, *args, **named)
            return ask(request, form, who, at, action=request.get_full_path(), status=422)

        return asked

    return wrap


def needs_pin(who: Who) -> bool:
    """Whether a PIN is asked for from here. Somebody signed in by name has shown more than a PIN."""
    return who.tablet_id is not None and queries_pins.guarded(who)


def needs_second_step(who: Who) -> bool:
    """Whether a second step is missing: what a PIN opens at a tablet, a password alone does not open off it. Not in a demonstration."""
    by_work = who.login_id is not None and bool(who.jobs)
    return by_work and not has_second_step(who.login_id) and queries_pins.guarded(who)


def earlier_day(request: HttpRequest, who: Who, at: datetime, named: dict[str, Any]) -> bool:
    """The address is about a day before today."""
    del request
    on: date | None = named.get("on")
    return on is not None and on < queries.local_today(who, at)


def adult_at(request: HttpRequest) -> UUID | None:
    """Whose PIN opened this page; nobody where none was asked for."""
    found: UUID | None = getattr(request, "fresh_adult", None)
    return found


def shown_pin(request: HttpRequest, form: PinForm, who: Who, at: datetime) -> UUID | None:
    """The adult whose PIN was sent along and is right; else the form says why not."""
    adult = _chosen(request)
    if adult is None:
        form.add_error(None, queries_pins.CHOOSE_FIRST)
    elif form.is_valid():
        try:
            operations_pins.confirm(adult, form.cleaned_data["pin"], by=who, at=at)
        except Refusal as refusal:
            form.add_error("pin", str(refusal.sentence))
        else:
            return adult
    return None


def ask(request: HttpRequest, form: PinForm, who: Who, at: datetime, *, action: str, status: int = 200) -> HttpResponse:
    """The page that asks for a PIN. What else was sent is carried along."""
    chosen = _chosen(request) or queries_pins.last_fresh(who)
    own = {OF, f"{PREFIX}-pin", f"{SECOND}-pin", "csrfmiddlewaretoken"}
    carried = [(name, value) for name in request.POST if name not in own for value in request.POST.getlist(name)]
    faces = queries_pins.faces_with_pin(who, at)
    shown = {"form": form, "faces": faces, "chosen": chosen, "action": action, "carried": carried, "of": OF}
    shown["nobody"] = not faces and not queries_pins.anybody_has_one(who.setting)
    return render(request, "signin/pin.html", shown, status=status)


def safe_next(request: HttpRequest) -> str:
    """Where to go on: an address of this room, else the board."""
    wanted: str = request.POST.get("next") or request.GET.get("next", "")
    fits = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/room/") and ".." not in wanted
    return wanted if fits else reverse("tablet:board")


def _chosen(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(OF, ""))
    except ValueError:
        return None
