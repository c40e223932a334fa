"""Three babies to sit with before the day ends: the room's own, in no order, the same all day, and no count anywhere."""

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from babyroom.common import clock
from babyroom.moments import operations
from babyroom.people.models import Booked
from babyroom.tablet.quiet_look import QuietLook, chosen, quiet_look
from babyroom.tablet.screen import screen
from tests.nursery import SECRETS, TODAY, Nursery, at
from tests.people.conftest import helen, sign_in, ten_oclock
from tests.tablet.eyes import read

__all__ = ["helen", "sign_in", "ten_oclock"]
ROOM = UUID(int=3)
BABIES = [uuid5(ROOM, str(number)) for number in range(9)]


def look(nursery: Nursery, clock: str = "16:00", on: date = TODAY) -> QuietLook:
    return quiet_look(screen(nursery.tablet(), at(clock, on)))


def write(nursery: Nursery, baby: str, times: int, on: date) -> None:
    for minute in range(times):
        record = nursery.record(baby, "together", f"10:{minute:02}", on=on)
        operations.record_one(record, by=nursery.tablet(), at=at("11:00", on))


def test_the_three_are_among_those_written_least_about(nursery: Nursery) -> None:
    for baby in ("Ada", "Ben", "Chidi"):
        write(nursery, baby, 5, TODAY - timedelta(days=1))
    told = look(nursery)
    assert len(told.babies) == 3 and not {peg.name for peg in told.babies} & {"Ada", "Ben", "Chidi"}


def test_they_stay_the_same_all_day_whatever_is_written_meanwhile(nursery: Nursery) -> None:
    before = [peg.name for peg in look(nursery).babies]
    write(nursery, before[0], 20, TODAY)
    assert [peg.name for peg in look(nursery, "17:45").babies] == before


def test_a_day_more_is_another_order() -> None:
    written = dict.fromkeys(BABIES, 1.0)
    days = [tuple(chosen(ROOM, TODAY + timedelta(days=n), written)) for n in range(12)]
    assert len(set(days)) > 6 and all(len(set(day)) == 3 for day in days)
    assert chosen(ROOM, TODAY, written) == chosen(ROOM, TODAY, dict(reversed(written.items())))


def test_the_order_says_nothing_of_how_much_is_written() -> None:
    written = {baby: float(number) for number, baby in enumerate(BABIES)}
    firsts = {chosen(ROOM, TODAY + timedelta(days=n), written)[0] for n in range(60)}
    assert firsts == set(BABIES[:5])


def test_a_baby_who_is_seldom_here_is_not_chosen_for_that_alone(nursery: Nursery) -> None:
    for baby in ("Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi"):
        for back in (1, 4, 5):
            write(nursery, baby, 2, TODAY - timedelta(days=back))
    write(nursery, "Grace", 9, TODAY - timedelta(days=1))
    assert "Grace" not in {peg.name for peg in look(nursery).babies}


def test_a_baby_who_is_away_is_left_out_and_an_empty_room_says_so(nursery: Nursery) -> None:
    for name in ("Ada", "Ben", "Chidi", "Dilan", "Esme"):
        Booked.objects.create(setting_id=nursery.setting, baby_id=nursery.babies[name], on=TODAY, why="holiday")
    assert {peg.name for peg in look(nursery).babies} == {"Femi", "Grace"}


def come(nursery: Nursery, *names: str) -> None:
    for name in names:
        operations.record_one(nursery.record(name, "arrival", "08:00"), by=nursery.tablet(), at=at("08:01"))


def test_a_baby_who_has_gone_home_is_not_named_and_the_others_stay(nursery: Nursery) -> None:
    come(nursery, "Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi", "Grace")
    before = [peg.name for peg in look(nursery).babies]
    gone = nursery.record(before[1], "reunion", "16:05", facts={"goes_home": True})
    operations.record_one(gone, by=nursery.tablet(), at=at("16:06"))
    after = [peg.name for peg in look(nursery, "16:10").babies]
    assert before[1] not in after and len(after) == 3 and after[:2] == [before[0], before[2]]


def test_a_baby_who_did_not_come_or_is_in_another_room_is_not_named(nursery: Nursery) -> None:
    come(nursery, "Ada", "Ben", "Chidi", "Dilan")
    moved = nursery.record("Ben", "moved", "15:00", facts={"to_room": str(nursery.rooms["Goslings"]), "why": "numbers"})
    operations.record_one(moved, by=nursery.tablet(), at=at("15:01"))
    assert {peg.name for peg in look(nursery).babies} == {"Ada", "Chidi", "Dilan"}


def test_where_nobody_writes_who_comes_everybody_who_is_booked_may_be_named(nursery: Nursery) -> None:
    write(nursery, "Ada", 1, TODAY)
    assert len(look(nursery).babies) == 3


def test_the_names_come_at_the_end_of_the_day(nursery: Nursery) -> None:
    told = look(nursery, "14:59")
    assert (told.babies, told.from_clock, told.is_time) == ((), "15:00", False)
    assert look(nursery, "15:00").is_time


@pytest.fixture
def tablet(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: at("16:00"))
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    client = Client()
    client.cookies["tablet"] = SECRETS["Ducklings"]
    return client


def test_the_page_shows_names_and_no_count(nursery: Nursery, tablet: Client) -> None:
    text = read(tablet.get(reverse("tablet:quiet_look")).content.decode())
    assert "Three babies to spend ten minutes with" in text
    names = {peg.name for peg in look(nursery).babies}
    assert all(name in text for name in names)
    assert not re.search(r"\d", text.split("The quiet look", 1)[1].split("This page stays", 1)[0].replace("16:00", ""))


def test_the_manager_does_not_find_it(nursery: Nursery, helen: Client) -> None:
    assert helen.get(reverse("tablet:quiet_look")).status_code == 404
    assert "quiet-look" not in helen.get(reverse("tablet:door")).content.decode()
