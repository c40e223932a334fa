"""Making a sealed copy: snapshot, proof, seal, name. Nothing lies in the target folder but whole, sealed files."""

import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError, connection

from babyroom.records.copies import notes, recovery, running, sealing, snapshot
from babyroom.records.copies.checking import Checked
from babyroom.records.copies.manifest import Manifest
from babyroom.records.copies.stops import Stopped

_NAME = re.compile(r"^babyroom-\d{4}-\d{2}-\d{2}T\d{4,6}\.brb$")
_WORKING = "copying-"
_LEAST_FREE = 2


@dataclass(frozen=True)
class Kept:
    """A copy that was made: `path` and the keys beside it, its size in bytes, what was found in it."""

    path: Path
    keys: Path
    size: int
    checked: Checked
    pruned: int

    @property
    def sentence(self) -> str:
        """What was kept, in one sentence."""
        counts = self.checked.counts
        return (
            f"Kept {counts['moments_moment']:,} moments of {counts['people_baby']:,} babies and {counts['common_auditrow']:,} audit rows, "
            f"opened and checked before sealing, in {self.path} ({self.size / 1e6:,.1f} MB)."
        )


def make(target: Path, *, at: datetime, keep: int | None = None) -> Kept:
    """Make a copy into the folder `target` (or under that very name, if it ends in .brb) and, with `keep`, leave only so many there.

    Raises Stopped with a sentence; then nothing new is in the folder and no older copy was taken away."""
    data: Path = settings.DATA
    path = target if target.suffix == ".brb" else target / _name(at)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _enough_room(data, path.parent)
        with running.copying(data):
            _clear_away(data)
            checked = _seal(data, path, at)
            keys = _keys(data, path.parent)
        pruned = _prune(path.parent, keep) if keep else 0
    except (OSError, DatabaseError) as problem:
        raise Stopped(f"No copy was made: {_told(problem)}. The copies made before are untouched.") from problem
    kept = Kept(path, keys, path.stat().st_size, checked, pruned)
    notes.write(data, "copy", {"at": at.isoformat(), "path": str(path), "size": kept.size, "counts": dict(checked.counts)})
    return kept


def _name(at: datetime) -> str:
    return f"babyroom-{at.astimezone(ZoneInfo(settings.TIME_ZONE)):%Y-%m-%dT%H%M%S}.brb"


def _seal(data: Path, path: Path, at: datetime) -> Checked:
    # In the clear only beside the database itself: the target may be a stick that goes home in somebody's bag.
    with tempfile.TemporaryDirectory(prefix=_WORKING, dir=data) as working:
        taken, checked = snapshot.take(Path(working))
        packed = _pack(taken, checked, at)
        taken.unlink()
        sealing.seal(packed, path, recovery.public(data))
    return checked


def _pack(taken: Path, checked: Checked, at: datetime) -> Path:
    with taken.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    manifest = Manifest(made_at=at.isoformat(), engine=connection.vendor, digest=digest, ring=settings.KEY_RING.current, **asdict(checked))
    packed = taken.with_name("packed.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr("manifest.json", manifest.text())
        archive.write(taken, taken.name)
    return packed


def _keys(data: Path, folder: Path) -> Path:
    """The key ring and the site's secret, sealed for the same sheet: a file of its own, so that a copy alone opens nothing."""
    sealed = folder / f"keys-{settings.KEY_RING.current}.age"
    public = recovery.public(data)
    with tempfile.TemporaryDirectory(prefix=_WORKING, dir=data) as working:
        plain = Path(working) / "keys.json"
        plain.touch(mode=0o600)
        plain.write_text(json.dumps({name: (data / name).read_text() for name in ("keys.json", "secret.txt", "recovery.pub")}))
        sealing.seal(plain, sealed, public)
    return sealed


def _prune(folder: Path, keep: int) -> int:
    copies = sorted(path for path in folder.iterdir() if _NAME.match(path.name))
    old = copies[:-keep]
    for path in old:
        path.unlink()
    return len(old)


def _enough_room(data: Path, folder: Path) -> None:
    """Better to say so now than to fill the disk the nursery writes on."""
    database = data / "babyroom.sqlite3"
    if connection.vendor != "sqlite" or not database.exists():
        return
    size = database.stat().st_size
    for place, needed in ((data, size * _LEAST_FREE), (folder, size // _LEAST_FREE)):
        if shutil.disk_usage(place).free < needed:
            msg = (
                f"No copy was made: the disk of {place} has less than {needed / 1e6:,.0f} MB free. Make room there, or name another folder."
            )
            raise Stopped(msg)


def _clear_away(data: Path) -> None:
    """What a copy left that was cut off."""
    for left in data.glob(f"{_WORKING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _told(problem: Exception) -> str:
    if isinstance(problem, OSError):
        where = f" ({problem.filename})" if problem.filename else ""
        return f"{problem.strerror or problem}{where}"
    return str(problem)
