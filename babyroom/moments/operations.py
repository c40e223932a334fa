"""Every write to the log: receive (which records, completes, corrects, takes back), move, rebuild, arms full."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import access
from babyroom.moments.checking import Known, check
from babyroom.moments.day import day_of
from babyroom.moments.digest import digest_of
from babyroom.moments.kinds import kind
from babyroom.moments.models import ArmsFull, Aside, Head, Moment, Now, Words
from babyroom.moments.moving import Move, taken_back
from babyroom.moments.named import adults_named
from babyroom.moments.queries import in_room
from babyroom.moments.reading import day_bounds, settled_between, settled_one
from babyroom.moments.record import Record
from babyroom.people import queries as people

__all__ = ["Answer", "answer_arms_full", "arms_full", "digest_of", "move", "rebuild", "receive", "record_all", "record_one", "taken_back"]

Outcome = Literal["kept", "had", "aside", "refused"]
_SPEAKS_OF = frozenset({"withdrawal", "differently", "same_nap"})
_NAMELESS = "had_to_wait"


@dataclass(frozen=True)
class Answer:
    """What became of one record. `kept`: on the disk, with its number; `had`: the same was here already;
    `refused`: cannot be, `sentence` says what to do; `aside`: kept apart for a person to look at."""

    id: str
    outcome: Outcome
    sentence: str = ""
    field: str = ""
    code: str = ""
    seq: int | None = None


def receive(records: Sequence[Record], *, by: Who, at: datetime, set_aside: bool = False) -> list[Answer]:
    """Take records into the log: one answer each, in their order, whatever becomes of the others.

    All that is kept is written in one transaction with the audit row and each baby's projection. `set_aside` keeps
    what cannot be taken (an upload after hours without network) instead of handing it back to the screen.
    """
    setting = by.setting
    with transaction.atomic():
        taking = _Taking(setting, by, at, records)
        answers = [taking.take(record) for record in records]
        if set_aside:
            answers = [_lay_aside(answer, record, by, at) for answer, record in zip(answers, records, strict=True)]
        taking.write()
    return answers


def record_one(record: Record, *, by: Who, at: datetime) -> UUID:
    """Take one record or raise the Refusal it met."""
    answer = receive([record], by=by, at=at)[0]
    if answer.outcome == "refused":
        raise Refusal(answer.sentence, field=answer.field, code=answer.code)
    return record.id


def record_all(records: Sequence[Record], *, by: Who, at: datetime) -> None:
    """Take all of these records, which belong together, or none: raise the first Refusal met."""
    with transaction.atomic():
        for answer in receive(records, by=by, at=at):
            if answer.outcome == "refused":
                raise Refusal(answer.sentence, field=answer.field, code=answer.code)


def move(moment: UUID, *, to_baby: UUID, by: Who, at: datetime, tapped_by: UUID | None = None) -> UUID:
    """Move a moment saved for the wrong baby, as it stands now: taken back there, written again here, both trails kept.

    A sleep takes its look-ins and its waking along. Returns the id of the new moment. Raises NotYours where either
    baby is not open to `by`.
    """
    setting = by.setting
    with transaction.atomic():
        one = settled_one(setting, moment)
        if one is None or one.withdrawn is not None:
            raise NotYours(_("We cannot find this moment any more. Please reload the page."))
        if one.row.baby == to_baby:
            raise Refusal(_("It is already written for this baby."), field="baby")
        records = Move(to_baby, at, tapped_by, "face" if by.tablet_id else "login").records(one)
        for answer in receive(records, by=by, at=at):
            if answer.outcome != "kept":
                raise Refusal(answer.sentence, field=answer.field, code=answer.code)
    return records[1].id


def arms_full(*, by: Who, at: datetime) -> ArmsFull:
    """Keep that needs pulled in different directions: the room's own note, without person or device."""
    access.ARMS_FULL.check(by)
    setting = by.setting
    with transaction.atomic():
        Head.objects.of(setting).select_for_update().first()
        note: ArmsFull = ArmsFull.objects.create(setting_id=setting, room_id=by.room_id, at=at)
        audit.write("moments.arms_full", by=None, at=at, setting=setting, subject=f"people.room/{by.room_id}")
    return note


def answer_arms_full(note: UUID, *, by: Who, at: datetime) -> None:
    """Someone is coming: the call goes from the screens."""
    setting = by.setting
    with transaction.atomic():
        ArmsFull.objects.of(setting).filter(pk=note, answered_at=None).update(answered_at=at)
        audit.write("moments.answer_arms_full", by=None, at=at, setting=setting, subject=f"moments.armsfull/{note}")


def rebuild(setting: UUID, babies: Iterable[UUID], on: date, zone: str) -> None:
    """Work out again how these babies' day stands and keep it. May be run at any time; always comes to the same."""
    wanted = list(babies)
    by_baby: dict[UUID, list[Any]] = {baby: [] for baby in wanted}
    for one in settled_between(setting, wanted, *day_bounds(on, zone)):
        by_baby[one.row.baby].append(one)
    placed = people.rooms_of(setting, wanted, on)
    known = dict(Now.objects.of(setting).filter(baby_id__in=wanted).values_list("baby_id", "on"))
    head = Head.objects.of(setting).values_list("seq", flat=True).first() or 0
    fresh = []
    for baby, settled in by_baby.items():
        if baby in known and known[baby] > on:
            continue
        day = day_of(settled)
        room = UUID(day["room"]) if "room" in day else placed.get(baby)
        if baby in known:
            Now.objects.of(setting).filter(baby_id=baby).update(on=on, day=day, room_id=room, seq=head)
        else:
            fresh.append(Now(baby_id=baby, setting_id=setting, on=on, day=day, room_id=room, seq=head))
    Now.objects.bulk_create(fresh)


class _Taking:
    """One batch on its way into the log: what is known of it, what will be written, what to rebuild."""

    def __init__(self, setting: UUID, by: Who, at: datetime, records: Sequence[Record]) -> None:
        self.setting, self.by, self.at = setting, by, at
        # The setting's lock: a later number is never seen before an earlier one.
        self.head = Head.objects.of(setting).select_for_update().first() or Head.objects.create(
            setting_id=setting, seq=0, chain=audit.NO_DIGEST
        )
        babies = {record.baby for record in records}
        self.known = Known(
            people.born(setting, babies),
            people.adult_ids(setting, set().union(*(adults_named(r.kind, r.facts, r.did_by, r.tapped_by) for r in records))),
            people.room_ids(setting),
        )
        if by.tablet_id is not None:
            by.seen["babies_in_room"] = in_room(by, at)
        # Ids are one space for all settings: a taken one elsewhere is told apart from ours, and nothing of it is shown.
        taken = Moment.unscoped.filter(pk__in=[r.id for r in records]).values_list("pk", "setting_id", "digest")
        self.digests: dict[UUID, str] = {pk: digest if of == setting else "" for pk, of, digest in taken}
        about = {target for r in records for target in (r.adds, r.corrects, r.withdraws, r.refers) if target}
        found = Moment.objects.of(setting).filter(pk__in=about).values_list("pk", "happened_at", "baby_id") if about else ()
        self.spoken_of: dict[UUID, tuple[datetime, UUID]] = {record.id: (record.happened_at, record.baby) for record in records}
        self.spoken_of |= {pk: (happened_at, baby) for pk, happened_at, baby in found}
        self.moments: list[Moment] = []
        self.words: list[Words] = []

    def take(self, record: Record) -> Answer:
        try:
            return self._take(self._fitted(record))
        except Refusal as refusal:
            return Answer(str(record.id), "refused", str(refusal.sentence), refusal.field, refusal.code)

    def _fitted(self, record: Record) -> Record:
        target = record.withdraws or record.refers
        if record.kind in _SPEAKS_OF and target in self.spoken_of:
            # It belongs to the day it speaks of; when it was said is `received_at`.
            record = replace(record, happened_at=self.spoken_of[target][0])
        if record.facts.get("then") == _NAMELESS:
            # "Had to wait for us" is the room's, with no adult's name.
            record = replace(record, did_by=None, tapped_by=None)
        return record

    def _take(self, record: Record) -> Answer:
        digest = digest_of(record)
        if self.digests.get(record.id) == digest:
            return Answer(str(record.id), "had")
        if not self._may(record):
            raise NotYours(
                _("This baby is not in this room just now. Please pick the baby from the board again."), field="baby", code="not_yours"
            )
        self._same_baby(record)
        uncertain = check(record, known=self.known, at=record.received_at or self.at)
        if record.id in self.digests:
            raise Refusal(_("Another record has this number already. Nothing was overwritten."), field="id", code="other_content")
        self.digests[record.id] = digest
        self.head.seq += 1
        self.head.chain = hashlib.sha256(f"{self.head.chain}{self.head.seq}{digest}".encode()).hexdigest()
        self.moments.append(self._moment(record, digest, uncertain))
        self.words.append(Words(moment_id=record.id, setting_id=self.setting, facts=dict(record.facts), note=record.note))
        return Answer(str(record.id), "kept", seq=self.head.seq)

    def _same_baby(self, record: Record) -> None:
        """A change speaks of a moment of the same baby. (What was moved from another baby only `refers` to it.)"""
        sort = kind(record.kind)
        about = record.refers if sort is not None and sort.refers else None
        for target in (record.adds, record.corrects, record.withdraws, about):
            if target in self.spoken_of and self.spoken_of[target][1] != record.baby:
                raise Refusal(_("That moment is another baby’s. Please open it from that baby’s day."), field="baby", code="other_baby")

    def _may(self, record: Record) -> bool:
        if record.known_by == "import":
            return access.RECORD.allows(self.by, record.baby)
        changes = record.adds or record.corrects or record.withdraws
        if record.kind == "from_home" and not changes and access.TELL_FROM_HOME.allows(self.by, record.baby):
            return True
        return (access.CORRECT if changes else access.RECORD).allows(self.by, record.baby)

    def _moment(self, record: Record, digest: str, uncertain: bool) -> Moment:
        return Moment(
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

    def write(self) -> None:
        if not self.moments:
            return
        Moment.objects.bulk_create(self.moments, batch_size=500)
        Words.objects.bulk_create(self.words, batch_size=500)
        self.head.save(update_fields=["seq", "chain"])
        today = self.at.astimezone(ZoneInfo(self.by.zone)).date()
        start, end = day_bounds(today, self.by.zone)
        touched = {m.baby_id for m in self.moments if start <= m.happened_at < end or m.corrects or m.withdraws}
        if touched:
            rebuild(self.setting, touched, today, self.by.zone)
        self._audit()

    def _audit(self) -> None:
        first = self.moments[0]
        nameless = self.words[0].facts.get("then") == _NAMELESS and len(self.moments) == 1
        subject = f"moments.moment/{first.pk}" if len(self.moments) == 1 else f"moments.batch/{first.seq}-{self.head.seq}"
        audit.write(
            "moments.receive",
            by=None if nameless else self.by,
            at=self.at,
            setting=self.setting,
            subject=subject,
            after={"kept": len(self.moments)},
        )


def _lay_aside(answer: Answer, record: Record, by: Who, at: datetime) -> Answer:
    if answer.outcome != "refused":
        return answer
    body = json.loads(json.dumps(asdict(record), cls=DjangoJSONEncoder))
    Aside.objects.create(
        setting_id=by.setting, moment_id=record.id, device_id=by.tablet_id, body=body, reason=answer.sentence[:300], received_at=at
    )
    return replace(answer, outcome="aside")
