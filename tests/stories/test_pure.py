"""The heart of the story knows no table, no page and no clock: a day and its words can be made anywhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import PRODUCT

PURE = ("agreed", "chosen", "day", "draft", "practical", "scene", "unnamed")
MODULES = [*(PRODUCT / "stories" / f"{name}.py" for name in PURE), *sorted((PRODUCT / "stories" / "wording").glob("*.py"))]
ALLOWED = ("babyroom.stories.", "babyroom.moments.settle", "babyroom.moments.clauses", "babyroom.people.names")


def imported(source: str) -> Iterator[str]:
    """What a file imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            yield f"{node.module}"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_it_imports_only_what_is_pure(path: Path) -> None:
    found = set(imported(path.read_text()))
    assert not [name for name in found if name.startswith("django")]
    assert not [name for name in found if name.startswith("babyroom.") and not f"{name}.".startswith(ALLOWED) and name not in ALLOWED]


def test_an_import_of_a_table_would_be_found() -> None:
    assert set(imported("from babyroom.moments.models import Moment\nimport django.db")) == {"babyroom.moments.models", "django.db"}
