"""One moment in a plain sentence: who, with whom, what came then. Facts stay facts; meaning carries "perhaps".

Pure and table-driven: a new kind of moment is one entry in `kinds` and one function here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.settle import Settled
from babyroom.moments.telling_care import CARE
from babyroom.moments.translated import gettext as _
from babyroom.moments.vocabulary import label
from babyroom.moments.voice import People, Voice, about, and_join, as_sentence, ids, or_join, own_words

__all__ = ["People", "Told", "tell", "told"]

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """`words` is the sentence, people first; `detail` the small facts behind it (millilitres, cot, cream);
    `note` what an adult typed. Any of them may be empty, never all three."""

    words: str
    detail: str = ""
    note: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.words, self.detail, self.note) if part)


def tell(kind: str, facts: Facts, people: People, *, by: UUID | str | None = None, note: str = "", zone: str = "Europe/London") -> Told:
    """Tell one moment. `by` is the adult who did it; `zone` the wall clock that instants among the facts are told in.
    Raises KeyError for an unknown kind."""
    words, detail = _TELL[kind](Voice(people, by, zone), facts)
    return Told(words, detail, note)


def told(one: Settled, people: People) -> Told:
    """Tell a settled moment."""
    return tell(one.kind, one.facts, people, by=one.row.did_by, note=one.row.note, zone=one.row.zone)


def _arrival(voice: Voice, facts: Facts) -> tuple[str, str]:
    came_with, handed_to = facts.get("came_with", ""), voice.people.adult(facts.get("handed_to"))
    if came_with and handed_to:
        first = voice.say(_("%(home)s handed %(name)s to %(adult)s."), home=came_with, adult=handed_to)
    elif handed_to:
        first = voice.say(_("%(name)s was handed to %(adult)s."), adult=handed_to)
    elif came_with:
        first = voice.say(_("%(name)s came with %(home)s."), home=came_with)
    else:
        first = voice.say(_("%(name)s arrived."))
    return _joined(first, *voice.clauses("goodbye", ids(facts, "goodbye")), *_helped(voice, facts)), _joined(
        *voice.clauses("carried", ids(facts, "carried"))
    )


def _from_home(voice: Voice, facts: Facts) -> tuple[str, str]:
    parts = voice.clauses("night", ids(facts, "night"))
    for name, sentence in (
        ("woke_at", _("Up at %(clock)s.")),
        ("last_milk_at", _("Last milk at %(clock)s.")),
        ("last_food_at", _("Last food at %(clock)s.")),
    ):
        if facts.get(name):
            parts.append(voice.say(sentence, clock=facts[name]))
    parts += [as_sentence(one) for one in voice.clauses("news", ids(facts, "news"))]
    collects = facts.get("collects", "")
    if collects and facts.get("back_at"):
        parts.append(voice.say(_("%(home)s is back about %(clock)s."), home=collects, clock=about(facts["back_at"])))
    elif collects:
        parts.append(voice.say(_("%(home)s collects %(name)s."), home=collects))
    elif facts.get("back_at"):
        parts.append(_back(voice, facts))
    return _joined(*parts) or _("A word from home."), ""


def _goodbye(voice: Voice, facts: Facts) -> tuple[str, str]:
    home = facts.get("with", "")
    awake = facts.get("goodbye") != "slept_through"
    alone = voice.say(_("%(name)s said goodbye.")) if awake else ""
    first = voice.say(_("%(home)s said goodbye to %(name)s."), home=home) if home else alone
    near, did = (
        voice.people.adult(facts.get("near")),
        voice.clauses("separation", [s for s in ids(facts, "separation") if s != "settled_near"]),
    )
    if near or "settled_near" in ids(facts, "separation"):
        did.append(voice.say(_("settled near %(adult)s"), adult=near) if near else voice.clause("separation", "settled_near"))
    after = voice.say(_("%(name)s %(did)s."), did=and_join(did)) if did else ""
    return _joined(first, *voice.clauses("goodbye", ids(facts, "goodbye")), after, *_helped(voice, facts), _back(voice, facts)), ""


def _reunion(voice: Voice, facts: Facts) -> tuple[str, str]:
    home = facts.get("with", "")
    met = voice.say(_("met %(home)s again"), home=home) if home else voice.say(_("met %(their)s family again"))
    first = voice.say(_("%(name)s %(did)s."), did=and_join([met, *voice.clauses("greeted", ids(facts, "greeted"))]))
    time = voice.say(_("%(name)s needed time.")) if facts.get("needed_time") else ""
    shared = _("We talked at the door.") if facts.get("shared_words") else ""
    home_now = voice.say(_("Then %(they)s went home.")) if facts.get("goes_home") else ""
    return _joined(first, time, shared, home_now), ""


def _settling(voice: Voice, facts: Facts) -> tuple[str, str]:
    familiar = voice.people.adult(facts.get("familiar"))
    known = voice.say(_("%(adult)s is familiar now."), adult=familiar) if familiar else ""
    step = [] if familiar and facts.get("step") == "someone_familiar" else voice.clauses("settling_step", ids(facts, "step"))
    learned = voice.say(_("We learned: %(words)s"), words=facts["learned"]) if facts.get("learned") else ""
    own = _("In your own words: %(words)s") if voice.people.to_family else _("In the family’s own words: %(words)s")
    feels = voice.say(own, words=facts["parent_feels"]) if facts.get("parent_feels") else ""
    pace = voice.say(_("The pace next time: %(pace)s."), pace=voice.clause("settling_pace", facts["pace"])) if facts.get("pace") else ""
    words = _joined(*step, known, *_helped(voice, facts), as_sentence(learned), as_sentence(feels))
    return words or voice.say(_("Settling in with %(whom)s.")), _joined(pace, _back(voice, facts))


def _comfort(voice: Voice, facts: Facts) -> tuple[str, str]:
    seen = voice.clauses("seen", ids(facts, "seen"))
    parts = [voice.say(_("%(name)s %(did)s."), did=and_join(seen))] if seen else []
    parts += _needed(voice, facts)
    we, own = and_join(voice.clauses("we", ids(facts, "we"))), own_words(facts)
    if we and own:
        parts.append(voice.say(_("%(who)s %(did)s, the way %(name)s likes: %(own)s."), did=we, own=own))
    elif own:
        parts.append(voice.say(_("%(who)s gave comfort the way %(name)s likes: %(own)s."), own=own))
    elif we:
        parts.append(voice.say(_("%(who)s %(did)s."), did=we))
    elif facts.get("then") != "had_to_wait":
        parts.append(voice.say(_("%(who)s comforted %(name)s.")))
    took_over = voice.people.adult(facts.get("took_over"))
    if took_over:
        parts.append(voice.say(_("Then %(adult)s took over."), adult=took_over))
    if not took_over or facts.get("then") != "known_took_over":
        parts += voice.clauses("then", ids(facts, "then"))
    return voice.when(ids(facts, "during"), _joined(*parts)), ""


def _needed(voice: Voice, facts: Facts) -> list[str]:
    needed = ids(facts, "needed")
    told_apart = {"not_sure_yet": _("We are not sure yet what it was."), "something_hurt": _("Perhaps something hurt.")}
    plain = or_join(voice.clauses("needed", [one for one in needed if one not in told_apart]))
    parts = [voice.say(_("Perhaps %(they)s needed %(need)s."), need=plain)] if plain else []
    return parts + [told_apart[one] for one in needed if one in told_apart]


def _together(voice: Voice, facts: Facts) -> tuple[str, str]:
    did, own = and_join(voice.clauses("together", ids(facts, "together"))), own_words(facts)
    first = voice.say(_("%(who)s %(did)s."), did=did) if did else voice.say(_("%(name)s had time together with %(whom)s."))
    liked = voice.say(_("It was the way %(name)s likes: %(own)s."), own=own) if own else ""
    seen = voice.clauses("seen", ids(facts, "seen"))
    answer = voice.say(_("%(name)s %(did)s."), did=and_join(seen)) if seen else ""
    return voice.when(ids(facts, "during"), _joined(first, liked, answer)), ""


def _exploring(voice: Voice, facts: Facts) -> tuple[str, str]:
    seen, back = ids(facts, "seen"), voice.people.adult(facts.get("came_back_to"))
    did = voice.clauses("exploring", [one for one in seen if not (back and one == "came_back_to")])
    if back:
        did.append(voice.say(_("came back to %(adult)s"), adult=back))
    first = voice.say(_("%(name)s %(did)s."), did=and_join(did)) if did else voice.say(_("%(name)s explored."))
    together = and_join(voice.clauses("together", ids(facts, "together")))
    said = back or together or "content_with_us_near" in seen
    near = voice.say(_("%(who)s was near.")) if voice.by and not said else ""
    with_us = voice.say(_("%(who)s %(did)s."), did=together) if together else ""
    return voice.when(ids(facts, "during"), _joined(first, with_us, near)), ""


def _note(voice: Voice, facts: Facts) -> tuple[str, str]:
    del voice, facts
    return "", ""


def _moved(voice: Voice, facts: Facts) -> tuple[str, str]:
    to = voice.people.room(facts.get("to_room"))
    first = voice.say(_("%(name)s moved to %(room)s."), room=to) if to else voice.say(_("%(name)s moved rooms."))
    return first, _joined(*voice.clauses("moved_why", ids(facts, "why")))


def _look_in(voice: Voice, facts: Facts) -> tuple[str, str]:
    position = _joined(*(as_sentence(one) for one in voice.clauses("sleep_position", ids(facts, "position"))))
    if not facts.get("answer"):
        return voice.say(_("%(who)s looked in on %(name)s.")), position
    asked, answer = facts.get("due_at"), label("look_in_answer", facts["answer"])
    if not asked:
        return as_sentence(answer), position
    clock = f"{datetime.fromisoformat(str(asked)).astimezone(ZoneInfo(voice.zone)):%H:%M}"
    return voice.say(_("Asked about %(clock)s: %(answer)s."), clock=clock, answer=answer), position


def _differently(voice: Voice, facts: Facts) -> tuple[str, str]:
    del facts
    return voice.say(_("%(who)s saw it differently.")), ""


def _same_nap(voice: Voice, facts: Facts) -> tuple[str, str]:
    del voice
    return (_("It was one nap.") if facts.get("answer") == "same" else _("They were two naps.")), ""


def _withdrawal(voice: Voice, facts: Facts) -> tuple[str, str]:
    return _("Taken back."), _joined(*(as_sentence(one) for one in voice.clauses("why_withdrawn", ids(facts, "why"))))


def _helped(voice: Voice, facts: Facts) -> list[str]:
    helped, own = and_join(voice.clauses("we", ids(facts, "helped"))), own_words(facts)
    parts = [voice.say(_("%(who)s %(did)s. That helped."), did=helped)] if helped else []
    return [*parts, voice.say(_("What helped: %(own)s."), own=own)] if own else parts


def _back(voice: Voice, facts: Facts) -> str:
    return voice.say(_("Back about %(clock)s."), clock=about(facts["back_at"])) if facts.get("back_at") else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


_TELL: Mapping[str, Callable[[Voice, Facts], tuple[str, str]]] = MappingProxyType(
    {
        "arrival": _arrival,
        "from_home": _from_home,
        "goodbye": _goodbye,
        "reunion": _reunion,
        "settling": _settling,
        "comfort": _comfort,
        "together": _together,
        "exploring": _exploring,
        "look_in": _look_in,
        "note": _note,
        "moved": _moved,
        "differently": _differently,
        "same_nap": _same_nap,
        "withdrawal": _withdrawal,
        **CARE,
    }
)
