"""One screen a stranger can care from: allergy and medical, held, helps, signs, who I know, from home, today. In this order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.common.refusals import NotYours
from babyroom.moments import queries as moments
from babyroom.moments.day_marks import marks_of, span_of
from babyroom.moments.ribbon import Mark as RibbonMark
from babyroom.moments.ribbon import Span
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People, Told, told
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby, KeyPerson, Mark
from babyroom.people.policies import InForce
from babyroom.rota import queries as rota
from babyroom.rota.models import KnowsToo
from babyroom.tablet import access
from babyroom.tablet.day_lines import Line, Teller
from babyroom.tablet.day_page import adults_in
from babyroom.tablet.naps import of_naps
from babyroom.tablet.screen import Screen, names_of
from babyroom.ways import queries as ways
from babyroom.ways.models import Familiar, Way

_LAST_LINES = 5
# The parts of "From home", with the short headings they have there.
SHORT_PARTS: Mapping[str, object] = {
    "home_words": gettext_lazy("Songs and words"),
    "home_comforter": gettext_lazy("Comforter"),
    "home_sleep": gettext_lazy("Sleep"),
    "home_feeding": gettext_lazy("Milk and food"),
    "home_culture": gettext_lazy("What matters at home"),
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
    """What a stranger needs, in the order of the page. `known_too` has the baby when the key person is away, in this order."""

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
    known_too: tuple[str, ...]
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
    for baby in wanted:
        access.BABY.check(screen.who, baby)
    asked = _Asked.of(screen, wanted)
    return [asked.brief(pk) for pk in sorted(wanted, key=lambda pk: asked.names[pk].casefold())]


@dataclass(frozen=True)
class _Asked:
    """What is known of several babies, each question asked once for all of them."""

    screen: Screen
    found: Mapping[UUID, Baby]
    names: Mapping[UUID, str]
    settled: Mapping[UUID, list[Settled]]
    adults: Mapping[UUID, str]
    marks: Mapping[UUID, list[Mark]]
    lines: Mapping[UUID, list[Way]]
    keys: Mapping[UUID, list[KeyPerson]]
    familiar: Mapping[UUID, list[Familiar]]
    too: Mapping[UUID, list[KnowsToo]]
    policy: InForce

    @classmethod
    def of(cls, screen: Screen, wanted: Collection[UUID]) -> "_Asked":
        setting, today = screen.setting, screen.today
        settled: dict[UUID, list[Settled]] = {baby: [] for baby in wanted}
        moments_ = moments.settled(screen.who, wanted, today, today)
        for one in moments_:
            settled[one.row.baby].append(one)
        found = people.babies(setting, screen.babies | set(wanted))
        if not set(wanted) <= found.keys():
            raise NotYours(_("We cannot find this baby here."))
        return cls(
            screen,
            found,
            names_of(found.values()),
            settled,
            people.adult_names(setting, adults_in(moments_)),
            people.marks(setting, wanted, today),
            ways.lines(setting, wanted),
            people.key_people(setting, wanted, today),
            ways.familiar(setting, wanted, today),
            rota.known_too(setting, wanted, today),
            people.policies(setting, today),
        )

    def brief(self, pk: UUID) -> Brief:
        """One baby's page."""
        screen, baby, day = self.screen, self.found[pk], self.settled[pk]
        old = age(baby.born_on, baby.weeks_early, screen.today)
        looks = of_naps(day, every=timedelta(minutes=self.policy.look_in_every(old.band_months)), now=screen.at)
        who = People(self.names[pk], baby.pronouns, self.adults, screen.rooms)
        drawn = tuple(marks_of(day, self.adults, screen.zone, going_on=True))
        opens, closes = self.policy.clock("opens_at"), self.policy.clock("closes_at")
        span = span_of(screen.today, drawn, opens=opens, closes=closes, zone=screen.zone, now=screen.at)
        keys = self.keys.get(pk, [])
        return Brief(
            baby=baby,
            name=self.names[pk],
            age=old.in_words(),
            marks=tuple(self.marks.get(pk, ())),
            held=self._part(pk, "held"),
            helps=self._part(pk, "helps"),
            signs=self._part(pk, "signs"),
            home=self._part(pk, *SHORT_PARTS),
            familiar=tuple(Known(row.pk, row.adult.called, row.from_on, row.with_family) for row in self.familiar.get(pk, [])),
            key_person=_key(keys, KeyPerson.Place.FIRST),
            second=_key(keys, KeyPerson.Place.SECOND),
            known_too=tuple(row.adult.called for row in self.too.get(pk, [])),
            said_at_home=tuple(told(one, who) for one in shown(day) if one.kind == "from_home"),
            ribbon=(drawn, span),
            lines=tuple(Teller(who, screen.zone, looks).lines(day)),
        )

    def _part(self, pk: UUID, *parts: str) -> tuple[WayLine, ...]:
        return tuple(_line(way, self.screen) for way in self.lines.get(pk, []) if way.part in parts)


def _line(way: Way, screen: Screen) -> WayLine:
    since = way.from_at.astimezone(screen.zone).date()
    heading = str(SHORT_PARTS.get(way.part, ""))
    return WayLine(way.pk, way.words, way.chip, heading, _("from home") if way.from_home else "", since, ways.is_new(way, screen.at))


def _key(rows: list[KeyPerson], place: str) -> str:
    return next((row.adult.called for row in rows if row.place == place), "")
