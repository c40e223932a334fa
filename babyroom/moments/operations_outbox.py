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
_KEPT = ("tablet_id", "through", "beyond", "last", "waiting", "persisted", "missing", "missing_at", "told", "emptied_at", "elsewhere_at")


def note(call: Call, came: Ranges, *, by: Who, at: datetime) -> Stand:
    """Write down what the call says and which numbers have come with it, and tell the office of what is not as it should be. Inside the
    transaction that keeps its records, after them."""
    row, was = _found(by.setting, call.outbox)
    tablet_id = UUID(str(by.tablet_id))
    fresh = row is None
    row = row or Outbox(setting_id=by.setting, tablet_id=tablet_id, outbox=call.outbox, last_at=at, first_at=at, seen_at=at)
    if was is None or row.tablet_id != tablet_id:
        tablet = Tablet.objects.of(by.setting).get(pk=tablet_id)
        now = Device(tablet.name, tablet.turned_at is None, in_use=True)
    else:
        now = was
    noting = _Noting(row, tablet_id, now, at)
    before = _plain(row)
    if fresh and call.before is None:
        noting.begin()
    if was is not None:
        noting.whose(was)
    if call.before is not None:
        noting.emptied(call.before)
    found = noting.come(call, came)
    noting.gone(found.gone)
    if fresh:
        row.save(force_insert=True)
    elif _plain(row) != before or at - row.seen_at >= SEEN_EVERY:
        row.seen_at = at
        told = {name: getattr(row, name) for name in (*_KEPT, "last_at", "seen_at")}
        Outbox.objects.of(by.setting).filter(pk=row.pk).update(**told)
    return found


def _plain(row: Outbox) -> list[Any]:
    return [getattr(row, name) for name in _KEPT]


@dataclass(frozen=True)
class Device:
    """A tablet as an outbox meets it: its name, whether many hands share it (the demonstration's, whose key does not turn: each has a
    store of its own, so nothing is made of that), and whether it is in use."""

    name: str
    shared: bool
    in_use: bool


def _found(setting: UUID, outbox: UUID) -> tuple[Outbox | None, Device | None]:
    rows = _outbox(setting=setting, outbox=outbox)
    if not rows:
        return None, None
    pk, last_at, first_at, seen_at, name, turned_at, revoked_at, *kept = rows[0]
    told = dict(zip(_KEPT, kept, strict=True))
    row = Outbox(id=pk, setting_id=setting, outbox=outbox, last_at=last_at, first_at=first_at, seen_at=seen_at, **told)
    return row, Device(name, turned_at is None, revoked_at is None)


@prepared(setting=UUIDField(), outbox=UUIDField())
def _outbox(setting: UUID, outbox: UUID) -> QuerySet[Any, Any]:
    device = ("tablet__name", "tablet__turned_at", "tablet__revoked_at")
    rows: QuerySet[Any, Any] = Outbox.objects.of(setting).filter(outbox=outbox)
    return rows.values_list("pk", "last_at", "first_at", "seen_at", *device, *_KEPT)


@dataclass
class _Noting:
    """One outbox while a call of the tablet is noted."""

    row: Outbox
    tablet_id: UUID
    tablet: Device
    at: datetime

    def begin(self) -> None:
        """A store nobody has heard of: what was on this tablet before, if it had not said that all of it was handed in, is gone."""
        earlier = Outbox.objects.of(self.row.setting_id).filter(tablet_id=self.tablet_id).order_by("-seen_at").first()
        if earlier is not None and earlier.waiting and earlier.emptied_at is None and not self.tablet.shared:
            self._tell_emptied(earlier)

    def whose(self, was: Device) -> None:
        """An outbox belongs to its device and outlives pairings. Known from another tablet that is still in use, it may be a copy."""
        if self.row.tablet_id == self.tablet_id:
            return
        if was.in_use and self.row.elsewhere_at is None and not self.tablet.shared:
            self.row.elsewhere_at = self.at
            facts = {"tablet": self.tablet.name, "other": was.name}
            notices.put_up("outbox_elsewhere", setting=self.row.setting_id, at=self.at, facts=facts)
        self.row.tablet_id = self.tablet_id

    def emptied(self, before: Before) -> None:
        """The tablet itself says that its store was found emptied. Told once."""
        if self.tablet.shared or before.outbox == self.row.outbox:
            return
        found = _found(self.row.setting_id, before.outbox)[0]
        if found is None:
            times = {"last_at": self.at, "first_at": self.at, "seen_at": self.at}
            found = Outbox.objects.create(setting_id=self.row.setting_id, tablet_id=self.tablet_id, outbox=before.outbox, **times)
        if found.emptied_at is None:
            found.last = max(found.last, before.last)
            self._tell_emptied(found)

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
    theirs = Moment.objects.of(row.setting_id).filter(device_id=row.tablet_id, received_at__gte=row.first_at)
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
