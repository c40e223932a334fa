"""The tablet's types come from the table of kinds, and the file that is kept says what the table says."""

from pathlib import Path

from babyroom.moments.kinds import KINDS
from babyroom.moments.kinds_export import as_typescript, check, table, write

KEPT = Path(__file__).resolve().parents[2] / "frontend" / "src" / "kinds.gen.ts"


def test_the_kept_file_is_current() -> None:
    assert check(KEPT), "Run: babyroom kinds"


def test_every_kind_is_in_it_and_every_fact_comes_with_the_page() -> None:
    told, table_of = as_typescript(), table()
    assert list(table_of) == list(KINDS)
    for kind in KINDS.values():
        assert f'"{kind.id}"' in told
        assert list(table_of[kind.id]["facts"]) == list(kind.facts)
    assert table_of["food"]["facts"]["foods"] == {"type": "foods", "vocabulary": "how_much", "most": 8}
    assert table_of["moved"]["needs"] == ["to_room"]


def test_a_file_that_says_something_else_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "kinds.gen.ts"
    assert not check(path)
    assert write(path)
    assert not write(path)
    path.write_text("// another hand")
    assert not check(path)
