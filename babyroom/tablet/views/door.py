"""The door: who comes and goes, a baby's arrival, home's note, the way home."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.moments import access, operations
from babyroom.moments.forms import MomentForm
from babyroom.moments.kinds import KINDS
from babyroom.moments.settle import Settled
from babyroom.moments.vocabulary import GOODBYE
from babyroom.tablet import access as tablet_access
from babyroom.tablet import door as doors
from babyroom.tablet.evening import Evening, evening
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import chosen, remember, writer
from babyroom.tablet.views.moment import refuse, say_hint


@lock(tablet_access.PAGES)
@require_safe
@never_cache
def door(request: HttpRequest) -> HttpResponse:
    """Who comes in, who goes home."""
    screen = _screen(request)
    return render(request, "tablet/pages/door.html", {"screen": screen, "door": doors.door(screen)})


@lock(access.RECORD)
@require_http_methods(["GET", "POST"])
@never_cache
def arrive(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Handed to, goodbye, done: the tap on the goodbye saves. Afterwards the same page takes what there was no hand for."""
    screen = _screen(request)
    found = doors.morning(screen, baby)
    data = request.POST if request.method == "POST" else None
    form = MomentForm(
        data,
        kind=KINDS["arrival"],
        offered=found.offered,
        timed=False,
        before=found.arrival.facts if found.arrival else None,
        initial=_note_of(found),
    )
    news = _news_form(found, data)
    if data is not None and form.is_valid() and news.is_valid():
        facts = form.facts()
        if found.arrival is None and found.offered.adults and not facts.get("handed_to"):
            form.add_error("handed_to", _("Tap who has the baby now."))
        else:
            try:
                records = []
                if found.arrival is None or _says_more(found.arrival, facts, form.cleaned_data["note"]):
                    records.append(_arrival(request, screen, found, facts, form.cleaned_data["note"]))
                if news.facts():
                    who = writer(screen.who, facts.get("handed_to", "") or chosen(request, screen.faces()))
                    records.append(who.at_once("from_home", baby, screen.at, news.facts()))
                if records:
                    operations.record_all(records, by=screen.who, at=screen.at)
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                say_hint(request, form.cleaned_data["note"])
                after = redirect("tablet:board") if "done" in request.POST and screen.who.tablet_id else redirect("tablet:arrive", baby)
                return remember(after, facts.get("handed_to", ""))
    return _show_arrival(request, screen, found, form, status=422 if data is not None else 200)


@lock(access.RECORD)
@require_POST
def note(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What home says at the door, written down while they say it."""
    screen = _screen(request)
    found = doors.morning(screen, baby)
    form = _note_form(found, request.POST)
    if form.is_valid() and (form.facts() or form.cleaned_data["note"]):
        who = writer(screen.who, chosen(request, screen.faces()))
        record = who.at_once("from_home", baby, screen.at, form.facts(), note=form.cleaned_data["note"].strip())
        try:
            operations.record_one(record, by=screen.who, at=screen.at)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Home’s note is written down."))
            say_hint(request, form.cleaned_data["note"])
            return redirect("tablet:arrive", baby)
    return _show_arrival(request, screen, found, None, note_form=form, status=422)


@lock(access.CORRECT)
@require_POST
def undo(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The arrival or the way home just written was not so."""
    screen = _screen(request)
    one = doors.last_at_door(screen, baby)
    who = writer(screen.who, chosen(request, screen.faces()))
    if one is not None:
        operations.record_one(who.takes_back(one.version, baby, screen.at, why="undo"), by=screen.who, at=screen.at)
        messages.success(request, _("Taken back."))
    return redirect("tablet:door")


@lock(access.RECORD)
@require_http_methods(["GET", "POST"])
@never_cache
def going_home(request: HttpRequest, baby: UUID) -> HttpResponse:
    """One card to say aloud, how the baby met them, and home."""
    screen = _screen(request)
    found = evening(screen, baby)
    data = request.POST if request.method == "POST" else None
    form = MomentForm(data, kind=KINDS["reunion"], offered=found.offered, timed=False, initial={"with": found.expected})
    if data is not None and form.is_valid():
        who = writer(screen.who, chosen(request, screen.faces()))
        record = who.at_once("reunion", baby, screen.at, form.facts(), note=form.cleaned_data["note"].strip())
        try:
            operations.record_one(record, by=screen.who, at=screen.at)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("Saved. %(name)s has gone home.") % {"name": found.peg.name} if form.facts().get("goes_home") else _("Saved.")
            )
            say_hint(request, form.cleaned_data["note"])
            return redirect("tablet:door")
    return _show_evening(request, screen, found, form, status=422 if data is not None else 200)


def _arrival(request: HttpRequest, screen: Screen, found: doors.Morning, facts: dict[str, Any], words: str) -> Any:
    """A new arrival, or the one that is written already with more said of it."""
    who = writer(screen.who, chosen(request, screen.faces()))
    if found.arrival is None:
        has = UUID(facts["handed_to"]) if facts.get("handed_to") else who.adult
        return who.at_once("arrival", found.peg.id, screen.at, facts, note=words.strip(), did_by=has)
    row = found.arrival.row
    more = {"adds": found.arrival.version, "did_by": row.did_by, "tapped_by": row.tapped_by}
    return who.at_once("arrival", found.peg.id, row.happened_at, facts, note=words.strip(), **more)


def _says_more(arrival: Settled, facts: dict[str, Any], note: str) -> bool:
    return dict(arrival.facts) != facts or arrival.row.note != note.strip()


def _arrival_form(request: HttpRequest, screen: Screen, found: doors.Morning, before: Any) -> MomentForm:
    first = _note_of(found) | ({"handed_to": chosen(request, screen.faces())} if before is None else {})
    return MomentForm(kind=KINDS["arrival"], offered=found.offered, timed=False, before=before, initial=first)


def _note_of(found: doors.Morning) -> dict[str, Any]:
    return {"note": found.arrival.row.note} if found.arrival else {}


def _news_form(found: doors.Morning, data: Any = None) -> MomentForm:
    """What home says in passing, beside the goodbye: the same tap saves both."""
    form = MomentForm(data, kind=KINDS["from_home"], offered=found.offered, timed=False, prefix="home")
    for field in form.fields.values():
        field.widget.attrs["form"] = "arrive"
    return form


def _note_form(found: doors.Morning, data: Any = None) -> MomentForm:
    return MomentForm(data, kind=KINDS["from_home"], offered=found.offered, timed=False, auto_id="home_%s")


def _show_arrival(
    request: HttpRequest,
    screen: Screen,
    found: doors.Morning,
    form: MomentForm | None,
    *,
    note_form: MomentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    before = found.arrival.facts if found.arrival else None
    shown = {
        "screen": screen,
        "found": found,
        "form": form if form is not None and form.is_bound else _arrival_form(request, screen, found, before),
        "news": _news_form(found, request.POST if request.method == "POST" and note_form is None else None),
        "note_form": note_form or _note_form(found),
        "note_open": note_form is not None,
        "goodbyes": GOODBYE,
        "faces": screen.faces(),
    }
    return render(request, "tablet/pages/arrive.html", shown, status=status)


def _show_evening(request: HttpRequest, screen: Screen, found: Evening, form: MomentForm, *, status: int) -> HttpResponse:
    return render(request, "tablet/pages/going_home.html", {"screen": screen, "found": found, "form": form}, status=status)


def _screen(request: HttpRequest) -> Screen:
    return screen_of(who_of(request), clock.now())
