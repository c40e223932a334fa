"""What is typed when somebody signs in by name or changes how they do: allauth's checks under our words."""

from datetime import date
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, ReauthenticateForm, RequestLoginCodeForm
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}


def _email() -> forms.EmailField:
    return forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "off"}))


def _password() -> forms.CharField:
    return forms.CharField(label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


def _code(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=40, widget=forms.TextInput(attrs=_CODE))


class SignIn(LoginForm):  # type: ignore[misc]
    """By e-mail address and password."""

    password = _password()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = _email()
        self.order_fields(["login", "password"])

    def _setup_password_field(self) -> None:
        """Nobody signs up here, so what signing up asks for decides nothing."""


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """A code by e-mail."""

    email = _email()

    def clean_email(self) -> str:
        """In small letters, as addresses are kept."""
        self.cleaned_data["email"] = self.cleaned_data["email"].lower()
        return str(super().clean_email())


class TypeCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the letter."""

    code = _code(_("The code from the letter"))


class SecondStep(codes.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    code = _code(_("The code your app shows now"), _("Or one of your codes on paper."))


class SecondStepAgain(codes.ReauthenticateForm):  # type: ignore[misc]
    """The second step once more, before something about it is changed."""

    code = _code(_("The code your app shows now"), _("Or one of your codes on paper."))


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something about signing in is changed."""

    password = _password()


class App(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, to see that it works."""

    code = _code(_("The code your app shows now"))


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A phone or computer that is to sign in by itself: it must ask for a finger, a face or its own PIN."""

    name = forms.CharField(label=_("A name for it"), required=False, max_length=60)
    credential = forms.JSONField(label=_("What your device says"), widget=forms.HiddenInput)
    passwordless = forms.BooleanField(label=_("It asks who you are"), initial=True, required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """Always: a key that asks nobody anything is no proof of who holds it."""
        return True


class CodeAgain(forms.Form):
    """The code from the letter, to show once more who one is."""

    code = _code(_("The code from the letter"))


class NewPassword(forms.Form):
    """A password to sign in with."""

    password = forms.CharField(
        label=_("A new password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Three words that do not belong together work well."),
    )


class HasLeft(forms.Form):
    """The last day here."""

    on = forms.DateField(label=_("Their last day"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, today: date) -> None:
        super().__init__(*args)
        self.fields["on"].initial = today.isoformat()
