"""Somebody who grew up with a language reads our phrases of it; what reads well needs no English beside it any more."""

import html
import re
from typing import Any

import pytest

from babyroom.stories.models import PhraseRead
from babyroom.stories.wording.catalogue import catalogue
from tests.nursery import HARBOUR, Nursery, at
from tests.stories.test_telling import POLISH, mum, room, told
from tests.tablet.hands import Hand, signed_in, words

__all__ = ["room"]
ADDRESS = "/office/phrases/pl/"


@pytest.fixture
def helen(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return signed_in(nursery, monkeypatch, "Helen")


def asked(page: str) -> list[str]:
    return [html.unescape(key) for key in re.findall(r'name="well ([^"]+)"', page)]


def test_phrases_come_in_portions_with_their_english_and_do_not_come_again(helen: Hand) -> None:
    first = asked(helen.page(ADDRESS))
    assert len(first) == 20
    said: dict[str, Any] = {f"well {key}": "on" for key in first[:3]} | {f"better {first[3]}": "Powiedzmy inaczej"}
    assert "Write the name" in helen.tap(ADDRESS, status=422, **said)
    helen.tap(ADDRESS, reader="Ewa  N.", **said)
    page = helen.page(ADDRESS)
    assert not set(first[:4]) & set(asked(page)) and "Powiedzmy inaczej" in page and "Ewa N." in page
    assert f"3 of {len(catalogue('pl'))} read" in words(helen.page("/office/phrases/"))
    assert "Say of one phrase" in helen.tap(ADDRESS, status=422, reader="Ewa")
    helen.page("/office/phrases/en/", status=404)
    helen.page("/office/phrases/xx/", status=404)


def test_a_phrase_changed_since_is_unread_again(helen: Hand) -> None:
    first = asked(helen.page(ADDRESS))[0]
    PhraseRead.objects.create(setting_id=HARBOUR, language="pl", key=first, pattern="as it was once", reader="Ewa", at=at("09:00"))
    assert first in asked(helen.page(ADDRESS))


def test_what_reads_well_stands_without_its_english(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    for phrase in catalogue("pl"):
        PhraseRead.objects.create(setting_id=HARBOUR, language="pl", key=phrase.key, pattern=phrase.pattern, reader="Ewa", at=at("09:00"))
    told(room)
    page = mum(room, monkeypatch).page(f"/home/{room.nursery.babies['Ada']}/story/2026-11-24/", **POLISH)
    assert "Mleko" in page and "story-english" not in page


def test_markup_in_what_a_reader_says_stays_words(helen: Hand) -> None:
    first = asked(helen.page(ADDRESS))
    said: dict[str, Any] = {f"better {first[0]}": "<i>tak</i>"}
    helen.tap(ADDRESS, reader="<b>Ewa</b>", **said)
    page = helen.page(ADDRESS)
    assert "&lt;i&gt;tak&lt;/i&gt;" in page and "&lt;b&gt;Ewa" in page
    long: dict[str, Any] = {f"better {first[1]}": "a" * 301}
    assert "Up to 300 letters" in helen.tap(ADDRESS, status=422, reader="Ewa", **long)
