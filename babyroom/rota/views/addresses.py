"""Where the pages of this room lead back to, and the day an address asks for."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse


def known_address(baby: UUID, part: str = "") -> str:
    """The page of who knows a baby, at one of its parts."""
    return reverse("rota:known", args=[baby]) + (f"#{part}" if part else "")


def plan_address(baby: UUID, row: UUID) -> str:
    """One plan."""
    return reverse("rota:plan", args=[baby, row])


def leaving_address(adult: UUID) -> str:
    """The page of an adult who leaves."""
    return reverse("rota:leaving", args=[adult])


def week_address(first: date) -> str:
    """What the week that begins on a day means for the babies."""
    return f"{reverse('rota:ahead')}?week={first.isoformat()}"


def day_asked(request: HttpRequest, name: str) -> date | None:
    """The day that stands behind the question mark, if it is one."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
