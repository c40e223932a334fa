"""How one baby's day stands: what the board and the ribbon are drawn from."""

from typing import Any

from babyroom.common.ids import new_id
from babyroom.moments.day import day_of
from babyroom.moments.settle import Row, settle
from tests.nursery import at
from tests.rows import row_of

ADA, PRIYA, SAM, GOSLINGS = new_id(), new_id(), new_id(), new_id()


class Log:
    """A day's rows in the order they are written."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def write(self, kind: str, clock: str, **more: Any) -> Row:
        self.rows.append(row_of(kind, at(clock), len(self.rows) + 1, baby=ADA, by=PRIYA, **more))
        return self.rows[-1]

    def day(self) -> dict[str, Any]:
        return day_of(settle(self.rows))


def test_a_day_with_nothing_written_says_nothing() -> None:
    assert Log().day() == {"arrived": None, "left": None, "here": False, "marks": [], "line": None}


def test_a_baby_is_here_from_arrival_until_going_home() -> None:
    log = Log()
    log.write("arrival", "08:00")
    assert log.day()["here"]
    log.write("reunion", "12:00", facts={"goes_home": False})
    assert log.day()["here"]
    log.write("reunion", "17:20", facts={"goes_home": True})
    day = log.day()
    assert not day["here"] and day["left"] == int(at("17:20").timestamp())


def test_a_baby_who_comes_again_is_here_again_since_the_first_arrival() -> None:
    log = Log()
    log.write("arrival", "08:00")
    log.write("reunion", "10:00", facts={"goes_home": True})
    log.write("arrival", "13:00")
    day = log.day()
    assert day["here"] and day["arrived"] == int(at("08:00").timestamp())


def test_the_line_of_now_is_the_last_thing_seen_and_never_what_home_told() -> None:
    log = Log()
    comfort = log.write("comfort", "09:00", facts={"then": "easier_now"})
    log.write("from_home", "09:30", facts={"news": ["new_tooth"]})
    log.write("note", "09:40", note="For the page.")
    assert log.day()["line"] == {
        "kind": "comfort",
        "at": int(at("09:00").timestamp()),
        "by": str(PRIYA),
        "id": str(comfort.id),
        "facts": {"then": "easier_now"},
    }


def test_a_waking_is_told_in_the_line_though_it_has_no_mark() -> None:
    log = Log()
    nap = log.write("sleep", "09:00")
    log.write("woke", "09:33", refers=nap.id, did_by=SAM)
    day = log.day()
    assert (day["line"]["kind"], day["line"]["by"]) == ("woke", str(SAM))
    assert [mark[0] for mark in day["marks"]] == ["sleep"]
    assert day["marks"][0][2] == int(at("09:33").timestamp())
    assert "asleep" not in day


def test_a_sleep_that_goes_on_has_what_its_look_ins_need() -> None:
    log = Log()
    nap = log.write("sleep", "10:12", facts={"place": "cot", "position": "back"})
    log.write("look_in", "10:22", refers=nap.id)
    asleep = log.day()["asleep"]
    assert (asleep["id"], asleep["facts"]["position"]) == (str(nap.id), "back")
    assert asleep["looks"] == [[int(at("10:22").timestamp()), "", ""]]
    assert log.day()["marks"][0][2] == 0


def test_nobody_who_went_home_is_asleep_here() -> None:
    log = Log()
    log.write("sleep", "16:00")
    log.write("reunion", "17:00", facts={"goes_home": True})
    assert "asleep" not in log.day()


def test_who_has_the_baby_is_the_last_adult_who_did_something_with_them() -> None:
    log = Log()
    log.write("nappy", "09:00")
    log.write("exploring", "09:30", did_by=SAM)
    day = log.day()
    assert (day["by"], day["near"]) == (str(SAM), True)
    log.write("comfort", "09:40")
    day = log.day()
    assert (day["by"], day["near"]) == (str(PRIYA), False)


def test_a_baby_who_moved_is_in_the_room_they_moved_to_last() -> None:
    log = Log()
    log.write("moved", "09:00", facts={"to_room": str(GOSLINGS)})
    assert log.day()["room"] == str(GOSLINGS)


def test_what_was_taken_back_leaves_no_mark_and_no_line() -> None:
    log = Log()
    tap = log.write("comfort", "09:00")
    log.write("withdrawal", "09:00", withdraws=tap.id)
    day = log.day()
    assert day["marks"] == [] and day["line"] is None


def test_two_sleeps_over_each_other_are_asked_about_once() -> None:
    log = Log()
    one, two = log.write("sleep", "10:00", ended_at=at("10:40")), log.write("sleep", "10:30", ended_at=at("11:00"))
    assert [set(pair) for pair in log.day()["same_nap"]] == [{str(one.id), str(two.id)}]
