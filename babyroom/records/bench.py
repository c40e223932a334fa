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
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments import queries as log
from babyroom.people import queries as people
from babyroom.people.models import Baby, Job, Room
from babyroom.records import access_cost, bench_tablet, demonstration
from babyroom.records.bench_reckoned import reckoned
from babyroom.records.bench_sync import call_of, handing_in, tapped_by
from babyroom.records.figure import Figure
from babyroom.records.page_weight import Weight, weigh
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of

BABIES = 12
SHORT, LONG = timedelta(days=30), 5.0
TIMES, BATCH = 200, 20
SEED, SECRET, SECOND = 12, "bench", "a second tablet, not seen yet"
_PORT = 8977


@dataclass(frozen=True)
class _Nursery:
    setting: UUID
    room: UUID
    baby: UUID
    tablet: UUID
    secret: str

    @property
    def who(self) -> Who:
        """Whoever asks for the board with the tablet's key."""
        return Who(setting_id=self.setting, tablet_id=self.tablet, room_id=self.room, how="face")


def run() -> list[Figure]:
    """Measure everything in one nursery of twelve babies, with five years of days and, for growth, with the last month only."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    nursery, young, old = _nursery()
    board_young, board_old = _in_turn(_board(nursery), young, old)
    day_young, day_old = _in_turn(_day(nursery), young, old)
    bare = access_cost.without(nursery.who)
    with_access, without = access_cost.in_turn(_client(nursery), bare, TIMES)
    asked = access_cost.asked(_client(nursery, SECOND), bare)
    weight = _weight(nursery)
    return [
        _times("board", board_old),
        _ratio("board_growth", board_young, board_old),
        _times("day", day_old),
        _ratio("day_growth", day_young, day_old),
        _times("record", _recording(nursery)),
        *_handing_in(nursery),
        Figure("board_kb", "kB", 1, weight.page_kb, weight.page_kb),
        Figure("fonts_kb", "kB", 1, weight.fonts_kb, weight.fonts_kb),
        Figure("board_queries", "queries", 1, *[float(_queries(nursery))] * 2),
        _difference("board_access", with_access, without),
        Figure("board_access_queries", "queries", 1, float(asked.usually), float(asked.first)),
        *_reckoned(nursery),
        # Last: thousands of records in one day would weigh on the board.
        *_tablet(nursery),
    ]


def write(figures: Sequence[Figure], path: Path) -> None:
    """Keep the figures as JSON: a list of {name, unit, n, median, p95}, and p99 where it was asked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([_plain(figure) for figure in figures], indent=1) + "\n")


def _plain(figure: Figure) -> dict[str, object]:
    return {name: value for name, value in asdict(figure).items() if value is not None}


def _nursery() -> tuple[_Nursery, Path, Path]:
    """The nursery and its two database files: the last month only, and five years."""
    at = clock.now()
    setting, _added = demonstration.lay_down(babies=BABIES, years=LONG, seed=SEED, at=at, only=SHORT)
    room = Room.objects.of(setting).order_by("position").first()
    tablet, _second = [
        Tablet.objects.create(setting_id=setting, room=room, name="Bench", secret_digest=digest_of(secret), paired_at=at)
        for secret in (SECRET, SECOND)
    ]
    baby = Baby.objects.of(setting).filter(placements__room=room, now__on=log.local_day(at, "Europe/London")).first()
    young, old = Path(settings.DATA) / "young.sqlite3", Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(young)])
    demonstration.lay_down(babies=BABIES, years=LONG, seed=SEED, at=at)
    return _Nursery(setting, room.pk, baby.pk, tablet.pk, SECRET), young, old


def _use(path: Path) -> None:
    """Let the process work on another database file."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def _client(nursery: _Nursery, secret: str = "") -> Client:
    client = Client(headers={"Accept": "text/html"})
    client.cookies["tablet"] = secret or nursery.secret
    return client


def _board(nursery: _Nursery) -> Callable[[], float]:
    client = _client(nursery)
    return lambda: _timed(lambda: client.get(access_cost.BOARD))


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


def _in_turn(ask: Callable[[], float], young: Path, old: Path) -> tuple[list[float], list[float]]:
    """The same page from both files, batch by batch in turn, so that a noisy minute of the machine falls on both alike."""
    took: dict[Path, list[float]] = {young: [], old: []}
    for _batch in range(TIMES // BATCH):
        for path in (young, old):
            _use(path)
            for _warm in range(3):
                ask()
            took[path] += [ask() for _n in range(BATCH)]
    return took[young], took[old]


def _queries(nursery: _Nursery) -> int:
    client = _client(nursery)
    client.get(access_cost.BOARD)
    return access_cost.queries(client)


def _recording(nursery: _Nursery) -> list[float]:
    """One moment over HTTP, the answer given when the commit is on the disk (synchronous=FULL)."""
    adult = Job.objects.of(nursery.setting).on(clock.now().date()).first().adult_id
    babies = _others(nursery, clock.now())
    with _served():
        address, outbox = f"http://127.0.0.1:{_PORT}/sync", new_id()
        took = []
        for n in range(TIMES):
            tapped = clock.now() - timedelta(seconds=1)
            record = tapped_by(adult, babies[n % len(babies)], tapped)
            request = urllib.request.Request(
                address,
                data=call_of(outbox, [record], first=n + 1, at=tapped),
                headers={"Content-Type": "application/json", "X-Babyroom": "1", "Cookie": f"tablet={nursery.secret}"},
            )
            started = time.perf_counter()
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                answers = json.load(answer)["answers"]
            took.append((time.perf_counter() - started) * 1000)
            if answers[0]["outcome"] != "kept":
                raise RuntimeError(str(answers))
    return took[10:]


def _others(nursery: _Nursery, at: datetime) -> list[UUID]:
    """Other babies than the one whose day page is measured, in turn, as a room writes about them."""
    placed = people.babies_placed(nursery.setting, nursery.room, log.local_day(at, "Europe/London"))
    return sorted(placed - {nursery.baby})


def _handing_in(nursery: _Nursery) -> list[Figure]:
    return handing_in(nursery.setting, nursery.room, TIMES, at=clock.now())


def _reckoned(nursery: _Nursery) -> list[Figure]:
    return reckoned(nursery.setting, _times, at=clock.now())


def _tablet(nursery: _Nursery) -> list[Figure]:
    """From a tap to the tablet's own disk, and a thousand records handed in, in a real browser against the real server."""
    adult = Job.objects.of(nursery.setting).on(clock.now().date()).first().adult_id
    with _served():
        taken = bench_tablet.measure(
            f"http://127.0.0.1:{_PORT}", nursery.secret, babies=_others(nursery, clock.now()), adult=adult, at=clock.now()
        )
    p99 = round(sorted(taken.tapped)[int(len(taken.tapped) * 0.99)], 2)
    weight = bench_tablet.script_kb()
    return [
        replace(_times("tap_kept", taken.tapped), p99=p99),
        _times("drain_1000", taken.drained),
        Figure("tablet_js_kb", "kB", 1, weight, weight),
    ]


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


def _difference(name: str, more: Sequence[float], less: Sequence[float]) -> Figure:
    median, p95 = statistics.median(more) - statistics.median(less), _p95(more) - _p95(less)
    return Figure(name, "ms", len(more), round(median, 2), round(p95, 2))


def _p95(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]
