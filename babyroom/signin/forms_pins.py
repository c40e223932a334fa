"""What is typed about PINs. A PIN is never shown and never put back into a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babyroom.signin.pin import MOST

_KEYS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": str(MOST)}


def _digits(label: Any) -> forms.CharField:
    # What a small hand types beyond the longest PIN is left out by the browser; the server says so kindly.
    return forms.CharField(
        label=label, max_length=200, widget=forms.PasswordInput(attrs=_KEYS), error_messages={"required": _("Type the PIN first.")}
    )


class PinForm(forms.Form):
    """One's PIN."""

    pin = _digits(_("Your PIN"))


class OwnPinForm(forms.Form):
    """A new PIN, twice."""

    pin = _digits(_("Your new PIN"))
    again = _digits(_("The same again"))

    def clean(self) -> None:
        """Both are one."""
        told = self.cleaned_data
        if "pin" in told and "again" in told and told["pin"] != told["again"]:
            self.add_error("again", _("These two are not the same. Please type both again."))


class StartPinForm(OwnPinForm):
    """A first PIN, with the code from the office."""

    code = forms.CharField(
        label=_("Start code from the office"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "code"}),
        error_messages={"required": _("Type the code first.")},
    )
    field_order = ("code", "pin", "again")


class ChangePinForm(OwnPinForm):
    """Another PIN instead of the old one."""

    old = _digits(_("Your PIN until now"))
    field_order = ("old", "pin", "again")
