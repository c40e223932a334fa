"""Two adults put one moment right without knowing of each other: both versions stay, the day asks, and a person settles."""

from typing import Any

import pytest

from tests.nursery import Nursery
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def tablet(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


SAME: tuple[dict[str, Any], ...] = ({"facts": {"taken_ml": 60}}, {"facts": {"taken_ml": 90}})
OTHER: tuple[dict[str, Any], ...] = ({"facts": {"taken_ml": 60}}, {"facts": {"taken_ml": 120}, "note": "In the blue chair."})


def clash(tablet: Hand, versions: tuple[dict[str, Any], ...]) -> Any:
    """A milk, and what two tablets made of it."""
    first = tablet.nursery.record("Ada", "milk", facts={"taken_ml": 120})
    told = [
        tablet.nursery.record("Ada", "milk", corrects=first.id, by=who, **one) for who, one in zip(("Sam", "Dana"), versions, strict=False)
    ]
    tablet.keep(*told, first)
    return first


@pytest.mark.parametrize("versions", [SAME, OTHER])
def test_the_day_asks_and_a_person_chooses_one(tablet: Hand, versions: tuple[dict[str, Any], ...]) -> None:
    first = clash(tablet, versions)
    assert "which is right?" in words(tablet.page(tablet.baby("Ada", "day/")))
    one = tablet.one("Ada", "milk")
    assert one.clash and one.facts == versions[1]["facts"]
    page = tablet.page(tablet.moment("Ada", first.id))
    assert "Which is right?" in page and "60 ml" in page
    sams = next(row for row in one.history if row.facts == {"taken_ml": 60})
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(sams.id))
    settled = tablet.one("Ada", "milk")
    assert not settled.clash and settled.facts == {"taken_ml": 60} and len(settled.history) == 4
    told = words(tablet.page(tablet.baby("Ada", "day/")))
    assert "which is right?" not in told and "Settled by Priya" in told


def test_writing_it_anew_settles_it_too_and_three_versions_as_well(tablet: Hand) -> None:
    first = clash(tablet, SAME)
    tablet.keep(tablet.nursery.record("Ada", "milk", corrects=first.id, facts={"taken_ml": 30}))
    assert len(tablet.one("Ada", "milk").against) == 2
    form: dict[str, Any] = {
        "by": tablet.face("Priya"),
        "on": "2026-11-24",
        "clock": "10:00",
        "did_by": tablet.face("Priya"),
        "taken_ml": "75",
    }
    tablet.tap(tablet.moment("Ada", first.id, "correct/"), **form)
    settled = tablet.one("Ada", "milk")
    assert not settled.clash and settled.facts["taken_ml"] == 75


def test_a_version_that_is_not_there_settles_nothing(tablet: Hand) -> None:
    first = clash(tablet, SAME)
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(first.id))
    assert tablet.one("Ada", "milk").clash


def test_one_correction_after_the_other_asks_nothing(tablet: Hand) -> None:
    first = tablet.nursery.record("Ada", "milk", facts={"taken_ml": 120})
    second = tablet.nursery.record("Ada", "milk", corrects=first.id, facts={"taken_ml": 90})
    tablet.keep(first, second, tablet.nursery.record("Ada", "milk", corrects=second.id, facts={"taken_ml": 60}))
    assert "which is right?" not in words(tablet.page(tablet.baby("Ada", "day/")))


def taken_back_unseen(tablet: Hand) -> Any:
    """A milk that one tablet changed and another, which did not know, took back."""
    first = tablet.nursery.record("Ada", "milk", facts={"taken_ml": 120})
    tablet.keep(
        first,
        tablet.nursery.record("Ada", "milk", corrects=first.id, by="Sam", facts={"taken_ml": 60}),
        tablet.nursery.record("Ada", "withdrawal", withdraws=first.id, by="Dana", facts={"why": "mistake"}),
    )
    return first


def test_a_change_against_a_taking_back_is_asked_about_and_can_stand_again(tablet: Hand) -> None:
    first = taken_back_unseen(tablet)
    one = tablet.day("Ada")[0]
    assert one.clash and not one.stands and one.withdrawn is not None
    assert "which is right?" in words(tablet.page(tablet.baby("Ada", "day/")))
    page = words(tablet.page(tablet.moment("Ada", first.id)))
    assert "One of us changed this, another took it back." in page and "It stays taken back" in page and "60 ml" in page
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(one.version))
    settled = tablet.day("Ada")[0]
    assert settled.stands and not settled.clash and settled.facts == {"taken_ml": 60}
    told = words(tablet.page(tablet.baby("Ada", "day/")))
    assert "which is right?" not in told and "Settled by Priya" in told


def test_a_change_against_a_taking_back_can_stay_taken_back(tablet: Hand) -> None:
    first = taken_back_unseen(tablet)
    back = tablet.day("Ada")[0].withdrawn
    assert back is not None
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(back.id))
    settled = tablet.day("Ada")[0]
    assert not settled.stands and not settled.clash and len(settled.history) == 2
    assert "which is right?" not in words(tablet.page(tablet.baby("Ada", "day/")))
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(settled.version))
    assert not tablet.day("Ada")[0].stands, "what was settled was opened again by a page from before"


def test_what_stands_again_can_be_taken_back_again(tablet: Hand) -> None:
    first = taken_back_unseen(tablet)
    tablet.tap(tablet.moment("Ada", first.id, "which/"), by=tablet.face("Priya"), version=str(tablet.day("Ada")[0].version))
    tablet.tap(tablet.moment("Ada", first.id, "take-back/"), by=tablet.face("Sam"), version=str(tablet.day("Ada")[0].version))
    one = tablet.day("Ada")[0]
    assert not one.stands and not one.clash


def test_what_was_written_without_a_network_says_so(tablet: Hand) -> None:
    tablet.keep(tablet.nursery.record("Ada", "nappy", known_by="offline"))
    assert "written without a network" in words(tablet.page(tablet.baby("Ada", "day/")))
