"""What access and audit cost the board: the same page with them, and with nothing of them, asked in turn."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from babyroom.common.access import NOBODY, Who

BOARD = "/room/"
# All that finds out who is asking, refuses, or writes down that somebody looked.
PARTS = frozenset(
    {
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "babyroom.web.elsewhere.RefuseFromElsewhere",
        "allauth.account.middleware.AccountMiddleware",
        "babyroom.signin.middleware.PutWho",
        "babyroom.signin.accounts.middleware.KeepStay",
        "babyroom.web.middleware.KeepLooks",
    }
)


class KnownAlready:
    """Stands in for all of them while measuring: who asks is known without a question, and no view is locked."""

    who: ClassVar[Who] = NOBODY

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.who = self.who  # type: ignore[attr-defined]
        timezone.activate(self.who.zone)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse:
        """The view behind its lock."""
        answer: HttpResponse = view.__wrapped__(request, *arguments, **named)
        return answer


@dataclass(frozen=True)
class Asked:
    """How many database queries access and audit add: as a rule, and on the first board of an hour, when the look is written."""

    usually: int
    first: int


def without(who: Who) -> Client:
    """A browser whose requests nothing of access and audit sees. Raises RuntimeError where a part is not there to be left out."""
    missing = PARTS - set(settings.MIDDLEWARE)
    if missing:
        msg = f"Not in use any more, so not to be measured: {', '.join(sorted(missing))}"
        raise RuntimeError(msg)
    KnownAlready.who = who
    client = Client(headers={"Accept": "text/html"})
    with override_settings(MIDDLEWARE=[*(part for part in settings.MIDDLEWARE if part not in PARTS), f"{__name__}.KnownAlready"]):
        client.handler.load_middleware()
    return client


def in_turn(tablet: Client, bare: Client, times: int) -> tuple[list[float], list[float]]:
    """Server time of the board in ms, with and without, one after the other, so that a noisy minute falls on both alike."""
    took: tuple[list[float], list[float]] = ([], [])
    for n in range(times + 3):
        for client, told in zip((tablet, bare), took, strict=True):
            started = time.perf_counter()
            answer = client.get(BOARD)
            passed = (time.perf_counter() - started) * 1000
            if answer.status_code != 200:
                msg = f"The board answered {answer.status_code}."
                raise RuntimeError(msg)
            # The first ones warm what is remembered between requests.
            if n >= 3:
                told.append(passed)
    return took


def asked(tablet: Client, bare: Client) -> Asked:
    """The queries, counted. `tablet` has not asked for its board in this hour."""
    first, usually = queries(tablet), queries(tablet)
    queries(bare)
    least = queries(bare)
    return Asked(usually - least, first - least)


def queries(client: Client) -> int:
    """How many queries one board takes."""
    with CaptureQueriesContext(connection) as found:
        client.get(BOARD)
    return len(found)
