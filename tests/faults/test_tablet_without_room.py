"""F8, the tablet's half: no room on its disk. It says so within a second, it goes on within half a minute once there is room, and what
it called kept is kept. Where there is a network a record reaches the server all the same, straight from memory."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.faults.boards import all_arrived, comfort, device, ids, in_the_log, with_worker
from tests.faults.figures import measured, tries
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import at

pytestmark = [pytest.mark.fault, pytest.mark.journey]
TIMES = tries(4, 40)
NOT_KEPT, KEPT = re.compile("^not kept"), re.compile("^on this tablet")
# The control: a board that says what it always says, whatever the disk does.
TELLS_ANYWAY = """const put = IDBObjectStore.prototype.add, own = indexedDB.open.bind(indexedDB);
indexedDB.open = (name, ...more) => own(name === "babyroom" ? "elsewhere" : name, ...more);"""
# How long from a tap until the screen says so, in the page itself: what the test's own machine adds is not the tablet's.
_SAYS = """([id, words]) => new Promise((on) => {
    const began = performance.now(), line = document.getElementById("saved"), wanted = new RegExp(words);
    const watch = new MutationObserver(() => wanted.test(line.textContent) && (watch.disconnect(), on(performance.now() - began)));
    watch.observe(line, { childList: true, characterData: true, subtree: true });
    document.querySelector(`[data-act=comfort][data-baby='${id}']`).click();
    setTimeout(() => on(Infinity), 30_000);
})"""


# What is left is filled up in smaller and smaller pieces: the browser hands out room ahead of its reckoning.
_FILLS = """async () => {
    const asked = indexedDB.open("filler");
    asked.onupgradeneeded = () => asked.result.createObjectStore("all", { autoIncrement: true });
    const db = await new Promise((on, off) => { asked.onsuccess = () => on(asked.result); asked.onerror = () => off(asked.error); });
    for (const size of [65536, 16384, 4096, 1024, 256, 64]) for (;;) {
        const change = db.transaction("all", "readwrite");
        change.objectStore("all").add(crypto.getRandomValues(new Uint8Array(size)));
        const said = await new Promise((on) => {
            change.oncomplete = () => on("");
            change.onabort = () => on(change.error.name);
        });
        if (said !== "") break;
    }
}"""
_ROOM = 2_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=all_arrived()) as running:
        yield running


class Disk:
    """How much the browser gives our pages. Put in place before the first page is opened."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __call__(self, page: Page) -> None:
        self.asks, self.page = page.context.new_cdp_session(page), page
        self.free()

    def full(self) -> None:
        """From now on nothing fits."""
        self._give(1)
        self.page.evaluate(_FILLS)

    def free(self) -> None:
        """Some room again, but not more than can be filled up."""
        used = self.asks.send("Storage.getUsageAndQuota", {"origin": self.address})["usage"]
        self._give(int(used) + _ROOM)

    def _give(self, size: int) -> None:
        self.asks.send("Storage.overrideQuotaForOrigin", {"origin": self.address, "quotaSize": size})


def says(page: Page, name: str, words: str) -> float:
    """Tap the heart of this baby; how many milliseconds later the screen says these words."""
    from tests.journeys.stage import person

    taken: float = page.evaluate(_SAYS, [str(person(name)), words])
    return taken


def test_a_full_tablet_says_not_kept_and_goes_on_when_there_is_room(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    before, slowest, longest = in_the_log(server), 0.0, 0.0
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        tablet.before = disk = Disk(wifi.address)
        page = tablet.start()
        with_worker(page)
        wifi.set("cut")
        for number in range(TIMES):
            disk.full()
            slowest = max(slowest, says(page, ("Ines", "Kofi", "Ama", "Tomas")[number % 4], "^not kept: 1"))
            assert len(ids(page)) == number
            disk.free()
            began = time.perf_counter()
            expect(page.locator("#saved")).to_have_text(f"on this tablet: {number + 1}", timeout=30_000)
            longest = max(longest, time.perf_counter() - began)
        found = ids(page)
        assert tablet.kill() > 1
        page = tablet.start()
        assert ids(page) == found and len(found) == TIMES
        wifi.set("open")
        expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
    came = in_the_log(server)[len(before) :]
    assert sorted(came) == sorted(found)
    assert slowest <= 1000 and longest <= 30
    measured(
        "F8", "no room on the tablet (the browser’s quota), no network", f"{TIMES} times",
        f"said within {slowest:.0f} ms, went on within {longest:.1f} s, 0 told as kept and lost",
        "a board that writes elsewhere is found out",
    )  # fmt: skip


def test_with_a_network_a_record_reaches_the_server_though_the_tablet_is_full(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    before = in_the_log(server)
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        tablet.before = disk = Disk(wifi.address)
        page = tablet.start()
        with_worker(page)
        disk.full()
        says(page, "Ines", "^not kept: 1")
        expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
        assert ids(page) == set()
    assert len(in_the_log(server)) == len(before) + 1


def test_control_a_board_that_writes_elsewhere_is_found_out(playwright: Playwright, server: Server, wifi: Line, tmp_path: Path) -> None:
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        with_worker(tablet.start())
        tablet.stop()
        wifi.set("cut")
        tablet.scripts.append(TELLS_ANYWAY)
        page = tablet.start()
        comfort(page)
        expect(page.locator("#saved")).to_have_text(KEPT)
        tablet.kill()
        tablet.scripts.pop()
        assert ids(tablet.start()) == set()
