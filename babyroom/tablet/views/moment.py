"""One moment: opened, put right, taken back, moved, seen differently, answered."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import access, operations
from babyroom.moments.forms import MomentForm
from babyroom.moments.hints import hint
from babyroom.moments.kinds import KINDS
from babyroom.moments.vocabulary import VOCABULARIES
from babyroom.signin.views_fresh import earlier_day, fresh_pin
from babyroom.signin.views_second import both_shown, second_asked
from babyroom.tablet import access as tablet_access
from babyroom.tablet.forms_pages import ByForm, DifferentlyForm
from babyroom.tablet.moment_page import Opened, form_for, offered, opened
from babyroom.tablet.pegs import pegs
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, writer
from babyroom.tablet.writing import initial_of

# Where the log names a part otherwise than the form.
_ON_THE_FORM = {"happened_at": "clock", "ended_at": "until"}


@lock(tablet_access.PAGES)
@fresh_pin(earlier_day)
@require_safe
@never_cache
def moment(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """What is written, its trail, and what may be done."""
    screen, found = _opened(request, baby, on, moment)
    return _show(request, screen, found, "moment", by=by_form(request, screen), answers=VOCABULARIES["look_in_answer"])


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def correct(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """Put it right: every part of the kind, as it stands, to be changed."""
    screen, found = _opened(request, baby, on, moment)
    one, by = found.as_seen(request.POST.get("version", "")), by_form(request, screen)
    # What it refers to stays as it is.
    given = replace(offered(found.day, screen, dict(one.facts), one.row.did_by), sleeps=())
    data = request.POST if request.method == "POST" else None
    form = form_for(KINDS[one.kind], given, data, before=one.facts, initial=initial_of(one, screen.zone.key))
    if data is not None and by.is_valid() and form.is_valid():
        face = by.cleaned_data["by"]
        hand = writer(screen.who, face)
        record = hand.put_right(one, form.cleaned_data, form.facts())
        try:
            if record is not None:
                operations.record_all(hand.settles(one, record), by=screen.who, at=screen.at)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Put right. What was written before stays to be read.") if record else _("Nothing was changed."))
            say_hint(request, form.cleaned_data["note"])
            return remember(redirect("tablet:day_on", baby, form.cleaned_data["on"]), face)
    return _show(request, screen, found, "correct", by=by, form=form, version=one.version, status=422 if data is not None else 200)


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_POST
def take_back(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """It was written by mistake: it stays in the log and is told no more."""
    screen, found = _opened(request, baby, on, moment)
    by = by_form(request, screen)
    if not by.is_valid():
        return _show(request, screen, found, "moment", by=by, answers=VOCABULARIES["look_in_answer"], status=422)
    who = writer(screen.who, by.cleaned_data["by"])
    version = found.as_seen(request.POST.get("version", "")).version
    operations.record_one(who.takes_back(version, baby, screen.at), by=screen.who, at=screen.at)
    messages.success(request, _("Taken back. It stays to be read on this day."))
    return remember(redirect("tablet:day_on", baby, on), by.cleaned_data["by"])


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def move(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """It was saved for the wrong baby: choose the right one."""
    screen, found = _opened(request, baby, on, moment)
    by, others = by_form(request, screen), [peg for peg in pegs(screen) if peg.id != baby]
    to = next((peg for peg in others if str(peg.id) == request.POST.get("to")), None)
    # What two families have read changes hands: on an earlier day two people look at it.
    second, both = second_asked(request, screen.who, screen.at), None
    fits = request.method == "POST" and by.is_valid() and to is not None
    if fits and second is not None:
        both = both_shown(second, screen.who, screen.at)
    if fits and to is not None and (second is None or both is not None):
        face = by.cleaned_data["by"]
        tapped_by = writer(screen.who, face).adult
        operations.move(found.one.version, to_baby=to.id, by=screen.who, at=screen.at, tapped_by=tapped_by, both=both)
        messages.success(request, _("It is written for %(name)s now. Both days show that it was moved.") % {"name": to.name})
        return remember(redirect("tablet:day_on", to.id, on), face)
    return _show(
        request, screen, found, "move", by=by, others=others, to=to, second=second, status=422 if request.method == "POST" else 200
    )


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def differently(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """Another adult saw it differently: both stand side by side."""
    screen, found = _opened(request, baby, on, moment)
    by = by_form(request, screen)
    form = DifferentlyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and by.is_valid() and form.is_valid():
        face = by.cleaned_data["by"]
        note = form.cleaned_data["note"]
        record = writer(screen.who, face).at_once("differently", baby, screen.at, {}, note=note, refers=found.one.id)
        try:
            operations.record_one(record, by=screen.who, at=screen.at)
        except Refusal as refusal:
            form.add_error("note", str(refusal.sentence))
        else:
            messages.success(request, _("Saved beside what was written first."))
            say_hint(request, note)
            return remember(redirect("tablet:day_on", baby, on), face)
    return _show(request, screen, found, "differently", by=by, form=form, status=422 if request.method == "POST" else 200)


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_POST
def same_nap(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """A person settles whether two records are one nap."""
    screen, found = _opened(request, baby, on, moment)
    by = by_form(request, screen)
    if by.is_valid():
        facts = {"other": request.POST.get("other", ""), "answer": request.POST.get("answer", "")}
        record = writer(screen.who, by.cleaned_data["by"]).at_once("same_nap", baby, screen.at, facts, refers=found.one.id)
        operations.record_one(record, by=screen.who, at=screen.at)
        messages.success(request, _("Saved: one nap.") if facts["answer"] == "same" else _("Saved: two naps."))
        return remember(redirect("tablet:day_on", baby, on), by.cleaned_data["by"])
    return _show(request, screen, found, "moment", by=by, answers=VOCABULARIES["look_in_answer"], status=422)


@lock(access.CORRECT)
@fresh_pin(earlier_day)
@require_POST
def which(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """Two adults put it right without knowing of each other: a person says which is right. All of it stays to be read."""
    screen, found = _opened(request, baby, on, moment)
    by, one, back = by_form(request, screen), found.one, found.one.withdrawn
    right = next((row for row in (one.row, *one.against) if str(row.id) == request.POST.get("version")), None)
    stays_back = back is not None and str(back.id) == request.POST.get("version")
    if not found.asks_which or (right is None and not stays_back):
        messages.info(request, _("Somebody has settled this already. Please look at the day again."))
        return redirect("tablet:day_on", baby, on)
    if by.is_valid():
        hand = writer(screen.who, by.cleaned_data["by"])
        if right is None:
            settling = [hand.takes_back(one.version, baby, screen.at)]
        else:
            settling = hand.settles(one, hand.chosen(one, right), stands_again=True)
        operations.record_all(settling, by=screen.who, at=screen.at)
        messages.success(request, _("Settled. What else was written stays to be read."))
        return remember(redirect("tablet:day_on", baby, on), by.cleaned_data["by"])
    return _show(request, screen, found, "moment", by=by, answers=VOCABULARIES["look_in_answer"], status=422)


@lock(access.RECORD)
@fresh_pin(earlier_day)
@require_POST
def answer_look_in(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> HttpResponse:
    """One look-in that was not written: did it happen? The answer shows as late; the next question comes after it."""
    screen, found = _opened(request, baby, on, moment)
    by = by_form(request, screen)
    if by.is_valid():
        asked = _instant(request.POST.get("due_at", ""))
        if found.looks is None or asked not in found.looks.not_written:
            messages.info(request, _("Somebody has answered this one already."))
        else:
            record = writer(screen.who, by.cleaned_data["by"]).answer_look_in(found.one, asked, request.POST.get("answer", ""))
            operations.record_one(record, by=screen.who, at=screen.at)
            messages.success(request, _("Saved as a late answer."))
        after = redirect("tablet:cots") if request.POST.get("back") == "cots" else redirect("tablet:moment", baby, on, moment)
        return remember(after, by.cleaned_data["by"])
    return _show(request, screen, found, "moment", by=by, answers=VOCABULARIES["look_in_answer"], status=422)


def _opened(request: HttpRequest, baby: UUID, on: date, moment: UUID) -> tuple[Screen, Opened]:
    screen = screen_of(who_of(request), clock.now())
    return screen, opened(screen, baby, on, moment)


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as problem:
        raise NotYours(_("We cannot find this question any more. Please look at the day again.")) from problem


def _show(request: HttpRequest, screen: Screen, found: Opened, page: str, *, by: ByForm, status: int = 200, **more: object) -> HttpResponse:
    shown = {"screen": screen, "found": found, "day": found.day, "line": found.line, "by": by, "danger": found.day.policy.danger(), **more}
    return render(request, f"tablet/pages/{page}.html", shown, status=status)


def refuse(form: MomentForm, refusal: Refusal) -> None:
    """Say a refusal beside the part it is about; what was typed stays."""
    name = _ON_THE_FORM.get(refusal.field, refusal.field)
    form.add_error(name if name in form.fields else None, str(refusal.sentence))


def say_hint(request: HttpRequest, text: str) -> None:
    """A gentle word about a word. It is saved all the same."""
    said = hint(text)
    if said:
        messages.info(request, said)
