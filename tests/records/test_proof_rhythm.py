"""The page that says how near usual windows come on real logs."""

from datetime import date
from pathlib import Path

import pytest

from babyroom.records import proof_rhythm
from tests.analysis import made_up


def test_the_page_tells_ratios_coverage_and_time(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "ada.csv").write_text(made_up.csv(made_up.sleeps(20), made_up.feeds(20)))
    (tmp_path / "logs" / "hugo.csv").write_text("kind,start,end,amount,note\n")
    text = proof_rhythm.report(proof_rhythm.measured(tmp_path), date(2026, 11, 29))
    assert "29 November 2026" in text and "| ada.csv | wake | (" in text and "| hugo.csv | feed | (0) | – |" in text
    assert "ms of the processor" in text and str(tmp_path) not in text


def test_a_folder_without_logs_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        proof_rhythm.measured(tmp_path)
