"""Weaknesses a reader of code knows by sight (bandit), each explained or mended."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.faults.figures import measured
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import ROOT

_NAMES = "names of our own tables and columns go into the SQL, never what somebody typed"
_OURS = "measures a server on this machine that it has started itself"
_DRAWN = "everything in it went through a template or was escaped where it was put together"
EXPLAINED: Mapping[str, str] = {
    "babyroom/common/looks.py::B608": _NAMES,
    "babyroom/common/walls.py::B608": _NAMES,
    "babyroom/records/copies/checking.py::B608": _NAMES,
    "babyroom/moments/laying.py::B608": "names of our own table and columns; every value is a parameter",
    "babyroom/records/bench.py::B310": _OURS,
    "babyroom/records/page_weight.py::B310": _OURS,
    "babyroom/moments/ribbon.py::B703": _DRAWN,
    "babyroom/rhythm/picture.py::B703": _DRAWN,
    "babyroom/tablet/drawn.py::B703": _DRAWN,
    "babyroom/tablet/page.py::B703": _DRAWN,
    "babyroom/web/serving.py::B104": "tablets are other machines; a real installation answers them, over HTTPS",
}


def weaknesses(place: Path) -> Iterator[Finding]:
    """What bandit says of the Python below `place`, of medium weight and more."""
    command = [sys.executable, "-m", "bandit", "-q", "-r", str(place), "-ll", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=place.parent)
    told = json.loads(done.stdout)
    assert not told["errors"], told["errors"]
    for one in told["results"]:
        where = Path(one["filename"])
        name = where.relative_to(place.parent).as_posix() if where.is_absolute() else where.as_posix()
        yield Finding(name, one["line_number"], one["issue_text"], one["test_id"])


@pytest.mark.fault
def test_every_weakness_is_mended_or_explained() -> None:
    found = list(weaknesses(ROOT / "babyroom"))
    assert_none(unexplained(found, EXPLAINED))
    told = f"{len(found)} of medium weight, each explained"
    measured("F25", "bandit", f"{len(list((ROOT / 'babyroom').rglob('*.py')))} files", told, "two planted weaknesses: seen")


@pytest.mark.fault
def test_a_weakness_is_found(tmp_path: Path) -> None:
    (tmp_path / "weak.py").write_text("import pickle\nx = pickle.loads(open('a', 'rb').read())\nexec('1')\n")
    assert {one.inside for one in weaknesses(tmp_path)} == {"B301", "B102"}
