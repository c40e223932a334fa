"""One screen a stranger can care from: allergy and medical, held, helps, signs, who I know, from home, today. In this order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.moments import queries as moments
from babyroom.moments.ribbon import Mark as RibbonMark
from babyroom.moments.ribbon import Span
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People, Told, told
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby, KeyPerson, Mark
from babyroom.tablet.day_lines import Line, Teller
from babyroom.tablet.day_marks import marks_of, span_of
from babyroom.tablet.day_page import adults_in
from babyroom.tablet.naps import of_naps
from babyroom.tablet.screen import Screen, names_of
from babyroom.ways import queries as ways
from babyroom.ways.models import Familiar, Way

_LAST_LINES = 5
_HOME = ("home_words", "home_comforter", "home_sleep", "home_feeding", "home_culture")
SHORT_PARTS: Mapping[str, object] = {
    "home_words": gettext_lazy("Songs and words"),
    "home_comforter": gettext_lazy("Comforter"),
    "home_sleep": gettext_lazy("Sleep"),
    "home_feeding": gettext_lazy("Milk and food"),
    "home_culture": gettext_lazy("What matters to us"),
}


@dataclass(frozen=True)
class WayLine:
    """One line of the baby's page. `heading` is the part within "From home"; `since` the day it was written."""

    id: UUID
    words: str
    chip: str
    heading: str
    told_by: str
    since: date
    new: bool


@dataclass(frozen=True)
class Known:
    """Somebody the baby knows: named on `on`, `with_family` where the family was asked."""

    row: UUID
    name: str
    on: date
    with_family: bool


@dataclass(frozen=True)
class Brief:
    """What a stranger needs, in the order of the page."""

    baby: Baby
    name: str
    age: str
    marks: tuple[Mark, ...]
    held: tuple[WayLine, ...]
    helps: tuple[WayLine, ...]
    signs: tuple[WayLine, ...]
    home: tuple[WayLine, ...]
    familiar: tuple[Known, ...]
    key_person: str
    second: str
    said_at_home: tuple[Told, ...]
    ribbon: tuple[tuple[RibbonMark, ...], Span]
    lines: tuple[Line, ...]

    @property
    def new(self) -> bool:
        """Whether home wrote something that nobody here has read."""
        return any(line.new for part in (self.held, self.helps, self.signs, self.home) for line in part)

    @property
    def last_lines(self) -> list[Line]:
        """The latest moments of today, newest first."""
        return [line for line in self.lines if not line.taken_back][: -_LAST_LINES - 1 : -1]


def briefs(screen: Screen, wanted: Collection[UUID]) -> list[Brief]:
    """The briefs of these babies, by name. Raises NotYours where one may not be looked at from here."""
    settled: dict[UUID, list[Settled]] = {baby: [] for baby in wanted}
    for one in moments.settled(screen.who, wanted, screen.today, screen.today):
        settled[one.row.baby].append(one)
    setting, today = screen.setting, screen.today
    found = people.babies(setting, screen.babies | set(wanted))
    names = names_of(found.values())
    adults = people.adult_names(setting, adults_in([one for day in settled.values() for one in day]))
    marks, lines = people.marks(setting, wanted, today), ways.lines(setting, wanted)
    keys, familiar = people.key_people(setting, wanted, today), ways.familiar(setting, wanted, today)
    policy = people.policies(setting, today)
    told_: list[Brief] = []
    for pk in sorted((pk for pk in wanted if pk in found), key=lambda pk: names[pk].casefold()):
        baby, day = found[pk], settled[pk]
        old = age(baby.born_on, baby.weeks_early, today)
        looks = of_naps(day, every=timedelta(minutes=policy.look_in_every(old.band_months)), now=screen.at)
        who = People(names[pk], baby.pronouns, adults, screen.rooms)
        drawn = tuple(marks_of(day, adults, screen.zone, going_on=True))
        span = span_of(today, drawn, opens=policy.clock("opens_at"), closes=policy.clock("closes_at"), zone=screen.zone, now=screen.at)
        own = [_line(way, screen) for way in lines.get(pk, [])]
        parts = {
            part: tuple(line for way, line in zip(lines.get(pk, []), own, strict=True) if way.part == part)
            for part in ("held", "helps", "signs")
        }
        told_.append(
            Brief(
                baby=baby,
                name=names[pk],
                age=old.in_words(),
                marks=tuple(marks.get(pk, ())),
                **parts,
                home=tuple(line for way, line in zip(lines.get(pk, []), own, strict=True) if way.part in _HOME),
                familiar=tuple(_known(row) for row in familiar.get(pk, [])),
                key_person=_key(keys.get(pk, []), KeyPerson.Place.FIRST),
                second=_key(keys.get(pk, []), KeyPerson.Place.SECOND),
                said_at_home=tuple(told(one, who) for one in shown(day) if one.kind == "from_home"),
                ribbon=(drawn, span),
                lines=tuple(Teller(who, screen.zone, looks).lines(day)),
            )
        )
    return told_


def _line(way: Way, screen: Screen) -> WayLine:
    since = way.from_at.astimezone(screen.zone).date()
    heading = str(SHORT_PARTS.get(way.part, ""))
    return WayLine(way.pk, way.words, way.chip, heading, _from(way), since, ways.is_new(way, screen.at))


def _from(way: Way) -> str:
    """Where a line comes from, where that is worth saying."""
    return _("from home") if way.from_home else ""


def _known(row: Familiar) -> Known:
    return Known(row.pk, row.adult.called, row.from_on, row.with_family)


def _key(rows: list[KeyPerson], place: str) -> str:
    return next((row.adult.called for row in rows if row.place == place), "")
