"""The evening card: what to say at the door, what to ask, and the facts in one small line. Relational lines first; nothing is
padded and nothing is given a meaning. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.moments.kinds import KINDS, NOTE_SHORT
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People, tell
from babyroom.moments.vocabulary import label
from babyroom.moments.voice import and_join
from babyroom.people.names import FORMS

_MOST_SAID = 3
_REFUSED = "said_no"
# What is worth saying after the goodbye, one of each, in this order: what helped, what was found, then the rest of the day.
_SAID = ("comfort", "exploring", "note", "settling", "together", "care")
# Facts that tell how it was between people.
_TELLING = ("seen", "we", "own", "then", "together", "helped", "came_back_to", "took_over", "learned", "familiar", "step")
# What home told this morning, and what one may ask about it in the evening.
_ASKS = {
    "new_tooth": gettext_lazy("How is the new tooth?"),
    "runny_nose": gettext_lazy("How was the cold last night?"),
    "new_food": gettext_lazy("How did the new food go down at home?"),
    "wants_holding": gettext_lazy("How do you hold %(them)s best just now?"),
}


@dataclass(frozen=True)
class Handover:
    """`say` and `ask` are sentences to speak; `facts` one small line, empty where nothing practical was written."""

    say: tuple[str, ...]
    ask: tuple[str, ...]
    facts: str


def handover(settled: Sequence[Settled], people: People, zone: ZoneInfo) -> Handover:
    """What there is to tell of this day."""
    moments = shown(settled)
    return Handover(tuple(_say(moments, people)), (_ask(moments, people),), _facts(moments, zone))


def _say(moments: Sequence[Settled], people: People) -> list[str]:
    """The goodbye and who had the baby then; one moment of each kind of closeness and one of practical care that was shared, the
    fullest of each. What has a name and a time only comes if there is room."""
    said = [words for words in [_goodbye(moments, people)] if words]
    fullest: dict[str, tuple[int, datetime, Settled]] = {}
    for one in moments:
        kind = _told_as(one)
        if kind and (kind not in fullest or (_fullness(one), one.at) >= fullest[kind][:2]):
            fullest[kind] = (_fullness(one), one.at, one)
    turns = sorted(fullest, key=lambda kind: (not fullest[kind][0], _SAID.index(kind)))[: _MOST_SAID - len(said)]
    said += [_words(fullest[kind][2], people) for kind in turns]
    return said or [_("We did not write much today. Tell what you saw yourself, or ask who was with %(name)s.") % {"name": people.name}]


def _goodbye(moments: Sequence[Settled], people: People) -> str:
    """How the goodbye was and who had the baby then. Nothing where neither was written."""
    one = next((one for one in moments if one.kind == "arrival"), None)
    if one is None or not (one.facts.get("goodbye") or one.facts.get("helped")):
        return ""
    adult = people.adult(one.facts.get("handed_to")) or people.adult(one.row.did_by)
    had = _("%(name)s began the day with %(adult)s.") % {"adult": adult, "name": people.name} if adult else ""
    facts = {name: value for name, value in one.facts.items() if name in ("goodbye", "helped", "own")}
    arrived = tell(one.kind, {}, people, by=one.row.did_by, zone=one.row.zone).words
    words = tell(one.kind, facts, people, by=one.facts.get("handed_to") or one.row.did_by, zone=one.row.zone).words
    return f"{had} {words.removeprefix(arrived).strip()}".strip()


def _told_as(one: Settled) -> str:
    """Under which kind a moment may be told at the door; nothing where it may not."""
    if one.kind == "note":
        return "note" if len(one.row.note) <= NOTE_SHORT else ""
    if one.kind in _SAID:
        return one.kind
    return "care" if KINDS[one.kind].care and one.facts.get("together") else ""


def _fullness(one: Settled) -> int:
    """How much of the moment itself was written: not the baby's, and never shown."""
    written = [one.facts.get(name) for name in _TELLING]
    return len([value for value in written if value]) + bool(one.row.note)


def _words(one: Settled, people: People) -> str:
    """The sentence without its "perhaps": at the door one says what was seen and what was done, and what an adult wrote of it."""
    note = one.row.note if len(one.row.note) <= NOTE_SHORT else ""
    if one.kind == "note":
        return note
    facts = {name: value for name, value in one.facts.items() if name != "needed"}
    words = tell(one.kind, facts, people, by=one.row.did_by, zone=one.row.zone).words
    return f"{words} {note}".strip()


def _ask(moments: Sequence[Settled], people: People) -> str:
    news = {str(word) for one in moments if one.kind == "from_home" for word in one.facts.get("news", ())}
    asked = next((question for word, question in _ASKS.items() if word in news), None) or _ask_of_today(moments)
    return str(asked) % {"name": people.name, "them": FORMS[people.pronouns][1]}


def _ask_of_today(moments: Sequence[Settled]) -> str:
    """A question that follows from what was written today."""
    if any(one.kind == "arrival" and one.facts.get("goodbye") == "hard" for one in moments):
        return _("What helps with goodbyes at home?")
    if any(food.get("first") for one in moments if one.kind == "food" for food in one.facts.get("foods", ())):
        return _("What has %(name)s tasted at home just now?")
    if any("sang" in one.facts.get("together", ()) or "sang" in one.facts.get("we", ()) for one in moments):
        return _("Which songs do you sing at home just now?")
    if any(one.kind == "exploring" for one in moments):
        return _("What does %(name)s like to play with at home just now?")
    return _("What does %(name)s like best at home just now?")


def _facts(moments: Sequence[Settled], zone: ZoneInfo) -> str:
    told_ = [_slept(moments, zone), _milk(moments, zone), _food(moments), _nappy(moments, zone)]
    return " ".join(one for one in told_ if one)


def _slept(moments: Sequence[Settled], zone: ZoneInfo) -> str:
    naps = [one for one in moments if one.kind == "sleep"]
    ended = [
        _("%(start)s to %(end)s") % {"start": _clock(one.at, zone), "end": _clock(one.ended_at, zone)}
        for one in naps
        if one.ended_at is not None
    ]
    return _("Slept %(naps)s.") % {"naps": and_join(ended)} if ended else ""


def _milk(moments: Sequence[Settled], zone: ZoneInfo) -> str:
    milks = [one for one in moments if one.kind == "milk"]
    if not milks:
        return ""
    clocks = and_join([_clock(one.at, zone) for one in milks])
    taken = [one.facts["taken_ml"] for one in milks if one.facts.get("taken_ml") is not None]
    if len(taken) == len(milks):
        return _("Milk at %(clocks)s, %(ml)d ml.") % {"clocks": clocks, "ml": sum(taken)}
    return _("Milk at %(clocks)s.") % {"clocks": clocks}


def _food(moments: Sequence[Settled]) -> str:
    foods = [food for one in moments if one.kind == "food" for food in one.facts.get("foods", ())]
    eaten = _named(food for food in foods if food.get("how_much") != _REFUSED)
    refused = [name for name in _named(food for food in foods if food.get("how_much") == _REFUSED) if name not in eaten]
    told_ = [_("Food: %(foods)s.") % {"foods": and_join(eaten)}] if eaten else []
    told_ += [_("Said no to %(foods)s.") % {"foods": and_join(refused)}] if refused else []
    return " ".join(told_)


def _named(foods: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(food["name"]).lower() for food in foods))


def _nappy(moments: Sequence[Settled], zone: ZoneInfo) -> str:
    nappies = [one for one in moments if one.kind == "nappy"]
    if not nappies:
        return ""
    last = nappies[-1]
    said = _("Last nappy at %(clock)s") % {"clock": _clock(last.at, zone)}
    what = label("nappy", str(last.facts["nappy"])) if last.facts.get("nappy") else ""
    return f"{said}, {what}." if what else f"{said}."


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
