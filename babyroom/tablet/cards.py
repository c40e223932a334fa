"""The words on a baby's card: who has the baby, and the last thing seen. Pure.

No minutes since, nothing about health or the goodbye: other families can read the wall. What is not written is not said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.moments.vocabulary import label
from babyroom.tablet.last_seen import last_seen
from babyroom.tablet.said import clock, facts_of, personal, sentence_case

# Two names fit on a card beside everything else.
_MOST_KNOWN = 2


@dataclass(frozen=True)
class Line:
    """One line of words. Where it names the adult `adult` (an id as text), `you` is how it reads on a screen that this adult is using."""

    text: str = ""
    you: str = ""
    adult: str = ""


@dataclass(frozen=True)
class Words:
    """A card's words. `strong` stands before the last thing seen, `also` after it, both bold. `knows` names
    familiar adults who are in the room now; `away` says who is familiar where none of them is. Both are empty where the words say so
    already. `meets` says that somebody new has the baby, in the place of `knows`."""

    who: Line
    now: Line
    strong: str = ""
    also: str = ""
    knows: tuple[str, ...] = ()
    away: str = ""
    meets: Line = Line()


@dataclass(frozen=True)
class Subject:
    """The baby the words are about. `forms` are the four pronouns; `familiar` the adults (id as text, name) that the key
    person has named with the family."""

    name: str
    forms: Sequence[str]
    settling: bool = False
    familiar: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Around:
    """`here` are the names of the adults in the room by id as text, `names` of everyone a line may name; `at` is now."""

    here: Mapping[str, str]
    names: Mapping[str, str]
    at: datetime
    zone: ZoneInfo


def words(day: Mapping[str, Any], baby: Subject, around: Around) -> Words:
    """What the card of this baby says now, from the projection of their day (`moments.day`)."""
    who = _who(day, around)
    new_to = None if "asleep" in day or baby.settling else _getting_to_know(day, baby, around)
    if new_to is not None:
        strong, now = _seen(day, baby, around)
        return Words(who, now, strong, _back(day, around), meets=new_to)
    knows, away = _known_here(baby, around)
    if "asleep" in day:
        return Words(who, Line(_since(day["asleep"], baby, around)), knows=knows, away=away)
    strong, now = ("", Line(_("Getting to know us."))) if baby.settling else _seen(day, baby, around)
    return Words(who, now, strong, _back(day, around), knows, away)


def _who(day: Mapping[str, Any], around: Around) -> Line:
    asleep = day.get("asleep")
    adult = asleep["by"] if asleep else day.get("by", "")
    name = around.here.get(adult)
    if name is None:
        return _was_with(around.names.get(adult, ""), asleep=bool(asleep))
    told = _("asleep, near %(name)s") if asleep else _("near %(name)s") if day.get("near") else _("with %(name)s")
    return Line(told % {"name": name}, told % {"name": _("you")}, adult)


def _was_with(name: str, *, asleep: bool) -> Line:
    """The adult who had the baby has left the room: their name is still the last thing we know."""
    if not name:
        return Line(_("asleep")) if asleep else Line(_("here with us"))
    told = _("asleep, %(name)s was near") if asleep else _("was with %(name)s")
    return Line(told % {"name": name})


def _since(asleep: Mapping[str, Any], baby: Subject, around: Around) -> str:
    facts = facts_of(asleep)
    told = [_("Since %(clock)s") % {"clock": clock(asleep["at"], around.zone)}]
    if facts.get("position"):
        told.append(personal(label("sleep_position", facts["position"]), baby.forms))
    if facts.get("place") not in (None, "cot"):
        told.append(label("sleep_place", facts["place"]))
    return ", ".join(told)


def _seen(day: Mapping[str, Any], baby: Subject, around: Around) -> tuple[str, Line]:
    """(bold words, the last thing seen)."""
    seen = day.get("line")
    if not seen:
        return "", Line()
    adult = seen["by"] if seen["by"] in around.names else ""
    strong, text = last_seen(seen, around.names.get(adult, ""), baby.forms, around.zone)
    you = last_seen(seen, _("you"), baby.forms, around.zone)[1] if adult else ""
    return strong, Line(text, you, adult)


def _known_here(baby: Subject, around: Around) -> tuple[tuple[str, ...], str]:
    """Whom this baby knows of those who are here, in the order the key person and the family set; or, where none of them is, who
    it would be. Nothing where nobody has been named, or nobody has said that they are here."""
    if not baby.familiar or not around.here:
        return (), ""
    here = tuple(around.here[adult] for adult, _name in baby.familiar if adult in around.here)
    return here[:_MOST_KNOWN], "" if here else _("Knows %(name)s, not in the room") % {"name": baby.familiar[0][1]}


def _getting_to_know(day: Mapping[str, Any], baby: Subject, around: Around) -> Line | None:
    """Somebody new has the baby: say so, and who of those the baby knows is near. Never worked out from how often they met."""
    adult = day.get("by", "")
    if not baby.familiar or adult not in around.here or adult in {known for known, _name in baby.familiar}:
        return None
    near = next((name for known, name in baby.familiar if known in around.here), None)
    then = _("%(name)s is near.") % {"name": near} if near else _("%(name)s is not in the room just now.") % {"name": baby.familiar[0][1]}
    met = _("%(adult)s is getting to know %(baby)s.") % {"adult": around.here[adult], "baby": baby.name}
    you = _("You are getting to know %(baby)s.") % {"baby": baby.name}
    return Line(f"{met} {then}", f"{you} {then}", adult)


def _back(day: Mapping[str, Any], around: Around) -> str:
    """ "Mum back about 12:00", for a baby who is here for a short while at first."""
    told = [day[part] for part in ("goodbye", "settling") if part in day]
    for part in sorted(told, key=lambda one: -one["at"]):
        facts = facts_of(part)
        back_at = facts.get("back_at", "")
        if back_at > around.at.astimezone(around.zone).strftime("%H:%M"):
            who = facts.get("with", "").strip()
            return (
                _("%(who)s back about %(clock)s") % {"who": sentence_case(who), "clock": back_at}
                if who
                else _("Back about %(clock)s") % {"clock": back_at}
            )
    return ""
