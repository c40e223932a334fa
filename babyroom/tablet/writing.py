"""From a filled-in page to a record for the log. Pure: the operation decides whether it can be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.common.ids import new_id
from babyroom.moments.moving import taken_back
from babyroom.moments.record import KnownBy, Record, TimeFrom
from babyroom.moments.settle import Row, Settled


@dataclass(frozen=True)
class Writer:
    """Who writes at this screen, and how that is known."""

    adult: UUID | None
    known_by: KnownBy
    zone: str

    def at_once(self, kind: str, baby: UUID, at: datetime, facts: Mapping[str, Any], *, note: str = "", **more: Any) -> Record:
        """What happens at this moment, told by one tap. `more` are other fields of Record."""
        fields: dict[str, Any] = {"did_by": self.adult, "tapped_by": self.adult, "known_by": self.known_by, **more}
        return Record(id=new_id(), kind=kind, baby=baby, happened_at=at, zone=self.zone, facts=facts, note=note, **fields)

    def typed(self, kind: str, baby: UUID, said: Mapping[str, Any], facts: Mapping[str, Any], *, sheet: bool = False) -> Record:
        """What was typed in afterwards; `said` are the clean values of the form. `sheet` copies a paper sheet."""
        until = said.get("until")
        return Record(
            id=new_id(),
            kind=kind,
            baby=baby,
            happened_at=instant(said["on"], said["clock"], self.zone),
            zone=self.zone,
            facts=facts,
            note=said.get("note", "").strip(),
            ended_at=instant(said["on"], until, self.zone) if until else None,
            about=said["about"],
            time_from="sheet" if sheet else "typed",
            did_by=_id(said.get("did_by")),
            tapped_by=self.adult,
            known_by="sheet" if sheet else self.known_by,
            refers=_id(said.get("refers")),
        )

    def takes_back(self, version: UUID, baby: UUID, at: datetime, *, why: str = "mistake") -> Record:
        """What takes a moment back, in the version that was seen."""
        return taken_back(version, baby, at=at, zone=self.zone, why=why, tapped_by=self.adult, known_by=self.known_by)

    def put_right(self, one: Settled, said: Mapping[str, Any], facts: Mapping[str, Any]) -> Record | None:
        """The correction of a moment, or None where nothing was changed. A time that was left as it is keeps its seconds."""
        row, zone = one.row, ZoneInfo(self.zone)
        clock_stays = _shown(row.happened_at, zone) == (said["on"], said["clock"])
        happened_at = row.happened_at if clock_stays else instant(said["on"], said["clock"], self.zone)
        ended_at, until = row.ended_at, said.get("until")
        if "until" in said and until != (_shown(one.ended_at, zone)[1] if one.ended_at else None):
            ended_at = instant(said["on"], until, self.zone) if until else None
        after = {
            "happened_at": happened_at,
            "ended_at": ended_at,
            "about": said["about"],
            "did_by": _id(said.get("did_by")),
            "facts": dict(facts),
            "note": said.get("note", "").strip(),
        }
        if not one.clash and all(getattr(row, name) == value for name, value in after.items()):
            return None
        return Record(
            id=new_id(),
            kind=row.kind,
            baby=row.baby,
            zone=row.zone,
            time_from=cast(TimeFrom, row.time_from) if clock_stays else "typed",
            tapped_by=self.adult,
            known_by=self.known_by,
            corrects=one.version,
            refers=row.refers,
            group=row.group,
            **after,
        )

    def settles(self, one: Settled, right: Record, *, stands_again: bool = False) -> list[Record]:
        """The same correction built upon every version that stands against the one that holds: each corrects one and adds to another.
        With `stands_again` upon its taking back as well."""
        others = [row.id for row in one.against]
        if stands_again and one.withdrawn is not None:
            others.append(one.withdrawn.id)
        told = [right]
        for other in others:
            told[-1] = replace(told[-1], adds=other)
            told.append(replace(right, id=new_id(), corrects=told[-1].id))
        return told[:-1] if others else told

    def chosen(self, one: Settled, version: Row) -> Record:
        """One of the versions, said once more as the one that is right."""
        return Record(
            id=new_id(),
            kind=version.kind,
            baby=version.baby,
            zone=version.zone,
            happened_at=version.happened_at,
            ended_at=version.ended_at,
            about=version.about,
            did_by=version.did_by,
            facts=version.facts,
            note=version.note,
            time_from=cast(TimeFrom, version.time_from),
            tapped_by=self.adult,
            known_by=self.known_by,
            corrects=one.version,
            refers=version.refers,
            group=version.group,
        )

    def answer_look_in(self, sleep: Settled, due_at: datetime, answer: str) -> Record:
        """An answer given later about one look-in. It stands at the time it is about; when it was given is the server's to say."""
        facts = {"due_at": due_at.isoformat(), "answer": answer}
        return self.at_once("look_in", sleep.row.baby, due_at, facts, refers=sleep.id)


def initial_of(one: Settled, zone: str) -> dict[str, Any]:
    """What a form shows of a moment before anything is changed."""
    local = ZoneInfo(zone)
    on, clock = _shown(one.at, local)
    return {
        "on": on,
        "clock": clock,
        "until": _shown(one.ended_at, local)[1] if one.ended_at else None,
        "about": one.row.about,
        "did_by": str(one.row.did_by or ""),
        "note": one.row.note,
    }


def instant(on: date, clock: time, zone: str) -> datetime:
    """A wall clock on a day as an instant; of the hour that comes twice the first."""
    return datetime.combine(on, clock, ZoneInfo(zone))


def _shown(at: datetime, zone: ZoneInfo) -> tuple[date, time]:
    local = at.astimezone(zone)
    return local.date(), time(local.hour, local.minute)


def _id(value: Any) -> UUID | None:
    return UUID(str(value)) if value else None
