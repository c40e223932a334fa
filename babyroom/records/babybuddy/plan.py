"""What a reading of Baby Buddy files leads to: moments to keep, a line for every row, and what must be asked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from babyroom.moments.record import Record

# kept: a moment of its own. joined: with another row it is one moment (a night cut at midnight). repeat: says
# what another row or an earlier import said. asked: waits for an answer.
Outcome = Literal["kept", "joined", "repeat", "not kept", "refused", "asked"]


@dataclass(frozen=True)
class SourceFile:
    """One file as it came: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Logged:
    """A moment of this baby that an earlier import put into the log."""

    id: UUID
    kind: str
    happened_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """What became of one row. `row` counts as a spreadsheet does (the header is row 1; in JSON the first
    object is row 1). `record` is the moment the row went into, where there is one."""

    file: str
    row: int
    model: str
    outcome: Outcome
    reason: str
    record: UUID | None = None


@dataclass(frozen=True)
class Choice:
    """One possible answer."""

    id: str
    label: str


@dataclass(frozen=True)
class Question:
    """Something only a person can know. `id` is the key under which the answer comes back, `default` the
    choice that holds until then; without one the rows it is about wait."""

    id: str
    sentence: str
    choices: tuple[Choice, ...]
    default: str = ""


@dataclass(frozen=True)
class FileSeen:
    """One file: the model found in it ("" when none), how many rows, and what there is to say about it."""

    name: str
    model: str
    rows: int
    sentence: str


@dataclass(frozen=True)
class Counts:
    """How many rows of a model had each outcome; `moments` is how many moments they make."""

    rows: int = 0
    kept: int = 0
    joined: int = 0
    repeat: int = 0
    not_kept: int = 0
    refused: int = 0
    asked: int = 0
    moments: int = 0


@dataclass(frozen=True)
class Plan:
    """Everything a person sees before anything is saved. `children` names the children found in the files,
    `sentences` what holds for the whole reading."""

    records: tuple[Record, ...]
    lines: tuple[Line, ...]
    files: tuple[FileSeen, ...]
    questions: tuple[Question, ...] = ()
    sentences: tuple[str, ...] = ()
    children: tuple[str, ...] = ()

    @property
    def summary(self) -> Mapping[str, Counts]:
        """Counts by model, in the order the models were met; "" for rows of unknown files."""
        models = list(dict.fromkeys(line.model for line in self.lines))
        return {model: self._counts(model) for model in models}

    @property
    def not_kept_counts(self) -> Mapping[str, int]:
        """How many rows of each model were read and left out."""
        return dict(Counter(line.model for line in self.lines if line.outcome == "not kept"))

    def _counts(self, model: str) -> Counts:
        lines = [line for line in self.lines if line.model == model]
        tally = Counter(line.outcome for line in lines)
        return Counts(
            rows=len(lines),
            kept=tally["kept"],
            joined=tally["joined"],
            repeat=tally["repeat"],
            not_kept=tally["not kept"],
            refused=tally["refused"],
            asked=tally["asked"],
            moments=len({line.record for line in lines if line.outcome in ("kept", "joined")}),
        )
