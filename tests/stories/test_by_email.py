"""The day by e-mail: once, after closing, to whoever asked for it and may read it, through a real e-mail server."""

from collections.abc import Iterator
from datetime import date, datetime
from email.message import Message

import pytest
from django.conf import LazySettings

from babyroom.common import post
from babyroom.people.models import Adult, FamilyTie
from babyroom.stories.models import Sent
from babyroom.stories.operations_letters import send_the_day
from tests.nursery import HARBOUR, Nursery, at
from tests.post_office import Postman, post_office
from tests.stories.test_telling import mum, room, told
from tests.tablet.hands import Hand

__all__ = ["room"]
EVENING = at("19:00")


@pytest.fixture
def postman(settings: LazySettings) -> Iterator[Postman]:
    with post_office(settings) as found:
        settings.POST_AT_ONCE = True
        yield found


@pytest.fixture
def reader(room: Hand, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """Ngozi has an address and wishes to read by e-mail."""
    Adult.objects.of(HARBOUR).filter(pk=room.nursery.adults["Ngozi"]).update(email="ngozi@example.org")
    at_home = mum(room, monkeypatch, "12:00")
    at_home.tap("/home/reading/", language="en", how="email")
    mum(room, monkeypatch, "15:10")
    return room


def sent(nursery: Nursery, at_time: datetime = EVENING) -> int:
    written = send_the_day(nursery.setting, at=at_time)
    post.send_waiting(nursery.setting, at=at_time)
    return written


def text(message: Message) -> str:
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()


def test_the_told_story_comes_once_after_closing(reader: Hand, postman: Postman) -> None:
    told(reader, line="She found the drum today.")
    assert sent(reader.nursery, at("16:00")) == 0
    assert sent(reader.nursery) == 1
    assert sent(reader.nursery) == 0
    ((to, message),) = postman.letters
    assert to == ["ngozi@example.org"] and "Ada" not in str(message["Subject"])
    said = text(message)
    assert "Ada’s Tuesday, 24 November" in said and "“She found the drum today.”" in said and "another child" in said and "Ben" not in said
    assert "120 ml" in said and said.index("goodbye") < said.index("120 ml")


def test_what_was_put_right_since_goes_along(reader: Hand, postman: Postman) -> None:
    told(reader)
    reader.tap(reader.baby("Ada", "story/2026-11-24/put-right/"), words="The drum was red.", by=reader.face("Sam"))
    reader.tap(reader.moment("Ada", reader.one("Ada", "exploring").id, "take-back/"), by=reader.face("Priya"))
    assert sent(reader.nursery) == 1
    said = text(postman.letters[0][1])
    assert "Sam put right on 24 November: The drum was red." in said and "taken back later" in said and "Found the drum" not in said


def test_an_untold_day_waits_a_while_for_somebody_who_is_telling_it(reader: Hand, postman: Postman) -> None:
    assert sent(reader.nursery, at("18:05")) == 0
    told(reader)
    assert sent(reader.nursery, at("18:10")) == 1
    assert "has not had time" not in text(postman.letters[0][1])


def test_an_untold_day_comes_as_its_facts(reader: Hand, postman: Postman) -> None:
    assert sent(reader.nursery) == 1
    said = text(postman.letters[0][1])
    assert "Priya has not had time to write. Please ask her." in said and "120 ml" in said and "goodbye" not in said


def test_nobody_is_written_to_who_did_not_ask_or_may_not_read_any_more(
    reader: Hand, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(reader)
    ties = FamilyTie.objects.of(HARBOUR).filter(adult_id=reader.nursery.adults["Ngozi"])
    for limit in (
        {"sees": "nothing"},
        {"sees": "nothing", "blocked": True, "may_collect": False},
        {"sees": "all", "until_on": date(2026, 11, 23)},
    ):
        ties.update(**{"sees": "all", "blocked": False, "until_on": None, **limit})
        assert sent(reader.nursery) == 0
    ties.update(sees="all", blocked=False, until_on=None)
    for how in ("opened", "nothing"):
        mum(reader, monkeypatch, "18:00").tap("/home/reading/", language="en", how=how)
        assert sent(reader.nursery) == 0
    assert postman.letters == []


def test_an_address_that_takes_nothing_is_told_at_home_and_harms_nobody(
    reader: Hand, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(reader)
    postman.broken = True
    assert sent(reader.nursery) == 1
    assert postman.letters == []
    assert "The last e-mail to you did not arrive." in mum(reader, monkeypatch, "19:30").page("/home/reading/")
    postman.broken = False
    post.send_waiting(reader.nursery.setting, at=at("19:10"))
    assert len(postman.letters) == 1
    assert "did not arrive" not in mum(reader, monkeypatch, "19:30").page("/home/reading/")


def test_two_clocks_at_once_write_one_letter(reader: Hand, postman: Postman) -> None:
    told(reader)
    assert sent(reader.nursery) + sent(reader.nursery) == 1
    assert len(postman.letters) == 1 and Sent.objects.of(HARBOUR).count() == 1
