"""A board whose script did not start, or broke, says so: a tap on it would be lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET
from tests.journeys.tablets import room_context

SENTENCE = "This screen is not ready to write."


@pytest.mark.journey
def test_a_script_that_never_came_is_told(browser: Browser, server: Server) -> None:
    context = room_context(browser, server, TABLET_SECRET)
    page = context.new_page()
    page.route("**/tablet/tablet*.js", lambda route: route.abort())
    page.goto(f"{server.address}/room/")
    expect(page.locator("#saved")).to_have_text("Getting ready")
    expect(page.get_by_text(SENTENCE)).to_be_visible(timeout=10_000)
    page.unroute("**/tablet/tablet*.js")
    page.get_by_role("link", name="Load again").click()
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.get_by_text(SENTENCE)).to_be_hidden()
    context.close()


@pytest.mark.journey
def test_a_script_that_broke_is_told_at_once(browser: Browser, server: Server) -> None:
    context = room_context(browser, server, TABLET_SECRET)
    page: Page = context.new_page()
    page.goto(f"{server.address}/room/")
    expect(page.locator("#saved")).to_have_text("Saved")
    page.wait_for_timeout(7000)
    expect(page.get_by_text(SENTENCE)).to_be_hidden()
    page.evaluate("setTimeout(() => { throw new Error('a mistake of ours'); }, 0)")
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    context.close()
