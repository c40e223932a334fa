"""Opening a sealed copy and putting it in the place of the present database: everything is proved in a folder beside it first."""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pyrage import x25519  # type: ignore[import-untyped]

from babyroom.common import audit, heads, keys, migrating, walls
from babyroom.records.copies import checking, manifest, notes, recovery, restoring_postgresql, running, sealing, snapshot
from babyroom.records.copies.manifest import Manifest
from babyroom.records.copies.stops import Stopped

_DATABASE = "babyroom.sqlite3"


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the database that was there before is kept ("" where none was)."""

    told: Manifest
    before: str
    keys_added: int

    @property
    def sentence(self) -> str:
        """What was done, in a few sentences."""
        moments, babies = self.told.counts["moments_moment"], self.told.counts["people_baby"]
        kept = f" What was here before is kept: {self.before}" if self.before else ""
        return (
            f"Restored {', '.join(self.told.names) or 'an empty nursery'}: {moments:,} moments of {babies:,} babies, "
            f"as they stood at {self.told.made_at[:16].replace('T', ' ')} UTC.{kept}"
        )


def restore(sealed: Path, key: str, *, at: datetime) -> Restored:
    """Put a copy in the place of the database in DATA. Raises Stopped; then nothing was touched."""
    data: Path = settings.DATA
    identity = recovery.from_argument(key)
    try:
        with running.alone(data), tempfile.TemporaryDirectory(prefix="restoring-", dir=data) as folder:
            told, database = _unpacked(sealed, identity, Path(folder))
            ring = _ring(sealed.parent, told, identity, Path(folder))
            before = _put(told, database, data, at)
            added = _keys_back(ring, data, fresh=not before)
    except OSError as problem:
        raise Stopped(f"Nothing was restored: {problem.strerror or problem} ({problem.filename or data}).") from problem
    # The ends of the audit that were kept after the copy was made are not in it: they stay as a witness, under another name.
    ends = _ends()
    path = data / "state" / "heads.json"
    made_on = datetime.fromisoformat(told.made_at).date()
    heads.carry_over(path, path.with_name(f"heads.before-restore-{at:%Y%m%dT%H%M%S}.json"), ends, made_on)
    # Tablets will be asked to offer their last days again: what they sent after the copy was made is only with them.
    audited = {str(one.setting): [one.seq, one.digest] for one in ends}
    notes.write(data, "restored", {"at": at.isoformat(), "made_at": told.made_at, "heads": dict(told.heads), "audit": audited})
    return Restored(told, before, added)


def _ends() -> list[audit.HeadOfDay]:
    """How far each setting's audit goes in what was restored just now: a tail cut off later shows."""
    found = []
    for setting in walls.settings():
        with walls.within(setting):
            found.append(audit.head(setting))
    connection.close()
    return found


def _unpacked(sealed: Path, identity: x25519.Identity, folder: Path) -> tuple[Manifest, Path]:
    packed = folder / "packed.zip"
    sealing.unseal(sealed, packed, identity)
    try:
        with zipfile.ZipFile(packed) as archive:
            told = manifest.read(archive.read("manifest.json"))
            name = snapshot.SQLITE if told.engine == "sqlite" else snapshot.POSTGRESQL
            database = folder / name
            with archive.open(name) as source, database.open("wb") as target:
                shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, KeyError) as problem:
        msg = f"{sealed.name} opens with this key, and is not a copy made by Baby Room."
        raise Stopped(msg) from problem
    packed.unlink()
    with database.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != told.digest:
            msg = f"{sealed.name} is damaged: what is in it is not what was put in. Nothing was restored. Take another copy."
            raise Stopped(msg)
    _not_newer(told)
    return told, database


def _not_newer(told: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if set(told.migrations) - known:
        raise Stopped(manifest.newer(told.version))


def _ring(folder: Path, told: Manifest, identity: x25519.Identity, working: Path) -> dict[str, str]:
    """The keys as they were sealed beside the copy; empty where they are not needed because they are here already."""
    sealed = folder / f"keys-{told.ring}.age"
    if sealed.exists():
        plain = working / "keys.json"
        sealing.unseal(sealed, plain, identity)
        opened: dict[str, str] = json.loads(plain.read_text())
        return opened
    if told.ring in settings.KEY_RING.keys:
        return {}
    msg = f"The keys that belong to this copy are not here: put {sealed.name} beside {folder / 'the copy'}. Nothing was restored."
    raise Stopped(msg)


def _put(told: Manifest, database: Path, data: Path, at: datetime) -> str:
    if told.engine != connection.vendor:
        msg = f"This copy is of a nursery on {told.engine}, and this installation is on {connection.vendor}. Nothing was restored."
        raise Stopped(msg)
    if told.engine == "postgresql":
        return restoring_postgresql.put(database, at)
    with checking.opened(database) as copy:
        checking.check(copy)
        migrating.bring_up_to_date(copy.alias)
        checking.check(copy)
    sealing.settle(database)
    return _exchange(database, data, at)


def _exchange(database: Path, data: Path, at: datetime) -> str:
    """The new file takes the name in one step. What was there keeps its own log of unfolded writes beside it under its new name."""
    connection.close()
    present, kept = data / _DATABASE, ""
    if present.exists():
        aside = data / f"{_DATABASE}.before-restore-{at:%Y%m%dT%H%M%S}"
        os.link(present, aside)
        if (wal := data / f"{_DATABASE}-wal").exists():
            wal.rename(data / f"{aside.name}-wal")
        kept = str(aside)
    for stale in ("-wal", "-shm"):
        (data / f"{_DATABASE}{stale}").unlink(missing_ok=True)
    database.chmod(0o600)
    database.replace(present)
    sealing.settle(data)
    return kept


def _keys_back(told: dict[str, str], data: Path, *, fresh: bool) -> int:
    """Add the keys that are missing; the present ones stay, and so does the present one in front. On a fresh machine the site's secret
    comes back too, and the half that seals, so that the sheet in the safe opens the next copies as well."""
    if not told:
        return 0
    path = data / "keys.json"
    kept, here = json.loads(told["keys.json"]), keys.load(path)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        old = Path(folder) / "keys.json"
        old.write_text(json.dumps(kept))
        before = keys.load(old)
    missing = {key_id: key for key_id, key in before.keys.items() if key_id not in here.keys}
    if missing:
        keys.save(keys.KeyRing({**before.keys, **here.keys}, before.current if fresh else here.current), path)
    if fresh and recovery.private(data) is None:
        for name in ("secret.txt", "recovery.pub"):
            (data / name).touch(mode=0o600)
            (data / name).write_text(told[name])
    return len(missing)
