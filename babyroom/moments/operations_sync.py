"""What a tablet hands in: one transaction and one audit row a batch, one answer a record, whatever becomes of the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.moments import access, operations_outbox
from babyroom.moments.came import Came
from babyroom.moments.clocks import Clocks
from babyroom.moments.models import Aside
from babyroom.moments.numbers import Ranges, single
from babyroom.moments.operations import head_of, write
from babyroom.moments.operations_aside import FULL, Keeping, has_room
from babyroom.moments.taking import Answer, Taking
from babyroom.moments.wire import Call
from babyroom.signin.access import CLOSED_ROOM

# What means that a record is about another nursery.
_NOT_OURS = frozenset({"not_yours", "unknown_baby"})
_HERE = frozenset({"kept", "had"})


@dataclass(frozen=True)
class Synced:
    """What became of a call: an answer for each record, how its outbox stands, the log's last number."""

    answers: list[Answer]
    noted: operations_outbox.Noted
    seq: int

    @property
    def through(self) -> int:
        """The number up to which everything has come."""
        return self.noted.stand.through

    @property
    def wants(self) -> Ranges:
        """The numbers that the tablet holds and the server has not."""
        return self.noted.stand.wants


def sync(call: Call, handed: Sequence[Came], *, by: Who, at: datetime) -> Synced:
    """Take in what a tablet hands in; `handed` are the call's records, opened. Authorised by the tablet alone. Raises NotYours where
    there is none."""
    access.HAND_IN.check(by)
    by = at_the_tablet(by)
    with transaction.atomic():
        head = head_of(by.setting)
        records = [one.record for one in handed if one.record is not None]
        taking = Taking(by, at, head, records, clocks=Clocks(at, call.device_at))
        answers = _aside([_taken(one, taking) for one in handed], handed, call, by=by, at=at)
        mended = _mended(answers, handed, call.outbox, at, by)
        outcomes = [one.outcome for one in answers]
        told: dict[str, Any] = {
            "aside": outcomes.count("aside"),
            "stays": outcomes.count("refused"),
            "said_anew": [str(pk) for pk in mended],
        }
        told = {name: value for name, value in told.items() if value}
        if taking.moments:
            write(taking, by=by, at=at, told=told)
        elif told:
            audit.write("moments.receive", by=by, at=at, setting=by.setting, subject=f"moments.outbox/{call.outbox}", after=told)
        # What there is no room for has not come: it is asked for again once there is, and not before.
        arrived = [one.n for one, answer in zip(handed, answers, strict=True) if one.n is not None and answer.code != FULL]
        noted = operations_outbox.note(call, single(arrived), by=by, at=at)
        if noted.stand.wants and not has_room(UUID(str(by.tablet_id)), by.setting):
            noted = replace(noted, stand=replace(noted.stand, wants=()))
    return Synced(answers, noted, head.seq)


def at_the_tablet(who: Who) -> Who:
    """The tablet itself, also where its room is closed and it may do nothing else."""
    closed = who.seen.get(CLOSED_ROOM)
    return who if closed is None else replace(who, tablet_id=closed.tablet, room_id=closed.room_id, how="face")


def _taken(one: Came, taking: Taking) -> Answer:
    if one.record is None:
        why = one.why
        return Answer(one.said_id, "refused", str(why.sentence), why.field, why.code) if why else Answer(one.said_id, "refused")
    answer = taking.take(one.record)
    return replace(answer, outcome="not_yours") if answer.outcome == "refused" and answer.code in _NOT_OURS else answer


def _aside(answers: list[Answer], handed: Sequence[Came], call: Call, *, by: Who, at: datetime) -> list[Answer]:
    """What cannot go into the log is kept aside, once however often the same is sent; what a person has written in since is here."""
    refused = [one for one, answer in zip(handed, answers, strict=True) if answer.outcome == "refused"]
    if not refused:
        return answers
    keeping = Keeping(refused, tablet=UUID(str(by.tablet_id)), by=by, at=at, outbox=call.outbox)
    told: list[Answer] = []
    for one, answer in zip(handed, answers, strict=True):
        if answer.outcome != "refused":
            told.append(answer)
        elif keeping.is_written_in(one):
            told.append(Answer(answer.id, "had"))
        else:
            told.append(keeping.keep(one, answer, answer.sentence))
    keeping.end()
    return told


def _mended(answers: Sequence[Answer], handed: Sequence[Came], outbox: UUID, at: datetime, by: Who) -> list[UUID]:
    """What was set aside and is said anew by a record that is here now waits for nobody any more."""
    mends = {one.mends for one, answer in zip(handed, answers, strict=True) if one.mends is not None and answer.outcome in _HERE}
    if not mends:
        return []
    rows = Aside.objects.of(by.setting).filter(moment_id__in=mends, outbox=outbox, settled_at=None)
    found = list(rows.values_list("pk", flat=True))
    rows.update(settled_at=at, settled_as=Aside.Settled.SAID_ANEW)
    return found
