"""The room's board, and what changed on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.tablet import access
from babyroom.tablet.board import Board
from babyroom.tablet.board import board as board_of
from babyroom.tablet.header import header
from babyroom.tablet.page import help_panel, menu, script_parts
from babyroom.tablet.pulse import stamp_now
from babyroom.tablet.state import state


@lock(access.BOARD)
@require_safe
@never_cache
def room(request: HttpRequest) -> HttpResponse:
    """The whole board."""
    who = who_of(request)
    found = board_of(who, clock.now())
    ready = {"script_parts": script_parts(), "menu": menu(), "help_panel": help_panel(who.setting, found.policy.danger())}
    return render(request, "tablet/board.html", _shown(found) | ready)


@lock(access.BOARD)
@require_safe
@never_cache
def since(request: HttpRequest) -> HttpResponse:
    """204 while nothing looks different from what the tablet drew (`stamp`); else the parts of the board that live."""
    who, at = who_of(request), clock.now()
    if request.GET.get("stamp") == stamp_now(who, at):
        response = HttpResponse(status=204)
    else:
        response = render(request, "tablet/board_live.html", _shown(board_of(who, at)))
    response["X-Now"] = clock.now().isoformat()
    return response


def _shown(found: Board) -> dict[str, Any]:
    return {"board": found, "header": header(found), "state": state(found)}
