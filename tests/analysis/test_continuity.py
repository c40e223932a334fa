"""Facts about the same few people: minutes that overlap, names with counts, and three measures on the vectors of the brief."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.analysis import continuity
from babyroom.analysis.continuity import Deeds, Handover, Span

DAY = date(2026, 11, 24)


def span(start: str, end: str, on: date = DAY) -> Span:
    return (at(start, on), at(end, on))


def at(clock: str, on: date = DAY) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), tzinfo=UTC)


# The vectors: sequence, UPC, COC, SECON.
VECTORS = [
    ("AAAAAAAA", 1, 1, 1),
    ("AAABBAABAC", 0.6, 0.4, 0.444),
    ("ABABABAB", 0.5, 0.429, 0),
    ("AAAABBBB", 0.5, 0.429, 0.857),
    ("AABBCCDD", 0.25, 0.143, 0.571),
    ("ABCDEFGH", 0.125, 0, 0),
    ("AB", 0.5, 0, 0),
    ("AA", 1, 1, 1),
]


@pytest.mark.parametrize(("sequence", "upc", "coc", "secon"), VECTORS)
def test_the_measures_are_those_of_the_vectors(sequence: str, upc: float, coc: float, secon: float) -> None:
    assert continuity.upc(sequence) == pytest.approx(upc, abs=0.0005)
    assert continuity.coc(sequence) == pytest.approx(coc, abs=0.0005)
    assert continuity.secon(sequence) == pytest.approx(secon, abs=0.0005)


def test_one_moment_has_no_continuity_and_none_has_nothing() -> None:
    assert (continuity.upc("A"), continuity.coc("A"), continuity.secon("A")) == (1, None, None)
    assert (continuity.upc(""), continuity.coc(""), continuity.secon("")) == (None, None, None)


@pytest.mark.parametrize(
    ("familiar", "how", "minutes"),
    [
        ([span("07:30", "18:00")], "all", 570),
        ([span("07:30", "13:00"), span("13:00", "17:30")], "all", 570),
        ([span("07:30", "13:00"), span("15:00", "18:00")], "part", 450),
        ([span("18:00", "19:00")], "none", 0),
        ([], "none", 0),
    ],
)
def test_somebody_they_know_is_here_for_all_part_or_none_of_the_hours(familiar: list[Span], how: str, minutes: int) -> None:
    here = continuity.familiar_here([span("08:00", "17:30")], familiar)
    assert (here.how, here.minutes, here.of) == (how, minutes, 570)


def test_the_hours_without_are_told() -> None:
    here = continuity.familiar_here([span("08:00", "17:30")], [span("07:00", "13:00"), span("15:00", "16:00")])
    assert here.gaps == (span("13:00", "15:00"), span("16:00", "17:30"))


def test_a_gap_of_a_minute_at_the_door_is_none_where_that_is_asked_for() -> None:
    hours, familiar = [span("07:59", "17:30")], [span("08:00", "13:00"), span("13:20", "18:00")]
    here = continuity.familiar_here(hours, familiar, but=timedelta(minutes=5))
    assert (here.gaps, here.minutes, here.of) == ((span("13:00", "13:20"),), 551, 571)
    assert len(continuity.familiar_here(hours, familiar).gaps) == 2


def test_a_baby_with_no_booked_hours_is_not_written_and_never_none() -> None:
    assert continuity.familiar_here([], [span("07:30", "18:00")]).how == "not_written"


def test_time_that_is_there_twice_counts_once() -> None:
    here = continuity.familiar_here([span("08:00", "10:00"), span("09:00", "12:00")], [span("08:00", "11:00"), span("10:00", "11:30")])
    assert (here.minutes, here.of) == (210, 240)


def test_a_span_that_ends_before_it_begins_is_none() -> None:
    assert continuity.merged([span("12:00", "08:00"), span("09:00", "09:00")]) == ()


def test_an_hour_that_the_clock_skips_or_repeats_counts_as_it_was_lived() -> None:
    london = ZoneInfo("Europe/London")

    def night(on: date) -> Span:
        start, end = (datetime(on.year, on.month, on.day, hour, tzinfo=london).astimezone(UTC) for hour in (0, 6))
        return (start, end)

    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert continuity.familiar_here([night(spring)], [night(spring)]).minutes == 300
    assert continuity.familiar_here([night(autumn)], [night(autumn)]).minutes == 420


@pytest.mark.parametrize(("handed_to", "met"), [("Priya", "yes"), ("Dana", "no"), (None, "not_written")])
def test_met_on_arrival_is_yes_no_or_not_written(handed_to: str | None, met: str) -> None:
    assert continuity.met_on_arrival(handed_to, {"Priya", "Sam"}) == met


def test_who_fed_and_changed_is_told_by_name_with_its_base() -> None:
    moments = [("fed", "Priya"), ("fed", "Sam"), ("fed", "Priya"), ("fed", None), ("changed", "Dana")]
    done = continuity.who_did(moments)
    assert done == {"fed": Deeds({"Priya": 2, "Sam": 1}, 4, 1), "changed": Deeds({"Dana": 1}, 1, 0)}
    assert continuity.by_known(done["fed"], {"Priya"}) == (2, 3)
    assert continuity.by_known(done["changed"], {"Priya"}) == (0, 1)


def test_only_those_who_never_were_there_before_are_new_faces() -> None:
    assert continuity.new_faces(["Sam", "Rhea", "Rhea", "Dana"], {"Sam", "Priya"}) == ("Rhea", "Dana")


def test_a_handover_is_told_when_the_first_in_the_order_becomes_another() -> None:
    stays = [("Priya", span("07:30", "13:00")), ("Sam", span("09:00", "15:00")), ("Priya", span("16:00", "18:00"))]
    assert continuity.handovers(["Priya", "Sam"], stays, [span("08:00", "17:00")]) == (
        Handover(at("13:00"), "Priya", "Sam"),
        Handover(at("15:00"), "Sam", None),
        Handover(at("16:00"), None, "Priya"),
    )
    assert continuity.handovers(["Priya", "Sam"], stays, [span("08:00", "12:00")]) == ()
    assert continuity.handovers(["Priya"], [], [span("08:00", "12:00")]) == ()


def test_room_moves_are_changes_and_staying_is_none() -> None:
    assert continuity.room_moves(["Ducklings", "Ducklings", "Goslings", "Ducklings"]) == 2
    assert continuity.room_moves([]) == 0


def test_time_together_is_hours_on_days_since_a_day() -> None:
    first, second = date(2026, 11, 2), date(2026, 11, 3)
    told = continuity.together(
        [
            (first, [span("08:00", "12:00", first)], [span("07:00", "10:15", first)]),
            (second, [span("08:00", "12:00", second)], [span("11:30", "18:00", second)]),
            (DAY, [span("08:00", "12:00")], [span("13:00", "18:00")]),
        ]
    )
    assert (told.time, told.hours, told.days, told.since) == (timedelta(hours=2, minutes=45), 3, 2, first)
    assert continuity.together([]) == continuity.Together(timedelta(0), 0, None)


_DAY = st.tuples(st.integers(0, 1439), st.integers(0, 1439)).map(lambda two: (_minute(two[0]), _minute(two[1])))
_SPANS = st.lists(_DAY, max_size=8)


def _minute(number: int) -> datetime:
    return at("00:00") + timedelta(minutes=number)


@given(_SPANS, _SPANS)
def test_what_is_shared_and_what_is_left_are_the_whole_and_never_both(hours: list[Span], here: list[Span]) -> None:
    both, left = continuity.shared(hours, here), continuity.without(hours, here)
    assert continuity.lasting(both) + continuity.lasting(left) == continuity.lasting(hours)
    assert continuity.shared(both, left) == ()


@given(st.text("ABC", min_size=2, max_size=30))
def test_the_measures_stay_between_nought_and_one_and_know_no_names(sequence: str) -> None:
    told = [continuity.upc(sequence), continuity.coc(sequence), continuity.secon(sequence)]
    assert all(one is not None and 0 <= one <= 1 for one in told)
    other = sequence.translate(str.maketrans("ABC", "XYZ"))
    assert told == [continuity.upc(other), continuity.coc(other), continuity.secon(other)]
