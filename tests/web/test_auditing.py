"""`babyroom audit`: says in words whether anybody has touched what was written, and keeps each day's end."""

from pathlib import Path

import pytest

from babyroom.common import audit, heads
from babyroom.web import audit_commands, auditing
from babyroom.web.command import _parser
from tests.nursery import HARBOUR, TODAY, Nursery, at
from tests.owner import unguarded


@pytest.fixture
def kept(nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three acts, and where the ends are kept."""
    for minute in range(3):
        audit.write("people.x", by=nursery.manager(), at=at(f"09:0{minute}"), setting=HARBOUR, subject="x")
    path = tmp_path / "state" / "heads.json"
    monkeypatch.setattr(auditing, "kept_at", lambda: path)
    return path


def run(act: str) -> int:
    return audit_commands.audit(_parser().parse_args(["audit", act]))


def test_a_sound_audit_is_said_so_with_its_rows_and_seconds(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del kept
    assert run("verify") == 0
    said = capsys.readouterr().out
    assert "Harbour Nursery: 3 rows, all fit." in said and "Elsewhere: 0 rows" in said and "seconds" in said


def test_the_first_row_that_does_not_fit_is_named(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del kept
    unguarded("common_auditrow", "UPDATE common_auditrow SET act = 'y' WHERE seq = 2")
    assert run("verify") == 1
    assert "Harbour Nursery: row 2 does not fit." in capsys.readouterr().out


def test_a_tail_cut_off_after_the_end_was_kept_is_seen(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("head") == 0
    assert audit.head(HARBOUR).digest in capsys.readouterr().out
    assert len(heads.load(kept)) == 2
    unguarded("common_auditrow", "DELETE FROM common_auditrow WHERE seq = 3")
    assert run("verify") == 1
    assert "is not in the chain" in capsys.readouterr().out


def test_a_day_once_kept_is_not_kept_anew(kept: Path) -> None:
    first = audit.HeadOfDay(HARBOUR, 3, "a" * 64)
    heads.keep(kept, TODAY, [first])
    heads.keep(kept, TODAY, [audit.HeadOfDay(HARBOUR, 9, "b" * 64)])
    assert heads.load(kept) == [(TODAY, first)]


def test_everything_that_was_written_is_in_the_end(kept: Path) -> None:
    assert auditing.verify(kept)[0].sound
    assert audit.head(HARBOUR).seq == 3
