"""Lines between home and the room: each adult's own, calm in the evening, and never said to be read or unread."""

import re
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from babyroom.between.calm import next_within
from babyroom.between.models import Line, Shared
from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.people.models import Adult, FamilyTie, Job
from babyroom.signin.models import Link, Login
from tests.nursery import HARBOUR, OPENED, Nursery, at
from tests.tablet.hands import Hand, at_tablet, signed_in, words

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def mum(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return signed_in(nursery, monkeypatch, "Ngozi")


@pytest.fixture
def dad(nursery: Nursery) -> None:
    """Ada's dad lives elsewhere and sees the day too."""
    adult = Adult.objects.create(setting_id=HARBOUR, first_name="Emeka", last_name="Test", pronouns="he")
    nursery.adults["Emeka"] = adult.pk
    FamilyTie.objects.create(setting_id=HARBOUR, baby_id=nursery.babies["Ada"], adult=adult, called="Dad", from_on=date(2026, 9, 1))
    login = Login(email="emeka@example.org", made_at=OPENED)
    login.set_unusable_password()
    login.save()
    Link.objects.create(setting_id=HARBOUR, login=login, adult=adult)
    nursery.logins["Emeka"] = login.pk


def at_home(hand: Hand) -> str:
    return f"/home/{hand.nursery.babies['Ada']}/lines/"


def test_a_line_from_home_is_read_in_the_room_and_answered(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    mum.tap(at_home(mum), words="She slept badly.\nPlease ring if she is too tired.")
    room = at_tablet(mum.nursery, monkeypatch, now=at("10:40"))
    listed = words(room.page("/room/lines/"))
    assert "A line came of these babies" in listed and "slept badly" not in listed
    page = room.page(room.baby("Ada", "lines/"))
    assert "She slept badly.<br>Please ring" in page and "Mum, Tue 24 Nov, 10:30" in words(page)
    room.tap(room.baby("Ada", "lines/"), words="We will. She is asleep now.", to=[room.face("Ngozi")], by=room.face("Priya"))
    read = words(mum.page(at_home(mum)))
    assert "We will. She is asleep now." in read and "Priya, Tue 24 Nov, 10:40" in read


def test_what_is_written_in_the_evening_waits_on_either_side(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("21:00"))
    mum.tap(at_home(mum), words="A cold has begun.")
    assert "It is read from Wed 07:30 on." in words(mum.page(at_home(mum)))
    room = at_tablet(mum.nursery, monkeypatch, now=at("21:10"))
    assert "A cold has begun." not in room.page(room.baby("Ada", "lines/"))
    room.tap(room.baby("Ada", "lines/"), words="Hat is on the peg.", to=[room.face("Ngozi")], by=room.face("Priya"))
    assert "It is read from Wed 07:00 on." in words(room.page(room.baby("Ada", "lines/")))
    assert "Hat is on the peg." not in mum.page(at_home(mum))
    morning = at("07:31", date(2026, 11, 25))
    monkeypatch.setattr(clock, "now", lambda: morning)
    assert "Hat is on the peg." in mum.page(at_home(mum))
    room = at_tablet(mum.nursery, monkeypatch, now=morning)
    assert "A cold has begun." in room.page(room.baby("Ada", "lines/"))


def test_two_households_never_read_each_other_s_lines(mum: Hand, dad: None, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = mum.nursery
    mum.tap(at_home(mum), words="Only for you, from Mum.")
    room = at_tablet(nursery, monkeypatch)
    room.tap(room.baby("Ada", "lines/"), words="To Dad alone.", to=[room.face("Emeka")], by=room.face("Sam"))
    room.tap(room.baby("Ada", "lines/"), words="To each of you.", to=[room.face("Emeka"), room.face("Ngozi")], by=room.face("Sam"))
    hers = words(signed_in(nursery, monkeypatch, "Ngozi").page(at_home(mum)))
    his = words(signed_in(nursery, monkeypatch, "Emeka").page(at_home(mum)))
    assert "Only for you, from Mum." in hers and "To Dad alone." not in hers and "To each of you." in hers
    assert "Only for you" not in his and "To Dad alone." in his and "To each of you." in his
    assert "Mum" not in his and "Ngozi" not in his and "Emeka" not in hers


def test_whoever_is_limited_is_out_of_the_talk_at_once(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    room = at_tablet(mum.nursery, monkeypatch)
    ties = FamilyTie.objects.of(HARBOUR).filter(adult_id=mum.nursery.adults["Ngozi"])
    for limit in (
        {"sees": "story"},
        {"sees": "nothing", "blocked": True, "may_collect": False},
        {"sees": "all", "until_on": date(2026, 11, 23)},
    ):
        ties.update(**{"sees": "all", "blocked": False, "until_on": None, **limit})
        mum.page(at_home(mum), status=404)
        mum.tap(at_home(mum), status=404, words="Hello")
        page = room.tap(room.baby("Ada", "lines/"), status=422, words="Hello", to=[room.face("Ngozi")], by=room.face("Priya"))
        assert "Nobody of this family reads here." in page
    assert not Line.objects.of(HARBOUR).exists()


def test_what_is_too_long_or_empty_comes_back_with_what_was_typed(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    mum.tap(at_home(mum), words="a" * 4000)
    page = mum.tap(at_home(mum), status=422, words="b" * 4001)
    assert "Up to 4000 letters fit." in page and "b" * 4001 in page
    assert "Write a few words first." in mum.tap(at_home(mum), status=422, words="  \n ")
    room = at_tablet(mum.nursery, monkeypatch)
    said = {"words": "Hello", "by": room.face("Priya")}
    for wrong in ([], ["nobody"], [str(new_id())], [room.face("Sam")]):
        page = room.tap(room.baby("Ada", "lines/"), status=422, to=wrong, **said)
        assert "Choose who is to read it." in page and "Hello" in page
    assert "Tap your face first." in room.tap(room.baby("Ada", "lines/"), status=422, words="Hello", to=[room.face("Ngozi")])


def test_markup_stays_words_and_each_line_turns_by_itself(mum: Hand) -> None:
    mum.tap(at_home(mum), words="<script>alert(1)</script> شکریہ")
    page = mum.page(at_home(mum))
    assert "&lt;script&gt;" in page and "<script>alert" not in page and 'dir="auto"' in page


def test_home_reads_the_moments_of_the_room_and_its_own_alone(mum: Hand, dad: None, monkeypatch: pytest.MonkeyPatch) -> None:
    mum.tap(at_home(mum), moment="She waves at the bus.")
    room = at_tablet(mum.nursery, monkeypatch)
    room.tap(room.baby("Ada", "shared/"), what="sang", by=room.face("Priya"))
    his = words(signed_in(mum.nursery, monkeypatch, "Emeka").page(at_home(mum)))
    assert "Priya: sang their song together" in his and "bus" not in his


def test_whoever_works_here_and_is_family_reads_their_own_lines_alone(mum: Hand, dad: None, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = mum.nursery
    mum.tap(at_home(mum), words="Only for the room, from Mum.")
    work = {"setting_id": HARBOUR, "room_id": nursery.rooms["Ducklings"], "from_on": date(2026, 1, 1)}
    Job.objects.create(**work, adult_id=nursery.adults["Emeka"], sort="practitioner")
    TOTP.activate(Login.objects.get(pk=nursery.logins["Emeka"]), "JBSWY3DPEHPK3PXP")
    at_work = signed_in(nursery, monkeypatch, "Emeka")
    page = words(at_work.page(at_work.baby("Ada", "lines/")))
    assert "Only for the room" not in page and "Dad" in page and "Mum" not in page
    tie = FamilyTie.objects.of(HARBOUR).filter(adult_id=nursery.adults["Emeka"])
    tie.update(sees="nothing", blocked=True, may_collect=False)
    at_work.page(at_work.baby("Ada", "lines/"), status=404)
    # Another of the room reads all of it.
    assert "Only for the room" in at_tablet(nursery, monkeypatch).page(at_work.baby("Ada", "lines/"))


def test_enter_in_the_words_keeps_the_words_and_no_chip(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    room = at_tablet(mum.nursery, monkeypatch)
    page = room.page(room.baby("Ada", "shared/"))
    first = re.findall(r"<button[^>]*>", page[page.index("<main") :])[0]
    assert "name=" not in first
    room.tap(room.baby("Ada", "shared/"), what="sang", words="She waited at the window.", by=room.face("Priya"))
    assert [(one.what, one.words) for one in Shared.objects.of(HARBOUR)] == [("", "She waited at the window.")]
    assert 'value="Not yet kept."' in room.tap(room.baby("Ada", "shared/"), status=422, words="Not yet kept.")


def test_nothing_says_whether_a_line_was_read() -> None:
    for model in (Line, Shared):
        assert not [field.name for field in model._meta.get_fields() if "read" in field.name or "seen" in field.name]


def test_a_moment_at_the_door_is_shared_in_two_taps_and_home_sends_one_back(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    room = at_tablet(mum.nursery, monkeypatch, now=at("17:10"))
    page = room.page(room.baby("Ada", "shared/"))
    assert "Sang their song together" in page
    room.tap(room.baby("Ada", "shared/"), what="sang", words="", by=room.face("Priya"))
    for wrong in ({"what": "", "words": " "}, {"what": "advice"}, {"words": "a" * 201}):
        room.tap(room.baby("Ada", "shared/"), status=422, **wrong, by=room.face("Priya"))
    monkeypatch.setattr(clock, "now", lambda: at("17:15"))
    read = words(mum.page(at_home(mum)))
    assert "Priya: sang their song together" in read
    mum.tap(at_home(mum), moment="She waves at the bus.")
    monkeypatch.setattr(clock, "now", lambda: at("17:20"))
    assert "Mum: She waves at the bus." in words(room.page(room.baby("Ada", "lines/")))
    assert [one.from_home for one in Shared.objects.of(HARBOUR).order_by("at")] == [False, True]


@pytest.mark.parametrize(
    ("written", "on", "read"),
    [
        ("12:00", 24, ("12:00", 24)),
        ("06:59", 24, ("07:00", 24)),
        ("19:00", 24, ("07:00", 25)),
        ("23:59", 30, ("07:00", 1)),
    ],
)
def test_the_calm_hours(written: str, on: int, read: tuple[str, int]) -> None:
    found = next_within(at(written, date(2026, 11, on)), time(7), time(19), LONDON)
    assert (f"{found.astimezone(LONDON):%H:%M}", found.astimezone(LONDON).day) == read


def test_the_calm_hours_hold_on_the_night_the_clocks_change() -> None:
    found = next_within(at("21:00", date(2026, 3, 28)), time(7), time(19), LONDON)
    assert f"{found.astimezone(LONDON):%d %H:%M}" == "29 07:00" and found == at("06:00", date(2026, 3, 29))
