"""The docs say what is so: printed parts are current, and everything named is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from babyroom.web import printed
from tests.house.findings import Finding, assert_none
from tests.house.source import PRODUCT, ROOT, layers, where

DOCS = sorted((ROOT / "docs").rglob("*.md")) + [
    path for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md") if (path := ROOT / name).exists()
]
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"^[\w.*{}-]+(?:/[\w.*{}-]+)+/?$|^[\w-]+\.(?:py|md|toml|sh|ts|html|css)$")
_NUMBERED = re.compile(r"^\d{4}-[a-z0-9-]+\.md$")


def test_what_is_printed_from_code_is_current() -> None:
    assert printed.stale() == [], "run: make docs"


def test_what_is_not_current_is_found(tmp_path: Path) -> None:
    (tmp_path / "words.md").write_text((printed.DOCS / "words.md").read_text())
    assert {"access.md", "kinds.md", "policies.md"} <= set(printed.write(tmp_path))
    assert printed.stale(tmp_path) == []
    (tmp_path / "access.md").write_text("old")
    words = (tmp_path / "words.md").read_text()
    (tmp_path / "words.md").write_text(words.replace("looked at me / bright eyes", "looked past me"))
    assert printed.stale(tmp_path) == ["access.md", "words.md"]


def missing(path: Path, text: str) -> Iterator[Finding]:
    """Files that a page speaks of and that are not there. A path may be said from the root, from babyroom/ or from the page."""
    for number, line in enumerate(text.splitlines(), start=1):
        for link in _LINK.findall(line):
            if not re.match(r"[a-z]+:", link) and not (path.parent / link).exists():
                yield Finding(where(path), number, f"links to {link}")
        for code in _CODE.findall(line):
            if _PATH.match(code) and not any(list(base.glob(code.rstrip("/"))) for base in (ROOT, PRODUCT, path.parent) if "{" not in code):
                yield Finding(where(path), number, f"names {code}")


@pytest.mark.parametrize("path", DOCS, ids=where)
def test_every_file_a_page_names_is_there(path: Path) -> None:
    assert_none(missing(path, path.read_text()))


def test_a_file_that_is_not_there_is_found() -> None:
    page = (
        "[a](house.md) [b](nowhere.md#x) [c](https://example.org)\n`common/clock.py` `people/nothing.py` `make run` `tests/house` `a.b`\n"
    )
    found = missing(ROOT / "docs" / "sample.md", page)
    assert [one.said for one in found] == ["links to nowhere.md", "names people/nothing.py"]


def test_the_map_is_that_of_the_import_contract() -> None:
    drawn = (ROOT / "docs" / "house.md").read_text()
    block = re.search(r"```\n(.*?)```", drawn, re.DOTALL)
    assert block is not None
    lines = [re.match(r"(\w+(?: \| \w+)*)  ", line) for line in block[1].splitlines() if line and not line.startswith(" ")]
    assert [frozenset(line[1].split(" | ")) for line in lines if line] == layers()


def test_every_decision_has_a_number_of_its_own_and_a_page() -> None:
    pages = [path.name for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert [name for name in pages if not _NUMBERED.match(name)] == []
    numbers = [int(name[:4]) for name in pages]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_makefile_knows_every_command_the_readme_names() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for path in DOCS for name in re.findall(r"(?:^ {4}|`)make ([a-z]+)", path.read_text(), re.MULTILINE)}
    assert named and named <= targets
