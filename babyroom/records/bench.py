"""Speed and weight, measured and printed, never judged by a test: machines are shared and noisy."""

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.moments import queries as log
from babyroom.people.models import Adult, Baby, Room
from babyroom.records import demonstration
from babyroom.records.page_weight import Weight, weigh
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of

BABIES = 12
SHORT, LONG = 1 / 12, 5.0
TIMES = 200
_PORT = 8977


@dataclass(frozen=True)
class Figure:
    """One measured thing. `n` times; `median` and `p95` in `unit`."""

    name: str
    unit: str
    n: int
    median: float
    p95: float


@dataclass(frozen=True)
class _Nursery:
    setting: UUID
    room: UUID
    baby: UUID
    secret: str
    moments: int


def run() -> list[Figure]:
    """Measure everything, in two nurseries of twelve babies: one month old and five years old."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    young, old = _nursery(SHORT, seed=11), _nursery(LONG, seed=12)
    board_young, board_old = _in_turn(_board(young), _board(old))
    day_young, day_old = _in_turn(_day(young), _day(old))
    weight = _weight(old)
    return [
        _times("board", board_old),
        _ratio("board_growth", board_young, board_old),
        _times("day", day_old),
        _ratio("day_growth", day_young, day_old),
        _times("record", _recording(old)),
        Figure("board_kb", "kB", 1, weight.page_kb, weight.page_kb),
        Figure("fonts_kb", "kB", 1, weight.fonts_kb, weight.fonts_kb),
        Figure("board_queries", "queries", 1, *[float(_queries(old))] * 2),
    ]


def write(figures: Sequence[Figure], path: Path) -> None:
    """Keep the figures as JSON: a list of {name, unit, n, median, p95}."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")


def _nursery(years: float, seed: int) -> _Nursery:
    at = clock.now()
    setting, moments = demonstration.lay_down(babies=BABIES, years=years, seed=seed, at=at)
    room = Room.objects.of(setting).order_by("position").first()
    secret = f"bench-{seed}"
    Tablet.objects.create(setting_id=setting, room=room, name="Bench", secret_digest=digest_of(secret), paired_at=at)
    baby = Baby.objects.of(setting).filter(placements__room=room, now__isnull=False).first() or Baby.objects.of(setting).first()
    return _Nursery(setting, room.pk, baby.pk, secret, moments)


def _client(nursery: _Nursery) -> Client:
    client = Client()
    client.cookies["tablet"] = nursery.secret
    return client


def _board(nursery: _Nursery) -> Callable[[], float]:
    client = _client(nursery)
    return lambda: _timed(lambda: client.get("/room/"))


def _day(nursery: _Nursery) -> Callable[[], float]:
    client = _client(nursery)
    written = log.days_written(nursery.setting, nursery.baby)
    on = written[1].date() if written else clock.now().date()
    return lambda: _timed(lambda: client.get(f"/room/baby/{nursery.baby}/day/{on.isoformat()}/"))


def _timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    answer = ask()
    took = (time.perf_counter() - started) * 1000
    status = getattr(answer, "status_code", 200)
    if status != 200:
        msg = f"A measured page answered {status}."
        raise RuntimeError(msg)
    return took


def _in_turn(first: Callable[[], float], second: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Both by turns, so that a noisy minute of the machine falls on both alike."""
    for _n in range(10):
        first(), second()
    pairs = [(first(), second()) for _n in range(TIMES)]
    return [a for a, _b in pairs], [b for _a, b in pairs]


def _queries(nursery: _Nursery) -> int:
    client = _client(nursery)
    client.get("/room/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/room/")
    return len(asked)


def _recording(nursery: _Nursery) -> list[float]:
    """One moment over HTTP, the answer given when the commit is on the disk (synchronous=FULL)."""
    adult = Adult.objects.of(nursery.setting).first()
    # Another baby than the one whose day page is measured.
    baby = Baby.objects.of(nursery.setting).filter(placements__room_id=nursery.room, now__isnull=False).exclude(pk=nursery.baby).first()
    with _served():
        address = f"http://127.0.0.1:{_PORT}/moments/"
        token = "b" * 32
        took = []
        for _n in range(TIMES):
            body = {
                "moments": [
                    {
                        "id": str(new_id()),
                        "kind": "comfort",
                        "baby": str(baby.pk),
                        "happened_at": (clock.now() - timedelta(seconds=1)).isoformat(),
                        "zone": "Europe/London",
                        "did_by": str(adult.pk),
                        "tapped_by": str(adult.pk),
                        "facts": {"we": ["held"]},
                    }
                ]
            }
            request = urllib.request.Request(
                address,
                data=json.dumps(body).encode(),
                headers={
                    "Content-Type": "application/json",
                    "Accept": "application/json",
                    "Cookie": f"tablet={nursery.secret}; csrftoken={token}",
                    "X-CSRFToken": token,
                },
            )
            started = time.perf_counter()
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                answers = json.load(answer)["answers"]
            took.append((time.perf_counter() - started) * 1000)
            if answers[0]["outcome"] != "kept":
                raise RuntimeError(str(answers))
    return took[10:]


def _weight(nursery: _Nursery) -> Weight:
    with _served():
        return weigh(f"http://127.0.0.1:{_PORT}", "/room/", nursery.secret)


@contextmanager
def _served() -> Iterator[None]:
    connection.close()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(_PORT)]
    options = ["--workers", "1", "--blocking-threads", "4", "--log-level", "error", "babyroom.web.wsgi:application"]
    server = subprocess.Popen([*command, *options], env=os.environ | {"BABYROOM_DATA": str(settings.DATA)})
    try:
        for _n in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}/help-now/", timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _times(name: str, took: Sequence[float]) -> Figure:
    return Figure(name, "ms", len(took), round(statistics.median(took), 2), round(_p95(took), 2))


def _ratio(name: str, young: Sequence[float], old: Sequence[float]) -> Figure:
    return Figure(name, "times", len(old), round(statistics.median(old) / statistics.median(young), 3), round(_p95(old) / _p95(young), 3))


def _p95(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]
