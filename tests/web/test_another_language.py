"""Another language: every text of a screen comes out of the catalogue, so that a translator has only one file to fill."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils import translation
from pytest_django.fixtures import Settings

from scripts.texts import bring_up_to_date, catalogue
from tests.house.source import PRODUCT, templates
from tests.nursery import Nursery, at
from tests.tablet.hands import at_tablet

_WORD = re.compile(r"[^\W\d_]{3}")
_NOT_TEXT = {"style", "script", "template"}


class _Read(HTMLParser):
    """The text of a page, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_TEXT:
            self._within.append(tag)
        self.pieces += [value or "" for name, value in attrs if name in ("aria-label", "placeholder", "title", "alt")]

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_TEXT:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within and data.strip():
            self.pieces.append(data.strip())


def _in_brackets(folder: Path) -> None:
    """A Welsh in which every text is the English one in brackets."""
    po = bring_up_to_date("cy", folder)
    with po.open("rb") as file:
        texts = read_po(file, locale="cy")
    for message in texts:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{message.id[-1]}⟧" for _form in range(texts.num_plurals))
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    with po.open("wb") as file:
        write_po(file, texts)
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, texts)


def test_every_text_between_translate_tags_is_in_the_catalogue() -> None:
    texts = {message.id for message in catalogue()}
    told = {said for page in templates() for said in re.findall(r'\{% translate "([^"]+)"', page.read_text())}
    assert told, "templates have texts"
    assert told <= texts
    assert ("%(n)d baby", "%(n)d babies") in texts


def test_what_is_translated_already_stays_when_the_catalogue_is_brought_up_to_date(tmp_path: Path) -> None:
    _in_brackets(tmp_path)
    with bring_up_to_date("cy", tmp_path).open("rb") as file:
        texts = read_po(file, locale="cy")
    assert texts["Arms full"].string == "⟦Arms full⟧"


@pytest.mark.parametrize("page", ["/room/", "/room/faces/", "/help-now/"])
def test_a_screen_in_another_language_has_no_english_left(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path, page: str
) -> None:
    _in_brackets(tmp_path)
    settings.LOCALE_PATHS, settings.LANGUAGE_CODE = [tmp_path], "cy"
    with translation.override("cy"):
        read = _Read()
        read.feed(at_tablet(nursery, monkeypatch, now=at("10:24")).page(page))
    # What a nursery typed itself is in no catalogue.
    typed = re.compile("|".join([r"⟦.*⟧", "Harbour Nursery", *nursery.babies, *nursery.adults, *nursery.rooms]), re.DOTALL)
    assert [piece for piece in read.pieces if _WORD.search(typed.sub("", piece))] == []


def test_the_product_says_where_its_catalogues_are() -> None:
    from django.conf import settings

    assert settings.LOCALE_PATHS == [PRODUCT / "locale"]
