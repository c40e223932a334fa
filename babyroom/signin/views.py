"""The first day."""

from django.contrib.auth import login as begin_session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from babyroom.common import clock
from babyroom.common.access import lock
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.signin import access, operations
from babyroom.signin.accounts import sessions
from babyroom.signin.forms import FirstDay

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@lock(access.SIGN_IN)
@never_cache
@sensitive_post_parameters("password")
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of an empty installation."""
    if people.any_setting():
        return redirect("web:front")
    form = FirstDay(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            login = operations.found_setting(at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            begin_session(request, login, BACKEND)
            sessions.begin(request, login)
            return redirect("people:office")
    return render(request, "signin/begin.html", {"form": form}, status=422 if form.errors else 200)
