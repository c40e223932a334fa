"""The rules a setting may set, with what we offer at first, and where each comes from.

Law and custom change, so a rule is a dated row (people.Policy) with its source; this table only says which rules there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import Refusal

PolicyType = Literal["minutes", "clock", "number", "many", "days", "words", "phone", "day", "yes"]


@dataclass(frozen=True)
class Rule:
    """One rule: its id, the words on the form, its type, what is offered, and the source of that offer."""

    id: str
    words: str | Promise
    type: PolicyType
    offered: str
    source: str | Promise
    group: str


_CUSTOM = _("Custom in many nurseries, not law. Law says: often. The framework of September 2026 has not been read by us yet.")
_RATIO = _("Framework for group settings, September 2025: 1 adult to 3 babies under two, 1 to 5 at two.")
_QUIET = _("Our own choice: a way in that nobody uses can be used by a stranger. We write a week before.")
_LONG_DAY = _("Our own choice, not law. A long day tires a baby: they need someone they know at both ends of it.")
_CALM = _("Our own choice: what is written to a family in these hours waits until the morning.")

_ALL = (
    Rule("opens_at", _("We open at"), "clock", "07:30", "", "hours"),
    Rule("closes_at", _("We close at"), "clock", "18:00", "", "hours"),
    Rule("long_day_hours", _("A baby’s day is a long one from more than (hours)"), "number", "9", _LONG_DAY, "hours"),
    Rule("calm_from", _("Families are left alone in the evening from"), "clock", "19:00", _CALM, "hours"),
    Rule("calm_until", _("until, in the morning"), "clock", "07:00", _CALM, "hours"),
    Rule("our_phone", _("Our phone number, for families"), "phone", "", "", "hours"),
    Rule("look_in_minutes", _("Look in on a sleeping baby every (minutes)"), "minutes", "10", _CUSTOM, "sleep"),
    Rule("look_in_minutes_young", _("Under 6 months, every (minutes)"), "minutes", "5", _CUSTOM, "sleep"),
    Rule("babies_per_adult", _("Babies under two for each adult"), "number", "3", _RATIO, "adults"),
    Rule("twos_per_adult", _("Two-year-olds for each adult"), "number", "5", _RATIO, "adults"),
    Rule("idle_staff_days", _("Staff who have not signed in for so many days lose their way in"), "days", "56", _QUIET, "signing_in"),
    Rule("idle_family_days", _("Families, after so many days"), "days", "400", _QUIET, "signing_in"),
    Rule(
        "pages_in_an_hour", _("Tell the office when one person opens more people’s pages in an hour than"), "many", "30", "", "signing_in"
    ),
    Rule("pin_at_shift_start", _("Ask for a PIN at the start of a shift"), "yes", "yes", "", "signing_in"),
    Rule("audit_letter", _("Send those who lead the end of the audit each morning, by e-mail"), "yes", "no", "", "signing_in"),
    Rule("danger_lead_name", _("Safeguarding lead"), "words", "", "", "danger"),
    Rule("danger_lead_phone", _("The lead’s number"), "phone", "", "", "danger"),
    Rule("danger_deputy_name", _("Deputy"), "words", "", "", "danger"),
    Rule("danger_deputy_phone", _("The deputy’s number"), "phone", "", "", "danger"),
    Rule("danger_social_care_name", _("Children’s social care"), "words", "", "", "danger"),
    Rule("danger_social_care_phone", _("Social care’s number"), "phone", "", "", "danger"),
    Rule("danger_out_of_hours_phone", _("Social care’s number out of hours"), "phone", "", "", "danger"),
    Rule("danger_address", _("Our address, to say to 999"), "words", "", "", "danger"),
    Rule("danger_checked_on", _("These numbers were checked on"), "day", "", "", "danger"),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})
GROUPS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "hours": _("Opening hours and our number"),
        "sleep": _("Looking in"),
        "adults": _("How many adults"),
        "signing_in": _("Signing in"),
        "danger": _("Help now: our own numbers"),
    }
)


@dataclass(frozen=True)
class InForce:
    """The policies of one setting on one day."""

    values: Mapping[str, str]

    def text(self, rule: str) -> str:
        """The value as it was written, or what we offer."""
        return self.values.get(rule, RULES[rule].offered)

    def whole(self, rule: str) -> int:
        """A number or minutes."""
        return int(self.text(rule))

    def clock(self, rule: str) -> time:
        """A time of day."""
        return time.fromisoformat(self.text(rule))

    def look_in_every(self, months: int) -> int:
        """Minutes between look-ins for a baby of this (corrected) age in months."""
        return self.whole("look_in_minutes_young" if months < 6 else "look_in_minutes")

    def danger(self) -> dict[str, str | date | None]:
        """The setting's own numbers for the danger panel; empty where nobody has filled them in."""
        told: dict[str, str | date | None] = {rule.removeprefix("danger_"): self.text(rule) for rule in RULES if rule.startswith("danger_")}
        checked = self.text("danger_checked_on")
        told["checked_on"] = date.fromisoformat(checked) if checked else None
        return told


YES_OR_NO: Mapping[str, str | Promise] = MappingProxyType({"yes": _("yes"), "no": _("no")})
LIMITS = {"minutes": (1, 60), "number": (1, 20), "many": (5, 500), "days": (14, 800)}


def check_value(rule: Rule, value: str) -> str:
    """The value in its one spelling. Raises Refusal."""
    value = value.strip()
    if rule.type in LIMITS:
        least, most = LIMITS[rule.type]
        if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
            raise Refusal(_("Write a whole number from %(least)d to %(most)d.") % {"least": least, "most": most}, field=rule.id)
        return str(int(value))
    if rule.type == "yes":
        if value not in YES_OR_NO:
            raise Refusal(_("Choose yes or no."), field=rule.id)
        return value
    if rule.type == "clock":
        try:
            return time.fromisoformat(value).strftime("%H:%M")
        except ValueError as problem:
            raise Refusal(_("Write the time like 07:30."), field=rule.id) from problem
    if rule.type == "day" and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as problem:
            raise Refusal(_("Choose a day."), field=rule.id) from problem
    return value
