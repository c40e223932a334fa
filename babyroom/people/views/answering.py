"""How every form page of the office answers: shown, taken, or shown again with what was typed and why it could not be taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common import clock
from babyroom.common.access import Who, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.forms.sheet import Sheet


@dataclass(frozen=True)
class Page:
    """A form page: its heading, where one goes back to and where one goes on to, and what else its template is told."""

    title: str | Promise
    back: str
    lead: str | Promise = ""
    save: str | Promise = _("Save")
    template: str = "people/form.html"
    here: str = "babies"
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request at the desk: by whom, when, and which day it is where the nursery is."""

    by: Who
    at: datetime
    today: date


def asked(request: HttpRequest) -> Asked:
    """Who asks, and the one look at the clock."""
    by, at = who_of(request), clock.now()
    return Asked(by, at, at.astimezone(ZoneInfo(by.zone)).date())


def sent(request: HttpRequest) -> Any:
    """What a form is bound to: nothing until it is sent."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest, form: Sheet, page: Page, take: Callable[[], str | Promise], then: Callable[[], str] | None = None
) -> HttpResponse:
    """Show the form, or take what was sent. `take` does one operation and returns the sentence to show; `then` says where
    to go on (back, unless told). A refusal shows the form again with everything typed."""
    if request.method == "POST" and form.is_valid():
        try:
            said = take()
        except NotYours:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, str(said))
            return redirect(then() if then else page.back)
    return render(request, page.template, {"form": form, "page": page, **page.more}, status=422 if form.errors else 200)


def baby_address(baby: UUID, part: str = "") -> str:
    """One baby's page in the office, at one of its parts."""
    return reverse("people:baby", args=[baby]) + (f"#{part}" if part else "")


def adult_address(adult: UUID) -> str:
    """One adult's page in the office."""
    return reverse("people:adult", args=[adult])
