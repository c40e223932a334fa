"""The first line of a family's page: how it is now, as far as it was written. Pure; nothing is guessed and nothing is padded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.moments.settle import Settled
from babyroom.moments.telling import People, tell, told
from babyroom.moments.vocabulary import phrase

# Signs that may stand at the top of a page read far away from the baby. What was harder is told further down, in its place.
_GENTLE = frozenset({"company", "pause", "body", "exploring"})
_HARDER = frozenset({"still_hard", "needed_us_again", "had_to_wait", "missed_then_found"})
_NOT_LATELY = frozenset({"from_home", "note", "goodbye", "look_in"})


@dataclass(frozen=True)
class Lately:
    """`now` is one sentence with its time; `more` how that was, and may be empty."""

    now: str
    more: str = ""


def lately(day: Sequence[Settled], people: People, zone: ZoneInfo) -> Lately | None:
    """How it is now, from the moments of today that stand, oldest first. None where the room has not written yet."""
    here = [one for one in day if one.kind not in _NOT_LATELY]
    if not here:
        return None
    home = _went_home(here)
    if home is not None:
        return _say(_("%(name)s went home at %(clock)s."), home, people, zone, told(home, people).words)
    asleep = next((one for one in reversed(here) if one.kind == "sleep" and one.ended_at is None), None)
    if asleep is not None:
        return _say(_("%(name)s is asleep, since %(clock)s."), asleep, people, zone, told(asleep, people).words)
    last = next((one for one in reversed(here) if _is_gentle(one)), here[-1])
    if last.kind == "sleep" and last.ended_at is not None:
        return Lately(_("%(name)s woke at %(clock)s.") % {"name": people.name, "clock": _clock(last.ended_at, zone)})
    sentence = (
        _("%(name)s was last seen with %(adult)s, at %(clock)s.") if people.adult(last.row.did_by) else _("We last wrote at %(clock)s.")
    )
    return _say(sentence, last, people, zone, _plainly(last, people))


def _went_home(here: Sequence[Settled]) -> Settled | None:
    last = next((one for one in reversed(here) if one.kind in ("arrival", "reunion")), None)
    return last if last is not None and last.facts.get("goes_home") else None


def _is_gentle(one: Settled) -> bool:
    seen = [phrase("seen", sign) for sign in one.facts.get("seen", ())]
    return one.facts.get("then") not in _HARDER and all(sign is None or sign.group in _GENTLE for sign in seen)


def _plainly(one: Settled, people: People) -> str:
    """The sentence without its "perhaps", and without the goodbye: who reads this was there."""
    facts = {name: value for name, value in one.facts.items() if name not in ("needed", "goodbye", "helped")}
    return tell(one.kind, facts, people, by=one.row.did_by, zone=one.row.zone).words


def _say(sentence: str, one: Settled, people: People, zone: ZoneInfo, more: str) -> Lately:
    told_ = {"name": people.name, "adult": people.adult(one.row.did_by), "clock": _clock(one.at, zone)}
    return Lately(sentence % told_, more)


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
