"""Every write to the log: receive (which records, completes, corrects, takes back), move, rebuild, arms full."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet, UUIDField
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.common.refusals import NotYours, Refusal
from babyroom.common.turn import take_turn
from babyroom.moments import access
from babyroom.moments.day import day_of
from babyroom.moments.digest import digest_of
from babyroom.moments.laying import lay
from babyroom.moments.models import ArmsFull, Head, Now
from babyroom.moments.moving import Move
from babyroom.moments.queries import CALL_LASTS, in_room
from babyroom.moments.reading import day_bounds, settled_between, settled_one
from babyroom.moments.record import Record
from babyroom.moments.taking import NAMELESS, Answer, Taking
from babyroom.people import queries as people

__all__ = ["Answer", "answer_arms_full", "arms_full", "digest_of", "move", "rebuild", "receive", "record_all", "record_one"]

# What means "not found" to whoever asks for one baby by an id.
_NOT_FOUND = frozenset({"not_yours", "unknown_baby"})


def receive(records: Sequence[Record], *, by: Who, at: datetime) -> list[Answer]:
    """Take records into the log: one answer each, in their order, whatever becomes of the others. What cannot be taken goes back to the
    screen with its sentence; what a tablet hands in later goes through `operations_sync`.

    All that is kept is written in one transaction with the audit row and each baby's projection.
    """
    return _receive(records, by, at)


def record_one(record: Record, *, by: Who, at: datetime) -> UUID:
    """Take one record or raise the Refusal it met (NotYours for a baby that is not open to `by`)."""
    _or_raise(receive([record], by=by, at=at)[0])
    return record.id


def record_all(records: Sequence[Record], *, by: Who, at: datetime) -> None:
    """Take all of these records, which belong together, or none: raise the first Refusal met."""
    with transaction.atomic():
        for answer in receive(records, by=by, at=at):
            _or_raise(answer)


def move(
    moment: UUID, *, to_baby: UUID, by: Who, at: datetime, tapped_by: UUID | None = None, both: tuple[UUID, UUID] | None = None
) -> UUID:
    """Move a moment saved for the wrong baby, as it stands now: taken back there, written again here, both trails kept.

    A sleep takes its look-ins and its waking along. `both` are the two people who showed their PIN, where two were asked for: the audit
    names them. Returns the id of the new moment. Raises NotYours where either
    baby is not open to `by`.
    """
    setting = by.setting
    with transaction.atomic():
        one = settled_one(setting, moment)
        if one is None or one.withdrawn is not None:
            raise NotYours(_("We cannot find this moment any more. Please reload the page."))
        if by.tablet_id is not None:
            by.seen["babies_in_room"] = in_room(by, at)
        access.CORRECT.check(by, one.row.baby)
        access.RECORD.check(by, to_baby)
        if one.row.baby == to_baby:
            raise Refusal(_("It is already written for this baby."), field="baby")
        records = Move(to_baby, at, tapped_by, "face" if by.tablet_id else "login").records(one)
        for answer in _receive(records, by, at, moved=True):
            _or_raise(answer)
        if both is not None:
            told = {"first": both[0], "second": both[1], "from": one.row.baby, "to": to_baby}
            seen = by.as_adult(both[0], "pin")
            audit.write("moments.move_by_two", by=seen, at=at, setting=setting, subject=f"moments.moment/{records[1].id}", after=told)
    return records[1].id


def arms_full(*, by: Who, at: datetime) -> ArmsFull:
    """Keep that needs pulled in different directions: the room's own note, without person or device."""
    access.ARMS_FULL.check(by)
    setting = by.setting
    with transaction.atomic():
        note: ArmsFull = ArmsFull.objects.create(setting_id=setting, room_id=by.room_id, at=at)
        audit.write("moments.arms_full", by=None, at=at, setting=setting, subject=f"people.room/{by.room_id}")
    return note


def answer_arms_full(note: UUID, *, by: Who, at: datetime) -> None:
    """Someone is coming: the call goes from the screens, with any other open one of that room. Answered twice is answered once.
    Raises NotYours for a call that is not here."""
    access.ANSWER_ARMS_FULL.check(by)
    setting = by.setting
    with transaction.atomic():
        room = ArmsFull.objects.of(setting).filter(pk=note).values_list("room_id", flat=True).first()
        if room is None:
            raise NotYours(_("We cannot find this call any more."))
        still_asked = Q(pk=note) | Q(room_id=room, at__gt=at - CALL_LASTS)
        if ArmsFull.objects.of(setting).filter(still_asked, answered_at=None).update(answered_at=at):
            audit.write("moments.answer_arms_full", by=None, at=at, setting=setting, subject=f"moments.armsfull/{note}")


def rebuild(setting: UUID, babies: Iterable[UUID], on: date, zone: str) -> None:
    """Work out again how these babies' day stands and keep it. May be run at any time; always comes to the same."""
    wanted = list(babies)
    by_baby: dict[UUID, list[Any]] = {baby: [] for baby in wanted}
    for one in settled_between(setting, wanted, *day_bounds(on, zone)):
        by_baby[one.row.baby].append(one)
    known: dict[UUID, date] = dict(_known(setting=setting, babies=wanted))
    days = {baby: day_of(settled) for baby, settled in by_baby.items() if baby not in known or known[baby] <= on}
    placed = people.rooms_of(setting, [baby for baby, day in days.items() if "room" not in day], on)
    head = (_head(setting=setting) or [(0,)])[0][0]
    fresh = []
    for baby, day in days.items():
        room = UUID(day["room"]) if "room" in day else placed.get(baby)
        if baby in known:
            Now.objects.of(setting).filter(baby_id=baby).update(on=on, day=day, room_id=room, seq=head)
        else:
            fresh.append(Now(baby_id=baby, setting_id=setting, on=on, day=day, room_id=room, seq=head))
    Now.objects.bulk_create(fresh)


def _receive(records: Sequence[Record], by: Who, at: datetime, *, moved: bool = False) -> list[Answer]:
    with transaction.atomic():
        taking = Taking(by, at, head_of(by.setting), records, moved=moved)
        answers = [taking.take(record) for record in records]
        if taking.moments:
            write(taking, by=by, at=at)
    return answers


def head_of(setting: UUID) -> Head:
    """The setting's lock, taken: inside it a later number is never seen before an earlier one."""
    take_turn(setting)
    found = _head(setting=setting)
    if not found:
        return Head.objects.create(setting_id=setting, seq=0, chain=audit.NO_DIGEST)  # type: ignore[no-any-return]
    return Head(setting_id=setting, seq=found[0][0], chain=found[0][1])


@prepared(setting=UUIDField())
def _head(setting: UUID) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Head.objects.of(setting).values_list("seq", "chain")
    return rows


@prepared("babies", setting=UUIDField())
def _known(setting: UUID, babies: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Now.objects.of(setting).filter(baby_id__in=babies).values_list("baby_id", "on")
    return rows


def write(taking: Taking, *, by: Who, at: datetime, told: Mapping[str, Any] | None = None) -> None:
    """Write what was taken, with each baby's projection and one audit row. `told` is what else became of the batch."""
    written, setting = taking.moments, by.setting
    lay(written, taking.words)
    Head.objects.of(setting).update(seq=taking.head.seq, chain=taking.head.chain)
    today = at.astimezone(ZoneInfo(by.zone)).date()
    start, end = day_bounds(today, by.zone)
    touched = {m.baby_id for m in written if start <= m.happened_at < end or m.corrects or m.withdraws}
    if touched:
        rebuild(setting, touched, today, by.zone)
    alone = len(written) == 1
    nameless = alone and taking.words[0].facts.get("then") == NAMELESS
    subject = f"moments.moment/{written[0].id}" if alone else f"moments.batch/{written[0].seq}-{taking.head.seq}"
    babies, who = {one.baby_id for one in written}, None if nameless else by
    audit.write(
        "moments.receive", by=who, at=at, setting=setting, subject=subject, after={"kept": len(written), **(told or {})}, babies=babies
    )


def _or_raise(answer: Answer) -> None:
    """Where one record alone is asked about, a refusal is raised as what it is."""
    if answer.outcome == "refused":
        no = NotYours if answer.code in _NOT_FOUND else Refusal
        raise no(answer.sentence, field=answer.field, code=answer.code)
