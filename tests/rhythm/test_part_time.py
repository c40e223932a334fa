"""A baby who is here for short days and long ones: a short day says nothing of what comes after it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babyroom.analysis import rhythm
from babyroom.analysis.instants import span
from babyroom.analysis.rhythm import Usual
from babyroom.rhythm.days import Day
from babyroom.rhythm.windows import taught

LONDON = ZoneInfo("Europe/London")
FIRST = date(2026, 9, 7)
# By weekday, the hour at which the baby goes.
SHORT_MOSTLY, LONG_MOSTLY = (13, 17, 13, 17, 13), (17, 13, 17, 13, 17)


def stamp(on: date, clock: float) -> int:
    return int(datetime(on.year, on.month, on.day, int(clock), round(clock % 1 * 60), tzinfo=LONDON).timestamp())


def days(goes: tuple[int, ...], weeks: int = 8) -> list[Day]:
    """Asleep from 09:30 to 10:30 every day, and from 14:00 to 15:00 where the baby is here then; a little other each day."""
    found = []
    for n in range(weeks * 7):
        on = FIRST + timedelta(days=n)
        if on.weekday() < 5:
            shift, left = (n * 7 % 5 - 2) * 0.1, goes[on.weekday()]
            slept = [(9.5 + shift, 10.5 + shift)] + ([(14 + shift, 15 + shift)] if left > 15 else [])
            sleeps = tuple((stamp(on, began), stamp(on, ended)) for began, ended in slept)
            found.append(Day(on, stamp(on, 8), stamp(on, left), sleeps, notes=3))
    return found


def asked(goes: tuple[int, ...]) -> Usual:
    """The next rest after the first one, on the day after all these."""
    known = rhythm.of_kept(taught(days(goes), LONDON, weeks=45, left_out=frozenset()), LONDON)
    assert known is not None
    on = FIRST + timedelta(days=8 * 7 + 1)
    woke = datetime.fromtimestamp(stamp(on, 10.5), LONDON)
    told = rhythm.next_rest(known, rhythm.lately([span(woke - timedelta(hours=1), woke)], []), woke)
    assert isinstance(told, Usual)
    return told


def test_mostly_short_days_do_not_end_the_long_ones_at_noon() -> None:
    told = asked(SHORT_MOSTLY)
    assert told.early.hour >= 13 and told.late > told.middle
    assert abs((told.middle - told.middle.replace(hour=14, minute=0)).total_seconds()) <= 45 * 60, told


def test_a_few_short_days_do_not_make_the_window_of_the_others_endless() -> None:
    told = asked(LONG_MOSTLY)
    assert told.late.hour < 16 and not told.at_least, told
