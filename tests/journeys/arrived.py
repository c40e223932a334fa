"""Moments that are there before a journey begins. Run inside the server's own folder (see `stage`)."""

from tests.journeys.stage import person

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
    from babyroom.common.access import Who
    from babyroom.common.ids import new_id
    from babyroom.moments.operations import receive
    from babyroom.moments.record import Record
    from tests.journeys.stage import at

    who = Who(setting_id=person("setting"), how="command")
    records = [
        Record(id=new_id(), kind="arrival", baby=person(name), happened_at=at(clock), zone="Europe/London", did_by=person("Amina"))
        for name in names
    ]
    answers = receive(records, by=who, at=at(clock))
    assert all(answer.outcome == "kept" for answer in answers)
