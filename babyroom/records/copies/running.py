"""Who is at work on a folder: serving processes hold it together, a restore holds it alone."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babyroom.records.copies.stops import Stopped

_LOCK = "running.lock"
_RUNNING = "Baby Room is running on this folder. Stop it first (systemctl stop babyroom babyroom-work), then restore."
_COPYING = "Another copy is being made just now. Wait until it is done."
_WORKING = "Another `babyroom work` is at it on this folder already. One is enough."


def hold(data: Path) -> int:
    """Hold the folder beside others for as long as this process lives, whatever program it becomes. Returns the descriptor.

    Raises Stopped while a restore is at work."""
    held = _open(data)
    try:
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(held)
        msg = "A copy is being restored into this folder just now. Try again when that is over."
        raise Stopped(msg) from problem
    os.set_inheritable(held, True)
    return held


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Hold the folder alone. Raises Stopped while anything serves from it or works in it."""
    with _sole(data, _LOCK, _RUNNING):
        yield


@contextmanager
def copying(data: Path) -> Iterator[None]:
    """One copy at a time. Raises Stopped while another is being made."""
    with _sole(data, "copying.lock", _COPYING):
        yield


@contextmanager
def working(data: Path) -> Iterator[None]:
    """One worker at a time. Raises Stopped while another is at it."""
    with _sole(data, "work.lock", _WORKING):
        yield


@contextmanager
def _sole(data: Path, name: str, otherwise: str) -> Iterator[None]:
    held = _open(data, name)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise Stopped(otherwise) from problem
        yield
    finally:
        os.close(held)


def _open(data: Path, name: str = _LOCK) -> int:
    data.mkdir(parents=True, exist_ok=True)
    return os.open(data / name, os.O_RDWR | os.O_CREAT, 0o600)
