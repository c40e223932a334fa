"""Today's names leave the tablet at closing time, and at its next start where it was off then or its clock was set back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.arrived import prepared
from tests.journeys.line import Line, line
from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET, at
from tests.journeys.tablets import SIZE

BEGINS = "17:30"
PREPARE = prepared("Ines", "Ravi")
_TODAY = """const today = async (work) => {
    const asked = indexedDB.open("babyroom");
    const db = await new Promise((on) => (asked.onsuccess = () => on(asked.result)));
    const got = (one) => new Promise((on) => (one.onsuccess = () => on(one.result)));
    const told = await work(db.transaction("today", "readwrite").objectStore("today"), got);
    db.close();
    return told;
};"""
_ROWS = f"async () => {{ {_TODAY} return today((rows, got) => got(rows.count())); }}"
_CHANGED = f"""async (more) => {{ {_TODAY} return today(async (rows, got) => {{
    const kept = await got(rows.get("key"));
    await got(rows.put({{ ...kept, ...Object.fromEntries(Object.entries(more).map(([name, off]) => [name, Date.now() + off])) }}, "key"));
}}); }}"""
HOUR_MS = 3_600_000


@pytest.fixture
def wifi(server: Server) -> Iterator[Line]:
    with line(server.address) as made:
        yield made


@pytest.fixture
def device(browser: Browser, wifi: Line) -> Iterator[BrowserContext]:
    width, height = SIZE
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London")
    context.add_cookies([{"name": "tablet", "value": TABLET_SECRET, "url": wifi.address}])
    yield context
    context.close()


@pytest.fixture
def page(device: BrowserContext, wifi: Line) -> Page:
    """The board, which this tablet could open without a network as well."""
    page = device.new_page()
    page.goto(f"{wifi.address}/room/")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert page.evaluate(_ROWS) >= 2
    return page


def started(device: BrowserContext, address: str) -> Page:
    """The app is opened anew, as after a restart of the tablet."""
    for page in device.pages:
        page.close()
    page = device.new_page()
    page.goto(address)
    return page


@pytest.mark.journey
def test_at_closing_time_today_s_names_go_and_a_board_without_a_network_shows_them_to_nobody(
    server: Server, page: Page, wifi: Line
) -> None:
    with page.expect_response(lambda answer: "17:59" in answer.headers.get("x-now", ""), timeout=20_000):
        server.set_clock(at("17:59:50"))
    wifi.set("cut")
    page.wait_for_function(f"async () => (await ({_ROWS})()) === 0", timeout=30_000)
    expect(page.get_by_role("heading", name="No network just now")).to_be_visible(timeout=45_000)
    expect(page.get_by_text("Ines")).to_have_count(0)


@pytest.mark.journey
def test_control_before_closing_time_the_board_opens_without_a_network(device: BrowserContext, page: Page, wifi: Line) -> None:
    del page
    wifi.set("cut")
    expect(started(device, f"{wifi.address}/room/").get_by_role("button", name="Ines", exact=True)).to_be_visible()


@pytest.mark.journey
def test_a_clock_set_back_while_the_tablet_was_off_opens_no_board(device: BrowserContext, page: Page, wifi: Line) -> None:
    # To the tablet it is the same whether its clock went back or what it remembers lies ahead.
    page.evaluate(_CHANGED, {"seen": 3 * HOUR_MS, "endsAt": 4 * HOUR_MS})
    wifi.set("cut")
    page = started(device, f"{wifi.address}/room/")
    expect(page.get_by_role("heading", name="No network just now")).to_be_visible()
    assert page.evaluate(_ROWS) == 0
    # Where it hears the server the day begins anew.
    wifi.set("open")
    page = started(device, f"{wifi.address}/room/")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    page.wait_for_function(f"async () => (await ({_ROWS})()) >= 2")
    wifi.set("cut")
    expect(started(device, f"{wifi.address}/room/").get_by_role("button", name="Ines", exact=True)).to_be_visible()


@pytest.mark.journey
def test_off_over_closing_time_the_day_is_thrown_away_at_the_next_start_whatever_is_opened(
    device: BrowserContext, page: Page, wifi: Line
) -> None:
    page.evaluate(_CHANGED, {"endsAt": -1000})
    wifi.set("cut")
    page = started(device, f"{wifi.address}/help-now/")
    expect(page.get_by_role("heading", name="Is a baby in danger?")).to_be_visible()
    page.wait_for_function(f"async () => (await ({_ROWS})()) === 0")
