"""What is over is cleared away at night: nothing of it opens anything any more, and what nobody needs is not kept."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet

from babyroom.common import audit, walls
from babyroom.people import queries as people
from babyroom.signin import guesses
from babyroom.signin.models import Fresh, Guess, InRoom, Invitation, Pairing, Pin, SignedIn, StartCode
from babyroom.signin.queries_pins import LONGEST

# A code that is too old still says so for a day; after that it is one we do not know.
TOLD_FOR = timedelta(days=1)


def clear_away(setting: UUID, *, at: datetime) -> int:
    """End and delete what is over by itself: stays in a room that nobody closed, day guests' PINs, PINs shown, wrong tries, pairings,
    start codes, invitations, and where somebody was signed in. One audit row says how many of each; nothing over, no row. Returns how
    many in all. Called by the tick; a second time finds nothing."""
    with transaction.atomic(), walls.within(setting):
        told = people.setting(setting)
        if told is None or told.demonstration:
            return 0
        midnight = datetime.combine(at.astimezone(ZoneInfo(told.zone)).date(), time(), ZoneInfo(told.zone))
        counts = {
            "forgotten_stays": _end_forgotten(setting, midnight, told.zone),
            "guest_pins": _delete(Pin.objects.of(setting).filter(ends_at__lte=at)),
            "shown_pins": _delete(Fresh.objects.of(setting).filter(confirmed_at__lte=at - LONGEST)),
            "wrong_tries": _delete(Guess.objects.of(setting).filter(last_at__lte=at - guesses.FORGOTTEN, next_at__lte=at)),
            "pairings": _delete(Pairing.objects.of(setting).filter(ends_at__lte=at - TOLD_FOR)),
            "start_codes": _delete(StartCode.objects.of(setting).filter(Q(ends_at__lte=at - TOLD_FOR) | Q(used_at__lte=at - TOLD_FOR))),
            "invitations": Invitation.objects.of(setting).open().filter(until_at__lte=at).update(ended_at=at),
            "signed_in": _delete(_without_session(setting, at)),
        }
        over = {name: count for name, count in counts.items() if count}
        if over:
            audit.write("signin.clear_away", by=None, at=at, setting=setting, subject=f"people.setting/{setting}", after=over)
    return sum(over.values())


def clear_sessions(*, at: datetime) -> int:
    """Django's own records of sessions that are over, of every setting: nobody can be told from one. Returns how many."""
    return _delete(Session.objects.filter(expire_date__lte=at))


def _end_forgotten(setting: UUID, midnight: datetime, zone: str) -> int:
    """A stay that nobody closed ends when its own day closed, or where it began if that was later: so the page for the next shift, which
    has taken it so all along, says the same."""
    forgotten = list(InRoom.objects.of(setting).filter(until_at=None, from_at__lt=midnight))
    for stay in forgotten:
        day = stay.from_at.astimezone(ZoneInfo(zone)).date()
        closed = datetime.combine(day, people.policies(setting, day).clock("closes_at"), ZoneInfo(zone))
        InRoom.objects.of(setting).filter(pk=stay.pk).update(until_at=max(closed, stay.from_at))
    return len(forgotten)


def _without_session(setting: UUID, at: datetime) -> QuerySet[Any, Any]:
    live = Session.objects.filter(expire_date__gt=at).values("session_key")
    rows: QuerySet[Any, Any] = SignedIn.objects.of(setting).exclude(session_key__in=live)
    return rows


def _delete(rows: QuerySet[Any, Any]) -> int:
    count, _each = rows.delete()
    return count
