"""What a rule of the house found, and the exceptions that were explained."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something a rule speaks of. `key` is what an exception is written under ("babyroom/signin/queries.py::at_tablet")."""

    where: str
    line: int
    said: str
    inside: str = ""

    @property
    def key(self) -> str:
        """File and, where it is known, the function or the word."""
        return f"{self.where}::{self.inside}" if self.inside else self.where

    def __str__(self) -> str:
        inside = f" ({self.inside})" if self.inside else ""
        return f"{self.where}:{self.line}{inside}: {self.said}"


def unexplained(found: Iterable[Finding], allowed: Mapping[str, str] | None = None) -> list[str]:
    """What was found without an exception for it, and exceptions that nothing needs any more."""
    allowed = allowed or {}
    listed = list(found)
    keys = {one.key for one in listed}
    told = sorted(str(one) for one in listed if one.key not in allowed)
    told += sorted(f"{key}: nothing needs this exception any more" for key in allowed if key not in keys)
    return told + sorted(f"{key}: an exception needs its reason" for key, reason in allowed.items() if not reason.strip())


def assert_none(found: Iterable[object]) -> None:
    """Fail with everything that was found, one a line."""
    listed = [str(one) for one in found]
    assert not listed, f"{len(listed)} found:\n" + "\n".join(listed)
