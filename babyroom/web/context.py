"""What every page may need: the setting's name and its own numbers for the danger panel."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from babyroom.common import clock
from babyroom.common.access import who_of
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.tablet.calling import asking


def setting(request: HttpRequest) -> dict[str, Any]:
    """`who`; `setting`, `danger` and `asking` (rooms where arms are full) are asked for only if a page shows them."""
    who = who_of(request)

    def danger() -> dict[str, Any]:
        if who.setting_id is None:
            return {}
        return people.policies(who.setting_id, local_day(clock.now(), who.zone)).danger()

    def named() -> Any:
        return people.setting(who.setting_id) if who.setting_id else None

    def rooms() -> Any:
        return asking(who, clock.now())

    return {"who": who, "setting": SimpleLazyObject(named), "danger": SimpleLazyObject(danger), "asking": SimpleLazyObject(rooms)}
