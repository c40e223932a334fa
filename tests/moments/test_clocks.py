"""A tablet's clock beside the server's: what is certain, what is put right, and that nothing typed is touched. Pure."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from babyroom.common.ids import new_id
from babyroom.moments.clocks import Clocks
from babyroom.moments.record import Record

BORN = date(2026, 1, 10)
NOW = datetime(2026, 11, 24, 10, 24, tzinfo=UTC)
TAPPED = NOW - timedelta(minutes=20)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BABY = UUID(int=7)


def written(
    clock_off: timedelta, *, known: timedelta | None, back: timedelta = timedelta(), tapped: datetime = TAPPED, **more: Any
) -> Record:
    """What a tablet whose clock is off by so much writes at `tapped`, who believes its clock to be off by `known`."""
    device_at = tapped + clock_off
    happened_at = device_at - (known or timedelta()) - back
    offset = None if known is None else round(-known / timedelta(milliseconds=1))
    fields: dict[str, Any] = {"device_at": device_at, "device_offset_ms": offset, "time_from": "chip" if back else "tap", **more}
    return Record(id=new_id(), kind="nappy", baby=BABY, happened_at=happened_at, zone="Europe/London", **fields)


def put_right(record: Record, clock_off: timedelta | None, now: datetime = NOW) -> tuple[Record, bool]:
    device_now = None if clock_off is None else now + clock_off
    return Clocks(now, device_now).put_right(record, BORN, device_at=record.device_at)


@pytest.mark.parametrize("off", [timedelta(), 3 * HOUR, -3 * HOUR, DAY, -DAY, datetime(1970, 1, 1, tzinfo=UTC) - NOW])
def test_a_clock_that_is_known_to_be_wrong_tells_the_right_time_for_certain(off: timedelta) -> None:
    record, uncertain = put_right(written(off, known=off), off)
    assert (record.happened_at, uncertain) == (TAPPED, False)


@pytest.mark.parametrize("off", [3 * HOUR, DAY, 400 * DAY, -400 * DAY, datetime(1970, 1, 1, tzinfo=UTC) - NOW, 7000 * 365 * DAY])
@pytest.mark.parametrize("known", [None, timedelta()])
def test_a_time_that_cannot_be_is_put_right_by_how_wrong_the_clock_is_now(off: timedelta, known: timedelta | None) -> None:
    sent = written(off, known=known)
    record, uncertain = put_right(sent, off)
    assert (record.happened_at, uncertain) == (TAPPED, True)
    assert record.device_at == sent.device_at


@pytest.mark.parametrize("off", [-3 * HOUR, -DAY, timedelta(minutes=-3)])
def test_a_time_that_may_be_stays_and_is_said_to_be_uncertain(off: timedelta) -> None:
    record, uncertain = put_right(written(off, known=timedelta()), off)
    assert (record.happened_at, uncertain) == (TAPPED + off, True)


def test_two_minutes_are_within_the_reading_of_a_clock() -> None:
    for seconds, uncertain in ((0, False), (119, False), (-119, False), (121, True), (-121, True)):
        off = timedelta(seconds=seconds)
        assert put_right(written(timedelta(), known=timedelta()), off)[1] is uncertain


def test_where_nobody_knew_how_wrong_the_clock_was_it_is_uncertain() -> None:
    record, uncertain = put_right(written(timedelta(), known=None), timedelta())
    assert (record.happened_at, uncertain) == (TAPPED, True)
    # The request's own clock could not be read: what the record knew of it stands.
    assert put_right(written(timedelta(), known=timedelta()), None)[1] is False


def test_a_clock_changed_in_the_middle_of_a_shift_makes_both_sides_of_it_uncertain() -> None:
    before, after = written(timedelta(), known=timedelta()), written(3 * HOUR, known=timedelta())
    told = [put_right(record, 3 * HOUR) for record in (before, after)]
    assert [(record.happened_at, uncertain) for record, uncertain in told] == [(TAPPED, True), (TAPPED, True)]


@pytest.mark.parametrize("night", [datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)])
def test_the_nights_the_clocks_change_are_nights_as_any(night: datetime) -> None:
    record = written(timedelta(), known=timedelta(), tapped=night - timedelta(minutes=40))
    assert put_right(record, timedelta(), now=night) == (record, False)
    fast = written(3 * HOUR, known=timedelta(), tapped=night - timedelta(minutes=40))
    assert put_right(fast, 3 * HOUR, now=night)[0].happened_at == night - timedelta(minutes=40)


def test_a_chip_keeps_its_ten_minutes_and_a_sleep_its_length() -> None:
    sent = written(3 * HOUR, known=timedelta(), back=timedelta(minutes=10))
    sent = replace(sent, ended_at=sent.happened_at + timedelta(minutes=5))
    record, _uncertain = put_right(sent, 3 * HOUR)
    assert record.happened_at == TAPPED - timedelta(minutes=10)
    assert record.ended_at == TAPPED - timedelta(minutes=5)


def test_where_nothing_tells_the_time_it_stands_on_the_day_it_came() -> None:
    lost = replace(written(timedelta(), known=None), happened_at=datetime(1970, 1, 1, tzinfo=UTC), device_at=None)
    for device in (None, timedelta(), -400 * DAY):
        record, uncertain = put_right(lost, device)
        assert (record.happened_at, uncertain) == (NOW, True)
    for year in (1, 9999):
        odd = replace(lost, happened_at=datetime(year, 1, 1, tzinfo=UTC), ended_at=datetime(9999, 12, 31, tzinfo=UTC))
        assert put_right(odd, 3 * HOUR)[0].happened_at == NOW


@pytest.mark.parametrize("time_from", ["typed", "sheet", "import"])
@pytest.mark.parametrize("year", [1970, 2026, 9999])
def test_what_a_person_typed_is_not_touched(time_from: Any, year: int) -> None:
    record = replace(written(DAY, known=None), time_from=time_from, happened_at=datetime(year, 12, 1, tzinfo=UTC))
    assert put_right(record, DAY) == (record, False)
