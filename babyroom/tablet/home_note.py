"""What home told this morning, and what is new on the baby's page: open beside the door and on the brief."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from babyroom.moments import queries as moments
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import Told, told
from babyroom.people import queries as people
from babyroom.tablet.day_page import Day
from babyroom.tablet.screen import Screen
from babyroom.ways import queries as ways
from babyroom.ways.headings import heading

# What home tells after noon is meant for the next morning: over a long weekend too.
_NOON, _BACK = time(12), timedelta(days=4)

# What home told while handing over was heard; a note later in the day is new for so long.
_AT_THE_DOOR = timedelta(minutes=15)
_NEW_FOR = timedelta(hours=3)


@dataclass(frozen=True)
class NewLine:
    """A line of the baby's page that came from home and that nobody here has read yet."""

    part: str
    words: str
    told_by: str


@dataclass(frozen=True)
class HomeNote:
    """`said` are this morning's notes in words, oldest first; `new` the lines from home nobody has read; `collects` and `back_at`
    who comes back and when, as far as home said it."""

    said: tuple[Told, ...]
    new: tuple[NewLine, ...]
    collects: str = ""
    back_at: str = ""

    def __bool__(self) -> bool:
        return bool(self.said or self.new)


def home_note(screen: Screen, day: Day) -> HomeNote:
    """The note of a day. Lines are new as long as `ways` says so."""
    notes = [*_from_the_eve(screen, day), *(one for one in shown(day.settled) if one.kind == "from_home")]
    lines = ways.lines(screen.setting, [day.baby.pk]).get(day.baby.pk, [])
    home = {tie.adult_id: tie.called for tie in people.family(screen.setting, day.baby.pk, screen.today)}
    new = [
        NewLine(heading(way.part, day.name), way.words, home.get(way.told_by.pk, way.told_by.called) if way.told_by else "")
        for way in lines
        if ways.is_new(way, screen.at)
    ]
    return HomeNote(
        said=tuple(told(one, day.teller.people) for one in notes),
        new=tuple(new),
        collects=next((str(one.facts["collects"]) for one in reversed(notes) if one.facts.get("collects")), ""),
        back_at=next((str(one.facts["back_at"]) for one in reversed(notes) if one.facts.get("back_at")), ""),
    )


def _from_the_eve(screen: Screen, day: Day) -> list[Settled]:
    """Notes told after noon of an earlier day, if the baby has not been here since."""
    found = shown(moments.settled(screen.who, [day.baby.pk], day.on - _BACK, day.on - timedelta(days=1)))
    came = max((one.at for one in found if one.kind == "arrival"), default=None)
    late = [one for one in found if one.kind == "from_home" and one.at.astimezone(screen.zone).time() >= _NOON]
    return [one for one in late if came is None or one.at > came]


def new_from_home(day: Mapping[str, Any], at: datetime) -> bool:
    """Whether home wrote a note today after the baby had come in, and not long before `at`: nobody at the door has heard it."""
    told_at, arrived = day.get("from_home", {}).get("at"), day.get("arrived")
    if told_at is None or arrived is None or told_at < arrived + _AT_THE_DOOR.total_seconds():
        return False
    return bool(at.timestamp() - told_at <= _NEW_FOR.total_seconds())
