"""The static files of two releases: this one's, and those of the one before, which pages that are still open may ask for."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from babyroom.records.copies import notes

_NOTE, _MANIFEST = "releases", "staticfiles.json"
_PACKED = ("", ".gz", ".br")


def collect() -> int:
    """Put this release's files in their place beside the last one's, and take away what is older; may be run again at any time. Returns
    how many files were taken away. Raises OSError where the disk does not take them."""
    root = Path(settings.STATIC_ROOT)
    earlier = _names(root)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = _named(root)
    if now is None:
        return 0
    told = notes.read(settings.DATA, _NOTE)
    last = _texts(told.get("now"))
    # A folder from before these notes: whatever lies there may be the release before.
    before = (last or earlier - now) if last != now else _texts(told.get("before"))
    notes.write(settings.DATA, _NOTE, {"now": sorted(now), "before": sorted(before)})
    return _take_away(root, _names(root) - {_MANIFEST, *_with_packed(now | before)})


def _named(root: Path) -> set[str] | None:
    """The files of the release that was collected last, under their plain and their hashed names; None where names carry no hash."""
    try:
        paths: dict[str, str] = json.loads((root / _MANIFEST).read_text())["paths"]
    except FileNotFoundError:
        return None
    return {*paths, *paths.values()}


def _names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def _with_packed(names: Iterable[str]) -> set[str]:
    return {name + packed for name in names for packed in _PACKED}


def _texts(told: object) -> set[str]:
    return {one for one in told if isinstance(one, str)} if isinstance(told, list) else set()


def _take_away(root: Path, names: Iterable[str]) -> int:
    found = list(names)
    for name in found:
        (root / name).unlink(missing_ok=True)
    return len(found)
