"""The setting's rules with their past, and its rooms."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import access, queries
from babyroom.people.models import Baby, Placement, Policy, Room, Setting
from babyroom.people.names import told_apart
from babyroom.people.pages.ground import wall
from babyroom.people.policies import GROUPS, RULES, YES_OR_NO, InForce, Rule


@dataclass(frozen=True)
class Told:
    """One row of a rule as it is shown; `from_on` None is our own offer, which nobody here has taken up yet."""

    value: str
    from_on: date | None
    source: str | Promise
    verified_on: date | None


@dataclass(frozen=True)
class RuleNow:
    """A rule with what holds today, what is to come and what held before, newest first."""

    rule: Rule
    now: Told
    coming: tuple[Told, ...]
    past: tuple[Told, ...]


@dataclass(frozen=True)
class PolicyGroup:
    """The rules of one group."""

    id: str
    words: str | Promise
    rules: tuple[RuleNow, ...]

    @property
    def offered(self) -> bool:
        """Whether every rule of the group is still our own offer."""
        return all(rule.now.from_on is None for rule in self.rules)


@dataclass(frozen=True)
class PoliciesPage:
    """The setting's rules, group by group."""

    setting: Setting
    groups: tuple[PolicyGroup, ...]

    @property
    def place(self) -> str:
        """Where the clocks are: "London"."""
        return str(self.setting.zone).rpartition("/")[2].replace("_", " ")


def policies_page(who: Who, today: date) -> PoliciesPage:
    """Every rule with its past. Open to all who work here."""
    setting = wall(who, access.SEE_PEOPLE)
    found: dict[str, list[Policy]] = {}
    for row in Policy.objects.of(setting).order_by("-from_on", "-id"):
        found.setdefault(row.name, []).append(row)
    groups = tuple(
        PolicyGroup(group, words, tuple(_rule(rule, found.get(rule.id, []), today) for rule in RULES.values() if rule.group == group))
        for group, words in GROUPS.items()
    )
    return PoliciesPage(Setting.objects.get(pk=setting), groups)


@dataclass(frozen=True)
class PoliciesSheet:
    """What the form for one group begins with."""

    group: str
    words: str | Promise
    in_force: InForce
    source: str


def policies_sheet(who: Who, group: str, today: date) -> PoliciesSheet:
    """The form for one group of rules. Raises NotYours for a group there is not."""
    setting = wall(who)
    if group not in GROUPS:
        raise NotYours(_("We cannot find this here any more."))
    first = next(rule for rule in RULES.values() if rule.group == group)
    held = Policy.objects.of(setting).filter(name=first.id, from_on__lte=today).order_by("-from_on", "-id").first()
    return PoliciesSheet(group, GROUPS[group], queries.policies(setting, today), held.source if held else str(first.source))


@dataclass(frozen=True)
class RoomRow:
    """A room with the babies whose room it is today."""

    room: Room
    babies: tuple[str, ...]


def room_list(who: Who, today: date) -> tuple[list[RoomRow], list[Room]]:
    """Open rooms in their order, with the babies who may be seen, and closed ones."""
    setting = wall(who, access.SEE_PEOPLE)
    seen = Baby.objects.of(setting).filter(access.SEE_BABIES.which(who))
    places = list(
        Placement.objects.of(setting).on(today).filter(baby__in=seen).select_related("baby").order_by("baby__first_name", "baby__last_name")
    )
    called = told_apart([(place.baby_id, place.baby.called, place.baby.last_name) for place in places])
    names: dict[UUID, list[str]] = {}
    for place in places:
        names.setdefault(place.room_id, []).append(called[place.baby_id])
    every = list(Room.objects.of(setting))
    return [RoomRow(room, tuple(names.get(room.pk, ()))) for room in every if room.closed_on is None], [
        room for room in every if room.closed_on
    ]


def room_sheet(who: Who, room: UUID) -> Room:
    """One room, for its form. Raises NotYours."""
    found: Room | None = Room.objects.of(wall(who)).filter(pk=room).first()
    if found is None:
        raise NotYours(_("We cannot find this room here."))
    return found


def _rule(rule: Rule, rows: list[Policy], today: date) -> RuleNow:
    told = [(row.from_on, Told(_value(rule, row.value), row.from_on, row.source, row.verified_on)) for row in rows]
    begun = [one for from_on, one in told if from_on <= today]
    coming = tuple(one for from_on, one in reversed(told) if from_on > today)
    now = begun[0] if begun else Told(_value(rule, rule.offered), None, rule.source, None)
    return RuleNow(rule, now, coming, tuple(begun[1:]))


def _value(rule: Rule, value: str) -> str:
    if rule.type == "yes":
        return str(YES_OR_NO[value])
    if rule.type == "day" and value:
        return date_format(date.fromisoformat(value), "j F Y")
    return value
