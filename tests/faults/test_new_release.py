"""F11: a new release comes while records wait and somebody writes. It waits for them, takes over once, never with files of two releases in
one page; the store of every earlier layout opens with all that is in it; and the worker can be switched off."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.faults.boards import all_arrived, board, comfort, device, ids, in_the_log, lying, with_worker
from tests.faults.builds import Served, releases
from tests.faults.figures import measured, tries
from tests.journeys.line import line
from tests.journeys.stage import person

pytestmark = [pytest.mark.fault, pytest.mark.journey]
UPDATES = tries(20, 100)
OPENED = tries(20, 100)
FULL = 10
# The hand-over alone is held, so that records wait while a newer worker comes.
HOLDS = """const real = fetch;
window.fetch = (address, ...more) =>
    window.held && String(address).endsWith("/sync") ? Promise.reject(new TypeError("held")) : real(address, ...more);"""
# The page asks twenty times as often whether it is free, and closes its strip ten times as soon; once we are in a hurry a face stays for
# one second instead of twenty.
QUICK = """const waits = () => ({ 5000: 250, 8000: 800, 2000: 200, ...(window.hurry ? { 20000: 1000 } : {}) });
for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name].bind(window);
    window[name] = (call, wait, ...more) => real(call, waits()[wait] ?? wait, ...more);
}"""
_LONGER = 400  # than it takes to ask whether the page is free.
_FACE_GOES = """() => document.querySelector('.face.is-active, .face[aria-pressed=true]') === null"""
_RELEASES = """() => {
    const style = getComputedStyle(document.documentElement);
    return [...window.RELEASES, style.getPropertyValue("--release-0").trim(), style.getPropertyValue("--release-1").trim()];
}"""
_LOOK = "async () => { const found = await navigator.serviceWorker.getRegistration(); await found.update(); }"
_WAITS = "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null"
_PAGES_KEPT = "(await caches.keys()).some((name) => name.startsWith('babyroom '))"
# How many records lie in their second place.
_COPIES = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("babyroom+"));
    const boxes = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return boxes.reduce((sum, one) => sum + one, 0);
}"""
# The layouts as earlier releases made them. They are history: a line here is never changed, only added.
LAYOUTS = """
const layouts = [
    (db) => { db.createObjectStore("records", { keyPath: "n" }); db.createObjectStore("about"); },
    (_db, change) => ["state", "id"].forEach((name) => change.objectStore("records").createIndex(name, name)),
    (db) => { db.createObjectStore("today"); },
];
const asked = (request) => new Promise((on, off) => {
    request.onsuccess = () => on(request.result);
    request.onerror = () => off(request.error);
});
const rows = async (db, name) => {
    const store = () => db.transaction(name).objectStore(name);
    return [await asked(store().getAllKeys()), await asked(store().getAll())];
};
"""
_LAID_BACK = (
    "async ([layout, drop]) => {"
    + LAYOUTS
    + """
    const now = await asked(indexedDB.open("babyroom"));
    const [, records] = await rows(now, "records"), [names, about] = await rows(now, "about");
    now.close();
    await asked(indexedDB.deleteDatabase("babyroom"));
    const opening = indexedDB.open("babyroom", layout);
    opening.onupgradeneeded = () => layouts.slice(0, layout).forEach((step) => step(opening.result, opening.transaction));
    const then = await asked(opening);
    const change = then.transaction(["records", "about"], "readwrite");
    // The control: an upgrade that makes its stores anew.
    if (!drop) records.forEach((one) => change.objectStore("records").put(one));
    names.forEach((name, at) => change.objectStore("about").put(about[at], name));
    await new Promise((on) => (change.oncomplete = on));
    then.close();
}"""
)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with releases(tmp_path_factory.mktemp("releases"), all_arrived()) as made:
        made.serve("a")
        yield made


def static(page: Page) -> str:
    """The address of the board's own script."""
    found: str = page.evaluate("document.querySelector('script[src*=\"tablet/tablet.\"]').src")
    return found


def answers(address: str) -> int:
    """What the server answers to it."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except urllib.error.HTTPError as problem:
        problem.close()
        return problem.code


def hold(page: Page, waiting: int) -> None:
    """So many records on this tablet that nobody has handed in."""
    page.evaluate("held = true")
    for name in ("Ines", "Kofi", "Ama")[:waiting]:
        comfort(page, name)
    expect(page.locator("#saved")).to_have_text(f"on this tablet: {waiting}", timeout=20_000)


def updated(page: Page, was: str, comes: str, come: Callable[[], None]) -> int:
    """A new release comes (`come`) while three records wait and then a sheet is open. How often the page was loaded anew."""
    loads: list[str] = []

    def loaded(page: Page) -> None:
        loads.append(page.url)

    page.on("load", loaded)
    assert set(page.evaluate(_RELEASES)) == {was}
    hold(page, 3)
    here = ids(page)
    come()
    page.evaluate(_LOOK)
    page.wait_for_function(_WAITS, timeout=60_000)
    page.wait_for_timeout(_LONGER)
    page.evaluate("hurry = true")
    page.locator("#saved").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate("held = false; dispatchEvent(new Event('online'))")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
    # The face goes; the sheet is open still.
    page.wait_for_function(_FACE_GOES, timeout=40_000)
    page.wait_for_timeout(_LONGER)
    assert page.evaluate(_WAITS) and loads == [] and set(page.evaluate(_RELEASES)) == {was}
    page.get_by_role("button", name="Close").click()
    page.wait_for_function("(comes) => window.RELEASES?.includes(comes)", arg=comes, timeout=60_000)
    page.wait_for_selector("html[data-script=ready]")
    page.wait_for_timeout(_LONGER)
    assert set(page.evaluate(_RELEASES)) == {comes}
    assert here <= ids(page)
    page.remove_listener("load", loaded)
    return len(loads)


def test_a_new_release_waits_for_what_waits_and_for_whoever_writes(playwright: Playwright, nursery: Served, tmp_path: Path) -> None:
    before = in_the_log(nursery.server)
    with line(nursery.address) as wifi, device(playwright, tmp_path / "profile", wifi.address, HOLDS, QUICK) as tablet:
        page = tablet.start()
        with_worker(page)
        files = [static(page)]
        for was, comes in pairwise("abc"):
            assert updated(page, was, comes, partial(nursery.serve, comes)) == 1
            # The release before is on the server still, and on the tablet. Of two before it is gone: so it would be found where a server
            # keeps only the newest.
            files.append(static(page))
            assert [answers(one) for one in files] == [404, 200, 200][-len(files) :]
            assert page.evaluate("async (address) => (await caches.match(address))?.status", files[-2]) == 200
        # To begin a server takes longest. From now on both are there, and the line leads to the one or the other.
        there = {"c": wifi.to, "b": nursery.beside("b")}

        def lead(release: str) -> None:
            wifi.to = there[release]
            wifi.set("open")

        for was, comes in islice(cycle([("c", "b"), ("b", "c")]), UPDATES - 2):
            assert updated(page, was, comes, partial(lead, comes)) == 1
        found = {one["id"] for one in lying(page)}
        tablet.stop()
    came = in_the_log(nursery.server)[len(before) :]
    assert len(came) == len(set(came)) == 3 * UPDATES and set(came) <= found
    measured(
        "F11", "a new release while records wait and a sheet is open", f"{UPDATES} updates, 3 records each",
        "0 lost, 0 pages of two releases, loaded anew once each", "a file two releases old answers 404",
    )  # fmt: skip


def test_the_store_of_every_earlier_layout_opens_with_all_that_is_in_it(playwright: Playwright, nursery: Served, tmp_path: Path) -> None:
    before = in_the_log(nursery.server)
    with device(playwright, tmp_path / "profile", nursery.address, HOLDS) as tablet:
        page = tablet.start()
        with_worker(page)
        told: set[str] = set()
        for number in range(OPENED):
            page.evaluate("held = true; performance.now = ((real) => () => real() * 1000)(performance.now.bind(performance))")
            page.evaluate(
                "(all) => all.forEach((id) => document.querySelector(`[data-act=comfort][data-baby='${id}']`).click())",
                [str(person(name)) for name in ("Ines", "Kofi") * (FULL // 2)],
            )
            expect(page.locator("#saved")).to_have_text(f"on this tablet: {FULL}", timeout=20_000)
            waiting = {one["id"] for one in lying(page) if one["state"] == "waiting"}
            told |= waiting
            page.goto(f"{nursery.address}/without-network/")
            page.evaluate(_LAID_BACK, [number % 3 + 1, False])
            board(page, nursery.address)
            expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
            assert waiting <= ids(page)
        # The control: an upgrade that makes its stores anew is found out.
        hold(page, 3)
        waiting = {one["id"] for one in lying(page) if one["state"] == "waiting"}
        page.goto(f"{nursery.address}/without-network/")
        page.evaluate(_LAID_BACK, [1, True])
        board(page, nursery.address)
        assert len(waiting) == 3 and not waiting & ids(page)
    came = in_the_log(nursery.server)[len(before) :]
    assert len(came) == len(set(came)) and told <= set(came) and len(told) == FULL * OPENED
    measured(
        "F11", "the store of an earlier layout opened with a full outbox", f"{OPENED} times, {FULL} records each", "0 lost, 0 doubled",
        "an upgrade that makes its stores anew loses them",
    )  # fmt: skip


def test_the_worker_can_be_switched_off_and_what_waits_stays(playwright: Playwright, nursery: Served, tmp_path: Path) -> None:
    with device(playwright, tmp_path / "profile", nursery.address, HOLDS) as tablet:
        page = tablet.start()
        with_worker(page)
        hold(page, 2)
        here = ids(page)
        nursery.serve("z", BABYROOM_WORKER="off")
        page.evaluate(_LOOK)
        page.wait_for_function(f"async () => !({_PAGES_KEPT})", timeout=30_000)
        # What waits is not disturbed in either of its places, and goes in as always.
        assert page.evaluate(_COPIES) == 2
        expect(page.locator("#saved")).to_have_text("on this tablet: 2")
        page.evaluate("held = false; dispatchEvent(new Event('online'))")
        expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
        tablet.stop()
        page = tablet.start()
        assert page.evaluate("navigator.serviceWorker.controller") is None
        assert here <= ids(page) and here <= set(in_the_log(nursery.server))
        # Put back, it comes again by itself.
        nursery.serve("z")
        page = board(page, nursery.address)
        page.wait_for_function(f"async () => {_PAGES_KEPT}", timeout=30_000)
