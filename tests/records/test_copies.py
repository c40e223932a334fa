"""A sealed copy is whole, opens with the printed key only, and comes back as it was; whatever is wrong with it, nothing is touched."""

import json
import shutil
from pathlib import Path

import pytest
from django.db import connection
from pyrage import x25519  # type: ignore[import-untyped]

from tests.faults.ground import MOMENTS, Ground, empty, fresh


def copied(ground: Ground, folder: Path, *more: str) -> Path:
    """Make a copy; returns its file."""
    done = ground.babyroom("backup", str(folder), *more)
    assert done.returncode == 0, done.stderr
    assert f"Kept {MOMENTS} moments of 9 babies" in done.stdout and "checked" in done.stdout
    return next(iter(sorted(folder.glob("*.brb"), reverse=True)))


def newer_than(ground: Ground) -> None:
    """Write something after the copy was made."""
    ground.python(
        "from babyroom.common import walls\nfrom tests.nursery import HARBOUR\nfrom babyroom.people.models import Baby\n"
        "with walls.within(HARBOUR): Baby.objects.of(HARBOUR).filter(first_name='Ada').update(first_name='Later')"
    )


def ada(ground: Ground) -> bool:
    """Whether Ada is called Ada."""
    script = "from babyroom.common import walls\nfrom tests.nursery import HARBOUR\nfrom babyroom.people.models import Baby\n"
    return "True" in ground.python(script + "with walls.within(HARBOUR): print(Baby.objects.of(HARBOUR).filter(first_name='Ada').exists())")


def test_a_copy_comes_back_as_it_was_and_what_was_there_is_kept_aside(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    copy = copied(ground, tmp_path / "copies")
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".age", ".brb"]
    newer_than(ground)
    assert not ada(ground)
    done = ground.babyroom("restore", str(copy), "--key", ground.key())
    assert done.returncode == 0, done.stderr
    assert f"Restored Elsewhere, Harbour Nursery: {MOMENTS} moments of 9 babies" in done.stdout
    assert ada(ground) and ground.moments() == MOMENTS
    assert "before" in done.stdout
    assert json.loads((ground.data / "state" / "restored.json").read_text())["heads"]


@pytest.mark.sqlite
def test_a_copy_comes_back_on_a_machine_that_never_saw_it_with_its_keys(tmp_path: Path) -> None:
    ground, new = fresh(tmp_path), empty(tmp_path)
    sealed = ground.python("from django.conf import settings\nprint(settings.KEY_RING.seal('soft rain', context='x'))").strip()
    copy, key = copied(ground, tmp_path / "copies"), ground.key()
    groups = " ".join(key.removeprefix("AGE-SECRET-KEY-1")[n : n + 4] for n in range(0, 60, 4)).lower()
    done = new.babyroom("restore", str(copy), "--key", groups)
    assert done.returncode == 0, done.stderr
    assert new.moments() == MOMENTS
    opened = new.python(f"from django.conf import settings\nprint(settings.KEY_RING.open({sealed!r}, context='x'))")
    assert opened.strip() == "soft rain"
    assert (new.data / "secret.txt").read_text() == (ground.data / "secret.txt").read_text()
    # The sheet in the safe opens what the new machine copies.
    again = copied(new, tmp_path / "again")
    assert not (new.data / "recovery.key").exists()
    assert empty(tmp_path / "third").babyroom("restore", str(again), "--key", key).returncode == 0


@pytest.fixture(scope="module")
def copy_of(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ground, Path]:
    """A nursery with a copy, for all that leaves both as they are."""
    folder = tmp_path_factory.mktemp("made")
    ground = fresh(folder)
    return ground, copied(ground, folder / "copies")


def files(ground: Ground) -> dict[str, bytes]:
    """Everything in the folder, but for the locks, which say nothing."""
    return {
        path.name: path.read_bytes() for path in ground.data.glob("*") if path.is_file() and path.suffix not in (".lock", ".sqlite3-shm")
    }


def broken(copy: Path, how: str, folder: Path) -> Path:
    """The copy with something wrong with it."""
    content = bytearray(copy.read_bytes())
    if how == "one bit flipped in its middle":
        content[len(content) // 2] ^= 1
    elif how == "one bit flipped in its head":
        content[60] ^= 1
    elif how == "cut short":
        content = content[: len(content) * 2 // 3]
    elif how == "no copy at all":
        content = bytearray(b"PK\x03\x04 a letter" * 40)
    elif how == "empty":
        content = bytearray()
    hurt = folder / "hurt.brb"
    hurt.write_bytes(content)
    return hurt


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("one bit flipped in its middle", "is damaged"),
        ("one bit flipped in its head", "hurt.brb"),
        ("cut short", "is damaged"),
        ("no copy at all", "not a copy made by Baby Room"),
        ("empty", "not a copy made by Baby Room"),
        ("not there", "There is no file"),
        ("another sheet's key", "sealed for another sheet"),
        ("a letter too few", "not a recovery key"),
        ("keys not beside it", "put keys-"),
    ],
)
def test_whatever_is_wrong_with_a_copy_is_said_and_nothing_is_touched(
    copy_of: tuple[Ground, Path], tmp_path: Path, how: str, sentence: str
) -> None:
    ground, copy = copy_of
    key = ground.key()
    if how == "another sheet's key":
        key = str(x25519.Identity.generate())
    elif how == "a letter too few":
        key = key[:-1]
    elif how == "keys not beside it":
        ground, copy = empty(tmp_path), Path(shutil.copy(copy, tmp_path))
    elif how == "not there":
        copy = copy.with_name("nowhere.brb")
    else:
        copy = broken(copy, how, tmp_path)
    before = files(ground)
    done = ground.babyroom("restore", str(copy), "--key", key)
    assert done.returncode == 1 and sentence in done.stderr and "Traceback" not in done.stderr
    # A machine that was never started makes its own secrets whatever is asked of it.
    made = {"keys.json", "secret.txt"} - before.keys()
    assert {name: content for name, content in files(ground).items() if name not in made} == before


@pytest.mark.sqlite
def test_nothing_is_restored_while_anything_runs_on_the_folder(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    copy = copied(ground, tmp_path / "copies")
    script = "from django.conf import settings\nfrom babyroom.records.copies import running\nheld = running.hold(settings.DATA)\n"
    script += "import subprocess, sys\ndone = subprocess.run([sys.executable, '-m', 'babyroom.web.command', 'restore', *sys.argv[1:]], "
    script += "capture_output=True, text=True)\nprint(done.returncode, done.stderr)"
    told = ground.python(script, str(copy), "--key", ground.key())
    assert told.startswith("1 Baby Room is running on this folder. Stop it first")
    assert ground.babyroom("restore", str(copy), "--key", ground.key()).returncode == 0


@pytest.mark.sqlite
def test_a_copy_of_a_newer_version_is_not_restored_here(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    ground.python(
        "from django.db.migrations.recorder import MigrationRecorder\nfrom django.db import connection\n"
        "MigrationRecorder(connection).record_applied('people', '9999_from_tomorrow')"
    )
    copy = copied(ground, tmp_path / "copies")
    done = ground.babyroom("restore", str(copy), "--key", ground.key())
    assert done.returncode == 1 and "which is older. Install that version or a newer one first." in done.stderr


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("wound", "sentence"),
    [
        ("DROP TRIGGER moments_moment_no_update", "trigger moments_moment_no_update"),
        ("DROP TRIGGER moments_moment_no_update; UPDATE moments_moment SET digest = 'x' WHERE seq = 7;", "missing"),
        ("UPDATE moments_head SET seq = seq + 1", "the log ends before its last number"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM people_room", "rows speak of others that are not there"),
    ],
)
def test_a_database_that_is_not_whole_makes_no_copy_and_says_so(tmp_path: Path, wound: str, sentence: str) -> None:
    ground = fresh(tmp_path)
    ground.python(f"from django.db import connection\nfor one in {wound!r}.split(';'): connection.cursor().execute(one)")
    done = ground.babyroom("backup", str(tmp_path / "copies"))
    assert done.returncode == 1 and sentence in done.stderr
    assert list((tmp_path / "copies").iterdir()) == [] and not list(ground.data.glob("copying-*"))


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("moments_moment", "UPDATE moments_moment SET digest = 'x' WHERE seq = 7", "the log does not hold together at number 7"),
        ("common_auditrow", "UPDATE common_auditrow SET act = 'x' WHERE seq = 3", "the audit does not hold together at number 3"),
    ],
)
def test_a_row_changed_behind_its_guard_is_found_before_sealing(tmp_path: Path, table: str, change: str, sentence: str) -> None:
    ground = fresh(tmp_path)
    ground.python(
        "from django.db import connection\nc = connection.cursor()\n"  # noqa: S608 - a table of ours
        f"c.execute(\"SELECT sql FROM sqlite_master WHERE name = '{table}_no_update'\")\nlaid = c.fetchone()[0]\n"
        f"c.execute('DROP TRIGGER {table}_no_update')\nc.execute({change!r})\nc.execute(laid)"
    )
    done = ground.babyroom("backup", str(tmp_path / "copies"))
    assert done.returncode == 1 and sentence in done.stderr and not list((tmp_path / "copies").glob("*.brb"))


def test_only_the_newest_copies_are_kept_and_only_files_of_ours_go(tmp_path: Path) -> None:
    ground, folder = fresh(tmp_path), tmp_path / "copies"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"babyroom-2026-01-0{day}T020000.brb").write_text("old")
    (folder / "our holiday.brb").write_text("not ours")
    copied(ground, folder, "--keep", "3")
    left = sorted(path.name for path in folder.glob("babyroom-*.brb"))
    assert left[:2] == ["babyroom-2026-01-04T020000.brb", "babyroom-2026-01-05T020000.brb"] and len(left) == 3
    assert (folder / "our holiday.brb").exists()


def test_a_copy_onto_a_full_disk_is_no_copy_and_leaves_no_half_of_one(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    done = ground.babyroom("backup", "/dev/full/copies")
    assert done.returncode == 1 and "No copy was made" in done.stderr and "Traceback" not in done.stderr
    limited = (
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "from babyroom.web.command import main\nprint(main(['backup', sys.argv[1]]))"
    )
    assert ground.python(limited, str(tmp_path / "small")).strip() == "1"
    assert list((tmp_path / "small").iterdir()) == [] and not list(ground.data.glob("copying-*"))


def test_the_copy_shows_nothing_to_whoever_finds_it(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    copy = copied(ground, tmp_path / "copies")
    for path in copy.parent.iterdir():
        assert b"Harbour" not in path.read_bytes() and b"SQLite" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    # The control: it is there to be found before it is sealed.
    if connection.vendor == "sqlite":
        assert b"Harbour" in (ground.data / "babyroom.sqlite3").read_bytes()
