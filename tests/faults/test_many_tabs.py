"""F12: five pages of one tablet. One of them hands in; when it dies another takes over within five seconds; nothing is lost or doubled."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright, Request, expect

from tests.faults.boards import Device, all_arrived, board, comfort, device, ids, in_the_log, with_worker
from tests.faults.figures import measured, tries
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import at

pytestmark = [pytest.mark.fault, pytest.mark.journey]
TABS = 5
TIMES = tries(4, 40)
# The control: a browser without the lock.
NO_LOCK = "delete Navigator.prototype.locks"
NAMES = ("Ines", "Kofi", "Ama", "Tomas", "Lena")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=all_arrived()) as running:
        yield running


class Tabs:
    """Pages of one tablet, and which of them hands in how often."""

    def __init__(self, tablet: Device, address: str) -> None:
        self.tablet, self.address, self.sends, self.pages = tablet, address, Counter[int](), list[Page]()

    def open(self) -> Page:
        """One more."""
        assert self.tablet.context is not None
        page = self.tablet.context.new_page()
        number = id(page)

        def asked(request: Request) -> None:
            if request.method == "POST" and request.url.endswith("/sync"):
                self.sends[number] += 1

        page.on("request", asked)
        self.pages.append(board(page, self.address))
        return page

    def holder(self) -> Page:
        """The one that hands in."""
        (found,) = [page for page in self.pages if self.sends[id(page)]]
        return found


def closed(page: Page) -> None:
    page.close(run_before_unload=False)


def crashed(page: Page) -> None:
    # Its renderer ends at once.
    with suppress(PlaywrightError):
        page.goto("chrome://crash", timeout=5000)


@pytest.mark.parametrize("dies", [closed, crashed])
def test_of_five_pages_one_hands_in_and_when_it_dies_another_does(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path, dies: Callable[[Page], None]
) -> None:
    before, longest, told = in_the_log(server), 0.0, 0
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        with_worker(tablet.start())
        tablet.context.pages[0].goto("about:blank")  # type: ignore[union-attr]
        tabs = Tabs(tablet, wifi.address)
        for _n in range(TABS):
            tabs.open()
        for _n in range(TIMES):
            tabs.sends.clear()
            for page, name in zip(tabs.pages, NAMES, strict=True):
                comfort(page, name)
                told += 1
            for page in tabs.pages:
                expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
            holder = tabs.holder()
            tabs.pages.remove(holder)
            began = time.perf_counter()
            dies(holder)
            comfort(tabs.pages[0], "Sol")
            told += 1
            while not sum(tabs.sends[id(page)] for page in tabs.pages):
                assert time.perf_counter() - began < 30
                tabs.pages[0].wait_for_timeout(20)
            longest = max(longest, time.perf_counter() - began)
            for page in tabs.pages:
                expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
            tabs.open()
        found = ids(tabs.pages[0])
    came = in_the_log(server)[len(before) :]
    assert len(came) == told and set(came) == found
    assert longest <= 5
    measured(
        "F12", f"five pages of one tablet, the one that hands in is {dies.__name__}", f"{TIMES} times, {told} records",
        f"one hands in, another takes over within {longest:.1f} s, 0 lost, 0 doubled", "without the lock several send",
    )  # fmt: skip


def test_control_without_the_lock_several_pages_send(playwright: Playwright, server: Server, wifi: Line, tmp_path: Path) -> None:
    before = in_the_log(server)
    with device(playwright, tmp_path / "profile", wifi.address, NO_LOCK) as tablet:
        with_worker(tablet.start())
        tabs = Tabs(tablet, wifi.address)
        for _n in range(2):
            tabs.open()
        tabs.sends.clear()
        for page, name in zip(tabs.pages, NAMES, strict=False):
            comfort(page, name)
        for page in tabs.pages:
            expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
        senders = [page for page in tabs.pages if tabs.sends[id(page)]]
    assert len(senders) > 1
    # Even so the server knows each record again.
    assert len(in_the_log(server)) == len(before) + 2
