"""Is this moment possible? Refused with a sentence that says what to do; nothing is mended silently."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.common.zones import known_zone
from babyroom.moments.kinds import ML_MOST, Fact, Kind, kind
from babyroom.moments.record import Record
from babyroom.moments.sound import YEARS, check_years, sound
from babyroom.moments.vocabulary import phrase

# A clock may be this far ahead before a time counts as "still to come".
CLOCK_SLACK = timedelta(minutes=2)
LONGEST = timedelta(hours=16)
_CLOCK = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class Known:
    """The ids that exist in this setting among those the records name."""

    born: Mapping[UUID, date]
    adults: Collection[UUID]
    rooms: Collection[UUID]


def check(record: Record, *, known: Known, at: datetime) -> bool:
    """Raise Refusal if the record cannot be; return whether its time is uncertain (a device's clock put it in the future)."""
    return check_sound(sound(record), known=known, at=at)


def check_sound(record: Record, *, known: Known, at: datetime) -> bool:
    """The same of a record whose instants and text are sound already, but perhaps not their years."""
    check_years(record)
    sort = kind(record.kind)
    if sort is None:
        raise Refusal(
            _("This tablet wrote a kind of moment we do not know. Please reload the page, then write it again."),
            field="kind",
            code="unknown_kind",
        )
    if record.baby not in known.born:
        raise Refusal(_("We cannot find this baby here. Pick the baby again from the board."), field="baby", code="unknown_baby")
    for adult in (record.did_by, record.tapped_by):
        if adult is not None and adult not in known.adults:
            raise Refusal(
                _("We cannot find this adult here. Tap your face again, then write it once more."), field="did_by", code="unknown_adult"
            )
    if record.kind == "withdrawal" and record.withdraws is None:
        raise Refusal(_("Say which moment is taken back."), field="withdraws", code="needs_moment")
    if sort.refers and record.refers is None:
        raise Refusal(_("Say which moment this is about."), field="refers", code="needs_moment")
    _check_zone(record.zone)
    uncertain = _check_times(record, sort, known.born[record.baby], at)
    _check_note(record.note, sort)
    _check_facts(record.facts, sort, known)
    offered, taken = record.facts.get("offered_ml"), record.facts.get("taken_ml")
    if isinstance(offered, int) and isinstance(taken, int) and taken > offered:
        raise Refusal(_("More was taken than was offered. Please look at the two amounts."), field="taken_ml", code="more_than_offered")
    if "note" in sort.needs and not record.note.strip():
        raise Refusal(_("Write a few words first."), field="note", code="needs_note")
    return uncertain


def _check_zone(zone: str) -> None:
    if not known_zone(zone):
        raise Refusal(_("We do not know this time zone. Use a name such as Europe/London."), field="zone", code="unknown_zone")


def _check_times(record: Record, sort: Kind, born_on: date, at: datetime) -> bool:
    if record.ended_at is not None:
        if not sort.span:
            raise Refusal(_("This kind of moment has one time only. Leave the end out."), field="ended_at", code="no_end")
        if record.ended_at < record.happened_at:
            raise Refusal(_("It ends before it starts. Please look at the two times."), field="ended_at", code="ends_first")
        if record.ended_at - record.happened_at > LONGEST:
            raise Refusal(_("That is longer than 16 hours. Please look at the two times."), field="ended_at", code="too_long")
    if record.happened_at.astimezone(ZoneInfo(record.zone)).date() < born_on:
        raise Refusal(_("That is before this baby was born. Please look at the date."), field="happened_at", code="before_birth")
    latest = max(record.happened_at, record.ended_at or record.happened_at)
    if latest <= at + CLOCK_SLACK:
        return False
    if record.time_from in ("typed", "sheet"):
        raise Refusal(
            _("That time is still to come. Did you mean earlier today, or yesterday?"), field="happened_at", code="future", asks=True
        )
    return True


def _check_note(note: str, sort: Kind) -> None:
    if len(note) > sort.note_most:
        raise Refusal(
            _("The note is %(long)d characters long; %(most)d fit. Please make it shorter.") % {"long": len(note), "most": sort.note_most},
            field="note",
            code="note_long",
        )


def _check_facts(facts: Mapping[str, Any], sort: Kind, known: Known) -> None:
    for name, value in facts.items():
        fact = sort.facts.get(name)
        if fact is None:
            raise Refusal(
                _("“%(kind)s” has no place for this part. Please reload the page.") % {"kind": sort.label}, field=name, code="unknown_fact"
            )
        _check_fact(fact, value, known)
    for name in sort.needs:
        if name != "note" and name not in facts:
            raise Refusal(_("One part is missing. Please choose it, then save again."), field=name, code="needs_fact")


def _check_fact(fact: Fact, value: Any, known: Known) -> None:
    _CHECKS[fact.type](fact, value, known)


def _wrong(fact: Fact) -> Refusal:
    return Refusal(_("One part could not be read. Please choose it again."), field=fact.name, code="wrong_fact")


def _phrase(fact: Fact, value: Any, known: Known) -> None:
    del known
    if not isinstance(value, str) or phrase(fact.vocabulary, value) is None:
        raise Refusal(_("We do not know this word yet. Please reload the page, then choose again."), field=fact.name, code="unknown_phrase")


def _phrases(fact: Fact, value: Any, known: Known) -> None:
    if not isinstance(value, list) or len(set(map(str, value))) != len(value):
        raise _wrong(fact)
    if len(value) > fact.most:
        raise Refusal(_("Choose up to %(most)d.") % {"most": fact.most}, field=fact.name, code="too_many")
    for one in value:
        _phrase(fact, one, known)


def _ml(fact: Fact, value: Any, known: Known) -> None:
    del known
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(fact)
    if not 0 <= value <= ML_MOST:
        raise Refusal(
            _("%(ml)d ml cannot be right for one milk. Up to %(most)d ml can be written.") % {"ml": value, "most": ML_MOST},
            field=fact.name,
            code="absurd_ml",
        )


def _yes(fact: Fact, value: Any, known: Known) -> None:
    del known
    if not isinstance(value, bool):
        raise _wrong(fact)


def _as_id(fact: Fact, value: Any) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as problem:
        raise _wrong(fact) from problem


def _adult(fact: Fact, value: Any, known: Known) -> None:
    if _as_id(fact, value) not in known.adults:
        raise Refusal(_("We cannot find this adult here. Please choose again."), field=fact.name, code="unknown_adult")


def _room(fact: Fact, value: Any, known: Known) -> None:
    if _as_id(fact, value) not in known.rooms:
        raise Refusal(_("We cannot find this room here. Please choose again."), field=fact.name, code="unknown_room")


def _moment(fact: Fact, value: Any, known: Known) -> None:
    del known
    _as_id(fact, value)


def _words(fact: Fact, value: Any, known: Known) -> None:
    del known
    if not isinstance(value, str):
        raise _wrong(fact)
    if len(value) > fact.most:
        raise Refusal(_("That is too long: %(most)d characters fit.") % {"most": fact.most}, field=fact.name, code="words_long")


def _clock(fact: Fact, value: Any, known: Known) -> None:
    del known
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise Refusal(_("Write the time like 07:45."), field=fact.name, code="wrong_clock")


def _instant(fact: Fact, value: Any, known: Known) -> None:
    del known
    try:
        said = datetime.fromisoformat(str(value))
    except ValueError as problem:
        raise _wrong(fact) from problem
    if said.tzinfo is None or said.year not in YEARS:
        raise _wrong(fact)


def _foods(fact: Fact, value: Any, known: Known) -> None:
    if not isinstance(value, list):
        raise _wrong(fact)
    if len(value) > fact.most:
        raise Refusal(_("Up to %(most)d foods fit in one record.") % {"most": fact.most}, field=fact.name, code="too_many")
    for one in value:
        if not isinstance(one, dict) or set(one) - {"name", "how_much", "first"} or not str(one.get("name", "")).strip():
            raise _wrong(fact)
        _words(Fact(fact.name, "words", most=40), one["name"], known)
        if "how_much" in one:
            _phrase(fact, one["how_much"], known)
        if "first" in one:
            _yes(fact, one["first"], known)


def _ways(fact: Fact, value: Any, known: Known) -> None:
    if not isinstance(value, list) or len(value) > fact.most:
        raise _wrong(fact)
    for one in value:
        if not isinstance(one, dict) or set(one) != {"id", "words"}:
            raise _wrong(fact)
        _as_id(fact, one["id"])
        _words(Fact(fact.name, "words", most=60), one["words"], known)


_CHECKS = {
    "phrase": _phrase,
    "phrases": _phrases,
    "ml": _ml,
    "yes": _yes,
    "adult": _adult,
    "room": _room,
    "moment": _moment,
    "words": _words,
    "clock": _clock,
    "instant": _instant,
    "foods": _foods,
    "ways": _ways,
}
