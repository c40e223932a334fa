"""What is reckoned without a page, measured: usual windows, a baby's night of learning, drafted stories, simulated days."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.common.access import Who
from babyroom.moments import queries as log
from babyroom.people import queries as people
from babyroom.people.models import Adult
from babyroom.records.figure import Figure
from babyroom.records.simulate import crowd, nursery_day, nursery_days
from babyroom.rhythm import operations, queries, windows
from babyroom.rhythm.days import Past
from babyroom.stories.day import day_of
from babyroom.stories.draft import draft
from babyroom.stories.scene import Day, Person, Whom

ZONE = ZoneInfo("Europe/London")
TIMES, STORIES, ROOM, SEED = 20, 30, 30, 9
WEEKS = 8


@dataclass(frozen=True)
class _Learned:
    baby: UUID
    past: Past


def reckoned(setting: UUID, times: Callable[[str, list[float]], Figure], *, at: datetime) -> list[Figure]:
    """The figures. Everything is processor time, as these are no answers that somebody waits for over a network."""
    on = log.local_day(at, ZONE.key)
    babies = _here_lately(setting, on)
    days = _days(setting, babies, on)
    learning = [_spent(partial(operations.learn, setting, [baby], ZONE.key)) for baby in babies]
    learned = [_Learned(baby, Past(baby, *_kept(setting, baby))) for baby in babies]
    return [
        times("usual_learned", learning),
        times("usual_read", [_spent(partial(_read, learned)) for _n in range(TIMES)]),
        times("usual_room", [_spent(_asking(learned, on)) for _n in range(TIMES)]),
        times("stories", [_spent(partial(_draft, days)) for _n in range(TIMES)]),
        _simulated(on),
    ]


def _here_lately(setting: UUID, on: date) -> list[UUID]:
    """Those of whom there is something to learn: in years of days there are many more who left."""
    versions = {baby: queries.learnt(setting, baby)[0] for baby in queries.placed_babies(setting, on)}
    pasts = queries.pasts(setting, {baby: version for baby, version in versions.items() if version})
    return sorted(baby for baby, past in pasts.items() if past.here and not windows.forgotten(past.here, on))


def _spent(do: Callable[[], object]) -> float:
    before = time.process_time()
    do()
    return (time.process_time() - before) * 1000


def _kept(setting: UUID, baby: UUID) -> tuple[str, tuple[()], bytes]:
    version, learnt = queries.learnt(setting, baby)
    return version, (), learnt


def _read(learned: list[_Learned]) -> None:
    windows.learnt.cache_clear()
    for one in learned:
        windows.learnt(one.past, ZONE)


def _asking(learned: list[_Learned], on: date) -> Callable[[], None]:
    """A room of ROOM babies: the next rest and the next feed of each, asked anew."""
    morning = datetime.combine(on, datetime.min.time(), ZONE) + timedelta(hours=10)
    known = [found for one in learned if (found := windows.learnt(one.past, ZONE)) is not None]
    return lambda: windows.ask_all([known[n % len(known)] for n in range(ROOM)], morning)


def _days(setting: UUID, babies: list[UUID], on: date) -> list[Day]:
    """The last STORIES days of these babies on which something was written, with the names of the adults."""
    by = Who(setting_id=setting, how="command", zone=ZONE.key)
    adults = {adult.pk: Person(adult.called, "they") for adult in Adult.objects.of(setting)}
    found: list[Day] = []
    for number in range(STORIES * 10):
        baby, day = babies[number % len(babies)], on - timedelta(days=1 + number // len(babies))
        about, settled = people.baby(setting, baby), log.day(by, baby, day)
        if about is not None and settled:
            whom = Whom(Person(about.called, about.pronouns), adults, here=frozenset(adults))
            found.append(day_of(settled, whom, day, ZONE))
        if len(found) == STORIES:
            return found
    raise RuntimeError(f"Only {len(found)} days to tell of.")


def _draft(days: list[Day]) -> None:
    for day in days:
        draft(day)


def _simulated(on: date) -> Figure:
    cast = crowd(babies=36, seed=SEED, on=on)
    nursery_day(cast, on, SEED)
    rates = []
    for _n in range(3):
        before = time.process_time()
        made = sum(1 for _record in nursery_days(cast, on - timedelta(weeks=WEEKS), on, SEED))
        rates.append(made / (time.process_time() - before))
    return Figure("simulated", "moments a second", len(rates), round(sorted(rates)[1]), round(min(rates)))
