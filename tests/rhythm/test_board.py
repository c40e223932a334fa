"""What usually comes next, on the board: in counts of days, gone once it has passed, and nothing else marks that it has."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.analysis.trees import TREES
from babyroom.moments.models import Moment
from babyroom.people import queries as people
from babyroom.people.models import Booked
from babyroom.rhythm import operations, queries, windows
from babyroom.rhythm.models import Past
from babyroom.rhythm.operations import switch_off, switch_on
from tests.nursery import TODAY, Nursery, at
from tests.rhythm.weeks import day, keep, lay, usual_weeks, weekdays
from tests.tablet.eyes import read
from tests.tablet.hands import at_tablet

MOST_QUERIES = 8
LONDON = ZoneInfo("Europe/London")


def board(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, clock: str = "10:24") -> str:
    """The Ducklings' board at a time of today."""
    return at_tablet(nursery, monkeypatch, now=at(clock)).page("/room/")


def arrive(nursery: Nursery, baby: str = "Ada", clock: str = "08:00") -> None:
    keep(nursery, [nursery.record(baby, "arrival", clock)], clock)


def test_the_next_rest_is_told_in_counts_of_days(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    assert re.search(r"Asleep by 11:00 on (all|\d+) of her last 10 days", read(board(nursery, monkeypatch)))


def test_it_is_gone_once_it_has_passed_and_nothing_says_that_it_has(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    told = board(nursery, monkeypatch, "12:50")
    assert "of her last" not in read(told)
    assert not re.search(r"\b(late|overdue|missed|should)\b", read(told))


def test_a_waking_that_home_told_opens_the_window_on_the_line(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(15)
    records = [one for on in days for one in day(nursery, "Ada", on)]
    records += [nursery.record("Ada", "from_home", "07:45", on=on, facts={"woke_at": "06:10", "last_milk_at": "07:00"}) for on in days]
    keep(nursery, records)
    lay(nursery, "Ada")
    arrive(nursery)
    assert "rb-usual-sleep" not in board(nursery, monkeypatch, "09:50")
    keep(nursery, [nursery.record("Ada", "from_home", "07:45", facts={"woke_at": "06:10", "last_milk_at": "07:00"})], "08:05")
    told = board(nursery, monkeypatch, "09:50")
    assert "rb-usual-sleep" in told
    assert re.search(r"Usually asleep between \d\d:\d\d and \d\d:\d\d\.", told)


def test_the_board_only_reads_what_was_learned_for_every_baby_of_the_room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Ada", "Ben", "Chidi", "Dilan"]
    for baby in names:
        usual_weeks(nursery, baby)
        arrive(nursery, baby)
        keep(nursery, [nursery.record(baby, "sleep", "09:00", ended_at=at("09:20"))], "09:21")

    def learns(*_more: object, **_named: object) -> None:
        raise AssertionError("Learning is for the night.")

    monkeypatch.setattr("babyroom.analysis.rhythm.learn", learns)
    told = board(nursery, monkeypatch)
    assert len(names) > 3 and told.count("rb-usual-sleep") == len(names)


def test_what_is_shown_was_learned_with_the_trees_that_are_measured(nursery: Nursery) -> None:
    usual_weeks(nursery, count=40)
    past = queries.pasts(nursery.setting, {nursery.babies["Ada"]: queries.learnt(nursery.setting, nursery.babies["Ada"])[0]})
    known = windows.learnt(past[nursery.babies["Ada"]], LONDON)
    assert known is not None
    trees = [getattr(course, "roots", ()) for course in known.courses.values()]
    assert all(len(one) == TREES for one in trees)


def test_days_laid_and_not_yet_learned_from_say_their_counts_and_are_learned_from_in_the_tick(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual_weeks(nursery)
    Past.objects.of(nursery.setting).update(learnt=b"", version="laid")
    arrive(nursery)
    keep(nursery, [nursery.record("Ada", "sleep", "09:00", ended_at=at("09:20"))], "09:21")
    assert "rb-usual" not in board(nursery, monkeypatch)
    assert queries.unlearnt(nursery.setting) == [nursery.babies["Ada"]]
    operations.lay_stale(nursery.setting, at=at("10:00"))
    assert queries.unlearnt(nursery.setting) == []
    assert "rb-usual-sleep" in board(nursery, monkeypatch)


def test_after_an_earlier_day_was_put_right_the_old_windows_stay_until_it_is_learned_from(nursery: Nursery) -> None:
    usual_weeks(nursery)
    ada = nursery.babies["Ada"]
    before = queries.learnt(nursery.setting, ada)
    operations.lay(nursery.setting, [ada], TODAY, "Europe/London")
    version, kept = queries.learnt(nursery.setting, ada)
    assert kept == before[1] and not version.endswith(Past.LEARNT)


def test_a_day_in_the_book_on_which_she_was_unwell_is_not_learned_from(nursery: Nursery) -> None:
    days = usual_weeks(nursery)
    ada = nursery.babies["Ada"]
    Booked.objects.create(setting_id=nursery.setting, baby_id=ada, on=days[5], why=Booked.Why.UNWELL)
    taken = Booked.objects.create(setting_id=nursery.setting, baby_id=ada, on=days[6], why=Booked.Why.HOLIDAY, taken_back_at=at("09:00"))
    assert taken.on not in people.unusual_days(nursery.setting, ada, days[0], TODAY) == frozenset({days[5]})
    lay(nursery, "Ada")
    known = windows.learnt(queries.pasts(nursery.setting, {ada: queries.learnt(nursery.setting, ada)[0]})[ada], LONDON)
    assert known is not None and known.courses["wake"].days() == len(days) - 1


def test_a_saturday_here_is_learned_from_like_any_day(nursery: Nursery) -> None:
    saturdays = [TODAY - timedelta(days=3 + 7 * week) for week in range(7)]
    assert {on.isoweekday() for on in saturdays} == {6}
    keep(nursery, [one for on in saturdays for one in day(nursery, "Ada", on, [("09:30", "10:10"), ("13:00", "14:00")])])
    lay(nursery, "Ada")
    ada = nursery.babies["Ada"]
    known = windows.learnt(queries.pasts(nursery.setting, {ada: queries.learnt(nursery.setting, ada)[0]})[ada], LONDON)
    assert known is not None and known.courses["wake"].days() == len(saturdays)


def test_where_the_window_has_too_little_behind_it_nothing_is_said(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(12)
    # One rest a day: what follows a waking here was seen on two days alone.
    naps = [[("10:50", "12:00")]] * 10 + [[("09:00", "09:20"), ("10:50", "12:00")]] * 2
    keep(nursery, [one for on, rests in zip(days, naps, strict=True) for one in day(nursery, "Ada", on, rests, milk=())])
    lay(nursery, "Ada")
    arrive(nursery)
    assert "of her last" in read(board(nursery, monkeypatch))
    keep(nursery, [nursery.record("Ada", "from_home", "07:45", facts={"woke_at": "06:10"})], "08:05")
    assert "of her last" not in read(board(nursery, monkeypatch))


def test_after_a_month_away_nothing_is_said(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(nursery, [one for on in weekdays(15, TODAY - timedelta(days=30)) for one in day(nursery, "Ada", on)])
    lay(nursery, "Ada")
    arrive(nursery)
    assert "of her last" not in read(board(nursery, monkeypatch))


def test_while_asleep_only_how_long_this_rest_usually_lasts(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    keep(nursery, [nursery.record("Ada", "sleep", "10:50", facts={"place": "cot", "position": "back"})], "10:51")
    told = board(nursery, monkeypatch, "11:00")
    assert re.search(r"Usually wakes between \d\d:\d\d and \d\d:\d\d\.", told)
    assert "rb-usual-waking" in told and "rb-usual-sleep" not in told
    assert "of her last" not in told and "rb-usual-milk" not in told
    hand = at_tablet(nursery, monkeypatch, now=at("11:00"))
    assert re.search(r"Today: Rests up to \d+ minutes on <b>(all|\d+) of her last 10 days</b>", hand.page(hand.baby("Ada", "rhythm/")))
    assert "Usually" not in board(nursery, monkeypatch, "15:00")


def test_below_five_days_nothing_is_said(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery, count=4)
    arrive(nursery)
    told = board(nursery, monkeypatch)
    assert "of her last" not in read(told) and "rb-usual" not in told


@pytest.mark.parametrize("what", ["baby", "room"])
def test_switched_off_nothing_is_said_and_switched_on_again_it_is(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    baby = nursery.babies["Ada"] if what == "baby" else None
    room = nursery.rooms["Ducklings"] if what == "room" else None
    switch_off(baby=baby, room=room, by=nursery.manager(), at=at("09:00"))
    told = board(nursery, monkeypatch)
    assert "of her last" not in read(told) and "rb-usual" not in told
    switch_on(baby=baby, room=room, by=nursery.manager(), at=at("09:30"))
    assert "of her last" in read(board(nursery, monkeypatch))


def test_another_room_s_switch_changes_nothing_here(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    switch_off(room=nursery.rooms["Goslings"], by=nursery.manager(), at=at("09:00"))
    assert "of her last" in read(board(nursery, monkeypatch))


@pytest.mark.sqlite
def test_with_usual_times_the_board_asks_no_ninth_question_and_never_the_log(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    for baby in ("Ada", "Ben", "Chidi"):
        usual_weeks(nursery, baby)
        arrive(nursery, baby)
    hand = at_tablet(nursery, monkeypatch, now=at("10:24"))
    hand.page("/room/")
    with CaptureQueriesContext(connection) as asked:
        told = hand.page("/room/")
    assert "of her last" in told and "of his last" in told
    assert len(asked) <= MOST_QUERIES, [query["sql"] for query in asked.captured_queries]
    assert not [query for query in asked.captured_queries if f'"{Moment._meta.db_table}"' in query["sql"]]


def test_a_baby_who_went_home_has_no_window(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    keep(nursery, [nursery.record("Ada", "reunion", "10:00", facts={"goes_home": True})], "10:01")
    assert "of her last" not in board(nursery, monkeypatch)


def test_days_that_are_not_over_do_not_count(nursery: Nursery) -> None:
    from babyroom.rhythm.queries import read as days

    usual_weeks(nursery)
    arrive(nursery)
    found = days(nursery.setting, [nursery.babies["Ada"]], weekdays(3)[0], TODAY, "Europe/London")
    assert [one.on for one in found[nursery.babies["Ada"]]] == [*weekdays(3), TODAY]
