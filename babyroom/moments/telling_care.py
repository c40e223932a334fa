"""Practical care in a sentence: who was with the baby and what they did together comes first, the measure after it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from babyroom.moments.clauses import SLEEP_WE
from babyroom.moments.translated import gettext as _
from babyroom.moments.vocabulary import label, labels
from babyroom.moments.voice import Voice, and_join, as_sentence, ids

Facts = Mapping[str, Any]


def _milk(voice: Voice, facts: Facts) -> tuple[str, str]:
    if facts.get("how") == "parent_fed":
        first = _alone(voice, voice.say(_("%(name)s had milk at the breast.")), facts)
    else:
        first = _with(voice, _("gave %(name)s milk"), facts)
    said = [label("milk", facts["milk"])] if facts.get("milk") else []
    if facts.get("how") and facts["how"] != "parent_fed":
        said.append(label("milk_how", facts["how"]))
    said.append(_ml(voice, facts))
    return _joined(first, _seen(voice, facts)), as_sentence(", ".join(part for part in said if part))


def _ml(voice: Voice, facts: Facts) -> str:
    offered, taken = facts.get("offered_ml"), facts.get("taken_ml")
    if offered is not None and taken is not None:
        return voice.say(_("%(taken)d of %(offered)d ml"), taken=taken, offered=offered)
    if taken is not None:
        return voice.say(_("%(taken)d ml"), taken=taken)
    return voice.say(_("%(offered)d ml offered"), offered=offered) if offered is not None else ""


def _food(voice: Voice, facts: Facts) -> tuple[str, str]:
    foods = []
    for food in facts.get("foods", ()):
        name = voice.say(_("%(food)s, a first taste"), food=food["name"]) if food.get("first") else str(food["name"])
        foods.append(
            voice.say(_("%(food)s: %(much)s"), food=name, much=label("how_much", food["how_much"])) if food.get("how_much") else name
        )
    return _joined(_eating(voice, facts), _seen(voice, facts)), _joined(*(as_sentence(f) for f in [*foods, facts.get("reaction", "")]))


def _eating(voice: Voice, facts: Facts) -> str:
    foods = facts.get("foods", ())
    if not foods:
        return _alone(voice, voice.say(_("%(name)s had something to eat.")), facts, or_else=_("%(who)s was with %(them)s."))
    all_no = all(food.get("how_much") == "said_no" for food in foods)
    return _with(voice, _("offered %(name)s food") if all_no else _("gave %(name)s food"), facts)


def _nappy(voice: Voice, facts: Facts) -> tuple[str, str]:
    said = [as_sentence(one) for one in labels("nappy", ids(facts, "nappy"))]
    if facts.get("cream"):
        said.append(_("With cream."))
    return _with(voice, _("changed %(name)s’s nappy"), facts), _joined(*said)


def _sleep(voice: Voice, facts: Facts) -> tuple[str, str]:
    how = ids(facts, "how")
    there = and_join(voice.clauses("sleep_how", [one for one in how if one not in SLEEP_WE]))
    first = voice.say(_("%(name)s fell asleep %(how)s."), how=there) if there else voice.say(_("%(name)s fell asleep."))
    where = labels("sleep_place", ids(facts, "place")) + voice.clauses("sleep_position", ids(facts, "position"))
    did = voice.clauses("sleep_how", [one for one in how if one in SLEEP_WE])
    return _alone(voice, first, facts, did=did, or_else=_("%(who)s was with %(them)s.")), as_sentence(", ".join(where))


def _woke(voice: Voice, facts: Facts) -> tuple[str, str]:
    woke = ids(facts, "woke")
    return _alone(voice, voice.clause("woke", woke[0]) if woke else voice.say(_("%(name)s woke.")), facts), ""


def _outside(voice: Voice, facts: Facts) -> tuple[str, str]:
    what = ids(facts, "what")
    return _alone(voice, voice.clause("outside", what[0]) if what else voice.say(_("%(name)s went out with %(whom)s.")), facts), ""


def _with(voice: Voice, did: str, facts: Facts) -> str:
    """What was done and what was shared while doing it, in one sentence of the adult's."""
    return voice.say(_("%(who)s %(did)s."), did=and_join([voice.say(did), *voice.clauses("together", ids(facts, "together"))]))


def _alone(voice: Voice, first: str, facts: Facts, *, did: Sequence[str] = (), or_else: str = "") -> str:
    """A sentence of the baby's, and what was done and shared as one of the adult's; what both say is said once."""
    together = and_join(list(dict.fromkeys([*did, *voice.clauses("together", ids(facts, "together"))])))
    if together:
        return _joined(first, voice.say(_("%(who)s %(did)s."), did=together))
    return _joined(first, voice.say(or_else)) if or_else and voice.by else first


def _seen(voice: Voice, facts: Facts) -> str:
    seen = voice.clauses("seen", ids(facts, "seen"))
    return voice.say(_("%(name)s %(did)s."), did=and_join(seen)) if seen else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


CARE: Mapping[str, Callable[[Voice, Facts], tuple[str, str]]] = MappingProxyType(
    {"milk": _milk, "food": _food, "nappy": _nappy, "sleep": _sleep, "woke": _woke, "outside": _outside}
)
