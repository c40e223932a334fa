"""What is true now: versions, completions and withdrawals of the log laid together, without a database.

Corrections settle here and nowhere else: board, page, ribbon, later rhythm, story and export all ask here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from babyroom.moments.kinds import KINDS

LATE_AFTER = timedelta(minutes=15)
# As far apart as the clocks of a device and the server may be read.
_CLOCKS_DIFFER = timedelta(minutes=2)
# A sleep whose end nobody wrote lies over another only for so long.
OPEN_AT_MOST = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the log with its words, as read."""

    id: UUID
    baby: UUID
    room: UUID | None
    kind: str
    did_by: UUID | None
    tapped_by: UUID | None
    known_by: str
    happened_at: datetime
    zone: str
    ended_at: datetime | None
    about: bool
    uncertain: bool
    time_from: str
    received_at: datetime
    seq: int
    adds: UUID | None
    corrects: UUID | None
    withdraws: UUID | None
    refers: UUID | None
    group: UUID | None
    source: str
    facts: Mapping[str, Any]
    note: str
    device: UUID | None = None
    device_at: datetime | None = None
    device_offset_ms: int | None = None

    @property
    def said_at(self) -> datetime:
        """When it was said: at the tap, by the device's clock put right by the server's, where that can be (not after it came and
        not before it happened); else when it came."""
        happened = self.ended_at or self.happened_at
        if self.device_at is None or self.uncertain:
            return self.received_at
        try:
            tapped = self.device_at + timedelta(milliseconds=self.device_offset_ms or 0)
        except OverflowError:
            return self.received_at
        plausible = happened - _CLOCKS_DIFFER <= tapped <= self.received_at + _CLOCKS_DIFFER
        return min(tapped, self.received_at) if plausible else self.received_at


@dataclass(frozen=True, slots=True)
class Settled:
    """One moment as it stands. `id` is that of the first row, `version` that of the row that holds now.

    `ended_at` of a sleep comes from its first waking. `late` means said (`Row.said_at`) more than a quarter of an hour after it
    happened. `clash` means that people put it right, completed it or took it back without knowing of each other: all of it is kept in
    `history`, `against` are the versions beside the one that holds, and a person settles by a correction built upon them. `unseen` means
    that whoever took it back had not seen how another changed it; a person settles it by taking it back once more, or by a correction
    that adds to the taking back.
    `history` holds every version, oldest first; `differently` what other adults saw.
    """

    id: UUID
    version: UUID
    row: Row
    ended_at: datetime | None
    corrected: bool = False
    against: tuple[Row, ...] = ()
    unseen: bool = False
    withdrawn: Row | None = None
    late: bool = False
    history: tuple[Row, ...] = ()
    differently: tuple[Row, ...] = ()
    look_ins: tuple["Settled", ...] = ()
    wokes: tuple["Settled", ...] = ()
    same_as: UUID | None = None
    perhaps_same_as: tuple[UUID, ...] = field(default=())

    @property
    def kind(self) -> str:
        """The kind's id."""
        return self.row.kind

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.row.happened_at

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was said, by `kinds`."""
        return self.row.facts

    @property
    def clash(self) -> bool:
        """Whether versions stand against each other, or a taking back against a change."""
        return bool(self.against) or self.unseen

    @property
    def stands(self) -> bool:
        """Whether it is to be told: not taken back, and not the second record of one nap."""
        return self.withdrawn is None and self.same_as is None


def settle(rows: Iterable[Row]) -> list[Settled]:
    """The moments as they stand, in the order they happened (then as they came)."""
    ordered = sorted(rows, key=lambda row: row.seq)
    by_id = {row.id: row for row in ordered}
    versions: dict[UUID, list[Row]] = {}
    taken_back: dict[UUID, list[Row]] = {}
    for row in ordered:
        if row.kind == "withdrawal":
            if row.withdraws is not None and (row.withdraws not in by_id or by_id[row.withdraws].baby == row.baby):
                taken_back.setdefault(_root(row.withdraws, by_id), []).append(row)
        else:
            versions.setdefault(_root(row.id, by_id), []).append(row)
    found = [_one(root, rows_, taken_back.get(root, ())) for root, rows_ in versions.items()]
    return sorted(_tied(found, by_id), key=lambda one: (one.at, one.row.seq))


def _root(moment: UUID, by_id: Mapping[UUID, Row]) -> UUID:
    """The first row of a chain of versions. A target that has not arrived yet ends the walk; so does a ring."""
    seen = set()
    while moment in by_id and moment not in seen:
        seen.add(moment)
        before = by_id[moment].corrects or by_id[moment].adds
        if before is None or before not in by_id or by_id[before].baby != by_id[moment].baby:
            return moment
        moment = before
    return moment


def _one(root: UUID, found: Sequence[Row], taken_back: Sequence[Row]) -> Settled:
    # A correction may have come before what it corrects.
    rows = sorted(found, key=lambda row: (row.id != root, row.seq))
    holds, against = _holds(rows)
    beside = [row for row in _beside(rows, holds) if row not in against]
    first = rows[0]
    # A correction that adds to a taking back has settled it: the moment stands again.
    put_back = {row.adds for row in rows if row.corrects is not None}
    taken_back = [back for back in taken_back if back.id not in put_back]
    return Settled(
        id=root,
        version=holds.id,
        row=holds,
        ended_at=holds.ended_at,
        corrected=any(row.corrects is not None for row in rows),
        against=(*against, *beside),
        unseen=bool(taken_back) and all(_unseen(rows, back) for back in taken_back),
        withdrawn=taken_back[-1] if taken_back else None,
        late=first.known_by != "import" and first.said_at - (first.ended_at or first.happened_at) > LATE_AFTER,
        history=tuple(rows),
    )


def _holds(rows: Sequence[Row]) -> tuple[Row, tuple[Row, ...]]:
    """Of the versions nothing was built upon the last one, and the other corrections among them. What a person corrected is not undone by a
    tap of the strip that belongs to the first version and only came later. A correction that settles is built upon two: it corrects one and
    adds to the other."""
    built_upon = {before for row in rows for before in (row.corrects, row.adds) if before}
    corrected: set[UUID] = set()
    for row in rows:
        if row.corrects is not None or row.adds in corrected:
            corrected.add(row.id)
    last = [row for row in rows if row.id not in built_upon] or rows
    holds = max(last, key=lambda row: (row.id in corrected, row.seq))
    return holds, tuple(row for row in last if row.id in corrected and row is not holds)


def _before(version: UUID, by_id: Mapping[UUID, Row]) -> set[UUID]:
    """The versions that this one was built upon."""
    found: set[UUID] = set()
    before = by_id[version].corrects or by_id[version].adds if version in by_id else None
    while before is not None and before not in found:
        found.add(before)
        before = by_id[before].corrects or by_id[before].adds if before in by_id else None
    return found


def _beside(rows: Sequence[Row], holds: Row) -> Iterator[Row]:
    """Completions that came after the version somebody put right, say something else than what holds, and do not show."""
    by_id = {row.id: row for row in rows}
    put_right = [by_id[row.corrects].seq for row in rows if row.corrects in by_id and by_id[row.corrects].corrects is None]
    if not put_right:
        return
    built_upon = {before for row in rows for before in (row.corrects, row.adds) if before}
    last = [row for row in rows if row.adds is not None and row.id not in built_upon and row.seq > max(put_right)]
    # Of one strip the last completion says all that the ones before it said.
    newest = {row.device: row for row in last}
    for row in newest.values():
        shows = row.id == holds.id or row.id in _before(holds.id, by_id)
        if not shows and _said(row) != _said(holds):
            yield row


def _said(row: Row) -> tuple[Any, ...]:
    return row.facts, row.note, row.happened_at, row.ended_at, row.did_by


def _unseen(rows: Sequence[Row], taken_back: Row) -> bool:
    """Whether a moment was taken back by somebody who had not seen how another put it right, or another tablet completed it."""
    by_id = {row.id: row for row in rows}
    version = by_id.get(taken_back.withdraws) if taken_back.withdraws else None
    if version is None:
        return False
    seen = {version.id, *_before(version.id, by_id)}
    others = [row for row in rows if row.adds is not None and row.seq > version.seq and row.device != taken_back.device]
    return any(row.id not in seen for row in (*others, *(row for row in rows if row.corrects is not None)))


def _tied(found: Sequence[Settled], by_id: Mapping[UUID, Row]) -> list[Settled]:
    """Hang what refers to another moment onto it."""
    differently: dict[UUID, list[Row]] = {}
    looks: dict[UUID, list[Settled]] = {}
    wokes: dict[UUID, list[Settled]] = {}
    answers: list[tuple[Row, UUID, UUID]] = []
    for one in found:
        if one.row.refers is None or one.withdrawn is not None:
            continue
        target = _root(one.row.refers, by_id)
        if one.kind == "differently":
            differently.setdefault(target, []).append(one.row)
        elif one.kind == "look_in":
            looks.setdefault(target, []).append(one)
        elif one.kind == "woke":
            wokes.setdefault(target, []).append(one)
        elif one.kind == "same_nap":
            answers.append((one.row, target, _root(UUID(str(one.facts["other"])), by_id)))
    same = _folded(answers, {one.id for one in found if one.withdrawn is None})
    two = {frozenset((target, other)) for _row, target, other in answers}
    tied = [
        replace(
            one,
            differently=tuple(differently.get(one.id, ())),
            look_ins=tuple(sorted(looks.get(one.id, ()), key=lambda look: look.at)),
            wokes=tuple(sorted(wokes.get(one.id, ()), key=lambda woke: woke.row.seq)),
            ended_at=one.ended_at or _first_waking(wokes.get(one.id, ())),
            same_as=same.get(one.id),
        )
        if one.kind == "sleep" or one.id in differently
        else one
        for one in found
    ]
    return _overlaps(tied, two)


def _first_waking(wokes: Sequence[Settled]) -> datetime | None:
    return min(wokes, key=lambda woke: woke.row.seq).at if wokes else None


def _folded(answers: Iterable[tuple[Row, UUID, UUID]], standing: Collection[UUID]) -> dict[UUID, UUID]:
    """Which sleep is only the second record of which. Two answers crosswise fold one of them, never both; a record that was
    taken back folds nothing away."""
    into: dict[UUID, UUID] = {}
    for row, target, other in sorted(answers, key=lambda answer: answer[0].seq):
        if row.facts.get("answer") != "same" or target not in standing:
            continue
        while target in into:
            target = into[target]
        if other != target and other not in into:
            into[other] = target
    return into


def _overlaps(found: list[Settled], answered: Collection[frozenset[UUID]]) -> list[Settled]:
    """Sleeps of one baby that lie over each other are all kept, and a person is asked."""
    sleeps = sorted((one for one in found if one.kind == "sleep" and one.stands), key=lambda one: one.at)
    asked: dict[UUID, list[UUID]] = {}
    before: dict[UUID, list[Settled]] = {}
    for later in sleeps:
        earlier = [one for one in before.get(later.row.baby, ()) if later.at < (one.ended_at or one.at + OPEN_AT_MOST)]
        for one in earlier:
            if frozenset((one.id, later.id)) not in answered:
                asked.setdefault(one.id, []).append(later.id)
                asked.setdefault(later.id, []).append(one.id)
        before[later.row.baby] = [*earlier, later]
    return [replace(one, perhaps_same_as=tuple(asked[one.id])) if one.id in asked else one for one in found]


def shown(found: Iterable[Settled]) -> list[Settled]:
    """Those that stand and are told on their own (a look-in is told with its sleep)."""
    return [one for one in found if one.stands and KINDS[one.kind].lane != "none"]
