"""What is typed about the setting: its rules, its name, its rooms, and lists brought in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babyroom.common.zones import placed_zone
from babyroom.people.forms.sheet import Sheet, Words, day, hour, number, text
from babyroom.people.policies import LIMITS, RULES, YES_OR_NO, InForce

# Several labels of the danger panel say "Their number": the heading says whose.
_GROUPED: dict[str, tuple[tuple[Words, tuple[str, ...]], ...]] = {
    "danger": (
        (_("Safeguarding lead"), ("danger_lead_name danger_lead_phone",)),
        (_("Deputy"), ("danger_deputy_name danger_deputy_phone",)),
        (_("Children’s social care"), ("danger_social_care_name", "danger_social_care_phone danger_out_of_hours_phone")),
        (_("For 999"), ("danger_address",)),
        (_("When somebody last rang them all"), ("danger_checked_on",)),
    ),
}

# Why a number is asked for, where nobody may leave it empty for long.
_WHY: dict[str, Words] = {
    "danger_lead_phone": _("A number that is answered while babies are here."),
    "danger_deputy_phone": _("For when the lead is away."),
    "danger_out_of_hours_phone": _("For nights and weekends."),
    "danger_address": _("999 asks for this first. Write it as you would say it."),
    "danger_checked_on": _("The day somebody rang every number here. Write the day first, like 24/11/2026."),
}


class PoliciesForm(Sheet):
    """The rules of one group, from a day on. Phone numbers have their own "checked on" among the rules."""

    from_on = day(_("These hold from"))
    source = text(_("Where this comes from"), hint=_("Such as a page of the framework, our own policy, or the team on a day."))
    verified_on = day(_("When we checked that"), needed=False, hint=_("Leave it empty if nobody has yet. The page then says so."))

    def __init__(self, *args: Any, group: str, in_force: InForce, **options: Any) -> None:
        super().__init__(*args, **options)
        rules = [rule for rule in RULES.values() if rule.group == group]
        self.names = tuple(rule.id for rule in rules)
        for rule in rules:
            self.fields[rule.id] = _field(rule.type, rule.words)
            self.initial.setdefault(rule.id, _shown(rule.type, in_force.text(rule.id)))
        self.all_asked = group == "danger"
        if group == "danger":
            del self.fields["verified_on"]
            for name, why in _WHY.items():
                self.fields[name].help_text = why
        self.groups = (*_GROUPED.get(group, (("", self.names),)), (_("From when, and why"), ("from_on", "source", "verified_on")))

    def values(self) -> dict[str, str]:
        """The rules as their stored text."""
        told = self.cleaned_data
        return {name: _stored(told[name]) for name in self.names}


def _shown(sort: str, value: str) -> str | date:
    return date.fromisoformat(value) if sort == "day" and value else value


def _field(sort: str, words: Any) -> forms.Field:
    if sort == "clock":
        field: forms.Field = hour(words)
        field.required = True
        field.error_messages["required"] = _("Write the time like 07:30.")
        return field
    if sort in LIMITS:
        return number(words, *LIMITS[sort])
    if sort == "yes":
        return forms.ChoiceField(label=words, choices=tuple(YES_OR_NO.items()), widget=forms.RadioSelect)
    if sort == "day":
        return day(words, needed=False)
    return text(words, inputmode="tel") if sort == "phone" else text(words)


def _stored(value: Any) -> str:
    if value is None:
        return ""
    return value.strftime("%H:%M") if hasattr(value, "hour") else value.isoformat() if hasattr(value, "isoformat") else str(value)


class SettingForm(Sheet):
    """The setting's name, and the place its clocks go by."""

    name = text(_("Name of the nursery"), needed=_("Write the name of the nursery."))
    zone = text(
        _("Our clocks go by"),
        needed=_("Write the place our clocks go by, like Europe/London."),
        hint=_("In England: Europe/London. This decides when a day begins."),
        autocomplete="off",
    )

    def clean_zone(self) -> str:
        """A place of the zone database, the same on every machine."""
        zone: str = self.cleaned_data["zone"].strip()
        if not placed_zone(zone):
            raise forms.ValidationError(_("We do not know this place. Write it like Europe/London."))
        return zone


class RoomForm(Sheet):
    """A room."""

    name = text(_("Name"), needed=_("Write the room’s name."))
    from_months = number(_("From this age, in months"), 0, 72)
    to_months = number(_("To this age, in months"), 0, 72)
    position = number(_("Place in the list"), 1, 99, needed=False, hint=_("1 comes first."))

    def clean_position(self) -> int | None:
        """People count from one, the table from nought."""
        told = self.cleaned_data["position"]
        return told - 1 if told else None


class FileForm(Sheet):
    """A file with a list."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A CSV file, as every spreadsheet can save it."),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("There is nothing in this file."),
            "missing": _("Choose a file first."),
            "invalid": _("Choose a file first."),
        },
    )
