"""What a slow tablet on weak Wi-Fi must load before it can write."""

import gzip
from pathlib import Path

import babyroom.tablet

_STATIC = Path(babyroom.tablet.__file__).parent / "static" / "tablet"
MOST = 25_000


def test_the_tablet_s_scripts_stay_light() -> None:
    packed = {name: len(gzip.compress((_STATIC / name).read_bytes(), 9)) for name in ("kept.js", "tablet.js", "worker.js")}
    assert sum(packed.values()) < MOST, packed
