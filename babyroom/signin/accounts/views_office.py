"""The office asks adults in, and ends their way in."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import Who, lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access
from babyroom.signin.accounts import operations, queries
from babyroom.signin.accounts.forms import HasLeft


@lock(access.INVITE)
@require_safe
def adult(request: HttpRequest, adult: UUID) -> HttpResponse:
    """How an adult signs in, and the button for when they have left."""
    return _page(request, adult)


@lock(access.INVITE)
@require_POST
def invite(request: HttpRequest, adult: UUID) -> HttpResponse:
    """Send the letter."""
    who = who_of(request)

    def address(secret: str) -> str:
        return request.build_absolute_uri(reverse("signin:invitation", args=[who.setting, secret]))

    try:
        operations.invite(adult, address=address, by=who, at=clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("The letter is on its way. Its link works for seven days."))
    return redirect("signin_office:adult", adult)


@lock(access.INVITE)
@require_POST
def take_back(request: HttpRequest, adult: UUID) -> HttpResponse:
    """The link in the letter works no more."""
    operations.take_back(adult, by=who_of(request), at=clock.now())
    messages.success(request, _("The link in the letter works no more."))
    return redirect("signin_office:adult", adult)


@lock(access.INVITE)
@require_POST
def end_way_in(request: HttpRequest, adult: UUID) -> HttpResponse:
    """No more signing in by name."""
    try:
        operations.end_way_in(adult, by=who_of(request), at=clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("Their way in is closed, and they are signed out everywhere."))
    return redirect("signin_office:adult", adult)


@lock(access.INVITE)
@require_POST
def leave(request: HttpRequest, adult: UUID) -> HttpResponse:
    """They have left."""
    form = HasLeft(request.POST, today=_today(who_of(request)))
    if not form.is_valid():
        return _page(request, adult, form)
    try:
        operations.leave(adult, on=form.cleaned_data["on"], by=who_of(request), at=clock.now())
    except Refusal as refusal:
        form.add_error("on" if refusal.field in ("on", "until_on") else None, str(refusal.sentence))
        return _page(request, adult, form)
    messages.success(request, _("It is done. Their work here has ended, and so has every way in. Their name stays on what they wrote."))
    return redirect("people:adult", adult)


def _page(request: HttpRequest, adult: UUID, form: HasLeft | None = None) -> HttpResponse:
    who, now = who_of(request), clock.now()
    page = queries.adult_account(who, adult, now, _today(who))
    shown = {"page": page, "form": form or HasLeft(today=_today(who)), "oneself": who.adult_id == page.adult.pk}
    return render(request, "account/adult.html", shown, status=422 if form else 200)


def _today(who: Who) -> date:
    return clock.now().astimezone(ZoneInfo(who.zone)).date()
