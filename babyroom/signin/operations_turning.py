"""The part of a key that turns, on the rows that keep it (a tablet's, a stay's): two steps, each of them one conditional write, so that of
many requests at once only one hands out a new part. Both tables name their columns alike."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from babyroom.signin.queries import digest_of
from babyroom.signin.tablet_key import IN_FLIGHT, fresh_part


def take_into_use(rows: QuerySet[Any, Any], shown: str, *, at: datetime) -> bool:
    """The part handed out was seen (its digest `shown`): from now on it is the one that fits. False where that was done already."""
    waiting = rows.filter(next_digest=shown)
    kept = waiting.values_list("token_digest", flat=True).first()
    if kept is None:
        return False
    return bool(waiting.update(previous_digest=kept, token_digest=shown, next_digest="", next_at=None, turned_at=at))


def hand_out(rows: QuerySet[Any, Any], present: str, *, at: datetime) -> str:
    """A new part for whoever holds the one whose digest is `present`; nothing where another request was faster: of two parts on their
    way the one that counted might be lost, and the other would look like a copy."""
    part = fresh_part()
    nothing_on_its_way = Q(next_at=None) | Q(next_at__lte=at - IN_FLIGHT)
    return part if rows.filter(nothing_on_its_way, token_digest=present).update(next_digest=digest_of(part), next_at=at) else ""
