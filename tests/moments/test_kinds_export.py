"""The tablet's types come from the table of kinds, and the file that is kept says what the table says."""

from pathlib import Path

from babyroom.moments.kinds import KINDS
from babyroom.moments.kinds_export import as_typescript, check, write

KEPT = Path(__file__).resolve().parents[2] / "frontend" / "src" / "kinds.gen.ts"


def test_the_kept_file_is_current() -> None:
    assert check(KEPT), "Run: babyroom kinds"


def test_every_kind_and_fact_is_in_it() -> None:
    told = as_typescript()
    for kind in KINDS.values():
        assert f'"{kind.id}"' in told
        assert all(f'"{fact}"' in told for fact in kind.facts)


def test_a_file_that_says_something_else_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "kinds.gen.ts"
    assert not check(path)
    assert write(path)
    assert not write(path)
    path.write_text("// another hand")
    assert not check(path)
