"""The page of docs/measures that says how fast and how light it is, on what machine, and when."""

import os
import platform
from collections.abc import Sequence
from datetime import date

from babyroom.records.bench import BABIES, LONG, Figure

_MEANT = {
    "board": ("the board of 12 babies, five years of history: server time", "p95 at most 15 ms"),
    "board_growth": ("the same against a nursery one month old", "at most 1.1 times"),
    "day": ("a baby's day page, five years of history: server time", "p95 at most 15 ms"),
    "day_growth": ("the same against a nursery one month old", "at most 1.1 times"),
    "record": ("one moment over HTTP, commit on the disk", "p95 at most 15 ms"),
    "tap_kept": ("from a tap to “on this tablet”, in a real browser", "median at most 5 ms, p99 at most 25 ms"),
    "drain_1000": ("1,000 records handed in by a real browser, on one machine", "at most 2000 ms"),
    "tablet_js_kb": ("the tablet's scripts over the wire", "at most 25 kB"),
    "board_kb": ("HTML, CSS, JS and SVG of the board over the wire", "at most 100 kB"),
    "fonts_kb": ("the fonts a real browser fetches for the board", "at most 75 kB"),
    "board_queries": ("database queries of the board", "at most 8"),
}


def page(figures: Sequence[Figure], on: date) -> str:
    """The figures as Markdown."""
    p99 = {f.name: f", p99 {f.p99:g} {f.unit}" for f in figures if f.p99 is not None}
    rows = [
        f"| {_MEANT[f.name][0]} | {f.median:g} {f.unit} | {f.p95:g} {f.unit}{p99.get(f.name, '')} | {f.n} | {_MEANT[f.name][1]} |"
        for f in figures
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
            "",
            "| what | median | p95 | n | aim |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )
