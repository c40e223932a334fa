"""The recovery key: its public half seals copies, its private half is on the printed sheet and opens them.

Both are made at first start into DATA/recovery.key and DATA/recovery.pub. Once the sheet is printed the private half leaves the server:
whoever takes the server then has no copy open, and whoever takes a copy has nothing at all.
"""

import hashlib
import hmac
import os
from pathlib import Path

from pyrage import IdentityError, x25519  # type: ignore[import-untyped]

from babyroom.common.made_once import made_once
from babyroom.records.copies.stops import Stopped

_MARK = "AGE-SECRET-KEY-1"
_GROUP = 4


def public(data: Path) -> str:
    """The half that seals, making both on the first day."""
    path = data / "recovery.pub"
    if not path.exists():
        pair = x25519.Identity.from_str(made_once(data / "recovery.key", lambda: str(x25519.Identity.generate())).strip())
        made_once(path, lambda: str(pair.to_public()))
    return path.read_text().strip()


def make(data: Path) -> None:
    """A fresh pair. Copies that are sealed already still need the sheet they were sealed for."""
    pair = x25519.Identity.generate()
    _keep(data / "recovery.key", str(pair), 0o600)
    _keep(data / "recovery.pub", str(pair.to_public()), 0o644)


def private(data: Path) -> str | None:
    """The half that opens, as long as it still lies here."""
    path = data / "recovery.key"
    return path.read_text().strip() if path.exists() else None


def sheet_name(public_half: str) -> str:
    """Six letters and digits by which a sheet and the installation know each other; they say nothing of the key."""
    return hashlib.sha256(public_half.encode()).hexdigest()[:6].upper()


def groups(private_half: str) -> list[str]:
    """The key as it is printed and typed: in groups of four."""
    body = private_half.removeprefix(_MARK)
    return [body[start : start + _GROUP] for start in range(0, len(body), _GROUP)]


def typed(words: str) -> x25519.Identity:
    """The key as somebody typed, scanned or saved it: with or without spaces, in any case. Raises Stopped where it cannot be one."""
    body = "".join(letter for letter in words.upper() if letter.isalnum()).removeprefix(_MARK.replace("-", ""))
    try:
        return x25519.Identity.from_str(_MARK + body)
    except IdentityError as problem:
        msg = "This is not a recovery key as it stands on the sheet. Look at each group again: one letter differs, or a group is missing."
        raise Stopped(msg) from problem


def from_argument(told: str) -> x25519.Identity:
    """The key from the command line: its text, or the name of a file that holds it."""
    path = Path(told)
    try:
        words = path.read_text() if len(told) < 200 and path.is_file() else told
    except (OSError, UnicodeDecodeError) as problem:
        msg = f"The key file {told} cannot be read: {problem}."
        raise Stopped(msg) from problem
    return typed(words)


def forget(data: Path, last_group: str) -> None:
    """Take the private half off the server, for somebody who shows by the last group that they hold the printed sheet."""
    here = private(data)
    if here is None:
        msg = "The private half is not on this server any more. Nothing to do."
        raise Stopped(msg)
    if not hmac.compare_digest(last_group.strip().upper().encode(), groups(here)[-1].encode()):
        msg = "That is not the last group of the sheet. The key stays here. Print the sheet again:  babyroom keys sheet FILE.html"
        raise Stopped(msg)
    (data / "recovery.key").unlink()


def _keep(path: Path, words: str, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w") as file:
        file.write(words + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
