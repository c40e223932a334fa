"""A template taken apart: what of it is text for people, what of it goes through gettext, and what the browser would run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from django.template.base import Lexer, Token, TokenType

Sort = Literal["text", "inline"]
# Attributes that are read out or shown.
SPOKEN = frozenset({"alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title", "label"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_LETTER = re.compile(r"[^\W\d_]")
_LITERAL = re.compile(r"""(?P<before>[\w:=]*[(:=]?)\s*(?P<quote>["'])(?P<words>.*?)(?P=quote)""")
# Tags and filters whose quoted words are names, addresses or patterns, never shown.
_SILENT_TAGS = frozenset(
    {
        "translate",
        "trans",
        "blocktranslate",
        "blocktrans",
        "extends",
        "load",
        "url",
        "static",
        "now",
        "block",
        "regroup",
        "comment",
        "if",
        "elif",
    }
)
_SILENT_FILTERS = frozenset({"date:", "time:", "cut:", "join:", "floatformat:", "stringformat:", "add:", "slice:", "truncatechars:"})
# Words to a reader have a capital or stand together; a single small word is an id.
_SHOWN = re.compile(r"[A-Z][a-z]+|[^\W\d_]+\W*\s+\W*[^\W\d_]+")


@dataclass(frozen=True)
class Spot:
    """A place in a template."""

    line: int
    sort: Sort
    said: str


def untranslated(source: str) -> list[Spot]:
    """Words for people that do not go through gettext."""
    return [spot for spot in _parsed(source).spots if spot.sort == "text"] + list(_literals(source))


def inline(source: str) -> list[Spot]:
    """Styles, scripts and event attributes inside the page, which the content policy stops."""
    return [spot for spot in _parsed(source).spots if spot.sort == "inline"]


def translated(source: str) -> list[tuple[int, str]]:
    """Every text of a template that goes through gettext, with its line; {{ name }} inside becomes %(name)s."""
    return list(_translated(source))


def _tokens(source: str) -> list[Token]:
    return Lexer(source).tokenize()


def _name(token: Token) -> str:
    return token.contents.split()[0] if token.token_type == TokenType.BLOCK and token.contents else ""


def _bare(source: str) -> str:
    """The HTML alone: tags, variables, comments and translated blocks leave their line breaks only."""
    kept: list[str] = []
    closing = ""
    for token in _tokens(source):
        name = _name(token)
        if closing:
            closing = "" if name == closing else closing
        elif name in ("blocktranslate", "blocktrans", "comment"):
            closing = f"end{name}"
        elif name == "block" and token.contents.endswith("_class"):
            # Fills an attribute of the page it extends.
            closing = "endblock"
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
            continue
        kept.append(" " + "\n" * token.contents.count("\n"))
    return "".join(kept)


def _parsed(source: str) -> "_Reader":
    reader = _Reader()
    reader.feed(_bare(source))
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.spots: list[Spot] = []
        self._raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self._add("inline", f"<{tag}> in the page")
        self._raw = tag if tag in ("script", "style") else ""
        for name, value in given.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                self._add("inline", f'{name}="{value}"')
            spoken = (
                name in SPOKEN
                or (name == "value" and given.get("type") in _BUTTONS)
                or (name == "content" and given.get("name") == "description")
            )
            if spoken and _LETTER.search(value):
                self._add("text", f'{name}="{value.strip()}"')

    def handle_endtag(self, tag: str) -> None:
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if not self._raw and _LETTER.search(data):
            self._add("text", " ".join(data.split()))

    def _add(self, sort: Sort, said: str) -> None:
        self.spots.append(Spot(self.getpos()[0], sort, said))


def _literals(source: str) -> Iterator[Spot]:
    """Words handed to a tag or a filter in quotes: {% include "x" with title="Our rooms" %}, {{ name|default:"None yet" }}."""
    for token in _tokens(source):
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        name = _name(token)
        if name in _SILENT_TAGS:
            continue
        for found in _LITERAL.finditer(token.contents):
            before, words = found["before"], found["words"]
            path = name == "include" and "=" not in before
            if before.endswith("_(") or before in _SILENT_FILTERS or path or not _SHOWN.search(words):
                continue
            yield Spot(token.lineno or 0, "text", f"“{words}” in {token.contents}")


def _translated(source: str) -> Iterator[tuple[int, str]]:
    parts: list[str] = []
    line, inside = 0, False
    for token in _tokens(source):
        name = _name(token)
        if inside:
            if name in ("endblocktranslate", "endblocktrans", "plural"):
                yield line, " ".join("".join(parts).split())
                parts, inside = [], name == "plural"
            elif token.token_type == TokenType.VAR:
                parts.append(f"%({token.contents})s")
            else:
                parts.append(token.contents)
            continue
        if name in ("blocktranslate", "blocktrans"):
            line, inside = token.lineno or 0, True
        elif name in ("translate", "trans"):
            found = _LITERAL.search(token.contents)
            if found is not None:
                yield token.lineno or 0, found["words"]
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
            for literal in _LITERAL.finditer(token.contents):
                if literal["before"].endswith("_("):
                    yield token.lineno or 0, literal["words"]
