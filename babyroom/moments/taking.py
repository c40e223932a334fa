"""One batch on its way into the log: what is known of it, what each record is answered, what will be written. Writes nothing."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import access
from babyroom.moments.checking import Known, check_sound
from babyroom.moments.clocks import BY_A_DEVICE, OFF, OLDEST, Clocks
from babyroom.moments.digest import digest_of
from babyroom.moments.doers import believed, doers
from babyroom.moments.kinds import kind
from babyroom.moments.laying import Laid, Said
from babyroom.moments.models import Head, Moment
from babyroom.moments.named import adults_named
from babyroom.moments.queries import in_room
from babyroom.moments.record import Record
from babyroom.moments.sound import sound
from babyroom.moments.stays import stays
from babyroom.people import queries as people
from babyroom.signin import queries_pins

Outcome = Literal["kept", "had", "aside", "refused", "not_yours"]
_SPEAKS_OF = frozenset({"withdrawal", "differently", "same_nap"})
NAMELESS = "had_to_wait"
_OTHERS = gettext_lazy("This is not about our nursery. It stays on this tablet. Please ask the office.")


@dataclass(frozen=True)
class Answer:
    """What became of one record. `kept`: on the disk, with its number; `had`: the same was here already;
    `refused`: cannot be, `sentence` says what to do; `aside`: kept apart for a person to look at; `not_yours`: another nursery's."""

    id: str
    outcome: Outcome
    sentence: str = ""
    field: str = ""
    code: str = ""
    seq: int | None = None


@dataclass(frozen=True)
class Earlier:
    """A moment that another one speaks of. `before` is the version it was itself built upon."""

    happened_at: datetime
    baby: UUID
    before: UUID | None


class Taking:
    """Takes records one by one; `moments` and `words` are what is to be written, under the setting's lock `head`.

    `moved` records were kept once already, for another baby: how their adult was known then stands. With `clocks` they were written on a
    tablet, perhaps long ago and by a wrong clock, and are authorised by it alone: its room that day, whatever has changed since.
    """

    def __init__(
        self, by: Who, at: datetime, head: Head, records: Sequence[Record], *, moved: bool = False, clocks: Clocks | None = None
    ) -> None:
        self.setting, self.by, self.at, self.head, self.moved, self.clocks = by.setting, by, at, head, moved, clocks
        # Whoever is signed in by name is who wrote it, whatever a record says (doers.believed).
        writes = {by.adult_id} if by.adult_id is not None and by.tablet_id is None else set()
        self.known = Known(
            people.born(self.setting, {record.baby for record in records}),
            people.adult_ids(self.setting, writes.union(*(adults_named(r.kind, r.facts, r.did_by, r.tapped_by) for r in records))),
            people.room_ids(self.setting),
        )
        self.doers = doers(self.setting, records, writes)
        if by.tablet_id is not None:
            by.seen["babies_in_room"] = in_room(by, at)
        self.stays = stays(by, at, records) if clocks is not None else None
        # Ids are one space for all settings: a taken one elsewhere is told apart from ours, and nothing of it is shown.
        self.digests: dict[UUID, str] = _digests(self.setting, [r.id for r in records])
        about = {target for r in records for target in (r.adds, r.corrects, r.withdraws, r.refers) if target}
        self.spoken_of: dict[UUID, Earlier] = {r.id: Earlier(r.happened_at, r.baby, None) for r in records} | self._earlier(about)
        self.moments: list[Laid] = []
        self.words: list[Said] = []
        # Since when a PIN has opened earlier days here; asked once, where a record needs it.
        self.opened: tuple[datetime | None] | None = None

    def take(self, sent: Record) -> Answer:
        """What becomes of this record."""
        try:
            said = sound(sent, any_year=self.clocks is not None and sent.time_from in BY_A_DEVICE)
            return self._take(sent, said if self.moved else believed(said, self.by))
        except Refusal as refusal:
            return Answer(str(sent.id), "refused", str(refusal.sentence), refusal.field, refusal.code)

    def _take(self, sent: Record, said: Record) -> Answer:
        record = self._fitted(said)
        digest = digest_of(record)
        if self._had(record.id, digest, said, sent):
            return Answer(str(record.id), "had")
        uncertain = False
        if self.clocks is not None and record.baby in self.known.born:
            # What was sent is what its digest is of, so that the same is known again whatever its time became.
            record, uncertain = self.clocks.put_right(record, self.known.born[record.baby], device_at=sent.device_at)
        self._open(record)
        self._same_baby(record)
        if self.clocks is not None:
            self._opened_by_pin(record, self.clocks.tapped(sent))
        self._no_ring(record)
        uncertain = check_sound(record, known=self.known, at=record.received_at or self.at) or uncertain
        if self.by.how != "command":
            self.doers.check(record, tapped_at=self.clocks.tapped(sent) if self.clocks is not None else None)
        if record.id in self.digests:
            if self.clocks is not None and not self.digests[record.id]:
                raise NotYours(_OTHERS, field="id", code="not_yours")
            raise Refusal(_("Another record has this number already. Nothing was overwritten."), field="id", code="other_content")
        self.digests[record.id] = digest
        self.spoken_of[record.id] = Earlier(record.happened_at, record.baby, record.corrects or record.adds)
        self.head.seq += 1
        self.head.chain = hashlib.sha256(f"{self.head.chain}{self.head.seq}{digest}".encode()).hexdigest()
        self.moments.append(self._moment(record, digest, uncertain))
        self.words.append(Said(record.id, self.setting, dict(record.facts), record.note))
        if self.stays is not None:
            self.stays.add(record)
        return Answer(str(record.id), "kept", seq=self.head.seq)

    def _fitted(self, record: Record) -> Record:
        target = record.withdraws or record.refers
        if record.kind in _SPEAKS_OF and target in self.spoken_of:
            # It belongs to the day it speaks of; when it was said is `received_at`.
            record = replace(record, happened_at=self.spoken_of[target].happened_at)
        if record.facts.get("then") == NAMELESS:
            # "Had to wait for us" is the room's, with no adult's name.
            record = replace(record, did_by=None, tapped_by=None)
        return record

    def _had(self, moment: UUID, digest: str, said: Record, sent: Record) -> bool:
        """Whether the same was kept already: as it would be kept now, as it was said (it may have come before what it speaks of),
        or letter by letter."""
        kept = self.digests.get(moment)
        return kept is not None and (kept == digest or kept in (digest_of(said), digest_of(sent)))

    def _opened_by_pin(self, record: Record, tapped_at: datetime) -> None:
        """What was tapped on a later day than the one it is about, new or a change, needs the PIN that the day's page needs. Written on
        its own day and handed in late, it needs none."""
        about = [self.spoken_of[target] for target in (record.adds, record.corrects, record.withdraws) if target in self.spoken_of]
        zone = ZoneInfo(self.by.zone)
        day = min(at.astimezone(zone).date() for at in (record.happened_at, *(one.happened_at for one in about)))
        if tapped_at.astimezone(zone).date() <= day:
            return
        if self.opened is None:
            since = queries_pins.opened_since(self.by, self.at) if queries_pins.guarded(self.by) else self.at - OLDEST
            self.opened = (since,)
        [since] = self.opened
        if since is None or tapped_at < since - OFF:
            sentence = _("It is about an earlier day, and no PIN was shown. The office looks at it.")
            raise Refusal(sentence, field="happened_at", code="needs_pin")

    def _same_baby(self, record: Record) -> None:
        """A change speaks of a moment of the same baby. (What was moved from another baby only `refers` to it.)"""
        sort = kind(record.kind)
        about = record.refers if sort is not None and sort.refers else None
        for target in (record.adds, record.corrects, record.withdraws, about):
            if target in self.spoken_of and self.spoken_of[target].baby != record.baby:
                raise Refusal(_("That moment is another baby’s. Please open it from that baby’s day."), field="baby", code="other_baby")

    def _no_ring(self, record: Record) -> None:
        """Nothing speaks of itself, and versions built upon each other lead back to a first one."""
        if record.id in (record.adds, record.corrects, record.withdraws, record.refers):
            raise Refusal(_("This record speaks of itself. Please reload the page, then write it again."), code="itself")
        walked, before = {record.id}, record.corrects or record.adds
        while before is not None:
            if before in walked:
                raise Refusal(
                    _("These changes each change the other. Please open the moment from its day, then put it right."), code="ring"
                )
            walked.add(before)
            if before not in self.spoken_of:
                self.spoken_of |= self._earlier({before})
            found = self.spoken_of.get(before)
            before = found.before if found is not None else None

    def _earlier(self, ids: set[UUID]) -> dict[UUID, Earlier]:
        if not ids:
            return {}
        found = _spoken(ids=ids)
        return {pk: Earlier(at, baby, corrects or adds) for pk, of, at, baby, corrects, adds in found if of == self.setting}

    def _open(self, record: Record) -> None:
        if self.stays is None:
            if not self._may(record):
                raise NotYours(
                    _("This baby is not in this room just now. Please pick the baby from the board again."), field="baby", code="not_yours"
                )
        elif record.baby not in self.known.born:
            raise NotYours(_OTHERS, field="baby", code="not_yours")
        elif not self.stays.here(record.baby, record.happened_at):
            raise Refusal(_("This baby was not in this room that day. The office looks at it."), field="baby", code="not_in_room")

    def _may(self, record: Record) -> bool:
        if record.known_by == "import":
            return access.RECORD.allows(self.by, record.baby)
        changes = record.adds or record.corrects or record.withdraws
        if record.kind == "from_home" and not changes and access.TELL_FROM_HOME.allows(self.by, record.baby):
            return True
        return (access.CORRECT if changes else access.RECORD).allows(self.by, record.baby)

    def _moment(self, record: Record, digest: str, uncertain: bool) -> Laid:
        return Laid(
            id=record.id,
            setting_id=self.setting,
            baby_id=record.baby,
            room_id=self.by.room_id,
            kind=record.kind,
            did_by_id=record.did_by,
            tapped_by_id=record.tapped_by,
            known_by=record.known_by,
            device_id=self.by.tablet_id,
            device_seq=record.device_seq,
            happened_at=record.happened_at,
            zone=record.zone,
            ended_at=record.ended_at,
            about=record.about,
            time_from=record.time_from,
            device_at=record.device_at,
            device_offset_ms=record.device_offset_ms,
            uncertain=uncertain,
            received_at=record.received_at or self.at,
            seq=self.head.seq,
            adds=record.adds,
            corrects=record.corrects,
            withdraws=record.withdraws,
            refers=record.refers,
            group=record.group,
            source=record.source,
            digest=digest,
            chain=self.head.chain,
        )


def _digests(setting: UUID, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The digests of those ids that are taken; none is told of one that is another setting's."""
    ours = {pk: digest if of == setting else "" for pk, of, digest in _taken(ids=ids)}
    elsewhere = walls.taken(ids) if connection.vendor == "postgresql" else frozenset()
    return dict.fromkeys(elsewhere, "") | ours


@prepared("ids")
def _taken(ids: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Moment.unscoped.filter(pk__in=ids).order_by()
    return rows.values_list("pk", "setting_id", "digest")


@prepared("ids")
def _spoken(ids: Collection[UUID]) -> QuerySet[Any, Any]:
    # By their ids alone, whosever they are: told the setting too, SQLite walks that setting's whole log instead.
    rows: QuerySet[Any, Any] = Moment.unscoped.filter(pk__in=ids).order_by()
    return rows.values_list("pk", "setting_id", "happened_at", "baby_id", "corrects", "adds")
