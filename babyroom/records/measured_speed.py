"""The page of docs/measures that says how fast and how light it is, on what machine, and when."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date

from babyroom.records.bench import BABIES, LONG
from babyroom.records.figure import Figure

_MEANT = {
    "board": ("the board of 12 babies, five years of history: server time", "p95 at most 15 ms"),
    "board_growth": ("the same against a nursery one month old", "at most 1.1 times"),
    "day": ("a baby's day page, five years of history: server time", "p95 at most 15 ms"),
    "day_growth": ("the same against a nursery one month old", "at most 1.1 times"),
    "record": ("one moment over HTTP, commit on the disk", "p95 at most 15 ms"),
    "sync_per_second": ("moments handed in, in batches of 500 of mixed kinds, opened already", "at least 4,000 a second"),
    "sync_per_second_opened": ("the same, with reading the call and opening the seals", "as it is"),
    "sync_one": ("one moment handed in, at the operation, commit on the disk", "median at most 4.3 ms"),
    "tap_kept": ("from a tap to “on this tablet”, in a real browser", "median at most 5 ms, p99 at most 25 ms"),
    "drain_1000": ("1,000 records handed in by a real browser, on one machine", "at most 2000 ms"),
    "tablet_js_kb": ("the tablet's scripts over the wire", "at most 25 kB"),
    "board_kb": ("HTML, CSS, JS and SVG of the board over the wire", "at most 100 kB"),
    "fonts_kb": ("the fonts a real browser fetches for the board", "at most 75 kB"),
    "board_queries": ("database queries of the board", "at most 8"),
    "board_access": ("access and audit on the board: what they add to it", "at most 3 ms and 2 queries"),
    "usual_room": ("a room of 30 babies asked for the next rest and the next feed", "at most 50 ms"),
    "usual_read": ("what the days of 12 babies taught, read from where it is kept", "as it is"),
    "usual_learned": ("one baby's sixty days learned from, in the worker, by night", "as it is"),
    "stories": ("30 stories drafted, in English", "as it is"),
    "simulated": ("days simulated for the demonstration", "at least 10,000 a second"),
}


def page(figures: Sequence[Figure], on: date) -> str:
    """The figures as Markdown."""
    beside = {figure.name: figure for figure in figures}
    p99 = {f.name: f", p99 {f.p99:g} {f.unit}" for f in figures if f.p99 is not None}
    rows = [
        f"| {_MEANT[f.name][0]} | {_told(f, beside, 'median')} | {_told(f, beside, 'p95')}{p99.get(f.name, '')} "
        f"| {f.n} | {_MEANT[f.name][1]} |"
        for f in figures
        if f.name in _MEANT
    ]
    return "\n".join(
        [
            "# Speed and weight",
            "",
            f"Measured on {on:%-d %B %Y} by `make bench` with a simulated room of {BABIES} babies and {LONG:g} years of days.",
            f"Machine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()};",
            "shared, so figures wander.",
            "Page times are taken in the process (middleware, queries, template); recording is taken at the browser's end of a connection",
            "to the real server on this machine.",
            "What access and audit add is the board as it is less the same board with nothing of them, asked in turn: there, who asks is",
            "known, no view is locked and no look is written. Queries: as a rule under median, on the first board of an hour under p95.",
            "",
            "| what | median | p95 | n | aim |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _told(figure: Figure, beside: Mapping[str, Figure], part: str) -> str:
    """One cell. Where queries were counted of the same thing and have no row of their own, they stand in it."""
    told = f"{getattr(figure, part):g} {figure.unit}"
    counted = beside.get(f"{figure.name}_queries")
    if counted is None or counted.name in _MEANT:
        return told
    queries = getattr(counted, part)
    return f"{told}, {queries:g} {'query' if queries == 1 else 'queries'}"
