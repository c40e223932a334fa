"""A story is read and told by somebody who was there, in few taps; told, it stays as it is, and what is put right later is seen."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from babyroom.common import clock
from babyroom.people.models import FamilyTie
from babyroom.stories.models import Draft, PutRight, Told, Words
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, signed_in, words

YESTERDAY = date(2026, 11, 23)
POLISH: dict[str, Any] = {"in": "pl"}
URDU: dict[str, Any] = {"in": "ur"}


@pytest.fixture
def room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """At the tablet in the afternoon of a day of which something is written."""
    hand = at_tablet(nursery, monkeypatch, now=at("15:10"))
    hand.keep(
        nursery.record("Ada", "arrival", "08:05", facts={"came_with": "Mum", "handed_to": hand.face("Priya"), "goodbye": "hard"}),
        nursery.record("Ada", "comfort", "10:10", facts={"seen": ["sobbed"], "we": ["held"], "then": "easier_now"}),
        nursery.record("Ada", "exploring", "14:00", facts={"seen": ["went_off"]}, note="Found the drum with Ben"),
        nursery.record("Ada", "milk", "11:00", facts={"taken_ml": 120}),
    )
    return hand


def mum(hand: Hand, monkeypatch: pytest.MonkeyPatch, clock_now: str = "16:00") -> Hand:
    """Ngozi at home, later on the same day."""
    found = signed_in(hand.nursery, monkeypatch, "Ngozi")
    monkeypatch.setattr(clock, "now", lambda: at(clock_now))
    return found


def form(page: str) -> dict[str, Any]:
    """What a browser would send of the draft as it stands, without a face."""
    sent = {name: html.unescape(value) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)}
    sent.pop("csrfmiddlewaretoken", None)
    boxes = re.findall(r'<textarea id="[^"]*" name="(words [^"]+)"[^>]*>(.*?)</textarea>', page)
    return sent | {name: html.unescape(inside) for name, inside in boxes}


def draft(hand: Hand, baby: str = "Ada") -> dict[str, Any]:
    return form(hand.page(hand.baby(baby, "story/")))


def told(hand: Hand, **said: Any) -> None:
    hand.tap(hand.baby("Ada", "story/"), **draft(hand), by=hand.face("Priya"), **said)


def key_of(sent: dict[str, Any], part: str) -> str:
    return next(name.removeprefix("words ") for name, text in sent.items() if name.startswith("words ") and part in text)


def test_the_room_reads_a_draft_made_of_what_was_written(room: Hand) -> None:
    page = room.page(room.baby("Ada", "story/"))
    read = words(page)
    assert "Ada’s Tuesday" in read and "120 ml" in read and "From what was written:" in read
    assert "another child" in read and "Found the drum with Ben" in read  # The draft has no Ben; the moment it came from has.
    assert "10:10" in read
    assert "Ada" in words(room.page("/room/stories/"))


def test_it_is_told_with_a_face_and_one_more_tap_and_home_reads_it(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room, line="She found the drum today.")
    assert "told by Priya at 15:10" in words(room.page("/room/stories/"))
    at_home = mum(room, monkeypatch)
    read = words(at_home.page(f"/home/{room.nursery.babies['Ada']}/"))
    assert "“She found the drum today.”" in read and "24 November, from Priya" in read and "another child" in read
    assert "Ben" not in read and read.index("goodbye") < read.index("120 ml")


def test_home_reads_it_in_polish_and_urdu_beside_the_english_nobody_has_read_yet(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    at_home = mum(room, monkeypatch)
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    polish, urdu = at_home.page(address, **POLISH), at_home.page(address, **URDU)
    assert 'lang="pl" dir="ltr"' in polish and "Mleko" in polish and "story-english" in polish and "120 ml" in polish
    assert 'lang="ur" dir="rtl"' in urdu and "دودھ" in urdu


def test_an_adult_chooses_a_language_for_good(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    at_home = mum(room, monkeypatch)
    at_home.tap("/home/reading/", language="pl", how="opened")
    assert "Mleko" in at_home.page(f"/home/{room.nursery.babies['Ada']}/")
    at_home.tap("/home/reading/", status=422, language="xx", how="opened")
    # There is no address written down.
    assert "no e-mail address" in at_home.tap("/home/reading/", status=422, language="en", how="email")


def test_words_are_changed_left_out_and_kept_for_later(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = draft(room)
    goodbye, comfort = key_of(sent, "goodbye"), key_of(sent, "held")
    changed = {
        **sent,
        f"words {goodbye}": "Goodbye was a big thing this morning.",
        f"out {comfort}": "on",
        "line": "Ask me about the drum.",
    }
    room.tap(room.baby("Ada", "story/"), **changed, by=room.face("Sam"), later="1")
    assert "begun by Sam" in words(room.page("/room/stories/"))
    page = room.page(room.baby("Ada", "story/"))
    assert "Goodbye was a big thing this morning." in page and "Sam began it at 15:10" in page and "Ask me about the drum." in page
    sent = form(page) | {f"out {comfort}": "on", "line": "Ask me about the drum."}
    room.tap(room.baby("Ada", "story/"), **sent, by=room.face("Priya"))
    assert not Draft.objects.of(room.nursery.setting).exists()
    at_home = mum(room, monkeypatch)
    read = words(at_home.page(f"/home/{room.nursery.babies['Ada']}/"))
    assert "Goodbye was a big thing this morning." in read and "held her" not in read
    # What was left out is left out in every language, what was changed stands as it was written.
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    polish = at_home.page(address, **POLISH)
    assert "Goodbye was a big thing this morning." in polish
    languages = Words.objects.of(room.nursery.setting).get().languages
    assert all(comfort not in str(languages[code]) for code in languages)


def test_what_was_written_since_it_was_read_is_read_first(room: Hand) -> None:
    sent = draft(room)
    room.keep(room.nursery.record("Ada", "together", "15:00", facts={"together": ["sang"]}))
    page = room.tap(room.baby("Ada", "story/"), status=422, **sent, by=room.face("Priya"))
    assert "Something was written since you read this." in page
    assert not Told.objects.of(room.nursery.setting).exists()


def test_only_somebody_who_was_there_tells_it_and_only_once(room: Hand) -> None:
    sent = draft(room)
    assert "Tap your face first." in room.tap(room.baby("Ada", "story/"), status=422, **sent)
    room.tap(room.baby("Ada", "story/"), status=422, **sent, by=room.face("Helen"))
    told(room)
    page = room.tap(room.baby("Ada", "story/"), status=422, **sent, by=room.face("Sam"))
    assert "Priya has told this story already." in page
    assert Told.objects.of(room.nursery.setting).count() == 1


def test_something_she_likes_comes_once_a_week_whatever_page_is_open(room: Hand) -> None:
    sent = draft(room)
    assert "Say first what it is about" in room.tap(room.baby("Ada", "story/"), status=422, **sent, by=room.face("Priya"), asks="Why?")
    nursery = room.nursery
    own: dict[str, Any] = {"setting_id": nursery.setting, "baby_id": nursery.babies["Ada"], "by_id": nursery.adults["Priya"]}
    row = Told.objects.create(**own, on=YESTERDAY, at=room.now, seq=0)
    Words.objects.create(told=row, setting_id=room.nursery.setting, likes="The drum.")
    page = room.tap(room.baby("Ada", "story/"), status=422, **sent, by=room.face("Priya"), likes="The bus.")
    assert "less than a week ago" in page


def test_what_came_after_a_story_told_at_noon_stands_beside_it_in_the_evening(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    room.now = at("17:00")
    monkeypatch.setattr(clock, "now", lambda: at("17:00"))
    room.keep(room.nursery.record("Ada", "milk", "16:30", facts={"taken_ml": 90}))
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    assert "210 ml" not in words(mum(room, monkeypatch, "17:05").page(address))
    read = words(mum(room, monkeypatch, "19:00").page(address))
    assert "120 ml" in read and "By the evening:" in read and "210 ml" in read and "Put right since" not in read


def test_the_sentence_that_says_who_had_her_goes_with_any_of_its_moments(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    room.keep(room.nursery.record("Ada", "together", "13:00", by="Sam", facts={"together": ["sang"]}))
    told(room)
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    before = words(mum(room, monkeypatch).page(address))
    at_tablet(room.nursery, monkeypatch, now=at("16:10"))
    sang = next(one for one in room.day("Ada") if one.kind == "together")
    room.tap(room.moment("Ada", sang.id, "take-back/"), by=room.face("Sam"))
    after = words(mum(room, monkeypatch, "16:20").page(address))
    assert "Sam" in before and "Sam" not in after


def test_a_line_that_names_another_baby_is_given_back_with_what_it_could_say(room: Hand) -> None:
    page = room.tap(room.baby("Ada", "story/"), status=422, **draft(room), by=room.face("Priya"), line="She laughed with Ben Test.")
    assert "She laughed with another child." in page and 'value="She laughed with Ben Test."' in page
    long = room.tap(room.baby("Ada", "story/"), status=422, **draft(room), by=room.face("Priya"), line="a" * 201)
    assert "Up to 200 letters fit." in long


def test_markup_in_a_line_stays_words(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room, line="<b>loud</b> \u202edrum")
    read = mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ada']}/")
    assert "&lt;b&gt;loud&lt;/b&gt; drum" in read and "<b>loud" not in read


def test_told_it_is_frozen_and_what_is_put_right_stands_under_it(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    row = Told.objects.of(room.nursery.setting)
    for change in (lambda: row.update(on=YESTERDAY), row.delete, lambda: Words.objects.of(room.nursery.setting).update(line="other")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    room.tap(room.baby("Ada", "story/2026-11-24/put-right/"), words="The drum was red, not blue.", by=room.face("Sam"))
    room.tap(room.baby("Ada", "story/2026-11-24/put-right/"), status=422, words=" ", by=room.face("Sam"))
    assert PutRight.objects.of(room.nursery.setting).count() == 1
    read = words(mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ada']}/"))
    assert "Sam put right on 24 November: The drum was red, not blue." in read


def test_a_moment_taken_back_after_the_telling_is_not_read_any_more(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    room.tap(room.moment("Ada", room.one("Ada", "exploring").id, "take-back/"), by=room.face("Priya"))
    read = words(mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ada']}/"))
    assert "drum" not in read and "A sentence that stood here was taken back later." in read and "goodbye" in read


def test_a_fact_put_right_after_the_telling_is_said_beside_the_old_one(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    milk = room.one("Ada", "milk")
    nursery = room.nursery
    room.keep(nursery.record("Ada", "milk", "11:00", facts={"taken_ml": 150}, corrects=milk.version))
    read = words(mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ada']}/"))
    assert "120 ml" in read and "Put right since. As it stands now:" in read and "150 ml" in read


def test_untold_by_evening_the_facts_go_with_whom_to_ask(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    assert "There is no story of this day yet." in words(mum(room, monkeypatch, "17:00").page(address))
    at_home = mum(room, monkeypatch, "20:00")
    read = words(at_home.page(address))
    assert "Priya has not had time to write. Please ask her." in read and "120 ml" in read and "goodbye" not in read
    assert "Prosimy zapytać (Priya)." in at_home.page(address, **POLISH)


def test_words_of_somebody_s_own_wait_for_a_person_to_tell_them(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    milk = room.one("Ada", "milk")
    room.tap(room.moment("Ada", milk.id, "differently/"), by=room.face("Sam"), note="It was the blue cup.")
    address = f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/"
    assert "blue cup" in room.page(room.baby("Ada", "story/"))
    untold = words(mum(room, monkeypatch, "20:00").page(address))
    assert "120 ml" in untold and "blue cup" not in untold


def test_who_sees_the_stories_alone_comes_to_them_and_to_nothing_else(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    ada = room.nursery.babies["Ada"]
    tie = FamilyTie.objects.of(room.nursery.setting).filter(baby_id=ada, adult_id=room.nursery.adults["Ngozi"])
    tie.update(sees="story")
    at_home = mum(room, monkeypatch)
    assert at_home.client.get("/home/").headers["Location"] == f"/home/{ada}/story/"
    assert "goodbye" in words(at_home.page(f"/home/{ada}/story/"))
    for closed in ("", "morning/", "day/2026-11-24/", "at-home/", "rhythm/"):
        at_home.page(f"/home/{ada}/{closed}", status=404)
    tie.update(sees="nothing")
    at_home.page(f"/home/{ada}/story/", status=404)
    tie.update(sees="nothing", blocked=True, may_collect=False)
    at_home.page(f"/home/{ada}/story/2026-11-24/", status=404)


def test_another_family_and_another_room_find_nothing(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told(room)
    mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ben']}/story/", status=404)
    goslings = at_tablet(room.nursery, monkeypatch, room="Goslings", now=at("15:10"))
    goslings.page(goslings.baby("Ada", "story/"), status=404)
    room.page(room.baby("Ada", "story/2026-11-25/"), status=404)
    room.page(room.baby("Ada", "story/2026-11-01/"), status=404)


def test_an_earlier_day_nobody_told_can_be_found_and_told(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = room.nursery
    room.keep(nursery.record("Ada", "together", "10:00", on=YESTERDAY, facts={"together": ["sang"]}))
    page = room.page("/room/stories/")
    address = room.baby("Ada", "story/2026-11-23/")
    assert "Monday 23 November" in page and address in page
    room.tap(address, **form(room.page(address)), by=room.face("Priya"))
    assert address not in room.page("/room/stories/")
    assert "sang" in words(mum(room, monkeypatch).page(f"/home/{nursery.babies['Ada']}/story/2026-11-23/"))


def test_one_sentence_goes_all_the_way_round(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written at home, a chip in the room, tapped at a comfort, "the way you do" in the story; and home adds the next thing."""
    nursery, ada = room.nursery, room.nursery.babies["Ada"]
    at_home = mum(room, monkeypatch, "07:00")
    at_home.tap(f"/home/{ada}/at-home/", part="helps", words="Row, row, very slowly", chip="Row, row")
    room = at_tablet(nursery, monkeypatch, now=at("15:20"))
    board = room.page("/room/")
    assert "Row, row" in board
    way = re.search(r'"id": "([0-9a-f-]{36})", "part": "helps", "words": "Row, row"', html.unescape(board))
    assert way, "the chip stands in the board's data"
    room.keep(nursery.record("Ada", "comfort", "12:30", facts={"own": [{"id": way[1], "words": "Row, row"}], "then": "easier_now"}))
    told(room, likes="She hums along at the end.", asks="What do you sing at home?")
    at_home = mum(room, monkeypatch, "16:00")
    page = at_home.page(f"/home/{ada}/")
    read = words(page)
    assert "Row, row, very slowly" in read and "the way you do" in read
    assert "Something Ada likes She hums along at the end. What do you sing at home?" in read and "Tell Priya" in read
    at_home.tap(f"/home/{ada}/at-home/", part="helps", words="We hum Twinkle after it", chip="hum Twinkle")
    room = at_tablet(nursery, monkeypatch, now=at("16:30"))
    assert "hum Twinkle" in room.page("/room/")
    # A question back comes once a week at most.
    assert "What does Ada like?" not in room.page(room.baby("Ada", "story/"))
