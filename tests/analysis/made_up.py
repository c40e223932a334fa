"""Babies made up for tests: days with a night and naps, feeds between, with drift, rounding, gaps and untidy hands."""

from datetime import datetime, timedelta
from random import Random

from babyroom.analysis.instants import Span, span

FIRST_DAY = datetime(2025, 3, 3)  # noqa: DTZ001 - a wall clock, as logs have it; a Monday

Pair = tuple[datetime, datetime | None]


def sleeps(days: int, *, seed: int = 1, naps: tuple[int, ...] = (570, 780, 960), drift: float = 0.0, spread: float = 20.0) -> list[Pair]:
    """Naps that begin about these minutes of the day and last about an hour, moving by `drift` minutes a day; nights from seven to six."""
    by = Random(seed)
    found: list[Pair] = []
    for n in range(days):
        day = FIRST_DAY + timedelta(days=n)
        for nap in naps:
            began = day + timedelta(minutes=round(nap + drift * n + by.gauss(0, spread)))
            found.append((began, began + timedelta(minutes=round(max(10, by.gauss(60, spread))))))
        night = day + timedelta(minutes=round(1140 + by.gauss(0, spread)))
        found.append((night, night + timedelta(minutes=round(660 + by.gauss(0, spread)))))
    return found


def feeds(days: int, *, seed: int = 1, every: int = 210) -> list[Pair]:
    """A feed of a quarter of an hour about every three and a half hours."""
    by = Random(seed)
    at, found = FIRST_DAY, list[Pair]()
    while at < FIRST_DAY + timedelta(days=days):
        found.append((at, at + timedelta(minutes=15)))
        at += timedelta(minutes=round(max(60, by.gauss(every, 30))))
    return found


def rounded(rows: list[Pair], minutes: int) -> list[Pair]:
    """The same as somebody writes it who rounds."""

    def near(at: datetime) -> datetime:
        return FIRST_DAY + timedelta(minutes=round((at - FIRST_DAY).total_seconds() / 60 / minutes) * minutes)

    return [(near(began), None if ended is None else near(ended)) for began, ended in rows]


def spans(rows: list[Pair]) -> list[Span]:
    """As the analysis takes them."""
    return [span(*row) for row in rows]


def csv(slept: list[Pair], fed: list[Pair]) -> str:
    """As a log file."""
    rows = [("sleep", *row) for row in slept] + [("feed", *row) for row in fed]
    lines = [f"{kind},{began:%Y-%m-%dT%H:%M},{'' if ended is None else f'{ended:%Y-%m-%dT%H:%M}'},,\n" for kind, began, ended in rows]
    return "kind,start,end,amount,note\n" + "".join(sorted(lines, key=lambda line: line.split(",")[1]))
