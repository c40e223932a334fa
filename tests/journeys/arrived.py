"""Moments that are there before a journey begins. Run inside the server's own folder (see `stage`)."""

from typing import TYPE_CHECKING, Any

from babyroom.common.ids import new_id
from tests.journeys.stage import at, person

if TYPE_CHECKING:
    from babyroom.moments.record import Record

PREPARE = """
from tests.journeys.stage import set_up
from tests.journeys.arrived import arrive
set_up()
arrive({names!r}, {clock!r})
"""


def prepared(*names: str, clock: str = "08:00") -> str:
    """The script of a nursery in which these babies have arrived."""
    return PREPARE.format(names=names, clock=clock)


def arrive(names: tuple[str, ...], clock: str) -> None:
    """These babies were handed to Amina."""
    keep(*(told("arrival", name, clock) for name in names))


def told(kind: str, baby: str, clock: str, **more: Any) -> "Record":
    """One record by Amina."""
    from babyroom.moments.record import Record

    plain: dict[str, Any] = {"id": new_id(), "did_by": person("Amina"), "zone": "Europe/London", "happened_at": at(clock)}
    return Record(kind=kind, baby=person(baby), **(plain | more))


def keep(*records: "Record") -> None:
    """Into the log through its own door."""
    from babyroom.common.access import Who
    from babyroom.moments.operations import receive

    answers = receive(list(records), by=Who(setting_id=person("setting"), how="command"), at=max(one.happened_at for one in records))
    assert all(answer.outcome == "kept" for answer in answers), answers


def lively() -> "list[Record]":
    """Something of everything a page can show."""
    return [
        told("from_home", "Ines", "08:00", facts={"night": "broken_night", "news": ["new_tooth"]}),
        told("comfort", "Ines", "08:02", facts={"seen": ["rubbed_eyes"], "we": ["held", "hummed"], "then": "easier_now"}),
        told("nappy", "Ines", "09:10", id=person("nappy of Ines"), facts={"nappy": "wet", "together": ["sang"]}),
        told("milk", "Kofi", "09:30", facts={}),
        told("exploring", "Tomas", "09:40", facts={}, did_by=person("Priya")),
        told("sleep", "Ines", "09:50", facts={"place": "cot", "position": "back"}),
        told("sleep", "Kofi", "10:05", facts={"place": "cot", "position": "back"}),
    ]
