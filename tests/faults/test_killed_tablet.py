"""F2: the tablet's browser is killed -9 while somebody taps and there is no network. What the screen showed as "on this tablet" is there
after the restart, and reaches the server once."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.faults.boards import TAPS, Device, all_arrived, comfort, device, ids, in_the_log, lying, notices, paired, with_worker
from tests.faults.figures import measured, tries
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import at

pytestmark = [pytest.mark.fault, pytest.mark.journey]
KILLS, THROWN = tries(20, 200), tries(3, 20)
EVERY_MS = 25
# The control: a store that lives as long as the page, so that the screen tells before any disk has it.
IN_MEMORY = """const open = indexedDB.open.bind(indexedDB), own = `page ${Math.random()}`;
indexedDB.open = (name, ...more) => open(name === "babyroom" ? own : name, ...more);
Object.defineProperty(window, "caches", {value: undefined});"""
# The control: a browser that has no second place.
ONE_PLACE = 'Object.defineProperty(window, "caches", {value: undefined});'


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=all_arrived()) as running:
        yield running


@dataclass
class Toll:
    """What came of a row of kills. `thrown`: how often the browser threw its database away. `known`: what lay on the disk at any time."""

    kills: int = 0
    thrown: int = 0
    lost: int = 0
    known: set[str] = field(default_factory=set)

    def look(self, there: set[str], shown: int) -> None:
        """Count what is missing: of what was known by its id, and of how many the screen had shown."""
        missing = self.known - there
        self.lost += max(len(missing), shown - len(there))
        self.known = there


def lit(tablet: Device, wifi: Line, toll: Toll) -> Page:
    """The board after a kill. A browser that threw its database away has today's board no more: the network must come first."""
    page = tablet.start(ready=False)
    if page.locator("#saved").count() == 0:
        toll.thrown += 1
        wifi.set("open")
        page.goto(f"{wifi.address}/room/")
        with_worker(page)
        wifi.set("cut")
    page.wait_for_selector("html[data-script=ready]")
    return page


def waiting(page: Page) -> int:
    """How many the server has not named, by what is on the disk."""
    return sum(one["state"] == "waiting" for one in lying(page))


def killed(tablet: Device, wifi: Line, server: Server, kills: int, chance: random.Random) -> Toll:
    """Tap and kill, again and again. What was shown once is on the disk ever after: nothing leaves it within a fortnight. Where the browser
    threw its database away the network came for a moment, and what the server has by then is in its log."""
    toll, before = Toll(), set(in_the_log(server))
    shown = 0

    def there(page: Page) -> set[str]:
        return ids(page) | (set(in_the_log(server)) - before if toll.thrown else set())

    for _n in range(kills):
        page = lit(tablet, wifi, toll)
        found = there(page)
        toll.look(found, shown)
        here = waiting(page)
        tablet.shown.clear()
        page.evaluate(f"(every) => void ({TAPS})(every)", EVERY_MS)
        # Not before the screen has said something; then at any moment.
        wanted = here + chance.randint(1, 8)
        for _look in range(4000):
            if max([0, *tablet.shown]) >= wanted:
                break
            page.wait_for_timeout(5)
        assert max([0, *tablet.shown]) >= wanted, f"kill {toll.kills}: shown {tablet.shown[-3:]}, wanted {wanted}"
        page.wait_for_timeout(chance.random() * 3 * EVERY_MS)
        assert tablet.kill() > 1
        toll.kills += 1
        shown = len(found) - here + max([0, *tablet.shown])
    toll.look(there(lit(tablet, wifi, toll)), shown)
    return toll


def test_what_the_screen_called_kept_outlives_the_battery(playwright: Playwright, server: Server, wifi: Line, tmp_path: Path) -> None:
    before = in_the_log(server)
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        with_worker(tablet.start())
        tablet.stop()
        wifi.set("cut")
        toll = killed(tablet, wifi, server, KILLS, random.Random(2))
        page = tablet.context.pages[0]  # type: ignore[union-attr]
        # Not one of them is called saved before the server has it, and then all are.
        expect(page.locator("#saved")).to_have_text(f"on this tablet: {waiting(page)}")
        wifi.set("open")
        expect(page.locator("#saved")).to_have_text("Saved", timeout=60_000)
        came = in_the_log(server)[len(before) :]
        tablet.stop()
    assert (toll.lost, toll.kills) == (0, KILLS), f"thrown away {toll.thrown} times"
    assert set(came) == toll.known and len(came) == len(toll.known)
    # It lived all the while: each start wrote something.
    assert len(came) > KILLS
    measured(
        "F2", "the tablet's browser killed -9 while somebody taps, no network", f"{KILLS} kills, {len(came)} records",
        f"0 lost, 0 doubled, all of them in the log; the browser threw its database away {toll.thrown} times",
        "an outbox in memory loses what it showed",
    )  # fmt: skip


def handed_in(page: Page, name: str) -> None:
    """One tap, and the server has named it. (The words at the top wait a moment before they speak of it.)"""
    earlier = len(ids(page))
    comfort(page, name)
    for _look in range(600):
        if len(ids(page)) > earlier and waiting(page) == 0:
            break
        page.wait_for_timeout(50)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)


def database(profile: Path) -> list[Path]:
    """The folders in which the browser keeps the pages' databases."""
    found = list((profile / "Default" / "IndexedDB").glob("http*.leveldb"))
    assert found, sorted(profile.glob("Default/*"))
    return found


def gone(profile: Path) -> None:
    """The whole database, as a browser leaves it that found it damaged."""
    for folder in database(profile):
        shutil.rmtree(folder)


def damaged(profile: Path) -> None:
    """The database's files are there and hold nothing that can be read: the browser finds out by itself."""
    for folder in database(profile):
        for file in folder.iterdir():
            if file.is_file():
                file.write_bytes(b"\xff" * 64)


@pytest.mark.parametrize("harm", [gone, damaged])
def test_a_database_that_is_thrown_away_takes_nothing_with_it(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    key = paired(server, f"Thrown away: {harm.__name__}")
    before, told = in_the_log(server), notices(server)
    sent: list[str] = []
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        with_worker(tablet.start())
        tablet.stop()
        for number in range(THROWN):
            page = tablet.start()
            expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
            handed_in(page, "Tomas")
            wifi.set("cut")
            for name in ("Ines", "Kofi", "Ama"):
                comfort(page, name)
            expect(page.locator("#saved")).to_have_text("on this tablet: 3")
            last = max(one["n"] for one in lying(page))
            sent += sorted(ids(page) - set(sent))
            assert tablet.kill() > 1
            harm(tablet.profile)
            wifi.set("open")
            page = tablet.start()
            expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
            # The same outbox goes on counting where it was.
            assert max(one["n"] for one in lying(page)) == last == 4 * (number + 1)
            page.wait_for_timeout(500)
            tablet.stop()
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == 4 * THROWN
    assert set(came) == set(sent)
    # Nothing is missing, so nobody is told that something is.
    assert notices(server) == told
    measured(
        "F2", f"the tablet’s database {harm.__name__} after a kill -9", f"{THROWN} times, 3 records waiting each",
        "0 lost, 0 doubled, no false alarm", "with one place alone all three are lost, and it is told",
    )  # fmt: skip


def test_control_with_one_place_alone_what_was_kept_is_lost_and_told(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    key = paired(server, "One place")
    before, told = in_the_log(server), notices(server)
    with device(playwright, tmp_path / "profile", wifi.address, ONE_PLACE, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        # What is known of the outbox outlives the database once the browser has written it down.
        handed_in(page, "Tomas")
        tablet.stop()
        page = tablet.start()
        wifi.set("cut")
        for name in ("Ines", "Kofi", "Ama"):
            comfort(page, name)
        expect(page.locator("#saved")).to_have_text("on this tablet: 3")
        assert tablet.kill() > 1
        gone(tablet.profile)
        wifi.set("open")
        page = tablet.start()
        expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)
        page.wait_for_timeout(1500)
    assert len(in_the_log(server)) == len(before) + 1
    assert notices(server)[len(told) :] == ["store_emptied"]


def test_control_an_outbox_in_memory_is_found_losing(playwright: Playwright, server: Server, wifi: Line, tmp_path: Path) -> None:
    with device(playwright, tmp_path / "profile", wifi.address) as tablet:
        with_worker(tablet.start())
        tablet.stop()
        wifi.set("cut")
        tablet.scripts.append(IN_MEMORY)
        toll = killed(tablet, wifi, server, 2, random.Random(3))
    assert toll.lost > 0
