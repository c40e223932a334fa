"""The page behind "saved": what is about another nursery and let go, and what waits for the nursery this tablet was at before."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from tests.journeys.arrived import prepared
from tests.journeys.line import Line, line
from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET
from tests.journeys.tablets import SIZE, choose_face

BEGINS = "10:00"
PREPARE = prepared("Ines", "Ravi")
ELSEWHERE = "tablet-of-another-nursery"
# A second nursery on the same server, with a tablet of its own and one baby who is here.
_ANOTHER = f"""
from datetime import date
from uuid import uuid4
from babyroom.common import clock, walls
from babyroom.people.models import Adult, Baby, Job, Placement, Room, Setting
from babyroom.signin.models import InRoom, Tablet
from babyroom.signin.queries import digest_of
now, began = clock.now(), date(2026, 9, 1)
other = uuid4()
with walls.within(other):
    setting = Setting.objects.create(id=other, name="Hill Nursery", demonstration=True, made_at=now)
    room = Room.objects.create(setting=setting, name="Robins")
    Tablet.objects.create(setting=setting, room=room, name="hill", secret_digest=digest_of({ELSEWHERE!r}), paired_at=now)
"""
_NUMBERS = """async () => {
    const asked = indexedDB.open("babyroom");
    const db = await new Promise((on) => (asked.onsuccess = () => on(asked.result)));
    const read = db.transaction("records").objectStore("records").getAll();
    const found = await new Promise((on) => (read.onsuccess = () => on(read.result)));
    db.close();
    return found.map(({ n, state }) => [n, state]);
}"""


@pytest.fixture
def wifi(server: Server) -> Iterator[Line]:
    with line(server.address) as made:
        yield made


@pytest.fixture
def device(browser: Browser, wifi: Line) -> Iterator[BrowserContext]:
    width, height = SIZE
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London")
    paired(context, wifi, TABLET_SECRET)
    yield context
    context.close()


def paired(device: BrowserContext, wifi: Line, secret: str) -> None:
    """From now on the device is that tablet."""
    device.add_cookies([{"name": "tablet", "value": secret, "url": wifi.address}])


def board(device: BrowserContext, wifi: Line) -> Page:
    page = device.new_page()
    page.goto(f"{wifi.address}/room/")
    page.wait_for_selector("html[data-script=ready]")
    return page


def count(server: Server, sort: str) -> int:
    """How many records of this sort the server has, of whatever nursery."""
    told = server.python(
        "from babyroom.common import walls\nfrom babyroom.moments.models import Moment\nfrom babyroom.people.models import Setting\n"
        "total = 0\n"
        "for setting in Setting.objects.values_list('pk', flat=True):\n"
        "    with walls.within(setting):\n"
        f"        total += Moment.objects.of(setting).filter(kind={sort!r}).count()\n"
        "print(total)"
    )
    return int(told)


@pytest.mark.journey
def test_at_another_nursery_what_waits_for_the_one_before_stays_sealed_and_is_told(
    server: Server, device: BrowserContext, wifi: Line
) -> None:
    page = board(device, wifi)
    expect(page.locator("#saved")).to_have_text("Saved")
    choose_face(page, "Amina")
    wifi.set("cut")
    for name in ("Ines", "Ravi"):
        page.get_by_role("button", name=f"Comfort for {name}").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 2")
    sent: list[dict[str, Any]] = []

    def listen(request: Request) -> None:
        if request.url.endswith("/sync"):
            sent.append(json.loads(request.post_data or "{}"))

    device.on("request", listen)
    server.python(_ANOTHER)
    paired(device, wifi, ELSEWHERE)
    wifi.set("open")
    # The page of the nursery before is still open: it hands in nothing here, and makes way.
    expect(page.get_by_role("heading", name="Robins")).to_be_visible(timeout=20_000)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    # As a word: "Lines from home" stands in every menu.
    expect(page.get_by_text(re.compile(r"\bInes\b"))).to_have_count(0)
    page.locator("#saved").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("For the nursery this tablet was at before: 2")
    expect(dialog).not_to_contain_text("Nothing waits here")
    assert count(server, "comfort") == 0
    there = [one for one in sent if one["setting"] != sent[0]["setting"]]
    assert there
    assert all(one["records"] == [] for one in there)
    assert sorted(page.evaluate(_NUMBERS)) == [[1, "waiting"], [2, "waiting"]]
    # Back at the nursery before, they go by themselves.
    paired(device, wifi, TABLET_SECRET)
    page.close()
    page = board(device, wifi)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    assert count(server, "comfort") == 2


def not_ours(route: Route) -> None:
    """A server to which every record is another nursery's."""
    told = json.loads(route.request.post_data or "{}")
    said = {"outcome": "not_yours", "sentence": "This is not about our nursery.", "field": "", "code": "not_yours", "seq": None}
    answers = [{"id": one["id"], "n": one["n"], **said} for one in told["records"]]
    how = {"through": told["last"], "reaches": told["last"], "wants": [], "gone": [], "seq": 0, "now": "2026-11-24T10:00:00+00:00"}
    route.fulfill(json={"version": 1, "ask": told["ask"], "answers": answers, **how})


@pytest.mark.journey
def test_letting_go_of_what_is_in_no_log_is_asked_about_once_and_is_never_called_saved(device: BrowserContext, wifi: Line) -> None:
    page = board(device, wifi)
    page.route("**/sync", not_ours)
    choose_face(page, "Amina")
    page.get_by_role("button", name="Comfort for Ines").click()
    expect(page.locator("#saved")).to_have_text("needs attention: 1", timeout=20_000)
    page.locator("#saved").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This is not about our nursery.")
    dialog.get_by_role("button", name="Let it go").click()
    expect(dialog).to_contain_text("It is not in the log. If you let it go, it leaves this tablet in 14 days.")
    assert page.evaluate(_NUMBERS) == [[1, "not_yours"]]
    dialog.get_by_role("button", name="Yes, let it go").click()
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    assert page.evaluate(_NUMBERS) == [[1, "let_go"]]
