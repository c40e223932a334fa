"""What a baby's panel may look up: when milk, food and nappy were, what home told. Never comfort, never time together. Pure."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.moments.vocabulary import label, labels
from babyroom.tablet.said import clock, facts_of, personal, sentence_case

_AT_HOME = {
    "woke_at": gettext_lazy("woke %(clock)s"),
    "last_milk_at": gettext_lazy("last milk %(clock)s"),
    "last_food_at": gettext_lazy("last food %(clock)s"),
}


def last_times(day: Mapping[str, Any], zone: ZoneInfo) -> dict[str, str]:
    """Short words for the tiles that may show a clock: "Milk 09:10, 120 ml. Food 11:40"."""
    told = {"milk": _milk_or_food(day, zone), "nappy": _nappy(day, zone), "sleep": _sleep(day, zone)}
    return {tile: words for tile, words in told.items() if words}


def last_ml(day: Mapping[str, Any]) -> int | None:
    """How much milk this baby took the last time today, in ml, where that was written."""
    taken = facts_of(day.get("milk")).get("taken_ml")
    return int(taken) if taken is not None else None


def _milk_or_food(day: Mapping[str, Any], zone: ZoneInfo) -> str:
    told = []
    if "milk" in day:
        said = _("Milk %(clock)s") % {"clock": clock(day["milk"]["at"], zone)}
        ml = facts_of(day["milk"]).get("taken_ml")
        told.append(_("%(milk)s, %(ml)d ml") % {"milk": said, "ml": ml} if ml is not None else said)
    if "food" in day:
        told.append(_("Food %(clock)s") % {"clock": clock(day["food"]["at"], zone)})
    return ". ".join(told)


def _nappy(day: Mapping[str, Any], zone: ZoneInfo) -> str:
    if "nappy" not in day:
        return ""
    said = _("Last %(clock)s") % {"clock": clock(day["nappy"]["at"], zone)}
    what = facts_of(day["nappy"]).get("nappy")
    return _("%(last)s, %(what)s") % {"last": said, "what": label("nappy", what)} if what else said


def _sleep(day: Mapping[str, Any], zone: ZoneInfo) -> str:
    if "asleep" in day:
        return _("Since %(clock)s") % {"clock": clock(day["asleep"]["at"], zone)}
    ends = [mark[2] for mark in day.get("marks", ()) if mark[0] == "sleep" and mark[2]]
    return _("Woke %(clock)s") % {"clock": clock(max(ends), zone)} if ends else ""


def from_home(day: Mapping[str, Any], forms: tuple[str, str, str, str]) -> str:
    """This morning's note in short sentences; empty where none was written."""
    facts = facts_of(day.get("from_home"))
    told = [label("night", facts["night"])] if facts.get("night") else []
    told += [str(words) % {"clock": facts[name]} for name, words in _AT_HOME.items() if facts.get(name)]
    told += labels("news", facts.get("news", ()))
    if facts.get("collects"):
        told.append(_("%(who)s collects") % {"who": facts["collects"]})
    return " ".join(f"{sentence_case(personal(one, forms))}." for one in told)


def naps_to_settle(day: Mapping[str, Any], zone: ZoneInfo) -> list[dict[str, str]]:
    """Pairs of sleeps that lie over each other and that a person has not settled yet, with the times they began."""
    began = {mark[3]: clock(mark[1], zone) for mark in day.get("marks", ()) if mark[0] == "sleep"}
    return [
        {"one": one, "other": other, "words": _("%(first)s and %(second)s: same nap?") % {"first": began[one], "second": began[other]}}
        for one, other in day.get("same_nap", ())
        if one in began and other in began
    ]
