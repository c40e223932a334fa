"""The last thing seen, in a few words: "Sang with Priya, 10:20". Pure; one sentence for each kind of moment."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.moments.clauses import SEEN
from babyroom.moments.vocabulary import label, phrase
from babyroom.tablet.said import clock, personal, sentence_case

# What a wall may say of what was seen: looking for company, needing a pause. Never big feelings, never the quiet ones.
_ON_THE_WALL = frozenset({"company", "pause", "exploring"})

_TOGETHER = {
    "sang": gettext_lazy("sang with %(name)s"),
    "talked": gettext_lazy("talked with %(name)s"),
    "smiled": gettext_lazy("smiled with %(name)s"),
    "took_turns": gettext_lazy("took turns with %(name)s"),
    "watched": gettext_lazy("%(name)s watched warmly"),
    "said_next": gettext_lazy("%(name)s said what comes next"),
    "held_close": gettext_lazy("held close by %(name)s"),
    "copied": gettext_lazy("%(name)s copied their sounds"),
    "followed": gettext_lazy("%(name)s followed their lead"),
    "put_into_words": gettext_lazy("%(name)s put it into words"),
}
_THEN = {
    "easier_now": gettext_lazy("easier now, with %(name)s"),
    "still_hard": gettext_lazy("still hard, %(name)s stayed"),
    "exploring_again": gettext_lazy("off exploring again"),
    "needed_us_again": gettext_lazy("close to %(name)s again"),
    "missed_then_found": gettext_lazy("we missed each other, then found each other"),
}
_AT = {
    "milk": gettext_lazy("milk time"),
    "food": gettext_lazy("the meal"),
    "nappy": gettext_lazy("the nappy change"),
    "woke": gettext_lazy("waking"),
}
_PLAIN = {
    "milk": (gettext_lazy("milk with %(name)s"), gettext_lazy("milk")),
    "food": (gettext_lazy("a meal with %(name)s"), gettext_lazy("a meal")),
    "nappy": (gettext_lazy("clean nappy, with %(name)s"), gettext_lazy("clean nappy")),
    "together": (gettext_lazy("together with %(name)s"), gettext_lazy("together")),
    "comfort": (gettext_lazy("comfort with %(name)s"), gettext_lazy("comfort")),
    "exploring": (gettext_lazy("exploring, near %(name)s"), gettext_lazy("exploring")),
    "outside": (gettext_lazy("outside with %(name)s"), gettext_lazy("outside")),
    "arrival": (gettext_lazy("came to %(name)s"), gettext_lazy("came to us")),
    "reunion": (gettext_lazy("met again"), gettext_lazy("met again")),
    "moved": (gettext_lazy("came to this room"), gettext_lazy("came to this room")),
    "settling": (gettext_lazy("getting to know us"), gettext_lazy("getting to know us")),
}


def last_seen(seen: Mapping[str, Any], name: str, forms: Sequence[str], zone: ZoneInfo) -> tuple[str, str]:
    """(bold words, plain words) for the `line` of a day's projection. `name` is the adult who was with the baby, empty where
    nobody is named; `forms` are the baby's pronouns."""
    at = clock(seen["at"], zone)
    kind, facts = seen["kind"], seen.get("facts", {})
    if kind == "sleep":
        return "", _("Asleep from %(clock)s") % {"clock": at}
    if kind == "woke":
        woke = _("Woke %(clock)s, with %(name)s") if name else _("Woke %(clock)s")
        return "", woke % {"clock": at, "name": name}
    sign = _sign(kind, facts, forms)
    if sign:
        return f"{sign},", at
    told = _OWN.get(kind, _care)(kind, facts, name)
    return "", f"{sentence_case(personal(told, forms))}, {at}"


def _sign(kind: str, facts: Mapping[str, Any], forms: Sequence[str]) -> str:
    """What the baby showed, while it may still be going on: the room reads it early ("Rubbed at her face")."""
    if kind != "comfort" or facts.get("then"):
        return ""
    for one in facts.get("seen", ()):
        found = phrase("seen", one)
        if found is not None and found.group in _ON_THE_WALL:
            clause = SEEN.get(one)
            said = _(clause) % {"their": forms[2], "them": forms[1]} if clause else str(found.label)
            return sentence_case(personal(said, forms))
    return ""


def _comfort(kind: str, facts: Mapping[str, Any], name: str) -> str:
    then = facts.get("then")
    if then in _THEN:
        return str(_THEN[then]) % {"name": name} if name else label("then", then)
    own = facts.get("own")
    return str(own[0]["words"]) if own else _plain(kind, name)


def _exploring(kind: str, facts: Mapping[str, Any], name: str) -> str:
    seen = facts.get("seen", [])
    if "came_back_to" in seen and name:
        return _("off exploring, and back to %(name)s") % {"name": name}
    told = [one for one in seen if one != "came_back_to"]
    return label("exploring", told[0]) if told else _plain(kind, name)


def _care(kind: str, facts: Mapping[str, Any], name: str) -> str:
    """Practical care says its relational part first, where there is one: "sang with Priya at the nappy change"."""
    tags = [tag for tag in facts.get("together", ()) if tag in _TOGETHER]
    if not tags or not name:
        return _plain(kind, name)
    told = str(_TOGETHER[tags[0]]) % {"name": name}
    return _("%(what)s at %(when)s") % {"what": told, "when": str(_AT[kind])} if kind in _AT else told


def _outside(kind: str, facts: Mapping[str, Any], name: str) -> str:
    if facts.get("what") in ("dressing", "washing") and not facts.get("together"):
        return label("outside", facts["what"])
    return _care(kind, facts, name)


def _reunion(kind: str, facts: Mapping[str, Any], name: str) -> str:
    with_ = str(facts.get("with", "")).strip()
    return _("met %(who)s again") % {"who": with_} if with_ else _plain(kind, name)


def _plain(kind: str, name: str) -> str:
    with_name, without = _PLAIN.get(kind, (gettext_lazy("with %(name)s"), gettext_lazy("here with us")))
    return str(with_name) % {"name": name} if name else str(without)


_OWN: Mapping[str, Callable[[str, Mapping[str, Any], str], str]] = {
    "comfort": _comfort,
    "exploring": _exploring,
    "outside": _outside,
    "reunion": _reunion,
}
