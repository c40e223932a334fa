"""Small files with one noun each: when one presses, look for the missing noun."""

import re
import statistics
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, ROOT, SCRIPTS, where

MOST = 300
NINETIETH = 200
MEDIAN = 100
LONG_FOR_A_REASON: Mapping[str, str] = {
    "babyroom/moments/vocabulary.py": "one list of words, read as a list: data without a rule in it",
}
VAGUE = re.compile(r"(?:^|_)(?:manager|handler|helpers?|utils?|base|data|infos?|misc|core)(?:_|$)")
# A page's frame is called base in Django's own words.
VAGUE_FOR_A_REASON: Mapping[str, str] = {
    "babyroom/common/queued/base.py": "where Django looks for the connection of a database engine",
    "babyroom/web/templates/web/base.html": "what Django calls the frame that pages extend",
    "babyroom/tablet/templates/tablet/pages/base.html": "what Django calls the frame that pages extend",
}


def written() -> list[Path]:
    """Code that people read: Python without migrations, templates, styles, the tablet's script, and the tests."""
    found = [path for path in PRODUCT.rglob("*") if path.suffix in (".py", ".html", ".css") and "migrations" not in path.parts]
    found += SCRIPTS.rglob("*.ts")
    return sorted(path for path in [*found, *(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")] if path.stat().st_size)


def lines(path: Path) -> int:
    """How many lines a file has."""
    return path.read_text().count("\n")


def test_no_file_is_longer_than_can_be_held_in_mind() -> None:
    long = [Finding(where(path), lines(path), f"{lines(path)} lines: which noun is missing?") for path in written() if lines(path) > MOST]
    assert_none(unexplained(long, LONG_FOR_A_REASON))


def test_most_files_are_small() -> None:
    product = {where(path): lines(path) for path in written() if "tests" not in path.parts}
    median, ninetieth = statistics.median(product.values()), statistics.quantiles(product.values(), n=10)[-1]
    pressing = sorted(((length, name) for name, length in product.items() if length > NINETIETH), reverse=True)
    told = "\n".join(f"  {length:4}  {name}" for length, name in pressing)
    sys.stdout.write(f"\n{len(product)} files: median {median:.0f} lines, ninetieth percentile {ninetieth:.0f}. These press:\n{told}\n")
    assert median <= MEDIAN
    assert ninetieth <= NINETIETH, told


def test_no_file_has_a_name_that_says_nothing() -> None:
    named = [path for path in [*PRODUCT.rglob("*"), *SCRIPTS.rglob("*")] if path.suffix in (".py", ".ts", ".html", ".css") or path.is_dir()]
    vague = [Finding(where(path), 0, "says nothing of what is in it") for path in named if VAGUE.search(path.name.split(".")[0])]
    assert_none(unexplained(vague, VAGUE_FOR_A_REASON))
    assert [bool(VAGUE.search(name)) for name in ("utils", "date_helpers", "baby_data", "database", "basement", "manager")] == [
        True,
        True,
        True,
        False,
        False,
        True,
    ]
