"""The room's real board in a real browser, with a disk of its own that outlives the browser: a tablet whose battery can be pulled out."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.journeys.browsers import executable
from tests.journeys.serving import Server
from tests.journeys.stage import BABIES, TABLET_SECRET, person

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Amina is at the tablet, without half a second on her face each time.
AT_THE_TABLET = f"sessionStorage.setItem('face', '{person('Amina')} ' + Date.now())"
# A tireless finger: all hearts, one after the other, and two taps on one heart are two. It waits for a disk that does not keep up.
TAPS = """async (every) => {
    const real = performance.now.bind(performance);
    performance.now = () => real() * 1000;
    window.tapped = 0;
    for (;;) for (const heart of document.querySelectorAll("[data-act=comfort]")) {
        heart.click();
        window.tapped += 1;
        do await new Promise((on) => setTimeout(on, every));
        while (/^not kept/.test(document.getElementById("saved").textContent));
    }
}"""
# Whatever the screen says of what is on this tablet, as soon as it says it.
SEEN = """const look = () => {
    const said = /^on this tablet: (\\d+)$/.exec(document.getElementById("saved")?.textContent ?? "");
    if (said !== null) window.seen(Number(said[1]));
};
const all = { childList: true, characterData: true, subtree: true };
document.addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document.getElementById("saved"), all));"""
_TODAY_IS_HERE = """async () => {
    if (!(await indexedDB.databases()).some((one) => one.name === "babyroom" && one.version > 2)) return false;
    const asked = indexedDB.open("babyroom");
    const db = await new Promise((on) => (asked.onsuccess = () => on(asked.result)));
    const read = db.transaction("today").objectStore("today").getKey("board");
    const found = await new Promise((on) => (read.onsuccess = () => on(read.result)));
    db.close();
    return found !== undefined;
}"""
_LYING = """() => new Promise((on, off) => {
    const asked = indexedDB.open("babyroom");
    asked.onerror = () => off(asked.error);
    asked.onsuccess = () => {
        const read = asked.result.transaction("records").objectStore("records").getAll();
        read.onsuccess = () => {
            asked.result.close();
            on(read.result.map(({ id, n, state }) => ({ id, n, state })));
        };
    };
})"""


@dataclass
class Device:
    """A tablet with its disk in `profile`. `scripts` run in each of its pages before the page's own."""

    playwright: Playwright
    profile: Path
    address: str
    scripts: list[str] = field(default_factory=list)
    secret: str = TABLET_SECRET
    shown: list[int] = field(default_factory=list)
    context: BrowserContext | None = None
    # Done to the first page before it is opened.
    before: Callable[[Page], None] = lambda page: None

    def start(self, *, ready: bool = True) -> Page:
        """Switch it on, and open the app; `ready`: wait until it can be written on."""
        for left in self.profile.glob("Singleton*"):
            left.unlink()
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile, executable_path=executable(), args=_QUIET, viewport={"width": 1180, "height": 820}, timezone_id="Europe/London"
        )
        self.context.expose_binding("seen", lambda _source, count: self.shown.append(count))
        self.context.add_cookies([{"name": "tablet", "value": self.secret, "url": self.address}])
        for script in (AT_THE_TABLET, SEEN, *self.scripts):
            self.context.add_init_script(script)
        self.before(self.context.pages[0])
        page = self.context.pages[0]
        if ready:
            return board(page, self.address)
        page.goto(f"{self.address}/room/")
        return page

    def kill(self) -> int:
        """The battery is pulled out: every process of this browser ends at once, none sees another end. How many there were."""
        found = self._processes()
        for end in (signal.SIGSTOP, signal.SIGKILL):
            for pid in found:
                with suppress(ProcessLookupError):
                    os.kill(pid, end)
        while self._processes():
            time.sleep(0.01)
        if self.context is not None:
            with suppress(Exception):
                self.context.close()
        self.context = None
        return len(found)

    def _processes(self) -> list[int]:
        """Those that still have something to do with this disk."""
        found = []
        for one in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if f"--user-data-dir={self.profile}".encode() in (one / "cmdline").read_bytes():
                    found.append(int(one.name))
        return found

    def stop(self) -> None:
        """Switched off in order."""
        if self.context is not None:
            self.context.close()
        self.context = None


@contextmanager
def device(playwright: Playwright, profile: Path, address: str, *scripts: str, secret: str = TABLET_SECRET) -> Iterator[Device]:
    """A tablet that has not been switched on yet."""
    made = Device(playwright, profile, address, list(scripts), secret)
    try:
        yield made
    finally:
        made.kill()


def board(page: Page, address: str) -> Page:
    """The board, ready to be written on."""
    page.goto(f"{address}/room/")
    page.wait_for_selector("html[data-script=ready]")
    return page


def with_worker(page: Page) -> None:
    """The worker holds all it needs, and today's board is on the tablet."""
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function(_TODAY_IS_HERE)


def comfort(page: Page, name: str = "Ines") -> None:
    """One tap on a heart."""
    page.evaluate("(id) => document.querySelector(`[data-act=comfort][data-baby='${id}']`).click()", str(person(name)))


def lying(page: Page) -> list[dict[str, Any]]:
    """What is on the tablet's disk: id, number and state of each record."""
    found: list[dict[str, Any]] = page.evaluate(_LYING)
    return found


def ids(page: Page) -> set[str]:
    """Of what is on the tablet's disk."""
    return {one["id"] for one in lying(page)}


def in_the_log(server: Server, kind: str = "comfort") -> list[str]:
    """The ids of what the server has, in the order it came."""
    return server.python(
        "from babyroom.common import walls\nfrom babyroom.moments.models import Moment\nfrom tests.journeys.stage import person\n"
        "with walls.within(person('setting')):\n"
        f"    print(*Moment.objects.of(person('setting')).filter(kind={kind!r}).order_by('seq').values_list('pk', flat=True))"
    ).split()


def notices(server: Server) -> list[str]:
    """What was put up for those who lead, oldest first: its sort."""
    return server.python(
        "from babyroom.common import walls\nfrom babyroom.common.models import Notice\nfrom tests.journeys.stage import person\n"
        "with walls.within(person('setting')):\n"
        "    print(*Notice.objects.of(person('setting')).order_by('at').values_list('sort', flat=True))"
    ).split()


def paired(server: Server, name: str) -> str:
    """The key of a tablet of its own; the stories' tablet is one that many hands share, as in the demonstration."""
    return server.python(
        "from babyroom.common import clock, walls\nfrom babyroom.common.access import Who\nfrom babyroom.people.models import Room\n"
        "from babyroom.signin.operations_tablets import make_tablet\nfrom django.db import transaction\n"
        "from tests.journeys.stage import person\n"
        "by = Who(setting_id=person('setting'), how='command')\n"
        "with walls.within(by.setting), transaction.atomic():\n"
        "    room = Room.objects.of(by.setting).get(pk=person('Ducklings'))\n"
        f"    print(make_tablet(room, {name!r}, by=by, at=clock.now())[1])"
    ).strip()


def all_arrived() -> str:
    """A nursery in which every baby is here, as a script to prepare it."""
    from tests.journeys.arrived import prepared

    return prepared(*BABIES)
