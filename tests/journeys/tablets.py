"""Tablets in the hands of the journeys: each a browser context of its own, at a size of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET, at, person

SIZE = (1180, 820)


@contextmanager
def tablet(browser: Browser, server: Server, secret: str = TABLET_SECRET, size: tuple[int, int] = SIZE) -> Iterator[Page]:
    """A tablet with the board open. A mistake in its script fails the test."""
    context = room_context(browser, server, secret, size)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{server.address}/room/")
    yield page
    assert problems == []
    context.close()


def room_context(
    browser: Browser,
    server: Server,
    secret: str = TABLET_SECRET,
    size: tuple[int, int] = SIZE,
    service_workers: Literal["allow", "block"] = "allow",
) -> BrowserContext:
    """A browser that is a tablet of the room; no page is open yet."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London", service_workers=service_workers
    )
    context.add_cookies([{"name": "tablet", "value": secret, "url": server.address}])
    return context


def open_board(server: Server, page: Page, clock: str) -> None:
    """Let the server's clock jump and look at the board again; the screen has slept, so nobody's face is chosen."""
    server.set_clock(at(clock))
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{server.address}/room/")
    expect(page.locator("#clock")).to_have_text(clock, timeout=10_000)


def hold(page: Page, what: Locator) -> None:
    """Press for more than half a second."""
    what.scroll_into_view_if_needed()
    what.click(delay=700)


def choose_face(page: Page, name: str) -> None:
    """Say who is recording."""
    hold(page, page.locator(f".head .face[aria-label='{name}']").first)


def starts(words: str) -> "re.Pattern[str]":
    """A control whose name begins with these words."""
    return re.compile(f"^{re.escape(words)}", re.IGNORECASE)


def open_panel(page: Page, baby: str) -> Locator:
    """A baby's panel from the card."""
    page.get_by_role("button", name=baby, exact=True).click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name=baby, exact=True)).to_be_visible()
    return panel


def by_name(page: Page, name: str) -> None:
    """Choose who is writing on a page that asks."""
    page.locator(f"label.pick:has(input[name='by'][value='{person(name)}'])").first.click()


def day_page(server: Server, page: Page, baby: str) -> None:
    """The baby's day."""
    page.goto(f"{server.address}/room/baby/{person(baby)}/day/")
