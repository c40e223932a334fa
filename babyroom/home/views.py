"""The family's pages: their baby, the morning note, how it is done at home."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.home import operations, queries
from babyroom.home.forms import AtHome, MorningNote
from babyroom.home.views_stories import today_s_story
from babyroom.moments import access as moments_access
from babyroom.stories import access as stories_access
from babyroom.stories import queries as stories


@lock(stories_access.READ)
@require_safe
@never_cache
def babies(request: HttpRequest) -> HttpResponse:
    """Which baby; a family with one goes straight there: to the baby's page, or to the stories where they see no more than these."""
    who = who_of(request)
    found = stories.babies(who)
    days = {baby.pk for baby in found if moments_access.TELL_FROM_HOME.allows(who, baby.pk)}
    if len(found) == 1:
        return redirect("home:baby" if days else "home:story", found[0].pk)
    return render(request, "home/babies.html", {"babies": [(baby, baby.pk in days) for baby in found]})


@lock(moments_access.TELL_FROM_HOME)
@require_safe
@never_cache
def baby(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The baby's page for the family."""
    who, now = who_of(request), clock.now()
    page = queries.baby_page(who, baby, now)
    return render(request, "home/baby.html", {"page": page, "now": now, **today_s_story(request, who, baby, now)})


@lock(moments_access.TELL_FROM_HOME)
@require_safe
@never_cache
def day(request: HttpRequest, baby: UUID, on: date) -> HttpResponse:
    """A day that is over, as it was written."""
    found, told = queries.day_page(who_of(request), baby, on, clock.now())
    return render(request, "home/day.html", {"baby": found, "day": told})


@lock(moments_access.TELL_FROM_HOME)
@require_safe
@never_cache
def rhythm(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What is usual for their own baby, with us."""
    return render(request, "home/rhythm.html", {"page": queries.rhythm_page(who_of(request), baby, clock.now())})


@lock(moments_access.TELL_FROM_HOME)
@never_cache
def morning(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The morning note: the room sees it beside the door."""
    who, now = who_of(request), clock.now()
    page = queries.baby_page(who, baby, now)
    form = MorningNote(request.POST if request.method == "POST" else None, collect=page.collect, afternoon=page.afternoon)
    if request.method == "POST" and form.is_valid():
        try:
            operations.tell_the_morning(baby, form.facts(), form.cleaned_data["note"], by=who, at=now)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
        else:
            messages.success(request, _("Thank you. The room has it."))
            return redirect("home:baby", baby)
    return render(request, "home/morning.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@lock(moments_access.TELL_FROM_HOME)
@never_cache
def at_home(request: HttpRequest, baby: UUID, way: UUID | None = None) -> HttpResponse:
    """Tell the room how it is done at home: a new line, or another in the place of an old one."""
    who, now = who_of(request), clock.now()
    page = queries.baby_page(who, baby, now)
    old = queries.line(who, baby, way) if way else None
    first = {"part": old.part, "words": old.words, "chip": old.chip} if old else {"part": request.GET.get("part", "")}
    form = AtHome([(part.id, part.title) for part in page.parts], request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            operations.tell_at_home(baby, instead_of=way, by=who, at=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
        else:
            messages.success(request, _("Thank you. It is new on the room’s tablet."))
            return redirect("home:baby", baby)
    return render(request, "home/at_home.html", {"page": page, "form": form, "old": old}, status=422 if form.errors else 200)
