"""A baby: one screen a stranger can care from, always in the same order."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from babyroom.people.models import Baby, KeyPerson, Mark
from babyroom.ways.operations import Line, name_familiar, tell
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, signed_in, words

WRITTEN_AT = at("08:00", date(2026, 11, 3))


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def _line(hand: Hand, part: str, said: str, chip: str = "") -> UUID:
    nursery = hand.nursery
    way = tell(nursery.babies["Ada"], Line(part, said, chip), by=nursery.tablet(), at=WRITTEN_AT, told_by=nursery.adults["Priya"])
    return UUID(str(way.pk))


def test_the_parts_stand_in_one_order_whatever_is_written(hand: Hand) -> None:
    order = [
        "Allergy and medical",
        "How Ada likes to be held",
        "What helps Ada",
        "What Ada’s signs look like",
        "Who Ada knows",
        "From home",
        "Today",
    ]
    for _turn in range(2):
        told = words(hand.page(hand.baby("Ada")))
        assert [told.index(part) for part in order] == sorted(told.index(part) for part in order)
        for part in ("home_sleep", "signs", "held"):
            _line(hand, part, f"A line for {part}.")


def test_a_stranger_reads_whom_how_to_say_it_how_old_and_what_must_not_be(hand: Hand) -> None:
    nursery = hand.nursery
    Baby.objects.of(nursery.setting).filter(pk=nursery.babies["Ada"]).update(say_it="AY-da", weeks_early=6)
    hers: dict[str, Any] = {"setting_id": nursery.setting, "baby_id": nursery.babies["Ada"], "from_on": date(2026, 9, 1)}
    KeyPerson.objects.create(**hers, adult_id=nursery.adults["Sam"], place="second")
    Mark.objects.create(**hers, sort="allergy", words="No egg", what_to_do="Ring 999.")
    told = words(hand.page(hand.baby("Ada")))
    assert "say “AY-da”, she / her, 10 months (9 months corrected). Key person Priya, then Sam." in told
    assert told.index("Allergy and medical No egg Ring 999.") < told.index("How Ada likes to be held")


def test_what_nobody_has_written_is_said_so_and_is_no_blank(hand: Hand) -> None:
    told = words(hand.page(hand.baby("Ada")))
    assert "No allergy is written. If you are not sure, ask the office before any food." in told
    assert told.count("Not written yet. Ask home.") == 3
    assert "Nobody is named yet." in told and told.endswith("Today Nothing is written yet.")


def test_a_line_from_home_is_new_until_somebody_here_reads_it(hand: Hand) -> None:
    nursery = hand.nursery
    _line(hand, "helps", "The grey rabbit")
    tell(nursery.babies["Ada"], Line("helps", "“Row, row”, slowly"), by=nursery.parent(), at=at("07:00"))
    page = hand.page(hand.baby("Ada"))
    assert "brief-part--new" in page and "Read what is new" in page
    assert re.search(r"“Row, row”, slowly new from home, 24 November", words(page))
    hand.tap(hand.baby("Ada", "read/"))
    page = hand.page(hand.baby("Ada"))
    assert "brief-part--new" not in page and "Read what is new" not in page
    assert "“Row, row”, slowly" in page


def test_who_i_know_is_who_was_named_and_says_when(hand: Hand) -> None:
    nursery = hand.nursery
    said: dict[str, Any] = {"on": date(2026, 11, 3), "by": nursery.tablet(), "at": WRITTEN_AT}
    name_familiar(nursery.babies["Ada"], nursery.adults["Sam"], with_family=True, **said)
    name_familiar(nursery.babies["Ada"], nursery.adults["Dana"], with_family=False, **said)
    told = words(hand.page(hand.baby("Ada")))
    assert "Sam named with the family, 3 November Dana named on 3 November" in told


def test_today_shows_the_line_and_the_last_moments_newest_first(hand: Hand) -> None:
    nursery = hand.nursery
    hand.keep(
        nursery.record("Ada", "from_home", "07:20", facts={"news": ["new_tooth"]}),
        *(nursery.record("Ada", "nappy", f"09:{minute}0") for minute in range(5)),
        nursery.record("Ada", "comfort", "10:00"),
    )
    page = hand.page(hand.baby("Ada"))
    told = words(page)
    assert "This morning: A new tooth." in told and page.count('role="img"') == 2
    listed = told[told.index("10:00 Priya comforted Ada.") :]
    assert listed.index("09:40") < listed.index("09:10") and "09:00" not in listed


def test_two_babies_with_one_first_name_are_told_apart(hand: Hand) -> None:
    nursery = hand.nursery
    Baby.objects.of(nursery.setting).filter(pk=nursery.babies["Ben"]).update(first_name="Ada", last_name="Brown")
    assert "Ada T" in words(hand.page(hand.baby("Ada"))) and "Ada B" in words(hand.page(hand.baby("Ben")))


def test_somebody_signed_in_reads_and_is_not_offered_what_only_the_room_may_do(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    helen = signed_in(nursery, monkeypatch, "Helen")
    page = helen.page(helen.baby("Hugo"))
    assert "Hugo" in page and "Arms full" not in page


def test_every_baby_of_the_room_prints_on_a_page_of_their_own(hand: Hand) -> None:
    _line(hand, "held", "On your left shoulder.")
    page = hand.page("/room/print/briefs/")
    assert page.count('<article class="sheet-a4">') == 7
    told = words(page)
    assert "On your left shoulder." in told and "Hugo" not in told
    assert hand.page(f"/room/print/briefs/?baby={hand.nursery.babies['Ben']}").count('<article class="sheet-a4">') == 1
