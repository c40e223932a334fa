"""All words the product says to people, with the place each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract

from tests.house.pages import translated
from tests.house.source import PRODUCT, modules, scripts, templates, where

# pgettext's first argument is a note to the translator.
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
_TS_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\'((?:[^\'\\\n]|\\.)*)\'')
_TS_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
# Words to a reader: two words beside each other, beginning like a sentence, or one put where it is shown. Selectors, class
# lists, headers and ids are neither.
_TS_WORDS = re.compile(r"^[A-Z“][^\s]*[ ]+[^\W\d_]|^[A-Z“][^\W\d_]*[ ]*\$\{")
_TS_SHOWN = re.compile(r"(?:textContent|innerText|title|placeholder|alt|\"aria-label\")\s*[=:]\s*$|\"aria-label\",\s*$|confirm\($|alert\($")


@dataclass(frozen=True)
class Text:
    """One text as the code has it (%(name)s and the like still in it)."""

    where: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.words}"


def from_python(source: str, name: str) -> Iterator[Text]:
    """The msgids of a Python file."""
    for line, _function, messages, _comments, _context in _extracted(source):
        for words in messages:
            if words:
                yield Text(name, line, words)


def _extracted(source: str) -> Iterator[tuple[int, str, tuple[str, ...], list[str], str | None]]:
    for line, messages, comments, context in extract("python", BytesIO(source.encode()), keywords=_KEYWORDS):
        yield line, "", (messages,) if isinstance(messages, str) else tuple(messages), comments, context


def from_template(path: Path) -> Iterator[Text]:
    """The msgids of a template."""
    for line, words in translated(path.read_text()):
        yield Text(where(path), line, words)


def from_script(source: str, name: str) -> Iterator[Text]:
    """What in TypeScript reads like words to a person."""
    bare = _TS_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
    for found in _TS_STRING.finditer(bare):
        words = next(group for group in found.groups() if group is not None)
        if _TS_WORDS.search(words) or (_TS_SHOWN.search(bare[: found.start()]) and re.search(r"[^\W\d_]{2}", words)):
            yield Text(name, bare.count("\n", 0, found.start()) + 1, words)


@cache
def all_texts() -> tuple[Text, ...]:
    """Every text of the interface. The reader of other products' files speaks to the office, so it is in here too."""
    found: list[Text] = []
    for module in modules():
        found += from_python(module.text, module.where)
    for path in templates():
        found += from_template(path)
    for path in scripts():
        found += from_script(path.read_text(), where(path))
    return tuple(found)


def from_folder(folder: str) -> tuple[Text, ...]:
    """The texts of one room."""
    return tuple(text for text in all_texts() if text.where.startswith(f"{PRODUCT.name}/{folder}/"))
