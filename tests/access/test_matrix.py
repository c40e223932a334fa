"""F16: every address, every role, own things and others': what opens is what the written table says, and nothing is shown besides."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from babyroom.common import clock, walls
from babyroom.common.access import TABLE, Who
from babyroom.signin import middleware
from tests.access.expected import MAY_READ, ROLES, audience, opens
from tests.access.planted import NOW, Planted, plant
from tests.faults.figures import NIGHTLY, POSTGRESQL, measured
from tests.nursery import TODAY, Nursery
from tests.outboxes import HEADERS
from tests.owner import undone

THINGS = ("ada", "hugo", "zed")
# What an address's `row` is, and its other words.
_ROWS = {
    "mark": ("mark_",),
    "contact": ("contact_",),
    "tie": ("tie_",),
    "key_person": ("key_person_end",),
    "consent": ("consent_",),
    "day": ("day_drop",),
    "job": ("job_",),
    "closed": ("open_days",),
    "familiar": ("no_longer_familiar",),
    "shift": ("shift_end",),
    "shift_day": ("shift_day_drop",),
    "was_here": ("not_here",),
    "too": ("too_",),
    "plan": ("plan", "step_", "say_where"),
}
_WORDS = {"group": "hours", "sort": "babies", "place": "first", "secret": "x", "pk": 1, "what": "move", "language": "pl"}
# Not there, and not asked in this way: neither tells what is behind the address.
_SAYS_NOTHING = (404, 405)
# Answers an id of another setting as it answers one that was settled a moment ago: back to the list, and nothing is learnt.
SAYS_THE_SAME = ("moments_office:settle_aside",)
# Whoever may open these may still find that there is nothing to do (this moment is no nap, this invitation is none).
MAY_BE_GONE = (
    "tablet:same_nap",
    "tablet:which",
    "tablet:answer_look_in",
    "signin:",
    "account_",
    "mfa_",
    "signin_office:",
    "tablet:moment",
    "tablet:since_last_shift",
    "tablet:face_",
    "web:step_in",
    "records:look",
)


@dataclass(frozen=True)
class Address:
    """One address: its name, the words it is given, and whether it is about somebody."""

    name: str
    given: tuple[str, ...]

    @property
    def about(self) -> bool:
        return bool(set(self.given) - _WORDS.keys() - {"on", "place"}) and "setting" not in self.given

    def with_things_of(self, planted: Planted, thing: str) -> str:
        ids = planted.things[thing]
        row = next((sort for sort, starts in _ROWS.items() if self.name.split(":")[-1].startswith(starts)), "")
        told: dict[str, Any] = {"row": ids.get(row), "on": TODAY, "pairing": ids["tablet"], "setting": ids["room"], **_WORDS, **ids}
        # Home reads a day when it is over.
        told |= {"on": TODAY - timedelta(days=1)} if self.name in ("home:day", "home:story_on") else {}
        if self.name == "signin:end_stay":
            told["place"] = ids["room"]
        return reverse(self.name, kwargs={name: told[name] for name in self.given})


def addresses(patterns: Iterable[URLPattern | URLResolver], space: str = "", given: tuple[str, ...] = ()) -> Iterator[Address]:
    """Every address of the product."""
    for pattern in patterns:
        words = (*given, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space, words)
        else:
            yield Address(f"{space}{pattern.name}", words)


@dataclass
class Seen:
    """What the walk through the matrix found."""

    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)


class Walk:
    """Goes through addresses as each role. The session and the cookie are stood in for; who that is, the product finds out itself."""

    def __init__(self, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
        self.planted, self.seen = planted, Seen()
        self.client = Client(raise_request_exception=False)
        self.role, self.thinned = "nobody", True
        monkeypatch.setattr(clock, "now", lambda: NOW)
        monkeypatch.setattr(middleware, "who_from", lambda _request: planted.who[self.role]())

    def through(self, found: Iterable[Address], roles: Iterable[str] = ROLES) -> Seen:
        every = list(found)
        for turn, self.role in enumerate(roles):
            for place, address in enumerate(every):
                for thing in self._things(address, turn + place):
                    for method in ("GET", "POST"):
                        self._ask(address, thing, method)
        return self.seen

    def _things(self, address: Address, turn: int) -> tuple[str, ...]:
        """Whose things are asked for. On PostgreSQL one baby's in turn, all three by `make faults`: the rules are the same Python as on
        SQLite, where every run asks for all, and three times the time would go into it."""
        if not address.about:
            return ("ada",)
        return (THINGS[turn % 3],) if POSTGRESQL and not NIGHTLY and self.thinned else THINGS

    def _ask(self, address: Address, thing: str, method: str) -> None:
        url = address.with_things_of(self.planted, thing)
        response = self._answer(url, method)
        self.seen.asked[method] += 1
        whose = audience(address.name)
        if whose is None:
            self.seen.wrong.append(f"{address.name} stands in no line of the table")
            return
        inside = response.status_code not in _SAYS_NOTHING
        told = f"{self.role}: {method} {address.name} of {thing} answers {response.status_code}"
        if response.status_code >= 500:
            self.seen.wrong.append(told)
        elif opens(whose, self.role, thing) and response.status_code == 404 and not address.name.startswith(MAY_BE_GONE):
            self.seen.wrong.append(f"{told}, and is theirs")
        elif not opens(whose, self.role, thing) and inside and address.name not in SAYS_THE_SAME:
            self.seen.wrong.append(f"{told}, and is not theirs")
        self.seen.leaks += [f"{told} and shows {mark}" for mark in self._shown(response)]

    def _answer(self, url: str, method: str) -> HttpResponse:
        kind: dict[str, Any] = {"content_type": "application/json", "data": json.dumps([]), "headers": HEADERS} if url == "/sync" else {}
        with undone(), walls.within(None):
            answer: Any = self.client.get(url) if method == "GET" else self.client.post(url, **kind)
        return answer  # type: ignore[no-any-return]

    def _shown(self, response: HttpResponse) -> Iterator[str]:
        text = f"{response.content.decode(errors='replace')} {response.headers}"
        day, home = (told.split() for told in MAY_READ.get(self.role, ("", "")))
        for thing, marks in self.planted.marks.items():
            for sort, mark in marks.items():
                if mark in text and thing not in (home if sort in ("phone", "mum") else day):
                    yield mark


@pytest.fixture
def walk(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Walk:
    return Walk(plant(nursery), monkeypatch)


@pytest.mark.fault
@pytest.mark.timeout(600)
def test_every_address_opens_to_whom_the_table_says_and_shows_nothing_besides(walk: Walk) -> None:
    seen = walk.through(addresses(get_resolver().url_patterns))
    assert "\n".join(seen.wrong) == ""
    assert "\n".join(seen.leaks) == ""
    measured(
        "F16", "permission matrix", f"{sum(seen.asked.values())} requests as {len(ROLES)} roles", "0 leaks", "three locks left open: seen"
    )


def test_every_address_stands_in_the_table() -> None:
    assert [one.name for one in addresses(get_resolver().url_patterns) if audience(one.name) is None] == []


@pytest.mark.fault
@pytest.mark.parametrize("action", ["people.keep", "tablet.baby", "moments.tell_from_home"])
def test_the_control_a_lock_left_open_is_found(walk: Walk, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    about = {"people.keep": "people:baby", "tablet.baby": "tablet:baby", "moments.tell_from_home": "home:baby"}
    # Reading the addresses loads the rooms, and with them their lines of the table.
    one = [address for address in addresses(get_resolver().url_patterns) if address.name == about[action]]
    monkeypatch.setattr(type(TABLE[action]), "check", _open(TABLE[action].name, type(TABLE[action]).check))
    roles = [role for role in ROLES if "elsewhere" not in role]
    walk.thinned = False
    seen = walk.through(one, roles)
    assert seen.wrong


def _open(name: str, checks: Callable[..., None]) -> Callable[..., None]:
    """A check that lets everybody of the setting through one action."""

    def check(self: Any, who: Who, thing: Any = None) -> None:
        if self.name != name and "tablet" not in self.name and "moments" not in self.name:
            checks(self, who, thing)

    return check


def test_the_control_a_text_in_the_wrong_place_is_found(walk: Walk) -> None:
    walk.role = "practitioner"
    page = HttpResponse(f"<p>{walk.planted.marks['hugo']['way']} {walk.planted.marks['ada']['day']}</p>")
    assert list(walk._shown(page)) == [walk.planted.marks["hugo"]["way"]]
