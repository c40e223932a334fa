"""F27: small mistakes are put into the core of syncing one at a time, and the tests find them. Long, so only in `make faults`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from tests.faults.figures import NIGHTLY, measured
from tests.faults.mutants import mutants

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(6 * 3600)]
ROOT = Path(__file__).resolve().parents[2]
MODULES = ("numbers", "wire", "operations_sync", "taking")
LEAST, AT_ONCE = 0.9, os.cpu_count() or 1
_PURE = ["tests/moments/test_number_ranges.py"]
_TESTS = [*_PURE, "tests/moments", "tests/faults/test_shut_out_with_a_full_outbox.py"]
_PLACES = count()


def outcome(module: str, number: int, data: Path) -> int:
    """How the tests end with this mistake (0: they did not find it); -1 counts no mistake at all."""
    path = ROOT / "babyroom" / "moments" / f"{module}.py"
    words = ["-q", "-x", "-n", "0", "-p", "no:cacheprovider", "--reuse-db", "--timeout", "60", "-m", "not postgres", *_TESTS]
    program = ["pytest"] if number < 0 else ["tests.faults.mutants", str(path), str(number)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "FAULTS"))}
    own = {"BABYROOM_DATA": str(data), "HYPOTHESIS_STORAGE_DIRECTORY": str(data / "hypothesis")}
    try:
        return subprocess.run(
            [sys.executable, "-m", *program, *words], env=environment | own, cwd=ROOT, capture_output=True, check=False, timeout=900
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


def survivors(modules: tuple[str, ...]) -> Iterator[tuple[str, int, list[str]]]:
    """Of each module: how many mistakes were made, and those that no test found."""
    with tempfile.TemporaryDirectory(prefix="babyroom-strength-", ignore_cleanup_errors=True) as folder:
        places = [Path(folder) / str(next(_PLACES)) for _worker in range(AT_ONCE)]
        for data in places:
            data.mkdir()
            assert outcome(modules[0], -1, data) == 0, "the tests fail without any mistake"
        free = list(places)

        def tried(module: str, number: int) -> int:
            data = free.pop()
            try:
                return outcome(module, number, data)
            finally:
                free.append(data)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for module in modules:
                made = mutants((ROOT / "babyroom" / "moments" / f"{module}.py").read_text())
                ended = list(pool.map(tried, [module] * len(made), range(len(made))))
                yield module, len(made), [what for (what, _source), code in zip(made, ended, strict=True) if code == 0]


@pytest.mark.skipif(not NIGHTLY, reason="hours of work: make faults")
def test_the_tests_find_nine_of_ten_small_mistakes_in_the_core_of_syncing() -> None:
    made, unfound = 0, []
    for module, number, found in survivors(MODULES):
        made += number
        unfound += [f"{module}.py {one}" for one in found]
    sys.stdout.write("\n".join(["not found:", *unfound]) + "\n")
    killed = made - len(unfound)
    measured(
        "F27",
        f"small mistakes put into {', '.join(MODULES)}",
        f"{made} mistakes, one at a time",
        f"{killed} found ({killed / made:.0%})",
        "without a mistake the same tests pass",
    )
    assert killed / made >= LEAST
