"""What families have agreed to: every question about a consent is asked here, so that no screen can see a yes and miss a no.

An answer counts on a day while it holds (neither ended nor taken back) and whoever gave it has parental responsibility by a tie of
that day. One no outweighs any yes. Somebody blocked by an order is not needed: their yes counts for nothing; yet their no still counts,
for an order about seeing a child takes no responsibility away. A day to ask again ends nothing by itself: the office is reminded.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from babyroom.people.models import Consent, FamilyTie


def counting(setting: UUID, on: date) -> QuerySet[Any, Any]:
    """The answers that count on a day, yes and no."""
    ties = FamilyTie.objects.of(setting).on(on).filter(baby_id=OuterRef("baby_id"), adult_id=OuterRef("by_id"))
    answers = Consent.objects.of(setting).on(on).filter(Exists(ties.filter(parental_responsibility=True)))
    rows: QuerySet[Any, Any] = answers.exclude(Q(agreed=True), Exists(ties.filter(blocked=True)))
    return rows


def holding(setting: UUID, on: date) -> QuerySet[Any, Any]:
    """The yeses that hold on a day: those that no no outweighs."""
    noes = counting(setting, on).filter(agreed=False, baby_id=OuterRef("baby_id"), purpose=OuterRef("purpose"))
    return counting(setting, on).filter(~Exists(noes.order_by()), agreed=True)


def agreed(setting: UUID, babies: Iterable[UUID], on: date) -> dict[UUID, dict[str, bool]]:
    """What families have said on a day, by baby and purpose. Not asked is not in the answer."""
    found: dict[UUID, dict[str, bool]] = {}
    rows = counting(setting, on).filter(baby_id__in=list(babies)).order_by().values_list("baby_id", "purpose", "agreed")
    for baby_id, purpose, said_yes in rows:
        answers = found.setdefault(baby_id, {})
        answers[purpose] = answers.get(purpose, True) and said_yes
    return found
