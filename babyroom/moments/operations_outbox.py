"""What a tablet's call says of its store: how far it has come, which numbers are gone, whether it was emptied or is in two places."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from babyroom.common import notices
from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.moments.models import Moment, Outbox
from babyroom.moments.numbers import Ranges, Stand, count, in_words, stand, united, without
from babyroom.moments.wire import Before, Call
from babyroom.signin.models import Tablet

# A call may be so long on its way, and be overtaken by a later one.
IN_FLIGHT = timedelta(minutes=10)
SEEN_EVERY = timedelta(minutes=1)
_KEPT = ("through", "beyond", "last", "waiting", "persisted", "missing", "missing_at", "told", "emptied_at", "elsewhere_at")
# What a tablet that takes an outbox further takes over of what is known of it. Not the notice: whoever speaks for it must not be able to
# say in it that all has come.
_HANDED_ON = ("through", "beyond", "last", "last_at", "first_at", "missing", "missing_at")


@dataclass(frozen=True)
class Noted:
    """How an outbox stands after a call. `gone`: the numbers those who lead were told of; `gone_before`: of the outbox before it, where
    the call names one."""

    stand: Stand
    gone: Ranges
    gone_before: Ranges | None


def note(call: Call, came: Ranges, *, by: Who, at: datetime) -> Noted:
    """Write down what the call says and which numbers have come with it, and tell the office of what is not as it should be. Inside the
    transaction that keeps its records, after them."""
    tablet_id = UUID(str(by.tablet_id))
    known = _known(by.setting, call.outbox)
    if (mine := known.get(tablet_id)) is None:
        tablet = Tablet.objects.of(by.setting).get(pk=tablet_id)
        row, now = _begun(by.setting, call.outbox, tablet_id, known, at), Device(tablet.name, tablet.turned_at is None, in_use=True)
    else:
        row, now = mine
    noting, before = _Noting(row, tablet_id, now, at), _plain(row)
    if mine is None:
        noting.begin(known, emptied=call.before is not None)
    gone_before = noting.emptied(call.before) if call.before is not None else None
    found = noting.come(call, came)
    noting.gone(found.gone)
    if mine is None:
        row.save(force_insert=True)
    elif _plain(row) != before or at - row.seen_at >= SEEN_EVERY:
        row.seen_at = at
        told = {name: getattr(row, name) for name in (*_KEPT, "last_at", "seen_at")}
        Outbox.objects.of(by.setting).filter(pk=row.pk).update(**told)
    return Noted(found, row.lost, gone_before)


def _plain(row: Outbox) -> list[Any]:
    return [getattr(row, name) for name in _KEPT]


@dataclass(frozen=True)
class Device:
    """A tablet as an outbox meets it: its name, whether many hands share it (the demonstration's, whose key does not turn: each has a
    store of its own, so nothing is made of that), and whether it is in use."""

    name: str
    shared: bool
    in_use: bool


Known = dict[UUID, tuple[Outbox, Device]]


def _known(setting: UUID, outbox: UUID) -> Known:
    """What is known of an outbox, by the tablet that said so, the latest first."""
    found: Known = {}
    for pk, tablet_id, last_at, first_at, seen_at, name, turned_at, revoked_at, *kept in _outbox(setting=setting, outbox=outbox):
        told = {"tablet_id": tablet_id, "last_at": last_at, "first_at": first_at, "seen_at": seen_at, **dict(zip(_KEPT, kept, strict=True))}
        found[tablet_id] = Outbox(id=pk, setting_id=setting, outbox=outbox, **told), Device(name, turned_at is None, revoked_at is None)
    return found


@prepared(setting=UUIDField(), outbox=UUIDField())
def _outbox(setting: UUID, outbox: UUID) -> QuerySet[Any, Any]:
    device = ("tablet__name", "tablet__turned_at", "tablet__revoked_at")
    rows: QuerySet[Any, Any] = Outbox.objects.of(setting).filter(outbox=outbox).order_by("-seen_at")
    return rows.values_list("pk", "tablet_id", "last_at", "first_at", "seen_at", *device, *_KEPT)


def _begun(setting: UUID, outbox: UUID, tablet_id: UUID, known: Known, at: datetime) -> Outbox:
    """An outbox this tablet has not spoken of before, not yet written. One outlives pairings: what is known of it from the tablet this
    device was before goes with it."""
    row = Outbox(setting_id=setting, tablet_id=tablet_id, outbox=outbox, last_at=at, first_at=at, seen_at=at)
    # A device that is paired anew was shut out before, as a rule.
    for earlier, _device in sorted(known.values(), key=lambda one: one[1].in_use)[:1]:
        for name in _HANDED_ON:
            setattr(row, name, getattr(earlier, name))
    return row


@dataclass
class _Noting:
    """One outbox while a call of the tablet is noted."""

    row: Outbox
    tablet_id: UUID
    tablet: Device
    at: datetime

    def begin(self, known: Known, *, emptied: bool) -> None:
        """A store this tablet has not spoken of. Known from another one that is still in use, it may be a copy. What was on this tablet
        before, if it had not said that all of it was handed in, is gone."""
        if self.tablet.shared:
            return
        if (other := next((device for _row, device in known.values() if device.in_use), None)) is not None:
            self.row.elsewhere_at = self.at
            facts = {"tablet": self.tablet.name, "other": other.name}
            notices.put_up("outbox_elsewhere", setting=self.row.setting_id, at=self.at, facts=facts)
        earlier = Outbox.objects.of(self.row.setting_id).filter(tablet_id=self.tablet_id).order_by("-seen_at").first()
        if not emptied and earlier is not None and earlier.waiting and earlier.emptied_at is None:
            self._tell_emptied(earlier)

    def emptied(self, before: Before) -> Ranges:
        """The tablet itself says that its store was found emptied. Told once. Which numbers of it are gone."""
        if self.tablet.shared or before.outbox == self.row.outbox:
            return ()
        known = _known(self.row.setting_id, before.outbox)
        if (mine := known.get(self.tablet_id)) is None:
            found = _begun(self.row.setting_id, before.outbox, self.tablet_id, known, self.at)
            found.save(force_insert=True)
        else:
            found = mine[0]
        if found.emptied_at is None:
            found.last = max(found.last, before.last)
            self._tell_emptied(found)
        return found.lost

    def _tell_emptied(self, earlier: Outbox) -> None:
        lost = stand(earlier.arrived, holds=(), last=earlier.last).gone
        facts = {"tablet": self.tablet.name, "count": count(lost), "numbers": in_words(lost), **_between(earlier, lost)}
        notices.put_up("store_emptied", setting=self.row.setting_id, at=self.at, facts=facts)
        earlier.emptied_at, earlier.missing, earlier.missing_at = self.at, [list(one) for one in lost], self.at if lost else None
        told = {name: getattr(earlier, name) for name in ("last", "emptied_at", "missing", "missing_at")}
        Outbox.objects.of(self.row.setting_id).filter(pk=earlier.pk).update(**told)

    def come(self, call: Call, came: Ranges) -> Stand:
        """The numbers that have come, and how the rest stands."""
        row = self.row
        arrived = united(row.arrived, came)
        # A lower last number than before is a call that was overtaken; said for long, it is a store that has gone back.
        last = call.last if self.at < row.last_at + IN_FLIGHT else max(call.last, row.last)
        if call.last >= row.last:
            row.last, row.last_at = call.last, self.at
        found = stand(arrived, holds=call.holds, last=last)
        row.through, row.beyond = found.through, [list(one) for one in found.beyond]
        row.waiting, row.persisted = call.waiting, call.persisted
        return found

    def gone(self, gone: Ranges) -> None:
        """Numbers that are neither here nor on the tablet: the office is told once, again when there are more, and when they came
        after all."""
        row = self.row
        if gone == row.lost:
            return
        facts = {"tablet": self.tablet.name, "count": count(gone), "numbers": in_words(gone), **_between(row, gone)}
        more = bool(without(gone, row.lost))
        said = row.told is not None and notices.say_anew(
            row.told, setting=row.setting_id, facts=facts if gone else {"tablet": self.tablet.name, "mended": True}
        )
        if more and not said:
            row.told = notices.put_up("records_missing", setting=row.setting_id, at=self.at, facts=facts).pk
        row.missing = [list(one) for one in gone]
        row.missing_at = (row.missing_at or self.at) if gone else None
        row.told = row.told if gone else None


def _between(row: Outbox, lost: Ranges) -> dict[str, str]:
    """Between which instants they were written: those of their neighbours that have come, where there are any."""
    if not lost:
        return {}
    # A device that was paired anew has been more than one tablet.
    devices = {row.tablet_id, *Outbox.objects.of(row.setting_id).filter(outbox=row.outbox).values_list("tablet_id", flat=True)}
    theirs = Moment.objects.of(row.setting_id).filter(device_id__in=devices, received_at__gte=row.first_at)
    after = theirs.filter(device_seq__lt=lost[0][0]).order_by("-device_seq")
    before = theirs.filter(device_seq__gt=lost[-1][1]).order_by("device_seq")
    return {name: at for name, rows in (("after", after), ("before", before)) if (at := _said(rows)) is not None}


def _said(rows: Any) -> str | None:
    found: tuple[datetime | None, int | None, datetime] | None = rows.values_list("device_at", "device_offset_ms", "received_at").first()
    if found is None:
        return None
    device_at, offset, received_at = found
    tapped = None if device_at is None or offset is None else device_at + timedelta(milliseconds=offset)
    return (tapped if tapped is not None and tapped <= received_at else received_at).isoformat()
