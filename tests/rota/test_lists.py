"""A list of shifts from a file: every row looked at before any is saved, and nothing in it is run."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.csv_columns import example
from babyroom.people.models import Adult, Job
from babyroom.rota import incoming, operations, queries
from babyroom.rota.csv_shifts import COLUMNS, read_text
from babyroom.rota.models import Shift
from tests.nursery import TODAY, Nursery, at
from tests.rota.planning import MONDAY, practitioner, shift
from tests.tablet.eyes import read

HEAD = "Name,Day,From,Until,Room,Holds from\n"


def plan(nursery: Nursery, rows: str, head: str = HEAD) -> list[tuple[str, str]]:
    _text, preview = incoming.look(nursery.setting, (head + rows).encode(), TODAY)
    return [(row.outcome, row.reason) for row in preview.rows]


def test_rows_are_read_in_the_spellings_of_other_programs(nursery: Nursery) -> None:
    assert plan(nursery, "Sam;Tue;7.30;15:30;ducklings;24/11/2026\n", HEAD.replace(",", ";")) == [("add", "")]
    assert plan(nursery, "Sam Test,monday,07:30:00,15:30\n", "Employee,Day,Start,End\n") == [("add", "")]
    (line,) = read_text(HEAD + "Sam,wed,07:30,15:30,,\n", TODAY).lines
    assert (line.weekdays, line.from_on) == ((3,), TODAY)
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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8:00am", "08:00"),
        ("0800", "08:00"),
        ("800", "08:00"),
        ("8 am", "08:00"),
        ("8.30 a.m.", "08:30"),
        ("12am", "00:00"),
        ("08:00:00", "08:00"),
    ],
)
def test_a_time_is_read_as_rotas_write_it(said: str, meant: str) -> None:
    (line,) = read_text(HEAD + f"Sam,Mon,{said},5:30PM,,\n", TODAY).lines
    assert line.reason == "" and [f"{one:%H:%M}" for one in line.hours] == [meant, "17:30"]


@pytest.mark.parametrize("said", ["13:00pm", "0am", "2400", "8", "80:00", "08:60", "noonish", "-8:00", ""])
def test_a_time_that_is_none_is_told_as_that(said: str) -> None:
    (line,) = read_text(HEAD + f"Sam,Mon,{said},17:30,,\n", TODAY).lines
    assert "is not a time" in line.reason


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Mon-Fri", (1, 2, 3, 4, 5)),
        ("Monday to Wednesday", (1, 2, 3)),
        ("Mon – Tue", (1, 2)),
        ("Mon, Wed and Fri.", (1, 3, 5)),
        ("Mon/Wed-Thu", (1, 3, 4)),
        ("Fri-Mon", (1, 5, 6, 7)),
        ("Tues", (2,)),
    ],
)
def test_several_days_stand_in_one_row(said: str, days: tuple[int, ...]) -> None:
    (line,) = read_text(HEAD + f'Sam,"{said}",07:30,15:30,,\n', TODAY).lines
    assert (line.weekdays, line.reason) == (days, "")


@pytest.mark.parametrize("said", ["Mon-", "Mon-Wed-Fri", "weekdays", "Mon-Someday", "", ",", "Mo/n"])
def test_days_that_are_none_are_told_as_that(said: str) -> None:
    (line,) = read_text(HEAD + f'Sam,"{said}",07:30,15:30,,\n', TODAY).lines
    assert "is not a day of the week" in line.reason


def weeks(nursery: Nursery, rows: str) -> list[tuple[object, ...]]:
    _text, preview = incoming.look(nursery.setting, (HEAD + rows).encode(), TODAY)
    return [(week.adult.called, str(week.first), *week.told.values()) for week in preview.changing]


def bring(nursery: Nursery, rows: str, on: date = TODAY) -> None:
    operations.bring_in(HEAD + rows, by=nursery.manager(), at=at("10:00", on))


def planned(nursery: Nursery, on: date) -> list[str]:
    return [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in queries.planned(nursery.setting, on) if one.adult == nursery.adults["Sam"]]


def test_a_list_takes_the_place_of_the_week_from_its_first_day(nursery: Nursery) -> None:
    shift(nursery, "Sam", "07:30", "15:30")
    first = date(2026, 12, 7)
    rows = "Sam,Mon-Tue,07:30,15:30,,07/12/2026\nSam,Wed,10:00,18:00,,07/12/2026\n"
    told = (
        "Sam",
        "2026-12-07",
        ["Wed 10:00–18:00, Ducklings"],
        ["Wed, Thu, Fri 07:30–15:30, Ducklings"],
        ["Mon, Tue 07:30–15:30, Ducklings"],
    )
    assert weeks(nursery, rows) == [told]
    bring(nursery, rows)
    assert [planned(nursery, first + timedelta(days=n)) for n in range(5)] == [["07:30-15:30"], ["07:30-15:30"], ["10:00-18:00"], [], []]
    assert [planned(nursery, first - timedelta(days=7 - n)) for n in range(5)] == [["07:30-15:30"]] * 5
    assert weeks(nursery, rows) == []


def test_a_shift_that_ends_or_only_begins_later_is_not_there_already(nursery: Nursery) -> None:
    shift(nursery, "Sam", "07:30", "15:30", days=range(1, 2))
    row = Shift.objects.of(nursery.setting).get()
    # Sam's Mondays end next week: the list says that they go on.
    Shift.objects.of(nursery.setting).filter(pk=row.pk).update(until_on=date(2026, 12, 4))
    bring(nursery, "Sam,Mon,07:30,15:30,,30/11/2026\n")
    assert [planned(nursery, date(2026, 11, 30) + timedelta(weeks=n)) for n in range(3)] == [["07:30-15:30"]] * 3
    # And what would have begun in January begins when the list says.
    shift(nursery, "Sam", "07:30", "15:30", on=date(2027, 1, 4), days=range(5, 6))
    bring(nursery, "Sam,Fri,07:30,15:30,,11/12/2026\n")
    assert planned(nursery, date(2026, 12, 11)) == planned(nursery, date(2027, 1, 8)) == ["07:30-15:30"]


def test_a_second_week_in_the_file_takes_the_place_of_the_first(nursery: Nursery) -> None:
    rows = "Sam,Mon-Fri,07:30,15:30,,30/11/2026\nSam,Mon-Wed,07:30,15:30,,04/01/2027\n"
    assert [told[1:4] for told in weeks(nursery, rows)] == [
        ("2026-11-30", ["Mon, Tue, Wed, Thu, Fri 07:30–15:30, Ducklings"], []),
        ("2027-01-04", [], ["Thu, Fri 07:30–15:30, Ducklings"]),
    ]
    bring(nursery, rows)
    thursdays = [date(2026, 12, 31), date(2027, 1, 7)]
    assert [planned(nursery, day) for day in thursdays] == [["07:30-15:30"], []] and planned(nursery, date(2027, 1, 6)) == ["07:30-15:30"]


def test_days_that_have_been_and_people_who_are_not_in_the_list_stay_as_they_were(nursery: Nursery) -> None:
    shift(nursery, "Sam", "07:30", "15:30")
    shift(nursery, "Dana", "07:30", "15:30")
    bring(nursery, "Sam,Tue,10:00,18:00,,01/09/2026\n")
    assert (planned(nursery, MONDAY), planned(nursery, TODAY), planned(nursery, TODAY + timedelta(days=1))) == (
        ["07:30-15:30"],
        ["10:00-18:00"],
        [],
    )
    dana = [one for one in queries.planned(nursery.setting, TODAY) if one.adult == nursery.adults["Dana"]]
    assert len(dana) == 1


def test_rows_that_lie_over_each_other_are_told_and_nothing_is_taken(nursery: Nursery) -> None:
    shift(nursery, "Sam", "07:30", "15:30")
    rows = "Sam,Mon,07:30,12:00,,\nSam,Mon,11:00,15:00,,\nSam,Mon,12:00,15:00,Goslings,\nSam,Mon,07:30,12:00,,\n"
    assert [outcome for outcome, _reason in plan(nursery, rows)] == ["add", "unreadable", "add", "there"]
    with pytest.raises(Refusal, match="nothing is taken"):
        bring(nursery, rows)
    assert Shift.objects.of(nursery.setting).filter(until_on=None).count() == 5


def test_what_changed_since_it_was_looked_at_is_looked_at_again(nursery: Nursery) -> None:
    rows = HEAD + "Sam,Mon,07:30,12:00,,\n"
    _text, preview = incoming.look(nursery.setting, rows.encode(), TODAY)
    shift(nursery, "Sam", "07:30", "15:30")
    with pytest.raises(Refusal, match="look again"):
        operations.bring_in(rows, seen=preview.seen, by=nursery.manager(), at=at("10:00"))
    assert planned(nursery, TODAY) == ["07:30-15:30"]


def test_whoever_only_begins_to_work_later_is_not_planned_before(nursery: Nursery) -> None:
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(from_on=date(2026, 12, 1))
    assert plan(nursery, "Sam,Tue,07:30,15:30,,01/12/2026\n") == [("add", "")]
    ((outcome, reason),) = plan(nursery, "Sam,Mon,07:30,15:30,,30/11/2026\n")
    assert outcome == "unreadable" and "does not work here on 30 November 2026" in reason


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


def choose(client: Client, rows: str) -> tuple[str, str]:
    """The page that shows what a file would change, and what it hands on."""
    page = client.post(reverse("rota:lists"), {"file": SimpleUploadedFile("rota.csv", (HEAD + rows).encode())}).content.decode()
    return read(page), page.split('name="token" value="')[1].split('"')[0]


def test_the_office_sees_what_comes_and_what_goes_before_it_is_taken(nursery: Nursery, helen: Client) -> None:
    shift(nursery, "Sam", "07:30", "15:30")
    page, token = choose(helen, "Sam,Mon-Thu,07:30,15:30,,07/12/2026\nSam,Sat,0800,12:00pm,,07/12/2026\n")
    assert "Sam, from 7 December 2026 Comes Sat 08:00–12:00, Ducklings Goes Fri 07:30–15:30, Ducklings" in page
    assert Shift.objects.of(nursery.setting).count() == 5
    done = read(helen.post(reverse("rota:lists_bring_in"), {"token": token}, follow=True).content.decode())
    # Whoever brings in a list sees what it means for the babies.
    assert "One person has a new week." in done and "Monday 7 December" in done
    again = read(helen.post(reverse("rota:lists_bring_in"), {"token": token}, follow=True).content.decode())
    assert "The shifts have changed since you looked." in again and "Nothing changes: all of it is here already." in again
    assert "open for too long" in read(helen.post(reverse("rota:lists_bring_in"), {"token": f"{token}x"}, follow=True).content.decode())


def test_a_list_with_a_row_that_cannot_be_read_names_it_and_takes_nothing(nursery: Nursery, helen: Client) -> None:
    page, token = choose(helen, "Sam,Mon,07:30,15:30,,\n\nNobody,Mon,07:30,15:30,,\n")
    assert "Row 4, Nobody Mon: Nobody called “Nobody” works here." in page and "Take this list" not in page
    assert "nothing is taken" in read(helen.post(reverse("rota:lists_bring_in"), {"token": token}).content.decode())
    assert Shift.objects.of(nursery.setting).count() == 0
    assert helen.post(reverse("rota:lists"), {}).status_code == 422
    assert helen.get(reverse("rota:lists_example")).content.decode().startswith("\ufeffName,Day")


def test_only_who_leads_brings_in_a_list(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.bring_in(HEAD + "Sam,Mon,07:30,12:00,,\n", by=practitioner(nursery), at=at("10:00"))
