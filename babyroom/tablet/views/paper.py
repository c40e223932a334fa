"""A whole paper sheet at once, line by line as it stands on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.moments import operations
from babyroom.moments.access import RECORD
from babyroom.people import queries as people
from babyroom.signin.views_fresh import earlier_day, fresh_pin
from babyroom.tablet.day_page import Day
from babyroom.tablet.day_page import day as day_of
from babyroom.tablet.forms_paper import Sheet, sheet_form
from babyroom.tablet.paper import Line, records
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, writer


@lock(RECORD)
@fresh_pin(earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def copy_sheet(request: HttpRequest, baby: UUID, on: date) -> HttpResponse:
    """Lines of time, what and who. What can be kept is kept; the rest stays on the page with a sentence on what to do."""
    screen = screen_of(who_of(request), clock.now())
    found = day_of(screen, baby, min(on, screen.today))
    by, sheet = by_form(request, screen), sheet_form(request.POST or None, _adults(screen, found))
    copied = 0
    if request.method == "POST" and by.is_valid() and sheet.is_valid():
        copied = _copy(found, screen, sheet, by.cleaned_data["by"])
        if not sheet.left:
            messages.success(request, _said(copied))
            return remember(redirect("tablet:day_on", baby, found.on), by.cleaned_data["by"])
        sheet = sheet.only_left()
    shown: dict[str, Any] = {"screen": screen, "day": found, "sheet": sheet, "by": by, "copied": _said(copied) if copied else ""}
    return render(request, "tablet/pages/copy_sheet.html", shown, status=422 if request.method == "POST" else 200)


def _copy(found: Day, screen: Screen, sheet: Sheet, face: str) -> int:
    """Write the lines that can be; the others are left on the sheet. How many were written."""
    sleeps = [(one.id, one.at) for one in found.settled if one.kind == "sleep" and one.stands]
    lines = [Line(number, said) for number, said in sheet.lines()]
    made = records(lines, baby=found.baby.pk, on=found.on, writer=writer(screen.who, face), sleeps=sleeps)
    sendable = [(number, record) for number, record in made if not isinstance(record, Refusal)]
    for number, record in made:
        if isinstance(record, Refusal):
            sheet.leave(number, str(record.sentence))
    answers = operations.receive([record for _number, record in sendable], by=screen.who, at=screen.at)
    for (number, _record), answer in zip(sendable, answers, strict=True):
        if answer.outcome == "refused":
            sheet.leave(number, answer.sentence)
    return sum(answer.outcome in ("kept", "had") for answer in answers)


def _adults(screen: Screen, found: Day) -> list[tuple[str, str]]:
    """Whoever works here on the sheet's day."""
    return [(str(job.adult_id), job.adult.called) for job in people.staff(screen.setting, found.on)]


def _said(copied: int) -> str:
    return ngettext("%(n)d line is copied.", "%(n)d lines are copied.", copied) % {"n": copied}
