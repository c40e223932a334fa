"""One's own way in: how one signs in, where one is signed in, and taking up an invitation."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login as Entry
from allauth.account.views import login as by_password
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from babyroom.common import clock, walls
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access
from babyroom.signin.accounts import operations, proof, queries, sessions
from babyroom.signin.accounts.forms import CodeAgain, NewPassword
from babyroom.signin.accounts.second_step import needs_second_step
from babyroom.signin.queries import ways_in

sign_in = lock(access.SIGN_IN)(never_cache(by_password))


@lock(access.OWN_ACCOUNT)
@require_safe
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """How one signs in, and where."""
    who = who_of(request)
    page = queries.account(who, request.session.session_key)
    nurseries = len(ways_in(who, clock.now()))
    return render(request, "account/account.html", {"page": page, "needed": needs_second_step(who), "nurseries": nurseries})


@lock(access.OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
@never_cache
def nurseries(request: HttpRequest) -> HttpResponse:
    """In which nursery one wants to be, where one has a place in several."""
    who, at = who_of(request), clock.now()
    if request.method == "POST":
        try:
            link = UUID(request.POST.get("link", ""))
        except ValueError as problem:
            raise NotYours(_("Nothing is open for you there just now.")) from problem
        operations.go_to(link, session_key=str(request.session.session_key), by=who, at=at)
        sessions.goes_on_in(request, link)
        return redirect("web:front")
    return render(request, "account/nurseries.html", {"ways": ways_in(who, at)})


@lock(access.OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("code")
def again_by_code(request: HttpRequest) -> HttpResponse:
    """Whoever has neither a password nor a second step shows by a code from a letter that it is they who change how they sign in."""
    who, at = who_of(request), clock.now()
    there = proof.safe_next(request)
    if proof.is_proved(request):
        return redirect(there)
    form = CodeAgain(request.POST if request.method == "POST" and "code" in request.POST else None)
    if form.is_bound and form.is_valid():
        if proof.fits(request, form.cleaned_data["code"]):
            return redirect(there)
        form.add_error("code", _("This code is not right. Please look once more, or ask for a new one."))
    elif request.method == "POST":
        code = proof.new_code(request)
        if code:
            operations.send_code_again(code, by=who, at=at)
    shown = {"form": form, "next": there, "sent": proof.waits(request)}
    return render(request, "account/again_by_code.html", shown, status=422 if form.errors else 200)


@lock(access.OWN_ACCOUNT)
@require_safe
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Two ways to a second step, for whoever needs one and has none."""
    if queries.has_second_step(who_of(request).login_id):
        return redirect("mfa_index")
    return render(request, "account/second_step.html")


@lock(access.OWN_ACCOUNT)
@proof.proved
@reauthentication_required  # type: ignore[untyped-decorator]
@never_cache
@sensitive_post_parameters("password")
@sensitive_variables()
def password(request: HttpRequest) -> HttpResponse:
    """A password, new or another."""
    form = NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = str(request.session.session_key)
        try:
            login = operations.set_password(form.cleaned_data["password"], session_key=key, by=who_of(request), at=clock.now())
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            # This device stays signed in; every other session knew the old password and ends.
            request.session[HASH_SESSION_KEY] = login.get_session_auth_hash()
            messages.success(request, _("Your new password is saved."))
            return redirect("mfa_index")
    return render(request, "account/password.html", {"form": form}, status=422 if form.errors else 200)


@lock(access.OWN_ACCOUNT)
@proof.proved
@never_cache
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """A phone or computer signs in by itself no more; the last second step of whoever needs one stays."""
    own = queries.passkey(who_of(request), pk)
    if not get_adapter().can_delete_authenticator(own):
        messages.error(request, str(get_adapter().error_messages["cannot_delete_authenticator"]))
        return redirect("mfa_index")
    answer: HttpResponse = remove_webauthn(request, pk=pk)
    return answer


@lock(access.OWN_ACCOUNT)
@require_POST
def end_stay(request: HttpRequest, place: UUID) -> HttpResponse:
    """Sign out on another device of one's own."""
    operations.end_stay(place, by=who_of(request), at=clock.now())
    messages.success(request, _("You are signed out there."))
    return redirect("mfa_index")


@lock(access.OWN_ACCOUNT)
@require_POST
def end_other_stays(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    operations.end_other_stays(session_key=str(request.session.session_key), by=who_of(request), at=clock.now())
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("mfa_index")


@lock(access.SIGN_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session of this device."""
    who = who_of(request)
    if who.login_id is not None and request.session.session_key:
        operations.sign_out(session_key=request.session.session_key, by=who, at=clock.now())
    logout(request)
    return redirect("web:front")


@lock(access.SIGN_IN)
@never_cache
def invitation(request: HttpRequest, setting: UUID, secret: str) -> HttpResponse:
    """The link of an invitation. Opening it does nothing (programs that look through e-mail open links); the button takes it up."""
    now = clock.now()
    with walls.within(setting):
        found = queries.invited(setting, secret, now)
    if found is None:
        # A plain answer: anything else would put the address, and the secret in it, into the log.
        return render(request, "account/invitation_over.html")
    if request.method != "POST":
        return render(request, "account/invitation.html", {"invitation": found})
    login = operations.take_up(setting=setting, secret=secret, at=now)
    logout(request)
    record_authentication(request, login, method="invitation")
    answer: HttpResponse = perform_login(request, Entry(user=login, redirect_url="/account/"))
    return answer
