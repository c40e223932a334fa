"""How allauth speaks, writes and remembers here: in our words, by our post, with the keys of our ring."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from babyroom.common import post, walls
from babyroom.common.access import who_of
from babyroom.people import queries as people
from babyroom.signin.accounts import letters, queries, sessions
from babyroom.signin.accounts.second_step import needs_second_step
from babyroom.signin.models import Login
from babyroom.signin.queries import links_of, ways_in

NOTHING_OPEN = _("Nothing is open for you here just now. Please ask the office.")
_TRY_LATER = _("That was a lot of tries. Please wait five minutes and try again.")
_NOT_RIGHT = _("This code is not right. Please look once more.")


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by letter from the office only; nobody signs up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The address and the password do not go together. Please try again."),
        "enter_current_password": _("Write the password you have now."),
        "incorrect_code": _NOT_RIGHT,
        "incorrect_password": _("This password is not right. Please look once more."),
        "invalid_login": _("The address and the password do not go together. Please try again."),
        "too_many_login_attempts": _TRY_LATER,
        "rate_limited": _TRY_LATER,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Somebody has shown who they are. Nobody goes on for whom no way in is open; they are told so, now that it is known that it
        is they who ask."""
        del more
        if sessions.standing(request, user) is None:
            messages.warning(request, NOTHING_OPEN)
            return redirect("account_login")
        return None

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step: the session begins, with the hours of staff or of families."""
        super().login(request, user)
        sessions.begin(request, user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever has a place in several nurseries chooses one first."""
        who = sessions.standing(request, request.user)
        if who is not None and len(ways_in(who, sessions.asked_at(request))) > 1:
            return reverse("signin:nurseries")
        return super().get_login_redirect_url(request)  # type: ignore[no-any-return]

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **more: Any) -> None:
        """Only sentences of our own: allauth's templates of messages are not shown."""
        if message_template is None:
            super().add_message(request, level, message_template, *args, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code goes by our post, to a login that has a way in; every other letter of allauth's is written by our own operations."""
        if template_prefix != "account/email/login_code":
            return
        request = _request()
        code, at = str(context["code"]), sessions.asked_at(request)
        # After the answer, so that how long it takes does not tell whether anybody is known by this address.
        sessions.afterwards(request, lambda: _send_code(email, code, at))

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Our own operations tell of what has changed."""

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the password, with the same limits as signing in."""
        assert isinstance(user, Login)  # noqa: S101 - there is one table of logins
        found = self.authenticate(_request(), email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within a quarter of an hour of signing in."""
        del app
        return not sessions.signed_in_just_now(_request())


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, an app with codes, and codes on paper."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("What you can open needs this second step. Set up another one first."),
        "cannot_generate_recovery_codes": _("Set up a second step first."),
        "incorrect_code": _NOT_RIGHT,
    }

    def encrypt(self, text: str) -> str:
        """Sealed with the key ring: the database alone, or a copy of it, makes no codes."""
        return settings.KEY_RING.seal(text, context="signin.second_step")

    def decrypt(self, encrypted_text: str) -> str:
        """Opened again. Raises CannotOpen where the key is not here."""
        return settings.KEY_RING.open(encrypted_text, context="signin.second_step")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second step stays with those who need one."""
        who = who_of(_request())
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=queries.SECOND_STEPS).exclude(pk=authenticator.pk)
        return others.exists() or not needs_second_step(who)

    def get_totp_issuer(self) -> str:
        """What the app calls this: the nursery's name."""
        who = who_of(_request())
        setting = people.setting(who.setting_id) if who.setting_id else None
        return setting.name if setting else "Baby Room"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for the passkey: this address, under the product's name."""
        asked: dict[str, str] = super().get_public_key_credential_rp_entity()
        return asked | {"name": "Baby Room"}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's own name
        """The device in hand, in a few words."""
        del user, type
        return sessions.device_of(_request())


def _send_code(email: str, code: str, at: datetime) -> None:
    login = queries.login_of(email)
    link = next(iter(links_of(login)), None) if login else None
    if link is None:
        return
    told = letters.code(nursery=link.setting.name, code=code, minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60)
    with walls.within(link.setting_id):
        post.write(link.setting_id, to=email, subject=told.subject, words=told.words, at=at, until=sessions.code_ends_at(at))


def _request() -> HttpRequest:
    request: HttpRequest = context.request
    return request
