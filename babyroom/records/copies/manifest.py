"""What a copy says of itself, first thing inside the seal."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib import metadata

from babyroom.records.copies.stops import Stopped

FORMAT = 1
VERSION = metadata.version("babyroom")


@dataclass(frozen=True)
class Manifest:
    """`heads` and `counts` are by setting; `migrations` are the last of each app; `guards` are the triggers and strict tables;
    `ring` is the key that sealed values are closed with, which lies in a file of its own."""

    made_at: str
    engine: str
    heads: Mapping[str, int]
    audit: Mapping[str, int]
    counts: Mapping[str, int]
    migrations: list[str]
    guards: list[str]
    ring: str
    digest: str
    version: str = VERSION
    format: int = FORMAT
    names: list[str] = field(default_factory=list)

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read(text: bytes) -> Manifest:
    """A manifest from a copy. Raises Stopped for one that a newer version wrote, or that is none."""
    try:
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise Stopped(newer(str(told.get("version"))))
        return Manifest(**told)
    except (ValueError, TypeError, KeyError) as problem:
        msg = "This copy does not say what is in it. Nothing was restored. Take another copy."
        raise Stopped(msg) from problem


def newer(version: str) -> str:
    """The sentence for a copy from the future."""
    return (
        f"This copy was made by Baby Room {version}, and here is {VERSION}, which is older. "
        "Install that version or a newer one first. Nothing was restored."
    )
