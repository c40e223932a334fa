"""The first line of a family's page: one calm line about now. Pure; nothing is guessed and nothing is padded.

A family never follows the room moment by moment: while the baby is here the line says with whom, or asleep since when. The day is
told once it is over: the baby went home, or the nursery closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.moments.settle import Settled
from babyroom.moments.telling import People, tell

_NOT_LATELY = frozenset({"from_home", "note", "goodbye", "look_in"})
# Longer ago than this nobody can say from the log who has the baby now.
_STILL = timedelta(hours=2)


@dataclass(frozen=True)
class Lately:
    """`now` is one sentence; `more` how going home was, and may be empty. `over` says that the day may be told."""

    now: str
    more: str = ""
    over: bool = False


def lately(day: Sequence[Settled], people: People, zone: ZoneInfo, *, at: datetime, closes: time) -> Lately | None:
    """How it is at `at`, from the moments of today that stand, oldest first. None where the room has not written yet."""
    here = [one for one in day if one.kind not in _NOT_LATELY]
    if not here:
        return None
    told = {"name": people.name}
    home = _went_home(here)
    if home is not None:
        return Lately(_("%(name)s went home at %(clock)s.") % {**told, "clock": _clock(home.at, zone)}, _met(home, people), over=True)
    if at.astimezone(zone).time() >= closes:
        return Lately(_("We have closed for today."), over=True)
    asleep = next((one for one in reversed(here) if one.kind == "sleep" and one.ended_at is None), None)
    if asleep is not None:
        return Lately(_("%(name)s is asleep, since %(clock)s.") % {**told, "clock": _clock(asleep.at, zone)})
    adult = _with(here[-1], people) if at - (here[-1].ended_at or here[-1].at) < _STILL else ""
    if adult:
        return Lately(_("%(name)s is with %(adult)s.") % {**told, "adult": adult})
    return Lately(_("%(name)s is here with us.") % told)


def _went_home(here: Sequence[Settled]) -> Settled | None:
    last = next((one for one in reversed(here) if one.kind in ("arrival", "reunion")), None)
    return last if last is not None and last.facts.get("goes_home") else None


def _with(one: Settled, people: People) -> str:
    """Who has the baby since this moment: whoever took over, else who wrote that they did it."""
    handed = people.adult(one.facts.get("took_over")) or people.adult(one.facts.get("handed_to"))
    return handed or people.adult(one.row.did_by)


def _met(home: Settled, people: People) -> str:
    facts = {name: value for name, value in home.facts.items() if name != "goes_home"}
    return tell(home.kind, facts, people, by=home.row.did_by, zone=home.row.zone).words


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
