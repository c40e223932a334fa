"""One baby's day as facts, from the moments as they stand. Pure; nothing is guessed, and what is not written is not there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.settle import Settled
from babyroom.stories.agreed import Agreed, agreed
from babyroom.stories.practical import CARE, practical
from babyroom.stories.scene import Day, Person, Scene, Whom, as_id, own_chips, phrase_ids
from babyroom.stories.unnamed import without_turning

# Signs for two people to talk about, not for a draft to put into a sentence: whoever saw them tells them.
TOLD_BY_A_PERSON = frozenset({"stared_ahead", "didnt_look_for_anyone", "went_to_anyone", "hurt_did_not_call"})
# Signs that are also facts about health.
HEALTH = frozenset({"warm_or_cool", "chewing", "knees_up", "wind_or_teeth", "jerky_movements"})
# What the room owes a baby, told as the room's and without anybody's name.
OURS = MappingProxyType({"had_to_wait": "waited", "missed_then_found": "missed"})
_MOST_SAID = 2
_TOLD_WITH = timedelta(minutes=20)
# How falling asleep with us is said with the phrases of what we did.
_SLEEP_WE = MappingProxyType({"rocked": "rocked", "patted": "stroked", "held": "held", "sung_to": "sang", "walked": "walked"})
# When it was, for practical care that somebody shared.
_DURING = MappingProxyType({"milk": "milk", "food": "meal", "nappy": "nappy", "woke": "waking"})
_OUTSIDE = MappingProxyType({"dressing": "dressing", "washing": "washing", "outside": "outside"})
_FIRST, _LAST = frozenset({"arrival", "arrival_helped"}), frozenset({"reunion"})


def day_of(settled: Iterable[Settled], whom: Whom, on: date, zone: ZoneInfo) -> Day:
    """The facts of one baby's day, in the order of telling. `settled` are that baby's moments of that local day
    (`moments.reading.settled_between`), in any order; those taken back and those of no kind of the room's log are left out."""
    whom = replace(whom, baby=Person(without_turning(whom.baby.name), whom.baby.pronouns))
    standing = sorted((one for one in settled if one.stands and one.kind in _KINDS), key=lambda one: (one.at, one.row.seq))
    scenes = _once_asleep([scene for one in standing for scene in _scenes(agreed(one), one, whom)])
    arrived = [scene for scene in scenes if scene.kind in _FIRST and scene.moments[0] == next(iter(_first_arrival(standing)), None)]
    home = [scene for scene in scenes if scene.kind in _LAST]
    last = home[-1:] if home and home[-1].words.get("goes_home") else []
    between = [scene for scene in scenes if scene not in arrived and scene not in last]
    began = [scene for scene in between if scene.kind in ("your_way", "own_way") and arrived and scene.moments == arrived[0].moments]
    between = [scene for scene in between if scene not in began]
    return Day(
        on=on,
        zone=zone,
        baby=whom.baby,
        scenes=(*arrived, *began, *_people(standing, whom), *between, *last),
        practical=practical(standing, whom),
        ask=_ask(standing, whom),
        written=len(standing),
    )


def _once_asleep(scenes: Sequence[Scene]) -> list[Scene]:
    """A sleep that a comfort just before it has told already is not told again; its times stand in the facts."""
    ended = [scene.at for scene in scenes if scene.kind == "comfort" and scene.said["then"] == ("fell_asleep",) and scene.at]
    return [
        scene for scene in scenes if scene.kind != "sleep" or scene.at is None or not any(at <= scene.at <= at + _TOLD_WITH for at in ended)
    ]


def _first_arrival(standing: Sequence[Settled]) -> Iterable[UUID]:
    return (one.id for one in standing if one.kind == "arrival")


def _scenes(one: Agreed, settled: Settled, whom: Whom) -> Iterable[Scene]:
    yield from _KINDS[one.kind](one, whom) if not (one.kind == "sleep" and settled.perhaps_same_as) else ()
    if one.note and one.kind not in ("note", "differently"):
        yield _quote("note", one, one.author, one.note, whom)
    for author, words in one.differently if one.kind not in CARE else ():
        # Two saw it differently: both are said, each as the person's own.
        yield _quote("differently", one, author, words, whom)


def _quote(kind: str, one: Agreed, author: UUID | None, words: str, whom: Whom) -> Scene:
    return Scene(kind, (one.id,), one.at, whom.adult(author), words={"quote": whom.typed(words)}, during=_during(one), weight=3)


def _during(one: Agreed) -> str:
    if one.kind == "outside":
        return _OUTSIDE.get(str(one.facts.get("what")), "")
    return _DURING.get(one.kind) or next(iter(phrase_ids(one.facts, "during")), "")


def _arrival(one: Agreed, whom: Whom) -> Iterable[Scene]:
    met = whom.adult(one.facts.get("handed_to"))
    said = {"goodbye": phrase_ids(one.facts, "goodbye", 1)}
    yield Scene("arrival", (one.id,), one.at, met, said, {"home": whom.typed(one.facts.get("came_with"))})
    helped = phrase_ids(one.facts, "helped", _MOST_SAID)
    if helped:
        yield Scene("arrival_helped", (one.id,), one.at, met or whom.adult(one.by), {"we": helped})
    yield from _own(one, whom, met)


def _goodbye(one: Agreed, whom: Whom) -> Iterable[Scene]:
    near = whom.adult(one.facts.get("near")) or whom.adult(one.by)
    said = {"goodbye": phrase_ids(one.facts, "goodbye", 1), "we": phrase_ids(one.facts, "helped", _MOST_SAID)}
    yield Scene("goodbye", (one.id,), one.at, near, said, {"home": whom.typed(one.facts.get("with"))})
    yield from _own(one, whom, near)


def _reunion(one: Agreed, whom: Whom) -> Iterable[Scene]:
    words = {"home": whom.typed(one.facts.get("with")), "goes_home": "yes" if one.facts.get("goes_home") else ""}
    said = {"greeted": phrase_ids(one.facts, "greeted", _MOST_SAID), "slow": ("needed_time",) if one.facts.get("needed_time") else ()}
    yield Scene("reunion", (one.id,), one.at, whom.adult(one.by), said, words)


def _settling(one: Agreed, whom: Whom) -> Iterable[Scene]:
    # What a parent said of themselves stays theirs: another household may read this.
    said = {"settling_step": phrase_ids(one.facts, "step", 1), "we": phrase_ids(one.facts, "helped", _MOST_SAID)}
    known = whom.adult(one.facts.get("familiar"))
    if said["settling_step"] and not (known is None and said["settling_step"] == ("someone_familiar",)):
        words = {"known": known.name} if known else {}
        yield Scene("settling", (one.id,), one.at, whom.adult(one.by), said, words, weight=2)
    if one.facts.get("learned"):
        yield _quote("note", one, one.by, str(one.facts["learned"]), whom)


def _comfort(one: Agreed, whom: Whom) -> Iterable[Scene]:
    then = phrase_ids(one.facts, "then", 1)
    took = whom.adult(one.facts.get("took_over"))
    if then == ("known_took_over",) and took is None:
        then = ()
    elif took is not None and not then:
        then = ("known_took_over",)
    seen = tuple(sign for sign in phrase_ids(one.facts, "seen") if sign not in TOLD_BY_A_PERSON)[:_MOST_SAID]
    we = phrase_ids(one.facts, "we", _MOST_SAID)
    # One sentence holds so much and no more.
    said = {"seen": seen[:1] if len(we) > 1 else seen, "we": we, "then": then}
    own = list(_own(one, whom, whom.adult(one.by)))
    kind = OURS.get(next(iter(then), ""), "comfort")
    yield Scene(
        kind,
        (one.id,),
        one.at,
        whom.adult(one.by) if kind == "comfort" else None,
        said,
        {"took": took.name} if took else {},
        (took,) if took else (),
        during=_during(one),
        health=bool(HEALTH.intersection(seen)),
        weight=sum(map(len, said.values())) + 3 * any(scene.kind == "your_way" for scene in own),
    )
    yield from own


def _own(one: Agreed, whom: Whom, by: Person | None) -> Iterable[Scene]:
    for kind, words in own_chips(one, whom):
        yield Scene(kind, (one.id,), one.at, by, words={"quote": words}, during=_during(one), weight=4)


def _together(one: Agreed, whom: Whom) -> Iterable[Scene]:
    together = phrase_ids(one.facts, "together", _MOST_SAID)
    seen = tuple(sign for sign in phrase_ids(one.facts, "seen") if sign not in TOLD_BY_A_PERSON)[:1]
    said = {"together": together, "seen": seen}
    weight = 2 + len(together) + len(seen)
    yield Scene(
        "together", (one.id,), one.at, whom.adult(one.by), said, during=_during(one), health=bool(HEALTH.intersection(seen)), weight=weight
    )
    yield from _own(one, whom, whom.adult(one.by))


def _exploring(one: Agreed, whom: Whom) -> Iterable[Scene]:
    back = whom.adult(one.facts.get("came_back_to"))
    seen = phrase_ids(one.facts, "seen", _MOST_SAID)
    if back is not None:
        seen = (*(sign for sign in seen if sign != "came_back_to"), "came_back_to_adult")
    said = {"exploring": seen, "together": phrase_ids(one.facts, "together", 1)}
    words = {"back": back.name} if back else {}
    yield Scene("exploring", (one.id,), one.at, whom.adult(one.by), said, words, during=_during(one), weight=1 + len(seen))


def _shared(one: Agreed, whom: Whom) -> Iterable[Scene]:
    """What was shared at practical care: its measure stands in the facts."""
    together = phrase_ids(one.facts, "together", _MOST_SAID)
    if together and _during(one):
        yield Scene("care", (one.id,), one.at, whom.adult(one.by), {"together": together}, during=_during(one), weight=len(together))
    if one.kind == "food" and one.facts.get("reaction"):
        yield replace(_quote("note", one, one.author or one.by, str(one.facts["reaction"]), whom), weight=1)


def _sleep(one: Agreed, whom: Whom) -> Iterable[Scene]:
    how = phrase_ids(one.facts, "how", 3)
    we = tuple(_SLEEP_WE[way] for way in how if way in _SLEEP_WE)[:_MOST_SAID]
    there = tuple(way for way in how if way not in _SLEEP_WE)[:1]
    if we or there:
        yield Scene("sleep", (one.id,), one.at, whom.adult(one.by), {"sleep_how": there, "we": we}, weight=len(we) + len(there))


def _note(one: Agreed, whom: Whom) -> Iterable[Scene]:
    if one.note:
        yield replace(_quote("note", one, one.author, one.note, whom), weight=5)


def _moved(one: Agreed, whom: Whom) -> Iterable[Scene]:
    room = whom.rooms.get(as_id(one.facts.get("to_room")))
    if room:
        yield Scene("moved", (one.id,), one.at, whom.adult(one.by), words={"room": room})


def _people(standing: Sequence[Settled], whom: Whom) -> Iterable[Scene]:
    """Who had the baby: everybody whom the moments of the day name as having done them, in the order in which they did."""
    did: dict[Person, list[UUID]] = {}
    for one in standing:
        person = None if one.clash else whom.adult(one.row.did_by)
        if person is not None:
            did.setdefault(person, []).append(one.id)
    if len(did) > 1:
        yield Scene("people", tuple(moment for found in did.values() for moment in found), None, people=tuple(did))


def _ask(standing: Sequence[Settled], whom: Whom) -> Person | None:
    """Whom to ask about the day: the key person if here, else who wrote something, else nobody by name."""
    if whom.key_person in whom.here:
        return whom.adult(whom.key_person)
    wrote = (adult for one in standing for adult in (one.row.tapped_by, one.row.did_by) if adult in whom.here)
    return whom.adult(next(wrote, None))


# Every kind of the room's log that a story can speak of; a note from home is the family's own and comes back to nobody.
_KINDS: Mapping[str, Callable[[Agreed, Whom], Iterable[Scene]]] = MappingProxyType(
    {
        "arrival": _arrival,
        "goodbye": _goodbye,
        "reunion": _reunion,
        "settling": _settling,
        "comfort": _comfort,
        "together": _together,
        "exploring": _exploring,
        "milk": _shared,
        "food": _shared,
        "nappy": _shared,
        "outside": _shared,
        "woke": _shared,
        "sleep": _sleep,
        "note": _note,
        "moved": _moved,
    }
)
