"""A real browser for the journeys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browsers import executable
from tests.journeys.serving import Server, served
from tests.journeys.stage import at
from tests.journeys.tablets import tablet

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, or whichever browser scripts/with-browser.sh found.

    One for each file: Playwright keeps an event loop running, and beside one Django lets no test of the same process ask its database.
    """
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=_QUIET)
        yield running
        running.close()


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The nursery of the stories at BEGINS, prepared by PREPARE; both are the test file's own."""
    prepare = getattr(request.module, "PREPARE", "from tests.journeys.stage import set_up; set_up()")
    with served(at(getattr(request.module, "BEGINS", "07:50")), prepare=prepare) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The room's tablet with the board open."""
    with tablet(browser, server) as page:
        yield page
