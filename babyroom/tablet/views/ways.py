"""What helps a baby, written in the room with the family: lines, chips, familiar people."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.tablet import access as tablet_access
from babyroom.tablet.own_page import own_page
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, writer
from babyroom.tablet.views.moment import say_hint
from babyroom.ways import access, operations
from babyroom.ways.forms import FamiliarForm, LineForm


@lock(tablet_access.PAGES)
@require_http_methods(["GET", "POST"])
@never_cache
def ways(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The lines of the page, and a new one."""
    return _write(request, baby, None)


@lock(tablet_access.PAGES)
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, baby: UUID, way: UUID) -> HttpResponse:
    """Another line in the place of one; the old one stays with its dates."""
    return _write(request, baby, way)


@lock(tablet_access.PAGES)
@require_POST
def take_off(request: HttpRequest, baby: UUID, way: UUID) -> HttpResponse:
    """A line holds no more."""
    screen = _screen(request)
    own_page(screen, baby).line(way)
    operations.take_off(way, by=screen.who, at=screen.at)
    messages.success(request, _("Taken off the page. It stays in the past with its dates."))
    return redirect("tablet:ways", baby)


@lock(tablet_access.PAGES)
@require_POST
def read(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What is new from home has been read."""
    screen = _screen(request)
    own_page(screen, baby)
    operations.read(baby, by=screen.who, at=screen.at)
    return redirect("tablet:baby", baby)


@lock(access.NAME_FAMILIAR)
@require_POST
def name_familiar(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The key person, with the family, names somebody the baby knows."""
    screen = _screen(request)
    page, by = own_page(screen, baby), by_form(request, screen)
    form = FamiliarForm(request.POST, adults=page.could)
    if form.is_valid() and by.is_valid():
        said, face = form.cleaned_data, by.cleaned_data["by"]
        named_by = writer(screen.who, face).adult
        try:
            operations.name_familiar(
                baby, UUID(said["adult"]), with_family=said["with_family"], on=screen.today, by=screen.who, at=screen.at, named_by=named_by
            )
        except Refusal as refusal:
            form.add_error("adult", str(refusal.sentence))
        else:
            return remember(redirect("tablet:ways", baby), face)
    return _show(request, screen, baby, familiar=form, status=422)


@lock(access.NAME_FAMILIAR)
@require_POST
def no_longer_familiar(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A name goes off the page."""
    screen = _screen(request)
    if row in {known.row for known in own_page(screen, baby).familiar}:
        operations.no_longer_familiar(row, on=screen.today, by=screen.who, at=screen.at)
    return redirect("tablet:ways", baby)


def _write(request: HttpRequest, baby: UUID, way: UUID | None) -> HttpResponse:
    screen = _screen(request)
    page, by = own_page(screen, baby), by_form(request, screen)
    old = page.line(way) if way is not None else None
    initial = (
        {"part": old.part, "words": old.words, "chip": old.chip, "stands_for": old.stands_for} if old else {"part": request.GET.get("part")}
    )
    form = LineForm(request.POST if request.method == "POST" else None, phrases=page.phrases, parts=page.headings, initial=initial)
    if request.method == "POST" and form.is_valid() and by.is_valid():
        face = by.cleaned_data["by"]
        try:
            operations.tell(baby, form.line(), by=screen.who, at=screen.at, instead_of=way, told_by=writer(screen.who, face).adult)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("It is on the page now."))
            say_hint(request, form.line().words)
            return remember(redirect("tablet:ways", baby), face)
    return _show(request, screen, baby, line=form, old=old, status=422 if request.method == "POST" else 200)


def _show(
    request: HttpRequest,
    screen: Screen,
    baby: UUID,
    *,
    line: LineForm | None = None,
    familiar: FamiliarForm | None = None,
    old: object = None,
    status: int,
) -> HttpResponse:
    page = own_page(screen, baby)
    shown = {
        "screen": screen,
        "page": page,
        "old": old,
        "line": line or LineForm(phrases=page.phrases, parts=page.headings),
        "familiar": familiar or FamiliarForm(adults=page.could),
        "by": by_form(request, screen),
    }
    return render(request, "tablet/pages/ways.html", shown, status=status)


def _screen(request: HttpRequest) -> Screen:
    return screen_of(who_of(request), clock.now())
