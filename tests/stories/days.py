"""Days to tell stories of: a handful of rows of the log, and whole simulated days."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.record import Record
from babyroom.moments.settle import Row, Settled, settle
from babyroom.records.simulate import Baby, Cast, crowd, demo_cast, open_days
from babyroom.records.simulate import day_of as simulated
from babyroom.stories.day import day_of
from babyroom.stories.draft import draft
from babyroom.stories.scene import Day, HomeWay, Person, Whom
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.saying import ways_to_say
from babyroom.stories.wording.shape import Lately, Sentence, Story
from tests.rows import row_of

ADA, PRIYA, SAM, KIM, SONG, ROOM = (UUID(int=n) for n in range(1, 7))
ON, LONDON = date(2026, 11, 24), ZoneInfo("Europe/London")


def whom(pronouns: str = "she", **more: Any) -> Whom:
    """Ada, with Priya (she), Sam (he) and Kim (they) in the room; Priya is her key person."""
    adults = {PRIYA: Person("Priya", "she"), SAM: Person("Sam", "he"), KIM: Person("Kim", "they")}
    given: dict[str, Any] = {"adults": adults, "key_person": PRIYA, "here": frozenset(adults), "rooms": {ROOM: "Goslings"}}
    given["ways"] = {SONG: HomeWay("Row, row, slowly")}
    return Whom(Person("Ada", pronouns), **{**given, **more})


def clock(at: str) -> datetime:
    """That time of the day, on the wall in London."""
    return datetime(ON.year, ON.month, ON.day, int(at[:2]), int(at[3:]), tzinfo=LONDON).astimezone(UTC)


def row(kind: str, at: str, seq: int = 1, *, ended: str = "", received: str = "", by: UUID | None = PRIYA, **more: Any) -> Row:
    """A row of the log; `more` are its other columns."""
    times = {"ended_at": clock(ended) if ended else None, "received_at": clock(received or ended or at)}
    return row_of(kind, clock(at), seq, **{"baby": ADA, "by": by, **times, **more})


def day(*rows: Row, of: Whom | None = None) -> Day:
    """The day these rows make."""
    return day_of(settle(rows), of or whom(), ON, LONDON)


def told(*rows: Row, of: Whom | None = None, language: str = "en") -> Story:
    """The story these rows make."""
    return draft(day(*rows, of=of), language)


def ways(language: str, kind: str, *rows: Row, of: Whom | None = None) -> list[str]:
    """Every sentence the first scene of this kind can be told in that says all of it."""
    made = day(*rows, of=of)
    scene = next(one for one in made.scenes if one.kind == kind)
    return whole([one for one, _when in ways_to_say(scene, made, LANGUAGES[language])])


def whole(found: list[Sentence]) -> list[str]:
    """Of these the ones that leave no phrase out."""
    said = {each.text: sum(not one.startswith(("during.", "sentence.")) for one in each.phrases) for each in found}
    return [text for text, count in said.items() if count == max(said.values())]


def as_rows(records: Iterable[Record]) -> Iterator[Row]:
    """Simulated records as the log would hold them."""
    for seq, one in enumerate(records, start=1):
        yield Row(
            id=one.id,
            baby=one.baby,
            room=None,
            kind=one.kind,
            did_by=one.did_by,
            tapped_by=one.tapped_by,
            known_by=one.known_by,
            happened_at=one.happened_at,
            zone=one.zone,
            ended_at=one.ended_at,
            about=one.about,
            uncertain=False,
            time_from=one.time_from,
            received_at=one.received_at or one.happened_at,
            seq=seq,
            adds=one.adds,
            corrects=one.corrects,
            withdraws=one.withdraws,
            refers=one.refers,
            group=one.group,
            source=one.source,
            facts=one.facts,
            note=one.note,
        )


_PRONOUNS: Mapping[str, str] = {"she/her": "she", "he/him": "he", "they/them": "they"}


def whom_of(cast: Cast, baby: Baby, on: date, *, pronouns: str = "", adults: str = "") -> Whom:
    """Whom a simulated story may speak of; `pronouns` for the baby and `adults` for everybody else where one wants to choose."""
    people = {one.id: Person(one.first, adults or ("she", "he", "they")[number % 3]) for number, one in enumerate(cast.adults)}
    others = tuple(form for other in cast.babies if other.id != baby.id for form in (other.first, f"{other.first} {other.last}"))
    return Whom(
        baby=Person(baby.first, pronouns or _PRONOUNS.get(baby.pronouns, baby.pronouns)),
        adults=people,
        key_person=baby.key_person_on(on),
        here=frozenset(one.id for one in cast.team),
        ways={way.id: HomeWay(way.words) for way in baby.ways if way.part.startswith("home") or way.part == "helps"},
        others=others,
        rooms={room.id: room.name for room in cast.rooms},
    )


@cache
def nursery() -> Cast:
    """Harbour Nursery, whose babies have ways of their own."""
    return demo_cast(ON)


@cache
def many() -> Cast:
    """A larger one."""
    return crowd(babies=30, seed=7, on=ON)


@cache
def settled_days(cast: Cast, baby: Baby, first: date, count: int) -> tuple[tuple[date, tuple[Settled, ...]], ...]:
    """The next `count` days of a baby that anything is written of."""
    found: list[tuple[date, tuple[Settled, ...]]] = []
    for on in open_days(first, first + timedelta(days=4 * count)):
        if len(found) == count:
            break
        # Look-ins are half of a day's rows, and no story speaks of them.
        records = [one for one in simulated(cast, baby, on, 3) if one.kind != "look_in"] if baby.booked(on) else []
        if records:
            found.append((on, tuple(settle(as_rows(records)))))
    return tuple(found)


def stories(
    cast: Cast, baby: Baby, first: date, count: int, language: str, *, pronouns: str = "", adults: str = ""
) -> Iterator[tuple[Day, Story]]:
    """Story after story of one baby, each knowing the four before it."""
    last: list[list[str]] = []
    for on, found in settled_days(cast, baby, first, count):
        made = day_of(found, whom_of(cast, baby, on, pronouns=pronouns, adults=adults), on, LONDON)
        story = draft(made, language, Lately.of(last[-4:]))
        last.append([one.text for one in story.sentences])
        yield made, story
