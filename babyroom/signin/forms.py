"""What is typed on the first day, when signing in and when pairing a tablet."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_ROOMS = 12


class FirstDay(forms.Form):
    """The first page of an empty installation: the setting, its rooms, its first manager."""

    name = forms.CharField(label=_("Name of your nursery"), max_length=80)
    rooms = forms.CharField(
        label=_("Your rooms, one on each line"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example Ducklings. You can change this later."),
    )
    first_name = forms.CharField(label=_("Your first name"), max_length=40)
    last_name = forms.CharField(label=_("Your last name"), max_length=60)
    email = forms.EmailField(label=_("Your e-mail address"))
    password = forms.CharField(
        label=_("A password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Three words that do not belong together work well."),
    )

    def clean_rooms(self) -> list[str]:
        """The rooms as a list, each once, in the order typed."""
        named = list(dict.fromkeys(line.strip()[:40] for line in self.cleaned_data["rooms"].splitlines() if line.strip()))
        if not named:
            raise forms.ValidationError(_("Write the name of one room at least."))
        if len(named) > MOST_ROOMS:
            raise forms.ValidationError(_("Twelve rooms are the most to begin with. You can add more later."))
        return named


class Pair(forms.Form):
    """Make this device a room's tablet."""

    room = forms.ChoiceField(label=_("Which room is it for?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("A name for it"), max_length=40, required=False, help_text=_("For example: the tablet by the window."))

    def __init__(self, rooms: list[tuple[UUID, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"].choices = [(str(room), name) for room, name in rooms]  # type: ignore[attr-defined]

    def clean_room(self) -> UUID:
        """The room's id."""
        return UUID(self.cleaned_data["room"])


class Code(forms.Form):
    """A code read off another screen."""

    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}),
        error_messages={"required": _("Type the code first.")},
    )
