"""One moment opened: what is written, its trail, and what may be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import NotYours
from babyroom.moments.forms import Choice, MomentForm, Offered
from babyroom.moments.kinds import KINDS, Kind
from babyroom.moments.lookins import LookIns
from babyroom.moments.settle import Settled, shown
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.names import FORMS
from babyroom.tablet.chips import FIRST
from babyroom.tablet.day_lines import Line
from babyroom.tablet.day_page import Day, day
from babyroom.tablet.questions import questions
from babyroom.tablet.said import personal
from babyroom.tablet.screen import Screen
from babyroom.ways import queries as ways


@dataclass(frozen=True)
class Opened:
    """A moment of a baby's day. `looks` are the look-ins of a sleep; `others` the sleeps it is perhaps the same as."""

    screen: Screen
    day: Day
    one: Settled
    line: Line
    looks: LookIns | None
    others: tuple[Line, ...]

    @property
    def open(self) -> bool:
        """Whether it still stands and may be changed from this screen."""
        return self.day.may_write and self.one.withdrawn is None and self.one.same_as is None

    def as_seen(self, version: str) -> Settled:
        """The moment as the page showed it that was filled in: another adult may have changed it since, and is not to be overwritten
        unseen. As it stands now where the page did not say."""
        row = next((row for row in self.one.history if str(row.id) == version), None)
        return self.one if row is None or row.id == self.one.version else replace(self.one, version=row.id, row=row)

    @property
    def versions(self) -> list[tuple[UUID, str]]:
        """The versions that stand against each other, in words, in the order they came, and a taking back that knew of no change last;
        nothing where one only holds."""
        if not self.one.clash:
            return []
        rows = sorted((self.one.row, *self.one.against), key=lambda row: row.seq)
        told = [(row.id, self.day.teller.version(row)) for row in rows]
        return [*told, (self.one.withdrawn.id, _("It stays taken back"))] if self.one.withdrawn else told

    @property
    def asks_which(self) -> bool:
        """Whether a person is to say here which of the versions is right."""
        return self.day.may_write and self.one.clash and self.one.same_as is None

    @property
    def asked(self) -> datetime | None:
        """The oldest look-in that is not written: one question at a time."""
        return self.looks.not_written[0] if self.looks and self.looks.not_written else None


def opened(screen: Screen, baby: UUID, on: date, moment: UUID) -> Opened:
    """The moment of this baby's day. Raises NotYours where it is not there (any more)."""
    found = day(screen, baby, on)
    one = found.one(moment)
    if one is None:
        raise NotYours(_("We cannot find this moment any more. Please look at the day again."))
    others = [other for other in found.settled if other.id in one.perhaps_same_as]
    teller = found.teller
    return Opened(screen, found, one, teller.line(one), teller.looks.get(one.id), tuple(teller.line(other) for other in others))


def offered(found: Day, screen: Screen, facts: dict[str, Any] | None = None, did_by: UUID | None = None) -> Offered:
    """What can be chosen on a form about this baby: the adults in the room and whoever is named already, the baby's chips, rooms,
    people from home, the sleeps of the day."""
    baby, facts = found.baby, facts or {}
    adults: list[Choice] = [(str(face.adult_id), face.name) for face in screen.faces()]
    named = {str(did_by or ""), *(str(value) for value in facts.values() if isinstance(value, str))}
    adults += [(str(pk), name) for pk, name in found.teller.people.adults.items() if str(pk) in named - {key for key, _name in adults}]
    return Offered(
        adults=adults,
        rooms=[(str(pk), name) for pk, name in screen.rooms.items()],
        own=_own(screen, baby.pk, facts),
        home=home_people(screen, baby.pk),
        sleeps=[
            (str(one.id), _("Asleep at %(clock)s") % {"clock": screen.clock(one.at)}) for one in shown(found.settled) if one.kind == "sleep"
        ],
        say=lambda words: personal(words, FORMS[baby.pronouns]),
        months=age(baby.born_on, baby.weeks_early, found.on).band_months,
        first=FIRST,
        questions=questions(baby.pronouns),
    )


def form_for(kind: Kind, given: Offered, data: Any = None, **options: Any) -> MomentForm:
    """The form of a kind, filled from `data` (a POST) or from `initial` and `before`."""
    return MomentForm(data, kind=kind, offered=given, **options)


def kinds_to_write(*, sleeps: bool) -> list[Kind]:
    """What can be written by hand; a look-in and a waking need the sleep they belong to."""
    return [kind for kind in KINDS.values() if kind.lane != "none" or (sleeps and kind.id in ("look_in", "woke"))]


def home_people(screen: Screen, baby: UUID) -> list[Choice]:
    """People from home, as the family calls them: ties first, then whom we may ring. Each name is its own value."""
    called = [tie.called for tie in people.family(screen.setting, baby, screen.today)]
    return [(name, name) for name in dict.fromkeys(called)]


def _own(screen: Screen, baby: UUID, facts: dict[str, Any]) -> Sequence[Choice]:
    chips = ways.chips(screen.setting, [baby])[0].get(baby, [])
    before = {str(one["id"]): str(one["words"]) for one in facts.get("own", ())}
    return list((before | {str(chip.id): before.get(str(chip.id), chip.words) for chip in chips}).items())
