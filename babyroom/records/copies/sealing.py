"""Sealing a file so that only the printed key opens it (the age format, which other tools open as well)."""

import os
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
from pyrage import x25519

from babyroom.records.copies.stops import Stopped


def seal(plain: Path, sealed: Path, public: str) -> None:
    """Write `sealed`, and be sure that it is on the disk before it gets its name."""
    beside = sealed.with_name(f".{sealed.name}.{os.getpid()}.new")
    try:
        pyrage.encrypt_file(str(plain), str(beside), [x25519.Recipient.from_str(public)])
        beside.chmod(0o600)
        settle(beside)
        beside.replace(sealed)
        settle(sealed.parent)
    finally:
        beside.unlink(missing_ok=True)


def unseal(sealed: Path, plain: Path, key: x25519.Identity) -> None:
    """Write `plain` whole or not at all. Raises Stopped with the reason."""
    beside = plain.with_name(plain.name + ".part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.close(descriptor)
    try:
        pyrage.decrypt_file(str(sealed), str(beside), [key])
        beside.replace(plain)
    except FileNotFoundError as problem:
        msg = f"There is no file {sealed}."
        raise Stopped(msg) from problem
    except (pyrage.DecryptError, OSError) as problem:
        raise Stopped(_why(sealed, problem)) from problem
    finally:
        # Opening stops in the middle of a changed file and leaves what it had so far.
        beside.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Be sure that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(sealed: Path, problem: Exception) -> str:
    told = str(problem)
    if "No matching keys" in told:
        return f"This key does not open {sealed.name}. It was sealed for another sheet: look for the one whose date fits."
    with sealed.open("rb") as file:
        if not file.read(22).startswith(b"age-encryption.org/v1"):
            return f"{sealed.name} is not a copy made by Baby Room."
    if isinstance(problem, OSError) and problem.errno is not None:
        return f"{sealed.name} cannot be opened: {problem.strerror}."
    return f"{sealed.name} is damaged: it was changed or cut short after it was made. Nothing was restored. Take another copy."
