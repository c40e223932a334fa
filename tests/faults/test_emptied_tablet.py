"""F13: what a tablet kept is wiped: under the running page, between two days, in the middle of a hand-over, with the cookie too. It is
always found out, and those who lead are told. And a connection to the disk that the browser drops is opened again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.faults.boards import all_arrived, comfort, device, ids, in_the_log, notices, paired, with_worker
from tests.faults.figures import measured, tries
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import at

pytestmark = [pytest.mark.fault, pytest.mark.journey]
TIMES = tries(3, 30)
# Both places in which the tablet keeps what waits.
WIPE = """async () => {
    for (const name of await caches.keys()) if (name.startsWith("babyroom+")) await caches.delete(name);
    await new Promise((on, off) => {
        const asked = indexedDB.deleteDatabase("babyroom");
        asked.onsuccess = () => on();
        asked.onerror = () => off(asked.error);
    });
}"""
# A connection that the browser drops: every one the page has, and what was opened stays shut where `stays`.
DROPS = """const open = IDBFactory.prototype.open, opened = [];
IDBFactory.prototype.open = function (...told) {
    if (window.stays) throw new DOMException("the storage does not answer", "UnknownError");
    const asked = open.apply(this, told);
    asked.addEventListener("success", () => opened.push(asked.result));
    return asked;
};
window.drop = () => opened.splice(0).forEach((one) => one.close());"""
_TABLETS = """from django.test import Client
from babyroom.signin.models import Login
from tests.journeys.stage import MANAGER
client = Client(headers={"host": "127.0.0.1"})
client.force_login(Login.objects.get(email=MANAGER))
print(client.get("/office/tablets/").content.decode())"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=all_arrived()) as running:
        yield running


@pytest.fixture
def key(server: Server, request: pytest.FixtureRequest) -> str:
    """Of a tablet of this test's own."""
    return paired(server, request.node.name[5:40])


def saved(page: Page) -> None:
    """All of it is in the log."""
    expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)


def read_that_it_is_gone(page: Page, count: int) -> None:
    """So many records are with nobody any more; whoever is at the tablet reads it."""
    expect(page.locator("#saved")).to_have_text(f"missing: {count}", timeout=30_000)
    page.locator("#saved").click()
    expect(page.get_by_role("dialog")).to_contain_text("They did not reach the server, and are not on this tablet any more")
    page.get_by_role("button", name="I have read it").click()
    page.get_by_role("button", name="Close").click()


def told(server: Server) -> int:
    """How often those who lead were told of a store that was emptied."""
    return notices(server).count("store_emptied")


def test_emptied_under_the_running_page_nothing_is_lost_and_it_is_told(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    before, earlier = in_the_log(server), told(server)
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        for number in range(TIMES):
            wifi.set("cut")
            for name in ("Ines", "Kofi", "Ama"):
                comfort(page, name)
            expect(page.locator("#saved")).to_have_text("on this tablet: 3")
            page.evaluate(WIPE)
            comfort(page, "Tomas")
            # What this page wrote it still knows, and writes again.
            expect(page.locator("#saved")).to_have_text("on this tablet: 4")
            wifi.set("open")
            saved(page)
            assert told(server) == earlier + number + 1
            page.wait_for_timeout(1000)
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == 4 * TIMES
    measured(
        "F13", "the tablet’s store emptied under the running page", f"{TIMES} times, 4 records each", "found out each time, 0 lost",
        "a store that was not emptied raises nothing",
    )  # fmt: skip


def test_emptied_between_two_runs_it_is_found_out_and_those_who_lead_are_told(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    earlier = told(server)
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        with_worker(tablet.start())
        tablet.stop()
        for number in range(TIMES):
            page = tablet.start()
            saved(page)
            wifi.set("cut")
            comfort(page)
            expect(page.locator("#saved")).to_have_text("on this tablet: 1")
            page.goto(f"{wifi.address}/without-network/")
            page.evaluate(WIPE)
            tablet.stop()
            wifi.set("open")
            # Whoever is at the tablet is told as well, once; what is there after that is saved.
            page = tablet.start()
            read_that_it_is_gone(page, 1)
            saved(page)
            assert told(server) == earlier + number + 1
            tablet.stop()
            saved(tablet.start())
            tablet.stop()
    measured(
        "F13", "the tablet’s store emptied between two runs, with a record in it", f"{TIMES} times",
        "found out each time, told to those who lead and once at the tablet",
        "a store that was not emptied raises nothing",
    )  # fmt: skip


def test_control_a_store_that_was_not_emptied_raises_nothing(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    earlier = notices(server)
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        with_worker(tablet.start())
        comfort(tablet.context.pages[0])  # type: ignore[union-attr]
        tablet.stop()
        saved(tablet.start())
    assert notices(server) == earlier


def test_wiped_in_the_middle_of_a_hand_over_nothing_is_lost_or_doubled(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    before = in_the_log(server)
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        for _n in range(TIMES):
            wifi.set("cut")
            for name in ("Ines", "Kofi", "Ama"):
                comfort(page, name)
            expect(page.locator("#saved")).to_have_text("on this tablet: 3")
            # The answer is on its way while the store goes. Nobody says when: the tablet may try by itself as soon as the line is open.
            wifi.delay = 0.3
            with page.expect_request("**/sync"):
                wifi.set("open")
                page.evaluate("dispatchEvent(new Event('online'))")
            page.evaluate(WIPE)
            wifi.delay = 0.0
            page.evaluate("dispatchEvent(new Event('online'))")
            saved(page)
            page.wait_for_timeout(1000)
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == 3 * TIMES


def test_with_the_cookie_gone_too_the_office_sees_when_the_tablet_was_last_here(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        comfort(page)
        saved(page)
        asks = page.context.new_cdp_session(page)
        asks.send("Storage.clearDataForOrigin", {"origin": wifi.address, "storageTypes": "all"})
        page.context.clear_cookies()
        reply = page.goto(f"{wifi.address}/room/")
        # It is nobody's tablet any more.
        assert reply is not None
        assert reply.status in (403, 404)
    assert "last here 24 November, 10:" in server.python(_TABLETS)


def test_a_connection_that_is_dropped_is_opened_again_and_else_the_person_is_told(
    playwright: Playwright, server: Server, wifi: Line, key: str, tmp_path: Path
) -> None:
    with device(playwright, tmp_path / "profile", wifi.address, DROPS, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        wifi.set("cut")
        comfort(page)
        expect(page.locator("#saved")).to_have_text("on this tablet: 1")
        page.evaluate("drop()")
        comfort(page, "Kofi")
        expect(page.locator("#saved")).to_have_text("on this tablet: 2")
        page.evaluate("stays = true; drop()")
        comfort(page, "Ama")
        expect(page.locator("#saved")).to_have_text("not kept: 1. Leave this page open")
        page.evaluate("stays = false")
        expect(page.locator("#saved")).to_have_text("on this tablet: 3", timeout=30_000)
        assert len(ids(page)) == 3
