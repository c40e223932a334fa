"""The pages of shifts, used as a lead uses them: what is typed wrong stands there again with a sentence."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common import walls
from babyroom.people.models import Adult, Job
from babyroom.rota.models import Shift, WasHere
from tests.nursery import ELSEWHERE, TODAY, Nursery
from tests.rota.planning import shift
from tests.tablet.eyes import read


def page(client: Client, name: str, *ids: Any) -> str:
    response = client.get(reverse(f"rota:{name}", args=ids))
    assert response.status_code == 200
    return read(response.content.decode())


def send(client: Client, name: str, *ids: Any, **told: Any) -> str:
    return read(client.post(reverse(f"rota:{name}", args=ids), told, follow=True).content.decode())


def week(**more: str) -> dict[str, str]:
    told = {"from_on": TODAY.isoformat()}
    for day in range(1, 8):
        told |= {f"from_{day}": "07:30", f"to_{day}": "15:30"}
    return {**told, **more}


def test_a_week_is_written_and_stands_in_the_list_in_one_line(nursery: Nursery, helen: Client) -> None:
    sam = nursery.adults["Sam"]
    assert "Sam Test practitioner No shifts are written." in page(helen, "shifts")
    told = week(day_1="on", day_2="on", room=str(nursery.rooms["Ducklings"]))
    assert "The week is saved." in send(helen, "week", sam, **told)
    assert "Mon, Tue 07:30–15:30 Ducklings" in page(helen, "shifts")
    assert "Ducklings" in page(helen, "week", sam)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"day_1": "on", "from_1": "22:00", "to_1": "06:00"}, "A shift ends later on the same day."),
        ({"day_1": "on", "from_1": ""}, "Write the time."),
        ({"day_1": "on", "from_1": "soon"}, "Write the time like 08:30."),
        ({"day_1": "on", "room": ""}, "Choose a room."),
        ({}, "Tick at least one day."),
        ({"day_1": "on", "from_on": "31/02/2026"}, "Write the day like 03/11/2026."),
        ({"day_1": "on", "from_on": "2096-01-01"}, "Please check the year."),
    ],
)
def test_a_week_that_cannot_be_is_shown_again(nursery: Nursery, helen: Client, more: dict[str, str], said: str) -> None:
    told = week(**{"room": str(nursery.rooms["Ducklings"]), **more})
    response = helen.post(reverse("rota:week", args=[nursery.adults["Sam"]]), told)
    assert response.status_code == 422 and said in read(response.content.decode())
    assert Shift.objects.of(nursery.setting).count() == 0


def test_a_second_shift_is_added_and_ended_and_a_new_week_says_what_it_takes_the_place_of(nursery: Nursery, helen: Client) -> None:
    shift(nursery, "Sam", "07:30", "12:00")
    sam, goslings = nursery.adults["Sam"], str(nursery.rooms["Goslings"])
    told = {"weekday": "2", "from_time": "11:00", "to_time": "15:00", "room": goslings, "from_on": TODAY.isoformat()}
    assert "has a shift from 07:30 to 12:00 on a Tuesday already." in send(helen, "part", sam, **told)
    assert "The shift is added." in send(helen, "part", sam, **{**told, "from_time": "12:30"})
    assert "These days have more than one shift: Tuesday." in page(helen, "week", sam)
    row = Shift.objects.of(nursery.setting).get(room_id=nursery.rooms["Goslings"])
    assert "End a shift of Sam" in page(helen, "shift_end", sam, row.pk)
    assert "The shift has a last day." in send(helen, "shift_end", sam, row.pk, until_on=TODAY.isoformat())
    assert "Goslings" in page(helen, "adult", sam)


def test_a_new_week_leads_to_what_it_means_for_the_babies(nursery: Nursery, helen: Client) -> None:
    for name in ("Priya", "Dana"):
        shift(nursery, name, "07:30", "18:00")
    told = week(day_1="on", from_1="13:00", to_1="18:00", room=str(nursery.rooms["Ducklings"]), from_on="2027-01-11")
    text = send(helen, "week", nursery.adults["Priya"], **told)
    assert "Monday 11 January" in text and "These babies have no familiar adult from 08:00 to 13:00: Ada" in text
    assert "Friday 15 January" in text and "Sunday" not in text and "Today," not in text


def test_a_day_off_is_taken_back_where_it_stands(nursery: Nursery, helen: Client) -> None:
    shift(nursery, "Sam", "07:30", "12:00")
    sam = nursery.adults["Sam"]
    send(helen, "days", sam, first=TODAY.isoformat(), last="", from_time="", to_time="", room="")
    row = Shift.objects.of(nursery.setting).get(on=TODAY)
    assert "a day off" in page(helen, "adult", sam) and "Tuesday 24 November" in page(helen, "shift_day_drop", sam, row.pk)
    assert "is as in the week again." in send(helen, "shift_day_drop", sam, row.pk)
    assert "None to come." in page(helen, "adult", sam)
    assert "This is still empty." in send(helen, "days", sam, first=TODAY.isoformat(), last="", from_time="09:00", to_time="", room="")


def test_who_was_here_is_written_by_hand_and_taken_back(nursery: Nursery, helen: Client) -> None:
    sam = nursery.adults["Sam"]
    told = {
        "on": (TODAY - timedelta(days=1)).isoformat(),
        "from_time": "08:00",
        "to_time": "12:00",
        "room": str(nursery.rooms["Ducklings"]),
    }
    assert "Monday 23 November 08:00–12:00 Ducklings, by hand" in send(helen, "was_here", sam, **told)
    assert "Part of this time is written already." in send(helen, "was_here", sam, **told)
    assert "still to come" in send(helen, "was_here", sam, **{**told, "on": TODAY.isoformat()})
    row = WasHere.objects.of(nursery.setting).get()
    assert "by hand" in page(helen, "not_here", sam, row.pk)
    assert "Taken back." in send(helen, "not_here", sam, row.pk)
    assert "Ducklings, by hand" not in page(helen, "adult", sam)


def test_nobody_sees_when_an_adult_came_and_went(nursery: Nursery, helen: Client) -> None:
    # The tablet has Sam in the room since half past seven; that is for the babies' days and no manager's page.
    text = page(helen, "adult", nursery.adults["Sam"])
    assert "What the tablet did not see" in text and "from the tablet" not in text and "07:30" not in text


def test_whoever_has_left_and_whoever_is_of_another_nursery_have_no_page(nursery: Nursery, helen: Client) -> None:
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY - timedelta(days=1))
    with walls.within(ELSEWHERE):
        other = Adult.objects.create(setting_id=ELSEWHERE, first_name="Mia")
    for adult in (nursery.adults["Sam"], nursery.adults["Ngozi"], other.pk):
        for name in ("adult", "week", "part", "days", "was_here"):
            assert helen.get(reverse(f"rota:{name}", args=[adult])).status_code == 404
    assert helen.get(reverse("rota:leaving", args=[other.pk])).status_code == 404
