"""A list of shifts from a file: every row looked at before any is saved, and nothing in it is run."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.csv_columns import example
from babyroom.people.models import Adult, Job
from babyroom.rota import incoming, operations
from babyroom.rota.csv_shifts import COLUMNS, read_text
from babyroom.rota.models import Shift
from tests.nursery import TODAY, Nursery, at
from tests.rota.planning import practitioner
from tests.tablet.eyes import read

HEAD = "Name,Day,From,Until,Room,Holds from\n"


def plan(nursery: Nursery, rows: str, head: str = HEAD) -> list[tuple[str, str]]:
    _text, preview = incoming.look(nursery.setting, (head + rows).encode(), TODAY)
    return [(row.outcome, row.reason) for row in preview.rows]


def test_rows_are_read_in_the_spellings_of_other_programs(nursery: Nursery) -> None:
    assert plan(nursery, "Sam;Tue;7.30;15:30;ducklings;24/11/2026\n", HEAD.replace(",", ";")) == [("add", "")]
    assert plan(nursery, "Sam Test,monday,07:30:00,15:30\n", "Employee,Day,Start,End\n") == [("add", "")]
    (line,) = read_text(HEAD + "Sam,wed,07:30,15:30,,\n", TODAY).lines
    assert (line.weekday, line.from_on) == (3, TODAY)
    assert [one.reason for one in read_text(example(COLUMNS), TODAY).lines] == ["", ""]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"=HYPERLINK(""x"")",Mon,07:30,15:30,,', "Name: A name cannot begin with = + - or @"),
        ("@Sam,Mon,07:30,15:30,,", "Name: A name cannot begin"),
        ("Sam,Someday,07:30,15:30,,", "Day: “Someday” is not a day of the week"),
        ("Sam,Mon,7,15:30,,", "From: “7” is not a time"),
        ("Sam,Mon,07:30,25:00,,", "Until: “25:00” is not a time"),
        ("Sam,Mon,22:00,06:00,,", "Until: A shift ends later on the same day"),
        ("Sam,Mon,07:30,15:30,,31/02/2026", "Holds from: “31/02/2026” is not a day"),
        ("Sam,Mon,07:30,15:30,Attic,", "There is no open room called “Attic”"),
        ("Nobody,Mon,07:30,15:30,,", "Nobody called “Nobody” works here"),
        ("Ngozi,Mon,07:30,15:30,,", "Nobody called “Ngozi” works here"),
        (",Mon,07:30,15:30,,", "Name: The name is missing"),
        ("Sam,Mon,07:30,15:30,,,extra", "more cells than there are columns"),
    ],
)
def test_a_row_that_cannot_be_says_why(nursery: Nursery, row: str, reason: str) -> None:
    ((outcome, said),) = plan(nursery, f"{row}\n")
    assert outcome == "unreadable" and reason in said


def test_rows_that_lie_over_each_other_or_over_what_is_there_are_not_added(nursery: Nursery) -> None:
    text = HEAD + "Sam,Mon,07:30,12:00,,\nSam,Mon,11:00,15:00,,\nSam,Mon,12:00,15:00,Goslings,\nSam,Mon,07:30,12:00,,\n"
    done = operations.bring_in(text, by=nursery.manager(), at=at("10:00"))
    assert [row.outcome for row in done.rows] == ["add", "unreadable", "add", "there"]
    again = operations.bring_in(text, by=nursery.manager(), at=at("10:01"))
    assert [row.outcome for row in again.rows] == ["there", "unreadable", "there", "there"]
    assert Shift.objects.of(nursery.setting).count() == 2


def test_two_people_of_one_name_are_told_apart_by_the_last_one(nursery: Nursery) -> None:
    Adult.objects.of(nursery.setting).filter(pk=nursery.adults["Dana"]).update(first_name="Sam", last_name="Other")
    assert plan(nursery, "Sam,Mon,07:30,15:30,,\nSam Other,Mon,07:30,15:30,,\n") == [
        ("unreadable", "More than one “Sam” works here. Write the last name too."),
        ("add", ""),
    ]


def test_an_adult_whose_work_has_ended_is_not_planned(nursery: Nursery) -> None:
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY - timedelta(days=1))
    assert plan(nursery, "Sam,Mon,07:30,15:30,,\n") == [("unreadable", "Nobody called “Sam” works here.")]


def test_a_file_that_is_no_list_is_refused_as_a_whole(nursery: Nursery) -> None:
    for raw in (b"", b"PK\x03\x04", b"Name,From\nSam,07:30\n", b"Name,Name,Day,From,Until\n"):
        with pytest.raises(Refusal):
            incoming.look(nursery.setting, raw, TODAY)


def test_the_office_sees_every_row_before_it_is_saved(nursery: Nursery, helen: Client) -> None:
    file = SimpleUploadedFile("rota.csv", (HEAD + "Sam,Mon,07:30,15:30,,\nNobody,Mon,07:30,15:30,,\n").encode())
    page = helen.post(reverse("rota:lists"), {"file": file}).content.decode()
    assert "will be added" in page and "Nobody called “Nobody” works here." in read(page) and Shift.objects.of(nursery.setting).count() == 0
    token = page.split('name="token" value="')[1].split('"')[0]
    done = read(helen.post(reverse("rota:lists_bring_in"), {"token": token}).content.decode())
    assert "These rows were not added" in done and Shift.objects.of(nursery.setting).count() == 1
    assert "open for too long" in read(helen.post(reverse("rota:lists_bring_in"), {"token": f"{token}x"}, follow=True).content.decode())
    assert helen.post(reverse("rota:lists"), {}).status_code == 422
    assert helen.get(reverse("rota:lists_example")).content.decode().startswith("\ufeffName,Day")


def test_only_who_leads_brings_in_a_list(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.bring_in(HEAD + "Sam,Mon,07:30,12:00,,\n", by=practitioner(nursery), at=at("10:00"))
