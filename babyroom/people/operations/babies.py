"""Babies: added and changed, and two of them tied as twins."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries, sense, typed
from babyroom.people.facts import BabyFacts
from babyroom.people.models import Baby, Booked, Placement, Room
from babyroom.people.operations.desk import Desk, desk, told
from babyroom.people.pegs import PEGS
from babyroom.people.stages import first_day

COLUMNS = (
    "first_name", "last_name", "known_as", "say_it", "pronouns", "born_on", "weeks_early", "peg", "settling_from", "starts_on", "leaves_on",
)  # fmt: skip


def add_baby(facts: BabyFacts, *, room: UUID | None, by: Who, at: datetime, sure: bool = False) -> Baby:
    """A new baby, with a place in a room from their first day. Asks where one with the same name and birthday is here."""
    at_desk = desk(by, at)
    facts = sense.baby(facts, at_desk.today)
    with transaction.atomic():
        placed = at_desk.open_room(room)
        if not sure and _there_already(at_desk, facts):
            raise Refusal(
                _("There is a baby with this name and this birthday already. Tick below if this is another baby."),
                field="sure",
                code="there_already",
                asks=True,
            )
        if not facts.peg:
            raise Refusal(_("Choose a peg picture."), field="peg", code="empty")
        return put_baby(at_desk, facts, placed)


def put_baby(at_desk: Desk, facts: BabyFacts, room: Room) -> Baby:
    """Write a baby whose facts make sense; inside the caller's transaction."""
    start = first_day(facts.settling_from, facts.starts_on)
    peg_is_free(at_desk, facts.peg, room, start)
    baby: Baby = Baby.objects.create(setting_id=at_desk.setting, **{name: getattr(facts, name) for name in COLUMNS})
    Placement.objects.create(setting_id=at_desk.setting, baby=baby, room=room, from_on=start, until_on=facts.leaves_on)
    at_desk.tell("add_baby", baby, after={**told(baby, COLUMNS), "room": room.pk})
    return baby


def change_baby(baby: UUID, facts: BabyFacts, *, by: Who, at: datetime) -> Baby:
    """What is known of a baby is put right. Place and booked days follow the first and the last day where those move."""
    at_desk = desk(by, at)
    facts = sense.baby(facts, at_desk.today)
    with transaction.atomic():
        found = at_desk.baby(baby)
        facts = replace(facts, peg=facts.peg or found.peg)
        if facts.peg != found.peg:
            place = Placement.objects.of(at_desk.setting).filter(baby=found).select_related("room").order_by("-from_on").first()
            if place is not None:
                peg_is_free(at_desk, facts.peg, place.room, max(at_desk.today, place.from_on), but=found.pk)
        _move_first_day(at_desk, found, first_day(facts.settling_from, facts.starts_on))
        _move_last_day(at_desk, found, facts.leaves_on)
        after = {name: getattr(facts, name) for name in COLUMNS}
        before = at_desk.alter(found, after)
        at_desk.tell("change_baby", found, before=before, after=after)
    return found


def peg_is_free(at_desk: Desk, peg: str, room: Room, from_on: date, but: UUID | None = None) -> None:
    """Whether no other baby of the room has this picture from a day on. Raises Refusal; where all are taken, any will do."""
    taken = queries.pegs_taken(at_desk.setting, room.pk, from_on, but=but)
    if peg in taken and len(taken) < len(PEGS):
        raise Refusal(
            _("%(baby)s has the %(peg)s in %(room)s. Choose another picture.") % {"baby": taken[peg], "peg": PEGS[peg], "room": room.name},
            field="peg",
            code="taken",
        )


def _there_already(at_desk: Desk, facts: BabyFacts) -> bool:
    same = Baby.objects.of(at_desk.setting).filter(born_on=facts.born_on)
    return any(typed.same_name(facts.first_name, facts.last_name) == typed.same_name(one.first_name, one.last_name) for one in same)


def _move_first_day(at_desk: Desk, baby: Baby, to: date) -> None:
    was = first_day(baby.settling_from, baby.starts_on)
    first = Placement.objects.of(at_desk.setting).filter(baby=baby).order_by("from_on").first()
    if to == was or first is None:
        return
    if first.until_on and first.until_on < to:
        raise Refusal(_("By that day the baby has changed rooms already. Please check the days."), field="starts_on")
    if first.from_on == was or first.from_on > to:
        before = at_desk.alter(first, {"from_on": to})
        at_desk.tell("move_first_day", baby, before=before, after={"from_on": to})


def _move_last_day(at_desk: Desk, baby: Baby, to: date | None) -> None:
    was = baby.leaves_on
    if to == was:
        return
    placements = list(Placement.objects.of(at_desk.setting).filter(baby=baby).order_by("-from_on"))
    if placements and to and placements[0].from_on > to:
        raise Refusal(_("A move to another room is planned after that day. Please check the days."), field="leaves_on")
    rows: list[Any] = [*placements[:1], *Booked.objects.of(at_desk.setting).filter(baby=baby, on=None).order_by("weekday")]
    for row in rows:
        open_end = row.until_on is None or (was is not None and row.until_on == was)
        if open_end or (to and row.until_on > to):
            before = at_desk.alter(row, {"until_on": to})
            at_desk.tell("move_last_day", baby, before={"row": None, **before}, after={"row": row.pk, "until_on": to})
