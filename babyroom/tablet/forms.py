"""Forms of the room's own screens."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _


class GuestForm(forms.Form):
    """Cover for the day."""

    first_name = forms.CharField(label=_("First name"), max_length=40)
    last_name = forms.CharField(label=_("Last name"), max_length=60, required=False)
    until = forms.TimeField(label=_("Here until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), initial="18:00")

    def said(self, at: datetime, zone: str) -> dict[str, Any]:
        """The clean values as `welcome_guest` wants them: `until` as an instant of this day."""
        told = self.cleaned_data
        until = datetime.combine(at.astimezone(ZoneInfo(zone)).date(), told["until"], ZoneInfo(zone))
        return {"first_name": told["first_name"], "last_name": told["last_name"], "until": until}
