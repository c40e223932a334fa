"""Letters: kept with the act they tell of, sent to a real e-mail server, tried again, and never more than they may hold."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction

from babyroom.common import post, walls
from babyroom.common.letters import Letter
from babyroom.common.mailbox import mailbox
from tests.journeys.ports import free_port
from tests.nursery import ELSEWHERE, HARBOUR, at
from tests.post_office import Postman, post_office

NOW = at("10:00")
Committed = Callable[..., Any]


@pytest.fixture
def postman(settings: LazySettings) -> Iterator[Postman]:
    """The e-mail server of one test."""
    with post_office(settings) as found:
        yield found


@pytest.fixture
def harbour(db: None) -> Iterator[None]:
    """Within Harbour's wall."""
    del db
    with walls.within(HARBOUR):
        yield


def write(**more: Any) -> Letter:
    """A letter with a code in it."""
    told: dict[str, Any] = {"to": "ngozi@example.org", "subject": "Your code", "words": "It is 1234-5678.\n", "at": NOW} | more
    return post.write(HARBOUR, **told)


def test_a_letter_reaches_a_real_server_once_its_act_is_kept(
    harbour: None, postman: Postman, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        letter = write()
        assert postman.letters == []
    [(to, message)] = postman.letters
    assert to == ["ngozi@example.org"]
    assert (message["To"], message["Subject"], message["From"]) == (
        "ngozi@example.org",
        "Your code",
        "Harbour Nursery <post@harbour.example>",
    )
    assert "1234-5678" in str(message.get_payload(decode=False))
    kept = Letter.objects.of(HARBOUR).get(pk=letter.pk)
    assert (kept.sent_at, kept.sealed, kept.tries) == (NOW, "", 1)


def test_an_act_that_is_not_kept_sends_nothing(harbour: None, postman: Postman, django_capture_on_commit_callbacks: Committed) -> None:
    def breaks_down() -> None:
        with transaction.atomic():
            write()
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        breaks_down()
    assert postman.letters == []
    assert not Letter.objects.of(HARBOUR).exists()


def test_each_letter_names_its_own_reader_only(harbour: None, postman: Postman, django_capture_on_commit_callbacks: Committed) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write()
        write(to="helen@example.org")
    assert [to for to, _message in postman.letters] == [["ngozi@example.org"], ["helen@example.org"]]
    for to, message in postman.letters:
        other = {"ngozi@example.org", "helen@example.org"} - set(to)
        assert not any(name in message.as_string() for name in other)
        assert message["Cc"] is None and message["Bcc"] is None


def test_a_letter_that_does_not_go_is_tried_again_and_goes_once(harbour: None, postman: Postman) -> None:
    write()
    postman.broken = True
    assert post.send_waiting(HARBOUR, at=NOW) == 0
    assert post.send_waiting(HARBOUR, at=NOW + timedelta(seconds=30)) == 0
    assert post.waiting(HARBOUR, at=NOW) == 1
    postman.broken = False
    assert post.send_waiting(HARBOUR, at=NOW + timedelta(seconds=30)) == 0, "the next try is a minute later"
    assert post.send_waiting(HARBOUR, at=NOW + timedelta(minutes=1)) == 1
    assert post.send_waiting(HARBOUR, at=NOW + timedelta(hours=9)) == 0
    assert len(postman.letters) == 1


def test_a_server_that_is_not_there_breaks_nothing_and_no_address_is_logged(
    harbour: None, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in mailbox({"EMAIL_URL": f"smtp://127.0.0.1:{free_port()}?security=none"}, Path()).items():
        setattr(settings, name, value)
    write()
    assert post.send_waiting(HARBOUR, at=NOW) == 0
    assert "did not go" in caplog.text
    assert not any(word in caplog.text for word in ("ngozi", "1234"))


def test_a_code_that_is_over_is_not_sent_and_its_words_go(harbour: None, postman: Postman) -> None:
    letter = write(until=NOW + timedelta(minutes=10))
    assert post.send_waiting(HARBOUR, at=NOW + timedelta(minutes=11)) == 0
    assert postman.letters == []
    assert Letter.objects.of(HARBOUR).get(pk=letter.pk).sealed == ""


def test_words_that_wait_are_sealed_for_their_letter_alone(harbour: None) -> None:
    one, other = write(), write(words="Another.")
    assert "1234" not in one.sealed
    Letter.objects.of(HARBOUR).filter(pk=other.pk).update(sealed=one.sealed)
    assert post.send_waiting(HARBOUR, at=NOW) == 1, "the one whose words are another's cannot be opened"


def test_sent_letters_are_forgotten_after_a_month(harbour: None, postman: Postman) -> None:
    write()
    post.send_waiting(HARBOUR, at=NOW)
    post.send_waiting(HARBOUR, at=NOW + timedelta(days=29))
    assert Letter.objects.of(HARBOUR).count() == 1
    post.send_waiting(HARBOUR, at=NOW + timedelta(days=31))
    assert Letter.objects.of(HARBOUR).count() == 0


def test_another_settings_letters_are_left_alone(harbour: None, postman: Postman) -> None:
    with walls.within(ELSEWHERE):
        post.write(ELSEWHERE, to="zed@example.org", subject="Your code", words="1", at=NOW)
    assert post.send_waiting(HARBOUR, at=NOW) == 0
    assert post.send_waiting(ELSEWHERE, at=NOW) == 1


def test_a_subject_cannot_smuggle_in_a_reader(harbour: None) -> None:
    with pytest.raises(ValueError, match="one line"):
        write(subject="Your code\nBcc: thief@example.org")


def test_without_a_server_letters_lie_in_a_folder(harbour: None, settings: LazySettings, tmp_path: Path) -> None:
    for name, value in mailbox({}, tmp_path).items():
        setattr(settings, name, value)
    write()
    assert post.send_waiting(HARBOUR, at=NOW) == 1
    [letter] = (tmp_path / "post").iterdir()
    assert "1234-5678" in letter.read_text()
    assert post.leaves_from() == str(tmp_path / "post")


def test_the_environment_says_where_letters_leave_from() -> None:
    told = mailbox({"EMAIL_URL": "smtp://post%40harbour:pa%3Ass@mail.example:2525"}, Path())
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_USE_TLS"]) == ("mail.example", 2525, True)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("post@harbour", "pa:ss")
    assert mailbox({"EMAIL_URL": "smtps://mail.example"}, Path())["EMAIL_PORT"] == 465
    assert mailbox({"EMAIL_HOST": "mail.example"}, Path())["EMAIL_PORT"] == 587
    for wrong in ("mail.example", "http://mail.example", "smtp://mail.example?security=maybe"):
        with pytest.raises(ValueError, match="E"):
            mailbox({"EMAIL_URL": wrong}, Path())


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite
def test_the_answer_does_not_wait_for_the_post(postman: Postman, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    settings.POST_AT_ONCE = False
    may_go, gone = threading.Event(), threading.Event()
    sent = post._send_aside

    def slowly(*what: Any) -> None:
        may_go.wait(5)
        sent(*what)
        gone.set()

    monkeypatch.setattr(post, "_send_aside", slowly)
    write()
    assert postman.letters == []
    may_go.set()
    assert gone.wait(10)
    assert len(postman.letters) == 1
