"""The desk: today's drafts, and one of them read, changed and told at a quiet time."""

from collections.abc import Mapping
from datetime import date
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
from babyroom.signin.views_fresh import earlier_day, fresh_pin
from babyroom.stories import access, desk, operations, queries
from babyroom.stories.kept import LINE, PUT_RIGHT
from babyroom.tablet.forms_pages import ByForm
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, tapped

# A sentence's new words, and the tick that leaves it out, by its key.
_WORDS, _OUT = "words ", "out "


@lock(access.TELL)
@require_safe
@never_cache
def stories(request: HttpRequest) -> HttpResponse:
    """Today's stories of the room: which are told, which are begun."""
    screen = screen_of(who_of(request), clock.now())
    asked = (screen.who, screen.babies, screen.at)
    shown = {"screen": screen, "stories": desk.to_tell(*asked), "earlier": desk.earlier(*asked)}
    return render(request, "tablet/pages/stories.html", shown)


@lock(access.TELL)
@fresh_pin(earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def story(request: HttpRequest, baby: UUID, on: date | None = None) -> HttpResponse:
    """A draft to read; posted, it is told, or kept for later with `later`."""
    screen = screen_of(who_of(request), clock.now())
    on, by = on or screen.today, by_form(request, screen)
    if request.method == "POST":
        return _post(request, screen, baby, on, by)
    return _show(request, screen, baby, on, by)


@lock(access.TELL)
@fresh_pin(earlier_day)
@require_POST
def put_right(request: HttpRequest, baby: UUID, on: date) -> HttpResponse:
    """What was told wrongly is put right under the story, with a name."""
    screen = screen_of(who_of(request), clock.now())
    by = by_form(request, screen)
    try:
        operations.put_right(baby, on, request.POST.get("words", ""), adult=tapped(screen.who, by), by=screen.who, at=screen.at)
    except Refusal as refusal:
        return _show(request, screen, baby, on, by, problem=str(refusal.sentence))
    messages.success(request, _("It stands under the story now."))
    return remember(redirect("tablet:story_on", baby, on), by.cleaned_data["by"])


def _post(request: HttpRequest, screen: Screen, baby: UUID, on: date, by: ByForm) -> HttpResponse:
    said = _said(request.POST)
    try:
        adult = tapped(screen.who, by)
        if "later" in request.POST:
            operations.keep(baby, on, said, stamp=request.POST.get("stamp", ""), adult=adult, by=screen.who, at=screen.at)
            messages.success(request, _("Kept for later."))
        else:
            operations.tell(baby, on, said, stamp=request.POST.get("stamp", ""), adult=adult, by=screen.who, at=screen.at)
            messages.success(request, _("Told. The family can read it."))
    except Refusal as refusal:
        return _show(request, screen, baby, on, by, said=said, problem=str(refusal.sentence), field=refusal.field)
    return remember(redirect("tablet:stories"), by.cleaned_data["by"])


def _said(posted: Mapping[str, str]) -> operations.Said:
    """What was changed: only sentences whose words are others than those that stood there (`was `)."""
    changed = {}
    for name, words in posted.items():
        key = name.removeprefix(_WORDS)
        if key != name and (f"{_OUT}{key}" in posted or words.strip() != posted.get(f"was {key}", "").strip()):
            changed[key] = "" if f"{_OUT}{key}" in posted else words
    return operations.Said(changed, posted.get("line", ""), posted.get("likes", ""), posted.get("asks", ""))


def _show(
    request: HttpRequest,
    screen: Screen,
    baby: UUID,
    on: date,
    by: ByForm,
    *,
    said: operations.Said | None = None,
    problem: str = "",
    field: str = "",
) -> HttpResponse:
    page = desk.draft_page(screen.who, baby, on, screen.at, changed=said.changed if said else None)
    told = queries.of_day(screen.setting, page.baby, on, screen.at, screen.zone.key, desk.WRITTEN_IN)
    shown = {
        "screen": screen,
        "page": page,
        "told": told if told and told.told else None,
        "by": by,
        "typed": said or page.draft,
        "problem": problem,
        "field": field,
        "line_most": LINE,
        "right_most": PUT_RIGHT,
        "today": on == screen.today,
    }
    return render(request, "tablet/pages/story.html", shown, status=422 if problem else 200)
