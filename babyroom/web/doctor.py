"""What is wrong with this installation and what to do: one line for each thing, looked at in turn, none of them able to stop the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from babyroom.web import doctor_database, doctor_disk, doctor_network

State = Literal["ok", "look", "broken", "not seen"]
Look = Callable[[datetime], Iterator[tuple[State, str, str]]]

_LOOKS: Sequence[tuple[str, Look]] = (
    ("database engine", doctor_database.engine),
    ("database", doctor_database.whole),
    ("tables", doctor_database.up_to_date),
    ("disk", doctor_disk.room),
    ("clock", doctor_disk.clock),
    ("secrets", doctor_disk.secrets),
    ("static files", doctor_disk.static_files),
    ("copies", doctor_disk.copies),
    ("recovery sheet", doctor_disk.sheet),
    ("worker", doctor_disk.worker),
    ("certificate", doctor_network.certificate),
    ("server", doctor_network.server),
    ("e-mail", doctor_network.mail),
    ("tablets", doctor_database.tablets),
    ("PINs", doctor_database.pins),
)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `state` is "ok", "look" (look at this), "broken" or "not seen" (could not be looked at from here);
    `do` says what to do, empty where there is nothing."""

    about: str
    state: State
    said: str
    do: str = ""

    @property
    def line(self) -> str:
        """As it is told at a terminal."""
        word = {"ok": "ok", "look": "look at this", "broken": "broken", "not seen": "not seen"}[self.state]
        return f"{word:13} {self.about}: {self.said}" + (f"\n{'':13} Do: {self.do}" if self.do else "")


def examine(at: datetime) -> list[Finding]:
    """Look at everything."""
    return [finding for about, look in _LOOKS for finding in _one(about, look, at)]


def _one(about: str, look: Look, at: datetime) -> Iterator[Finding]:
    try:
        for state, said, do in look(at):
            yield Finding(about, state, said, do)
    except Exception as problem:  # noqa: BLE001 - a look that breaks down is itself something found
        yield Finding(about, "broken", f"could not be looked at: {type(problem).__name__}: {problem}")
