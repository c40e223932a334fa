"""Bringing in a list: every row is shown, one button writes those that can be, and a second run adds nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from babyroom.people import operations
from babyroom.people.models import Adult, Baby, Job, Placement, Room
from tests.nursery import Nursery, at
from tests.people import audited

BABIES = """First name,Last name,Born on,Starts on,Room,Peg picture
Ines,Brook,03/02/2026,01/09/2026,Ducklings,
Ada,Test,10/01/2026,01/09/2026,Ducklings,
Kofi,Ama,03/02/2026,01/09/2026,goslings,bear
=Bad,Row,03/02/2026,01/09/2026,Ducklings,
Lena,Fox,03/02/2026,01/09/2026,Otters,
Mina,Fox,03/02/2026,01/09/2026,Ducklings,duck
 INES , brook,03/02/2026,01/09/2026,Ducklings,
Noah,Fox,03/02/2026,01/09/2026,,
"""


def bring(nursery: Nursery, sort: str, text: str) -> dict[str, list[tuple[int, str]]]:
    done = operations.bring_in(sort, text, by=nursery.manager(), at=at("10:00"))
    return {outcome: [(row.line.number, row.reason) for row in done.of(outcome)] for outcome in ("add", "there", "unreadable")}


def test_rows_that_can_be_are_added_and_the_others_told_with_their_reason(nursery: Nursery) -> None:
    told = bring(nursery, "babies", BABIES)
    assert [number for number, _why in told["add"]] == [2, 4]
    assert told["there"] == [(3, ""), (8, "Row 2 says the same.")]
    reasons = dict(told["unreadable"])
    assert (
        "cannot begin with" in reasons[5]
        and "Otters" in reasons[6]
        and "Ada has the duck" in reasons[7]
        and "Write which room" in reasons[9]
    )


def test_a_baby_brought_in_has_a_free_picture_and_a_place(nursery: Nursery) -> None:
    bring(nursery, "babies", BABIES)
    ines = Baby.objects.of(nursery.setting).get(first_name="Ines")
    assert Placement.objects.of(nursery.setting).get(baby=ines).room_id == nursery.rooms["Ducklings"]
    pegs = [baby.peg for baby in Baby.objects.of(nursery.setting).filter(placements__room_id=nursery.rooms["Ducklings"])]
    assert len(pegs) == len(set(pegs)) == 8


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("babies", BABIES),
        ("adults", "First name,Last name,Email,Work,Room\nKit,Shaw,kit@example.org,cover,Ducklings\nJo,Reed,,,\n"),
        ("rooms", "Name\nCygnets\nducklings\n"),
    ],
)
def test_a_second_run_adds_nothing(nursery: Nursery, sort: str, text: str) -> None:
    assert bring(nursery, sort, text)["add"]
    before = [table.unscoped.count() for table in (Baby, Adult, Room, Job, Placement)]
    assert bring(nursery, sort, text)["add"] == []
    assert [table.unscoped.count() for table in (Baby, Adult, Room, Job, Placement)] == before


def test_an_adult_is_known_by_name_or_by_address(nursery: Nursery) -> None:
    Adult.objects.of(nursery.setting).filter(first_name="Sam").update(email="sam@example.org")
    told = bring(nursery, "adults", "First name,Last name,Email\npriya,TEST,\nSammy,Other,SAM@example.org\n")
    assert [number for number, _why in told["there"]] == [2, 3]


def test_each_row_and_the_whole_are_in_the_audit(nursery: Nursery) -> None:
    bring(nursery, "rooms", "Name\nCygnets\nOtters\n")
    assert audited.acts(nursery) == ["people.add_room", "people.add_room", "people.bring_in"]
    assert audited.last(nursery, "people.bring_in").after["added"] == 2


def look(helen: Client, text: str, sort: str = "babies") -> str:
    file = SimpleUploadedFile("list.csv", text.encode())
    response = helen.post(reverse("people:incoming_choose", args=[sort]), {"file": file})
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_every_row_and_writes_nothing(nursery: Nursery, helen: Client) -> None:
    page = look(helen, BABIES)
    assert page.count("<tr>") == 9 and "Add these 2" in page
    assert [page.count(words) for words in ("will be added", "is there already", "cannot be read")] == [2, 2, 4]
    assert not Baby.objects.of(nursery.setting).filter(first_name="Ines").exists()


def test_one_button_adds_and_pressing_it_again_adds_nothing(nursery: Nursery, helen: Client) -> None:
    token = re.search(r'name="token" value="([^"]+)"', look(helen, BABIES))
    assert token is not None
    for _again in (1, 2):
        response = helen.post(reverse("people:incoming_bring_in", args=["babies"]), {"token": token[1]})
        assert response.status_code == 200 and b"These rows were not added" in response.content
        assert Baby.objects.of(nursery.setting).filter(first_name__in=["Ines", "Kofi"]).count() == 2


def test_a_file_nobody_was_shown_is_not_brought_in(nursery: Nursery, helen: Client) -> None:
    response = helen.post(reverse("people:incoming_bring_in", args=["babies"]), {"token": "made:up"}, follow=True)
    assert "open for too long" in response.content.decode()
    assert Baby.objects.of(nursery.setting).count() == 8


def test_a_file_that_cannot_be_read_is_refused_on_the_page(helen: Client, nursery: Nursery) -> None:
    del nursery
    response = helen.post(reverse("people:incoming_choose", args=["babies"]), {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")})
    assert response.status_code == 422 and "This is a spreadsheet" in response.content.decode()


@pytest.mark.parametrize("sort", ["babies", "adults", "rooms"])
def test_the_example_file_can_be_taken_home_and_brought_in(helen: Client, nursery: Nursery, sort: str) -> None:
    del nursery
    response = helen.get(reverse("people:incoming_example", args=[sort]))
    assert response["Content-Disposition"] == f'attachment; filename="{sort}-example.csv"'
    file = SimpleUploadedFile("example.csv", response.content)
    assert "Every row of the file" in helen.post(reverse("people:incoming_choose", args=[sort]), {"file": file}).content.decode()


def test_a_list_there_is_not_is_not_found(helen: Client, nursery: Nursery) -> None:
    del nursery
    assert helen.get(reverse("people:incoming_choose", args=["invoices"])).status_code == 404


def test_a_list_of_adults_brings_where_they_live(nursery: Nursery) -> None:
    told = bring(
        nursery, "adults", 'First name,Last name,Home address\nObi,Test,"1 Quay Street, Scarborough"\nJo,Reed,1 Quay Street, York\n'
    )
    assert [number for number, _why in told["add"]] == [2]
    assert Adult.objects.of(nursery.setting).get(first_name="Obi").address == "1 Quay Street, Scarborough"
    assert "comma" in dict(told["unreadable"])[3]
