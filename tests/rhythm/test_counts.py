"""What is said in counts of days rests on the last days here, and its words claim no more than it rests on."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from babyroom.rhythm import counts, wording
from babyroom.rhythm.counts import Counted
from babyroom.rhythm.days import Day
from tests.rhythm.weeks import weekdays

LONDON = ZoneInfo("Europe/London")


def second(on: date, clock: str) -> int:
    """A clock of a day, as an instant."""
    return int(datetime.combine(on, time.fromisoformat(clock), LONDON).timestamp())


def days(naps: Sequence[str], left: str = "17:30", milk: str = "09:30") -> list[Day]:
    """Days here, each with a nap of an hour that begins then; "" for a day on which no rest is written."""
    found = []
    for on, nap in zip(weekdays(len(naps)), naps, strict=True):
        sleeps = ((second(on, nap), second(on, nap) + 3600),) if nap else ()
        fed = ((second(on, milk), "milk"),) if milk else ()
        found.append(Day(on, second(on, "08:00"), second(on, left), sleeps, fed))
    return found


def said(told: Counted | None) -> str:
    assert told is not None
    return wording.on_days(told, "her")


def test_every_day_written_is_her_last_ten_days() -> None:
    told = counts.asleep_by(days(["10:50"] * 12 + ["12:40"] * 2), 0, LONDON)
    assert said(told) == "8 of her last 10 days"


def test_days_with_no_rest_written_are_named_as_the_base() -> None:
    told = counts.asleep_by(days(["10:50"] * 4 + ["", "10:50", "", "10:55", "", "12:30", "12:30", "10:40", "10:45", "10:50"]), 0, LONDON)
    assert told is not None and (told.times, told.days) == (8, 10)
    assert said(told) == "8 of the 10 days a rest was written"


def test_rests_of_last_month_are_not_her_last_days() -> None:
    # Five rests in sixty days, and none of the last three weeks here: nothing is known of these.
    assert counts.asleep_by(days(["10:50"] * 5 + [""] * 15), 0, LONDON) is None
    assert counts.asleep_for(days(["10:50"] * 5 + [""] * 15), datetime.combine(weekdays(1)[0], time(10, 50), LONDON), LONDON) is None


def test_four_rests_of_the_last_fortnight_are_too_few() -> None:
    assert counts.asleep_by(days(["10:50"] * 10 + [""] * 10 + ["10:50"] * 4), 0, LONDON) is None
    assert said(counts.asleep_by(days(["10:50"] * 10 + [""] * 9 + ["10:50"] * 5), 0, LONDON)) == "all of her last 5 days"


def test_milk_has_the_same_base() -> None:
    first = datetime.combine(date(2026, 11, 24), time(9, 10), LONDON)
    fed = days(["10:50"] * 20)
    told = counts.fed_between(fed, first, first + timedelta(minutes=40), LONDON)
    assert told is not None and wording.on_days(told, "her", "feed") == "all of her last 10 days"
    gaps = [*fed[:12], *days([""] * 20, milk="")[12:14], *fed[14:]]
    told = counts.fed_between(gaps, first, first + timedelta(minutes=40), LONDON)
    assert told is not None and wording.on_days(told, "her", "feed") == "10 of the 10 days milk or food was written"
    assert counts.fed_between([*fed[:5], *days([""] * 20, milk="")[5:]], first, first + timedelta(minutes=40), LONDON) is None


def test_days_she_had_gone_before_are_said_to_be_left_out() -> None:
    here = days(["12:50"] * 10)
    short = [Day(day.on, day.came, second(day.on, "12:00"), ((second(day.on, "09:00"), second(day.on, "09:40")),)) for day in here[3:6]]
    told = counts.asleep_by([*here[:3], *short, *here[6:]], 1, LONDON)
    assert told is None
    twice = [Day(d.on, d.came, d.left, (*((second(d.on, "09:00"), second(d.on, "09:40")),), *d.sleeps), d.feeds) for d in here]
    told = counts.asleep_by([*twice[:3], *short, *twice[6:]], 1, LONDON)
    assert told is not None and said(told) == "7 of the 7 days we can tell from"


@pytest.mark.parametrize("written", [4, 5])
def test_the_page_s_sentence_needs_five_days_with_a_rest(written: int) -> None:
    found = counts.first_between(days(["10:50"] * written + [""] * (14 - written)), LONDON)
    assert (found is not None) == (written == 5)
