"""Who has a baby when the key person is away, in the order the key person and the family set."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.people.operations.desk import day_before
from babyroom.rota import access
from babyroom.rota.models import KnowsToo
from babyroom.rota.operations.desk import Desk, desk
from babyroom.ways import queries as ways


def know_too(baby: UUID, adult: UUID | None, *, with_family: bool, by: Who, at: datetime) -> KnowsToo:
    """Put an adult at the end of the list. Only somebody the baby knows: named on the baby's page, or a key person."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        chosen = at_desk.works_here(adult, at_desk.today)
        rows = _list(at_desk, baby)
        if rows.filter(adult=chosen).exists():
            raise Refusal(_("%(adult)s is on the list already.") % {"adult": chosen.called}, field="adult", code="there_already")
        if chosen.pk not in _known(at_desk, baby):
            words = _("%(baby)s’s page does not name %(adult)s yet. First name who is familiar, with the family.")
            raise Refusal(words % {"baby": found.called, "adult": chosen.called}, field="adult", code="not_named")
        row: KnowsToo = KnowsToo.objects.create(
            setting_id=at_desk.setting,
            baby=found,
            adult=chosen,
            position=1 + rows.count(),
            with_family=with_family,
            from_on=at_desk.today,
        )
        at_desk.tell("know_too", found, after={"adult": chosen.pk, "position": row.position, "with_family": with_family})
    return row


def have_sooner(baby: UUID, row: UUID, *, by: Who, at: datetime) -> None:
    """One place up in the order."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        moved = at_desk.find(KnowsToo, row, baby=found)
        rows = list(_list(at_desk, baby))
        place = next((n for n, one in enumerate(rows) if one.pk == moved.pk), 0)
        if place:
            rows[place - 1 : place + 1] = [rows[place], rows[place - 1]]
        before = {"adults": [one.adult_id for one in _list(at_desk, baby)]}
        for position, one in enumerate(rows, start=1):
            at_desk.alter(one, {"position": position})
        at_desk.tell("have_sooner", found, before=before, after={"adults": [one.adult_id for one in rows]})


def no_longer_known_too(baby: UUID, row: UUID, *, by: Who, at: datetime) -> None:
    """Off the list from today on."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        ending = at_desk.find(KnowsToo, row, baby=found, until_on=None)
        before = at_desk.alter(ending, {"until_on": day_before(at_desk.today)})
        at_desk.tell("no_longer_known_too", found, before=before, after={"adult": ending.adult_id, "until_on": ending.until_on})


def _list(at_desk: Desk, baby: UUID) -> QuerySet[KnowsToo]:
    rows: QuerySet[KnowsToo] = KnowsToo.objects.of(at_desk.setting).filter(Q(until_on=None) | Q(until_on__gte=at_desk.today), baby_id=baby)
    return rows.order_by("position", "from_on", "id")


def _known(at_desk: Desk, baby: UUID) -> frozenset[UUID]:
    named = ways.familiar(at_desk.setting, [baby], at_desk.today).get(baby, [])
    keys = people.key_people(at_desk.setting, [baby], at_desk.today).get(baby, [])
    return frozenset({row.adult_id for row in named} | {row.adult_id for row in keys})
