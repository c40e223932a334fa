"""F7, the tablet's half: its clock stands hours, a day or half a century away, from the start or set in the middle of a
shift. Nothing is turned away, order is the order in which it came, times are put right, and what is uncertain says so."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.faults.boards import AT_THE_TABLET, board, comfort
from tests.faults.figures import measured, tries
from tests.journeys.arrived import prepared
from tests.journeys.browsers import executable
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import TABLET_SECRET, at, person

pytestmark = [pytest.mark.fault, pytest.mark.journey]
HOUR = timedelta(hours=1)
SHIFTS = {"3 h fast": 3 * HOUR, "3 h slow": -3 * HOUR, "a day fast": 24 * HOUR, "a day slow": -24 * HOUR, "in 1970": None}
TIMES = tries(1, 5)
# The page's own Date, ahead of the machine's by `ahead` milliseconds. Laid into every page, with what it begins with.
CLOCK = """const Real = Date;
window.ahead = %s;
window.Date = class extends Real {
    constructor(...told) { told.length === 0 ? super(Real.now() + window.ahead) : super(...told); }
    static now() { return Real.now() + window.ahead; }
};"""
# The control: a page that never learns what the server's clock says.
DEAF = "Date.parse = () => NaN;"
_STORED = """
import json
from babyroom.common import walls
from babyroom.moments.models import Moment
from tests.journeys.stage import person
with walls.within(person("setting")):
    found = Moment.objects.of(person("setting")).filter(kind="comfort").order_by("seq")
    print(json.dumps([[one.happened_at.isoformat(), one.received_at.isoformat(), one.uncertain, one.device_seq] for one in found]))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=prepared("Ines", "Kofi")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
    yield running
    running.close()


def machine_now() -> datetime:
    from babyroom.common import clock

    return clock.now()


def shifted(server: Server, by: timedelta | None) -> int:
    """Milliseconds from this machine's clock to a tablet's that is `by` ahead of the server's; None for 1970."""
    lives = machine_now() + timedelta(seconds=float(server.clock.read_text()))
    wanted = datetime(1970, 1, 1, 0, 5, tzinfo=UTC) if by is None else lives + by
    return int((wanted - machine_now()).total_seconds() * 1000)


def tablet(browser: Browser, address: str, *scripts: str) -> Page:
    """A board whose clock is ours. Without a worker, whose clock would be the machine's."""
    context = browser.new_context(service_workers="block", timezone_id="Europe/London", viewport={"width": 1180, "height": 820})
    context.add_cookies([{"name": "tablet", "value": TABLET_SECRET, "url": address}])
    context.add_init_script("\n".join((*scripts, AT_THE_TABLET)))
    return board(context.new_page(), address)


def stored(server: Server, since: int = 0) -> list[list[Any]]:
    """What the log has of comfort: when it was, when it came, whether that is uncertain, its number on the tablet."""
    found: list[list[Any]] = json.loads(server.python(_STORED))
    return found[since:]


def saved(page: Page) -> None:
    # What was just tapped shows a moment later.
    page.wait_for_timeout(700)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=30_000)


def off(rows: list[list[Any]], tapped: datetime) -> float:
    """How many minutes the worst of these times lies from when it was tapped."""
    return max(abs((datetime.fromisoformat(one[0]) - tapped).total_seconds()) for one in rows) / 60


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_wrong_clock_is_warned_of_and_times_are_put_right(browser: Browser, server: Server, wifi: Line, shift: str) -> None:
    by = SHIFTS[shift]
    for _n in range(TIMES):
        before, opened = len(stored(server)), machine_now()
        page = tablet(browser, wifi.address, CLOCK % shifted(server, by))
        warned = page.locator("#away")
        expect(warned).to_contain_text("This tablet’s clock is wrong.", timeout=15_000)
        comfort(page, "Ines")
        saved(page)
        # Set right in the middle of the shift, then wrong again, with nobody to ask.
        page.evaluate("(ahead) => void (window.ahead = ahead)", shifted(server, timedelta()))
        expect(warned).to_be_hidden(timeout=20_000)
        comfort(page, "Kofi")
        saved(page)
        wifi.set("cut")
        page.evaluate("(ahead) => void (window.ahead = ahead)", shifted(server, by))
        page.wait_for_timeout(1200)
        comfort(page, "Ines")
        expect(page.locator("#saved")).to_have_text("on this tablet: 1", timeout=15_000)
        wifi.set("open")
        saved(page)
        page.context.close()
        rows = stored(server, before)
        spent = (machine_now() - opened).total_seconds() / 60
        tapped = machine_now() + timedelta(seconds=float(server.clock.read_text())) - timedelta(minutes=spent)
        assert len(rows) == 3
        assert [one[3] for one in rows] == sorted(one[3] for one in rows)
        assert off(rows, tapped) <= spent + 1, rows
        # With a network the tablet knew; a leap forward that nobody saw is marked, a leap back it noticed itself.
        # Half a century is more than anybody believes of a clock: it is put right, and marked.
        assert [one[2] for one in rows[:2]] == [by is None, False]
        assert rows[2][2] == (by is None or by > timedelta())
    measured(
        "F7", f"a tablet’s clock {shift}, from the start and set in mid-shift", f"{TIMES} times, 3 records each",
        "0 refused, in the order they came, warned each time, times put right", "a page that never hears the server is off",
    )  # fmt: skip


def test_an_uncertain_time_says_so_on_the_day_page(browser: Browser, server: Server, wifi: Line) -> None:
    page = tablet(browser, wifi.address, CLOCK % shifted(server, timedelta()))
    saved(page)
    wifi.set("cut")
    page.evaluate("(ahead) => void (window.ahead = ahead)", shifted(server, 3 * HOUR))
    page.wait_for_timeout(1200)
    comfort(page, "Ines")
    expect(page.locator("#saved")).to_have_text("on this tablet: 1", timeout=15_000)
    wifi.set("open")
    saved(page)
    page.goto(f"{wifi.address}/room/baby/{person('Ines')}/day/")
    expect(page.locator("main")).to_contain_text("time not certain")
    page.context.close()


def test_ten_minutes_are_told_as_ten_minutes(browser: Browser, server: Server, wifi: Line) -> None:
    for by, words in ((10, "10 min fast"), (-10, "10 min slow")):
        page = tablet(browser, wifi.address, CLOCK % shifted(server, timedelta(minutes=by)))
        expect(page.locator("#away")).to_contain_text(words, timeout=15_000)
        page.context.close()
    page = tablet(browser, wifi.address, CLOCK % shifted(server, timedelta(seconds=90)))
    saved(page)
    expect(page.locator("#away")).to_be_hidden()
    page.context.close()


def test_control_a_page_that_never_hears_the_server_is_off(browser: Browser, server: Server, wifi: Line) -> None:
    before = len(stored(server))
    page = tablet(browser, wifi.address, CLOCK % shifted(server, -3 * HOUR), DEAF)
    comfort(page)
    saved(page)
    page.context.close()
    (row,) = stored(server, before)
    assert off([row], machine_now() + timedelta(seconds=float(server.clock.read_text()))) > 170
    # Even so nobody takes it for certain.
    assert row[2] is True
