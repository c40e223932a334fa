"""An iPad or iPhone: in the browser's own window nothing is written and nothing is paired there; in the app on the home screen all goes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.arrived import prepared
from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET
from tests.journeys.tablets import choose_face

BEGINS = "10:00"
PREPARE = prepared("Ines", "Tomas")
OLD_IPAD = "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1"
# A newer iPad calls itself a Mac; only its fingers tell.
NEW_IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15"
FINGERS = "Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => 5 })"
ON_THE_HOME_SCREEN = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => true })"
SENDS = "**/sync"


@contextmanager
def ipad(browser: Browser, server: Server, agent: str, *scripts: str) -> Iterator[BrowserContext]:
    """One of these in somebody's hand, paired already."""
    context = browser.new_context(user_agent=agent, has_touch=True, viewport={"width": 1180, "height": 820}, timezone_id="Europe/London")
    context.add_cookies([{"name": "tablet", "value": TABLET_SECRET, "url": server.address}])
    for script in (FINGERS, *scripts):
        context.add_init_script(script)
    yield context
    context.close()


@pytest.mark.journey
@pytest.mark.parametrize("agent", [OLD_IPAD, NEW_IPAD], ids=["old", "new"])
def test_in_the_browser_s_window_it_is_led_to_the_page_that_says_how_and_keeps_nothing(
    browser: Browser, server: Server, agent: str
) -> None:
    with ipad(browser, server, agent) as context:
        page, sent = context.new_page(), []
        page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/sync") else None)
        for address in ("/room/", "/pair/"):
            page.goto(f"{server.address}{address}")
            page.wait_for_url("**/on-a-tablet/")
            expect(page.get_by_role("heading", name="Put Baby Room on the home screen")).to_be_visible()
        assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
        assert sent == []


@pytest.mark.journey
def test_in_the_app_on_the_home_screen_it_writes(browser: Browser, server: Server) -> None:
    with ipad(browser, server, OLD_IPAD, ON_THE_HOME_SCREEN) as context:
        page = context.new_page()
        page.goto(f"{server.address}/room/")
        choose_face(page, "Amina")
        with page.expect_response(SENDS):
            page.get_by_role("button", name="Comfort for Ines").click()
        expect(page.locator("#saved")).to_have_text("Saved")
        page.goto(f"{server.address}/pair/")
        expect(page.get_by_role("heading", name="Make this a room’s tablet")).to_be_visible()


@pytest.mark.journey
@pytest.mark.parametrize(("answer", "words"), [("true", "This tablet promises to keep"), ("false", "has not promised to keep")])
def test_whether_the_browser_promised_to_keep_is_asked_and_shown(browser: Browser, server: Server, answer: str, words: str) -> None:
    with ipad(browser, server, OLD_IPAD, ON_THE_HOME_SCREEN, f"StorageManager.prototype.persist = async () => {answer}") as context:
        page = context.new_page()
        with page.expect_request(lambda request: request.url.endswith("/sync") and f'"persisted":{answer}' in (request.post_data or "")):
            page.goto(f"{server.address}/room/")
            expect(page.locator("#saved")).to_have_text("Saved")
            page.evaluate("dispatchEvent(new Event('online'))")
        page.locator("#saved").click()
        expect(page.get_by_role("dialog")).to_contain_text(words)
