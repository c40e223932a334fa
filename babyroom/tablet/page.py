"""What is the same for every room and every minute: kinds, words and addresses, made once for each language. And the help panel, made
once for each set of numbers on it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from babyroom.common.access import Who
from babyroom.moments import kinds_export
from babyroom.tablet.chips import page_words
from babyroom.tablet.legend import legend
from babyroom.tablet.texts import texts

# Stands for a baby's id in an address that the script fills in.
_ANY = UUID(int=0)
_OF_A_BABY = ("baby", "day", "rhythm", "arrive", "going_home")


def script_parts() -> SafeString:
    """The pieces of the page that only the script uses: empty forms of strip, panel and sheet, and the words."""
    return _script_parts(get_language() or "")


@lru_cache(maxsize=8)
def _script_parts(language: str) -> SafeString:
    words = page_words()
    page = {**words, "asks": kinds_export.table(), "language": language, "texts": texts(), "urls": _urls()}
    return SafeString(render_to_string("tablet/board_script.html", {"page": page, "nappies": words["nappy"].items(), "legend": legend()}))


def menu() -> SafeString:
    """The menu of the board."""
    return _menu(get_language() or "")


@lru_cache(maxsize=8)
def _menu(language: str) -> SafeString:
    del language
    return SafeString(render_to_string("tablet/_menu.html"))


def help_panel(setting: UUID, danger: Mapping[str, Any]) -> SafeString:
    """What to do when a baby is in danger, with this setting's own numbers (`InForce.danger`), as its tablets show it."""
    return _help_panel(setting, tuple(danger.items()), get_language() or "")


@lru_cache(maxsize=64)
def _help_panel(setting: UUID, danger: tuple[tuple[str, Any], ...], language: str) -> SafeString:
    del language
    return SafeString(render_to_string("web/_danger.html", {"who": Who(setting_id=setting), "danger": dict(danger)}))


def _urls() -> dict[str, str]:
    return {"sync": reverse("moments:sync"), "since": reverse("tablet:since"), **{name: _of_any(name) for name in _OF_A_BABY}}


def _of_any(name: str) -> str:
    try:
        return reverse(f"tablet:{name}", args=[_ANY])
    except NoReverseMatch:
        return ""
