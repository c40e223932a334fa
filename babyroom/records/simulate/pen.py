"""The pen of one baby's day: everything that is needed to write a moment down as the room would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from babyroom.moments.record import KnownBy, Record, TimeFrom
from babyroom.records.simulate.cast import Baby, Cast, Minute
from babyroom.records.simulate.chance import between, one
from babyroom.records.simulate.distributions import BACK_TIME_CHIP, BACK_TIME_MINUTES, COLLEAGUE_TAPS, LATE, LATE_MINUTES, OWN_CHIP
from babyroom.records.simulate.ids import MomentIds, stream
from babyroom.records.simulate.outline import Outline
from babyroom.records.simulate.room_day import RoomDay, room_days
from babyroom.records.simulate.temperament import Temperament, temperament
from babyroom.records.simulate.wall import midnight, seconds

# Kinds that may be written afterwards. Coming, going and falling asleep may not: who is here and who has to be looked
# in on hangs on them.
LATER = frozenset({"from_home", "comfort", "together", "exploring", "milk", "food", "nappy", "outside", "note"})
# Not every kind is written later, and nothing after the nursery closes; so more is drawn of those that can be.
_LATE_DRAWN = LATE * 1.4


@dataclass
class Pen:
    """One baby's day while it is being written."""

    cast: Cast
    baby: Baby
    on: date
    seed: int
    shape: Outline
    rng: Random
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own: Temperament = temperament(self.baby, self.seed)
        self.rooms: Mapping[UUID, RoomDay] = room_days(self.cast, self.on, self.seed)
        self.home_room = self.baby.room_on(self.on)
        # Naps that began during milk: the feed that belongs to each is written with the others.
        self.milk_before: list[Minute] = []
        self.fell_asleep_by: dict[Minute, tuple[list[str], UUID | None]] = {}
        self._zero = midnight(self.on, self.cast.setting.zone)
        self._zero_ms = int(self._zero.timestamp()) * 1000
        self._ids = MomentIds(self.seed, self.baby.id, self.on.toordinal())
        self._elsewhere: list[tuple[Minute, Minute, UUID]] = []
        self._near = self._nearness()

    @classmethod
    def of(cls, cast: Cast, baby: Baby, on: date, seed: int, shape: Outline) -> "Pen":
        """A pen with its own source of chance for this day."""
        return cls(cast, baby, on, seed, shape, stream(seed, baby.id, on.toordinal(), "day"))

    def _nearness(self) -> dict[UUID, float]:
        near = {a.id: {"apprentice": 0.6, "manager": 0.3, "cover": 0.7}.get(a.role, 1.0) for a in self.cast.team}
        for familiar in self.baby.familiar:
            near[familiar.adult] = near.get(familiar.adult, 1.0) + 1.0
        for second, weight in ((True, 2.5), (False, 5.5)):
            adult = self.baby.key_person_on(self.on, second)
            if adult is not None:
                near[adult] = weight
        return near

    def instant(self, minute: Minute) -> datetime:
        """That minute of the day as an instant, to the second."""
        return self._zero + timedelta(seconds=seconds(minute))

    def minute_of(self, instant: datetime) -> Minute:
        """The minute of the day of that instant."""
        return (instant - self._zero).total_seconds() / 60

    def id_at(self, number: int, minute: Minute) -> UUID:
        """The id of the moment with this number of the day, happening at this minute."""
        return self._ids.of(number, self._zero_ms + seconds(minute) * 1000)

    def spend_time_in(self, room: UUID, start: Minute, end: Minute) -> None:
        """From `start` to `end` the baby is in another room than their own."""
        self._elsewhere.append((start, end, room))

    def room_at(self, minute: Minute) -> RoomDay:
        """The room the baby is in at that minute."""
        for start, end, room in self._elsewhere:
            if start <= minute < end:
                return self.rooms[room]
        return self.rooms[self.home_room]

    def adults_at(self, minute: Minute) -> list[UUID]:
        """The adults in the baby's room at that minute."""
        return self.room_at(minute).adults_at(minute)

    def who(self, minute: Minute, intimate: bool = False, at_the_door: bool = False) -> UUID | None:
        """An adult in the room, those the baby knows more readily, above all at the door. Intimate care is not for
        the day's guest as long as anyone else is there."""
        here = self.adults_at(minute)
        weights = [self._near[a] * (0.01 if intimate and self.cast.adult[a].guest else 1.0) for a in here]
        if at_the_door:
            weights = [w * (1.0 if self.is_familiar(a) or w > 2 else 0.2) for a, w in zip(here, weights, strict=True)]
        left = self.rng.random() * sum(weights)
        for adult, weight in zip(here, weights, strict=True):
            left -= weight
            if left <= 0:
                return adult
        return here[-1] if here else None

    def own_chip(self, homely: bool) -> dict[str, str] | None:
        """Now and then one of the baby's own chips, in the words of the day; those from home, which are mostly
        about going to sleep, only when it is `homely`."""
        chips = [w for w in self.baby.ways if w.chip and (homely or not w.part.startswith("home_"))]
        if not chips or self.rng.random() >= OWN_CHIP:
            return None
        way = one(self.rng, chips)
        return {"id": str(way.id), "words": way.chip}

    def is_familiar(self, adult: UUID | None) -> bool:
        """Whether the key person and the family named this adult as someone the baby knows."""
        return any(f.adult == adult for f in self.baby.familiar)

    def write(
        self,
        kind: str,
        minute: Minute,
        facts: Mapping[str, Any],
        *,
        by: UUID | None,
        note: str = "",
        ended: Minute | None = None,
        refers: UUID | None = None,
        group: UUID | None = None,
        received: Minute | None = None,
        known_by: KnownBy | None = None,
        time_from: TimeFrom = "tap",
        punctual: bool = False,
        number: int | None = None,
        corrects: UUID | None = None,
        withdraws: UUID | None = None,
        about: bool = False,
    ) -> Record:
        """Write one moment down. Unless `received` says when it was, it is written at once, after a back-time
        chip or late, as often as the stated shares say; `punctual` leaves that out."""
        rng = self.rng
        tapped = by
        if received is None:
            base = minute if ended is None else ended
            received = base + between(rng, 0.02, 0.35)
            if not punctual:
                received, time_from, about = self._delay(kind, base, received, ended)
                tapped = self._tapper(by, received)
        guest = tapped is not None and self.cast.adult[tapped].guest
        record = Record(
            id=self.id_at(len(self.records) if number is None else number, minute),
            kind=kind,
            baby=self.baby.id,
            happened_at=self.instant(minute),
            zone=self.cast.setting.zone,
            facts=facts,
            note=note,
            ended_at=None if ended is None else self.instant(ended),
            about=about,
            time_from=time_from,
            did_by=by,
            tapped_by=tapped,
            known_by=known_by or ("pin" if guest else "face"),
            corrects=corrects,
            withdraws=withdraws,
            refers=refers,
            group=group,
            received_at=self.instant(received),
        )
        self.records.append(record)
        return record

    def _delay(self, kind: str, base: Minute, received: Minute, ended: Minute | None) -> tuple[Minute, TimeFrom, bool]:
        rng, r = self.rng, self.rng.random()
        closes = self.cast.setting.closes
        if kind in LATER and r < _LATE_DRAWN:
            late = base + between(rng, *LATE_MINUTES)
            if late < closes:
                return late, "typed", rng.random() < 0.4
        elif kind in LATER and r < _LATE_DRAWN + BACK_TIME_CHIP and ended is None:
            chip = base + BACK_TIME_MINUTES + between(rng, 0.02, 0.2)
            if chip < closes:
                return chip, "chip", False
        return received, "tap" if ended is None else "chip", False

    def _tapper(self, by: UUID | None, received: Minute) -> UUID | None:
        here = self.adults_at(received)
        if by in here and self.rng.random() >= COLLEAGUE_TAPS:
            return by
        others = [a for a in here if a != by]
        return one(self.rng, others) if others else by
