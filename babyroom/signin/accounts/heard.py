"""What allauth tells of by its own signals, handed on to one operation each."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.http import HttpRequest
from django.utils.translation import gettext as _

from babyroom.common.access import who_of
from babyroom.signin.accounts import operations, sessions


def listen() -> None:
    """Called once, when the product starts."""
    authenticator_added.connect(_added, dispatch_uid="babyroom.added")
    authenticator_removed.connect(_removed, dispatch_uid="babyroom.removed")
    authenticator_reset.connect(_renewed, dispatch_uid="babyroom.renewed")


def _added(request: HttpRequest, authenticator: Authenticator, **more: Any) -> None:
    del more
    words = {
        Authenticator.Type.WEBAUTHN: _("A phone or computer now signs in by itself."),
        Authenticator.Type.TOTP: _("An app now makes codes for you."),
    }
    # Codes on paper come along with the first of these.
    if authenticator.type in words:
        _tell(request, f"{authenticator.type}_added", words[Authenticator.Type(authenticator.type)])


def _removed(request: HttpRequest, authenticator: Authenticator, **more: Any) -> None:
    del more
    words = {
        Authenticator.Type.WEBAUTHN: _("A phone or computer no longer signs in by itself."),
        Authenticator.Type.TOTP: _("The app no longer makes codes for you."),
    }
    if authenticator.type in words:
        _tell(request, f"{authenticator.type}_removed", words[Authenticator.Type(authenticator.type)])


def _renewed(request: HttpRequest, **more: Any) -> None:
    del more
    _tell(request, "recovery_codes_renewed", _("You have new codes on paper. The old ones no longer work."))


def _tell(request: HttpRequest, step: str, what: str) -> None:
    key = str(request.session.session_key)
    operations.step_changed(step, what, session_key=key, by=who_of(request), at=sessions.asked_at(request))
