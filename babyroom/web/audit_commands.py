"""`babyroom audit verify` and `babyroom audit head`."""

import argparse
import sys
import time

from babyroom.common import clock
from babyroom.web import auditing


def audit(options: argparse.Namespace) -> int:
    """`verify` looks through every chain (1 where one does not fit), `head` prints and keeps the day's ends."""
    return _verify() if options.act == "verify" else _head()


def _verify() -> int:
    began = time.perf_counter()
    verdicts = auditing.verify(auditing.kept_at())
    for one in verdicts:
        if one.sound:
            _say(f"{one.name}: {one.rows} rows, all fit.")
        if one.broken is not None:
            _say(f"{one.name}: row {one.broken} does not fit. Somebody has changed or removed it, or one before it.")
        if one.cut is not None:
            _say(f"{one.name}: the end kept on {one.cut:%d %B %Y} is not in the chain. Rows are missing, or the chain was made again.")
        if one.looks is not None:
            _say(f"{one.name}: the looks up to {one.looks:%d %B %Y} are not as they were. Somebody has removed, changed or added some.")
    _say(f"Looked through in {time.perf_counter() - began:.1f} seconds.")
    return 0 if all(one.sound for one in verdicts) else 1


def _head() -> int:
    now = clock.now()
    _say(f"The ends of the audit on {now:%d %B %Y, %H:%M} UTC. Print this, or keep it where the server cannot reach it.")
    for one in auditing.keep_heads(auditing.kept_at(), now.date()):
        _say(f"{auditing.name_of(one.setting)}: row {one.seq}, {one.digest}")
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
