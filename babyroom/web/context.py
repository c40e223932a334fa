"""What every page may need: the setting's name, its own numbers for the danger panel, and whether the room's screen is dim."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from babyroom.common import clock
from babyroom.common.access import who_of
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.tablet.calling import asking
from babyroom.tablet.rooms_now import rooms_now

# From here on the panel itself says how long ago its numbers were checked.
_LONG_AGO = timedelta(days=366)
# A room where babies sleep is dim on every page of its tablet; paper is white.
_ROOM, _PAPER = "/room/", "/room/print/"


def setting(request: HttpRequest) -> dict[str, Any]:
    """`who`; `setting`, `danger`, `asking` (rooms where arms are full) and `rooms_now` (each room as it stands) are asked for only if a
    page shows them."""
    who = who_of(request)

    def danger() -> dict[str, Any]:
        if who.setting_id is None:
            return {}
        today = local_day(clock.now(), who.zone)
        policies = people.policies(who.setting_id, today)
        told: dict[str, Any] = policies.danger()
        checked = told["checked_on"]
        return {**told, "our_phone": policies.text("our_phone"), "long_ago": checked is not None and today - checked > _LONG_AGO}

    def named() -> Any:
        return people.setting(who.setting_id) if who.setting_id else None

    def rooms() -> Any:
        return asking(who, clock.now())

    def now_in_the_rooms() -> Any:
        return rooms_now(who, clock.now())

    return {
        "who": who,
        "setting": SimpleLazyObject(named),
        "danger": SimpleLazyObject(danger),
        "asking": SimpleLazyObject(rooms),
        "rooms_now": SimpleLazyObject(now_in_the_rooms),
    }


def theme(request: HttpRequest) -> dict[str, str]:
    """`theme`: "dim" on every page of the room whose tablet was dimmed, else empty. A page that is always dim says so itself."""
    room = request.path.startswith(_ROOM) and not request.path.startswith(_PAPER)
    return {"theme": "dim" if room and request.COOKIES.get("theme") == "dim" else ""}
