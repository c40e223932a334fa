"""The room's board: everything it shows, asked in eight queries and put together as frozen values.

It reads how each baby's day stands (`moments.Now`) and never the log, so years of history cost it nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments.queries import local_day
from babyroom.moments.vocabulary import VOCABULARIES
from babyroom.people import queries as people
from babyroom.people.ages import Age, age
from babyroom.people.names import FORMS, told_apart
from babyroom.people.policies import InForce
from babyroom.people.ratio import Counted, Stand, stand
from babyroom.rhythm import queries as rhythm
from babyroom.rhythm.ahead import Next
from babyroom.signin.queries import Face, faces
from babyroom.tablet import asleep, cards, planned, pulse, whose_day
from babyroom.tablet.drawn import Shown
from babyroom.tablet.home_note import new_from_home
from babyroom.tablet.known import Known, known
from babyroom.tablet.line_of_day import line_of_day
from babyroom.tablet.placed import Placed, placed
from babyroom.tablet.said import sentence_case
from babyroom.tablet.usual import usually

MANY = 10
# So long after opening babies come, so long before closing they go.
_COMING, _GOING = timedelta(hours=2), timedelta(hours=3)
_ON_THE_WALL = "allergy"


@dataclass(frozen=True)
class Card:
    """One baby in the room: `shown` is what stands on the wall; their day and what is `known` are more than that."""

    baby: Placed
    name: str
    age: Age
    known: Known
    shown: Shown


@dataclass(frozen=True)
class Board:
    """What a room's tablet shows at `at`. `stamp` differs when anything on it would look different."""

    setting: UUID
    room_id: UUID
    room: str
    at: datetime
    zone: ZoneInfo
    stamp: str
    seq: int
    faces: tuple[Face, ...]
    ratio: Stand
    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    sleepers: tuple[asleep.Sleeper, ...]
    question: asleep.Question | None
    later: tuple[whose_day.Told, ...]
    away: tuple[whose_day.Told, ...]
    alone: tuple[planned.Alone, ...]
    elsewhere: tuple[whose_day.Told, ...]
    gone_home: tuple[whose_day.Told, ...]
    calls: tuple[pulse.Call, ...]
    asked_here: bool
    rooms: Mapping[UUID, str]
    policy: InForce

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What may be answered to a look-in that is not written."""
        return [(one.id, sentence_case(str(one.label))) for one in VOCABULARIES["look_in_answer"]]

    @property
    def at_the_door(self) -> bool:
        """Whether babies come or go at this hour: then the door is one tap away."""
        local = self.at.astimezone(self.zone)
        opens, closes = (datetime.combine(local.date(), self.policy.clock(rule), self.zone) for rule in ("opens_at", "closes_at"))
        return local < opens + _COMING or local >= closes - _GOING

    @property
    def many(self) -> bool:
        """Whether four cards stand in a row."""
        return len(self.cards) >= MANY


def board(who: Who, at: datetime) -> Board:
    """The board of this tablet's room. Raises NotYours where there is no tablet."""
    if who.room_id is None:
        raise NotYours(_("This screen is not a room’s tablet."))
    setting, room, today, zone = who.setting, who.room_id, local_day(at, who.zone), ZoneInfo(who.zone)
    beat = pulse.pulse(setting, at)
    babies = placed(setting, room, today)
    ids = [baby.pk for baby in babies]
    here = faces(setting, room, at, who.zone)
    named = _named([baby.day for baby in babies]) - {str(face.adult_id) for face in here}
    about, names, shifts = known(setting, ids, [UUID(one) for one in named], room=room, on=today, at=at)
    past = rhythm.pasts(setting, {baby: one.past for baby, one in about.items() if one.past and not one.rhythm_off})
    expected = people.expected(setting, ids, today)
    policy = people.policies(setting, today)
    called = told_apart([(baby.pk, baby.called, baby.last_name) for baby in babies])
    in_room = {str(face.adult_id): face.name for face in here}
    around = cards.Around(in_room, {str(pk): name for pk, name in names.items()} | in_room, at, zone)
    places: dict[str, list[Placed]] = {}
    for baby in babies:
        moved = baby.day.get("room", str(room)) != str(room)
        places.setdefault(whose_day.place_of(baby.day, expected.get(baby.pk), elsewhere=moved), []).append(baby)
    shown = sorted(places.get("card", []), key=lambda baby: called[baby.pk].casefold())
    many = len(shown) >= MANY

    def card(baby: Placed) -> Card:
        usual = usually(baby, past.get(baby.pk), today, around)
        return _card(baby, called[baby.pk], about[baby.pk], around, today, usual, many=many)

    def told(place: str) -> tuple[whose_day.Told, ...]:
        return tuple(_told(baby, called[baby.pk], expected.get(baby.pk), beat) for baby in places.get(place, []))

    made = tuple(card(baby) for baby in shown)
    to_be_here = [(called[baby.pk], about[baby.pk], expected.get(baby.pk)) for baby in (*shown, *places.get("later", []))]
    sleepers, question = asleep.strip(_sleeping(made, policy), at, zone)
    return Board(
        setting=setting,
        room_id=room,
        room=beat.rooms.get(room, ""),
        at=at,
        zone=zone,
        stamp=pulse.stamp(beat, [face.adult_id for face in here], at),
        seq=beat.seq,
        faces=tuple(here),
        ratio=stand([one.age.months for one in made], [Counted(face.name, face.counts, face.level) for face in here], policy),
        cards=made,
        others=tuple(card(baby) for baby in places.get("later", [])),
        sleepers=sleepers,
        question=question,
        later=whose_day.by_time(told("later")),
        away=told("away"),
        alone=planned.alone(to_be_here, shifts, [face.adult_id for face in here], at, who.zone, today),
        elsewhere=told("elsewhere"),
        gone_home=told("home"),
        calls=beat.calls,
        asked_here=any(call.room_id == room for call in beat.calls),
        rooms=beat.rooms,
        policy=policy,
    )


def _named(days: Sequence[Mapping[str, Any]]) -> set[str]:
    """The adults that these days name, as text ids."""
    told = {part.get("by", "") for day in days for part in (day.get("line") or {}, day.get("asleep") or {}, day)}
    return (told | {mark[4] for day in days for mark in day.get("marks", ())}) - {""}


def _card(baby: Placed, name: str, about: Known, around: cards.Around, today: date, usual: Next, *, many: bool) -> Card:
    day = baby.day
    settling = baby.settling_from is not None and baby.settling_from <= today < baby.starts_on
    subject = cards.Subject(name, FORMS[baby.pronouns], settling, [(str(pk), called) for pk, called in about.familiar])
    # A diet tells of a family’s faith or choice, and what is medical of a baby’s health: other families read the wall.
    marks = tuple(said for sort, said in sorted(about.marks) if sort == _ON_THE_WALL)
    ribbon = line_of_day(day, name=name, key=str(baby.pk), names=around.names, at=around.at, zone=around.zone, many=many, ahead=usual.marks)
    asleep_id = day["asleep"]["id"] if "asleep" in day else ""
    words = cards.words(day, subject, around)
    new = about.new or new_from_home(day, around.at)
    # One thing at a time: who comes back, or who is new here, is said before what is usual. Where a card has no room for a line more
    # (asleep, with its button; many babies) the outline on the ribbon says it alone, and the ribbon's words.
    quiet = words.also or words.meets.text or settling or asleep_id or many
    said = SafeString("") if quiet else usual.words
    shown = Shown(baby.pk, name, baby.peg, marks, new, "same_nap" in day, asleep_id, words, ribbon, said)
    return Card(baby, name, age(baby.born_on, baby.weeks_early, today), about, shown)


def _sleeping(made: Sequence[Card], policy: InForce) -> list[asleep.Sleeping]:
    return [
        one
        for card in made
        if "asleep" in card.baby.day or "slept" in card.baby.day
        for one in asleep.of_day(card.baby.pk, card.name, card.baby.day, timedelta(minutes=policy.look_in_every(card.age.band_months)))
    ]


def _told(baby: Placed, name: str, expected: people.Expected | None, beat: pulse.Pulse) -> whose_day.Told:
    when = expected.from_time.strftime("%H:%M") if expected is not None and expected.from_time else ""
    where = beat.rooms.get(UUID(baby.day["room"]), "") if baby.day.get("room") else ""
    return whose_day.Told(baby.pk, name, when, where)
