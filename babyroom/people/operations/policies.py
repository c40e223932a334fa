"""The rules of the house: a new value is a new dated row, with the source it rests on."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.common.zones import placed_zone
from babyroom.people import queries, typed
from babyroom.people.models import Policy, Setting
from babyroom.people.operations.desk import Desk, desk
from babyroom.people.policies import RULES, InForce, Rule, check_value
from babyroom.people.sense import EARLIEST, said

_LONGEST_ZONE = 40


def set_policies(
    values: Mapping[str, str], *, from_on: date, by: Who, at: datetime, source: str = "", verified_on: date | None = None
) -> list[Policy]:
    """New values from a day on, one row for each rule that changes. `verified_on` is the day somebody checked the source.

    A rule that has no row yet gets one even where the value is the one we offer: from then on it is the setting's own.
    Raises Refusal with the rule's id as field.
    """
    at_desk = desk(by, at)
    wanted = {name: _checked(RULES[name], value, at_desk.today) for name, value in values.items()}
    source = typed.line(source, 200, "source")
    if verified_on and verified_on > at_desk.today:
        raise Refusal(_("This day has not come yet. Write the day you checked it."), field="verified_on")
    if from_on < EARLIEST:
        raise Refusal(_("Please check the year."), field="from_on")
    with transaction.atomic():
        in_force = queries.policies(at_desk.setting, from_on)
        _hours_in_order(in_force, wanted)
        written = [_write(at_desk, name, value, from_on, source, verified_on) for name, value in wanted.items()]
    return [row for row in written if row is not None]


def change_setting(name: str, zone: str, *, by: Who, at: datetime) -> Setting:
    """The setting has another name, or its clocks go by another place. `zone` is a place of the zone database."""
    at_desk = desk(by, at)
    name = typed.name(name, 80, "name", needed=_("Write the name of the nursery."))
    if not placed_zone(zone) or len(zone) > _LONGEST_ZONE:
        raise Refusal(_("We do not know this place. Write it like Europe/London."), field="zone")
    with transaction.atomic():
        setting = Setting.objects.get(pk=at_desk.setting)
        before = {"name": setting.name, "zone": setting.zone}
        setting.name, setting.zone = name, zone
        setting.save(update_fields=["name", "zone"])
        at_desk.tell("change_setting", setting, before=before, after={"name": name, "zone": zone})
    return setting


def _checked(rule: Rule, value: str, today: date) -> str:
    value = check_value(rule, value)
    if rule.type == "words":
        return typed.line(value, 200, rule.id)
    if rule.type == "phone":
        return typed.phone(value, rule.id)
    if rule.type == "day" and value:
        try:
            day = date.fromisoformat(value)
        except ValueError as problem:
            raise Refusal(_("Write the day like 03/11/2026."), field=rule.id) from problem
        if day > today:
            raise Refusal(_("This day has not come yet. Write the day you rang them."), field=rule.id)
        return day.isoformat()
    return value


def _hours_in_order(in_force: InForce, wanted: Mapping[str, str]) -> None:
    if {"opens_at", "closes_at"} & wanted.keys():
        told = InForce({**in_force.values, **wanted})
        if told.clock("opens_at") >= told.clock("closes_at"):
            raise Refusal(_("Closing comes after opening. Please check both times."), field="closes_at")


def _write(at_desk: Desk, name: str, value: str, from_on: date, source: str, verified_on: date | None) -> Policy | None:
    rows = Policy.objects.of(at_desk.setting).filter(name=name).order_by("-from_on", "-id")
    newest = rows.filter(from_on__lte=at_desk.today).first()
    if newest is not None and newest.from_on > from_on:
        words = _("There is a newer value from %(day)s. Choose that day or a later one.") % {"day": said(newest.from_on)}
        raise Refusal(words, field="from_on", code="too_early")
    held = rows.filter(from_on__lte=from_on).first()
    if held is None and not value:
        return None
    after = {"value": value, "source": source, "verified_on": verified_on}
    before = {"value": held.value, "source": held.source, "verified_on": held.verified_on} if held else {}
    if before == after:
        return None
    row: Policy = Policy.objects.create(setting_id=at_desk.setting, name=name, from_on=from_on, **after)
    # The rule and its day are said each time, so that a row of the audit can be read alone.
    at_desk.tell("set_policy", row, before={"from_on": held and held.from_on, **before}, after={"rule": name, "from_on": from_on, **after})
    return row
