"""How somebody signs in is changed by themselves: a passkey, an app with codes, codes on paper, a password."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, post, walls
from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.signin import access
from babyroom.signin.accounts import letters
from babyroom.signin.accounts.operations.stays import end_stays
from babyroom.signin.models import Login, SignedIn


def step_changed(step: str, what: str, *, session_key: str, by: Who, at: datetime) -> None:
    """One way of proving who one is came or went: `step` is its id for the audit ("totp_added"), `what` its words for the letter.

    Wherever else they are signed in ends, for that may have been somebody who knew the old way.
    """
    access.OWN_ACCOUNT.check(by)
    with transaction.atomic(), walls.within(by.setting):
        login = Login.objects.get(pk=str(by.login_id))
        end_stays(SignedIn.objects.of(by.setting).filter(login=login).exclude(session_key=session_key))
        audit.write("signin.step", by=by, at=at, setting=by.setting, subject=f"signin.login/{login.pk}", after={"step": step})
        setting = people.setting(by.setting)
        told = letters.changed(nursery=setting.name if setting else "", what=what)
        post.write(by.setting, to=login.email, subject=told.subject, words=told.words, at=at)


def send_code_again(code: str, *, by: Who, at: datetime) -> None:
    """A code by letter to whoever is signed in, to show that it is they who change how they sign in."""
    access.OWN_ACCOUNT.check(by)
    with transaction.atomic(), walls.within(by.setting):
        setting, login = people.setting(by.setting), Login.objects.get(pk=str(by.login_id))
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        told = letters.code_again(nursery=setting.name if setting else "", code=code, minutes=minutes)
        audit.write("signin.send_code_again", by=by, at=at, setting=by.setting, subject=f"signin.login/{login.pk}")
        until = at + timedelta(minutes=minutes)
        post.write(by.setting, to=login.email, subject=told.subject, words=told.words, at=at, until=until)


def set_password(password: str, *, session_key: str, by: Who, at: datetime) -> Login:
    """A password to sign in with, new or another. Raises Refusal where it is too short or well known."""
    access.OWN_ACCOUNT.check(by)
    login = Login.objects.get(pk=str(by.login_id))
    try:
        validate_password(password, login)
    except ValidationError as problem:
        raise Refusal(" ".join(problem.messages), field="password") from problem
    with transaction.atomic():
        login.set_password(password)
        login.save(update_fields=["password"])
        step_changed("password", _("You have a new password."), session_key=session_key, by=by, at=at)
    return login
