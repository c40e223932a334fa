"""A hand at a room's screen: asks for pages and taps, as a browser without scripts would."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from babyroom.common import clock
from babyroom.moments import queries
from babyroom.moments.operations import receive
from babyroom.moments.record import Record
from babyroom.moments.settle import Settled
from babyroom.people.models import Setting
from babyroom.signin.models import Login, Pin
from tests.nursery import SECRETS, TODAY, Nursery, at

NOW = at("10:30")


@dataclass
class Hand:
    """At the tablet of one room, or signed in by name."""

    nursery: Nursery
    client: Client
    now: datetime

    def page(self, address: str, status: int = 200, **query: str) -> str:
        """A page as text, white space folded."""
        answer = self.client.get(address, query or None)
        assert answer.status_code == status, (address, answer.status_code)
        return folded(answer.content.decode())

    def tap(self, address: str, status: int = 302, **said: Any) -> str:
        """Send a form; what came back, as text."""
        answer = self.client.post(address, said)
        assert answer.status_code == status, (address, answer.status_code, folded(answer.content.decode())[-2000:])
        return answer.get("Location", "") if status == 302 else folded(answer.content.decode())

    def keep(self, *records: Record) -> None:
        """Write records as the tablet would."""
        answers = receive(records, by=self.nursery.tablet(), at=self.now)
        assert {answer.outcome for answer in answers} == {"kept"}, answers

    def day(self, baby: str, room: str = "Ducklings") -> list[Settled]:
        """The settled moments of today."""
        who = self.nursery.tablet(room)
        who.seen["babies_in_room"] = queries.in_room(who, self.now)
        return queries.day(who, self.nursery.babies[baby], TODAY)

    def one(self, baby: str, kind: str) -> Settled:
        """The only moment of a kind today that was not taken back."""
        found = [one for one in self.day(baby) if one.kind == kind and one.withdrawn is None]
        assert len(found) == 1, found
        return found[0]

    def face(self, name: str) -> str:
        """An adult's id as a form sends it."""
        return str(self.nursery.adults[name])

    def baby(self, name: str, rest: str = "") -> str:
        """The address of a baby's page, or of one below it."""
        return f"/room/baby/{self.nursery.babies[name]}/{rest}"

    def moment(self, baby: str, moment: UUID, rest: str = "") -> str:
        """The address of a moment of today."""
        return self.baby(baby, f"day/{TODAY.isoformat()}/{moment}/{rest}")


def at_tablet(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, *, room: str = "Ducklings", now: datetime = NOW) -> Hand:
    """A hand at a room's tablet, at a time."""
    client = _client(monkeypatch, now)
    client.cookies["tablet"] = SECRETS[room]
    # Pages open without a PIN, as in a demonstration; tests about PINs (signin.hands.give_pins) take that back.
    if not Pin.objects.of(nursery.setting).exists():
        Setting.objects.filter(pk=nursery.setting).update(demonstration=True)
    return Hand(nursery, client, now)


def signed_in(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, name: str) -> Hand:
    """Somebody signed in by name: Helen, or Ada's mum Ngozi."""
    client = _client(monkeypatch, NOW)
    client.force_login(Login.objects.get(pk=nursery.logins[name]))
    return Hand(nursery, client, NOW)


def _client(monkeypatch: pytest.MonkeyPatch, now: datetime) -> Client:
    monkeypatch.setattr(clock, "now", lambda: now)
    # Nothing is collected for tests; the files' server warns where the folder is not there at all.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    return Client()


def folded(html: str) -> str:
    """White space as a reader sees it; tags stay."""
    return re.sub(r"\s+", " ", html)


def words(html: str) -> str:
    """The words of the page's main part without its tags."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))).strip()


def filled(page: str) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    form = page[page.index('<form class="form form--wide') :]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if not name or name == "csrfmiddlewaretoken":
            continue
        ticks = _attribute(tag, "type") in ("radio", "checkbox")
        if ticks and " checked" not in tag:
            continue
        sent.setdefault(name, []).append(value if value is not None else "on" if ticks else "")
    for name, inside in re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', form):
        sent[name] = [inside.strip()]
    for name, inside in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form):
        sent[name] = re.findall(r'<option value="([^"]*)" selected', inside)[:1]
    return sent


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf' {name}="([^"]*)"', tag)
    return found[1] if found else None
