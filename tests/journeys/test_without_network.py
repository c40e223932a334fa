"""A day without a network: the board opens again after a restart, what is tapped stays on the tablet, and goes by itself later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.arrived import prepared
from tests.journeys.line import Line, line
from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET
from tests.journeys.tablets import SIZE, choose_face, open_panel

BEGINS = "10:00"
PREPARE = prepared("Ines", "Tomas", "Ravi")


@pytest.fixture
def wifi(server: Server) -> Iterator[Line]:
    with line(server.address) as made:
        yield made


@pytest.fixture
def device(browser: Browser, wifi: Line) -> Iterator[BrowserContext]:
    """A tablet that has seen today's board once, with its worker in place."""
    width, height = SIZE
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London")
    context.add_cookies([{"name": "tablet", "value": TABLET_SECRET, "url": wifi.address}])
    page = context.new_page()
    page.goto(f"{wifi.address}/room/")
    ready(page)
    page.close()
    yield context
    context.close()


def ready(page: Page) -> None:
    """The worker holds all it needs, and today's board is on the tablet."""
    expect(page.locator("#saved")).to_have_text("Saved")
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def started(device: BrowserContext, wifi: Line) -> Page:
    """The app opened anew, as after a restart of the tablet."""
    for page in device.pages:
        page.close()
    page = device.new_page()
    page.goto(f"{wifi.address}/room/")
    return page


def comforts(server: Server) -> list[str]:
    found = server.python(
        "from babyroom.common import walls\nfrom babyroom.moments.models import Moment\nfrom tests.journeys.stage import person\n"
        "with walls.within(person('setting')):\n"
        "    print(*Moment.objects.of(person('setting')).filter(kind='comfort').values_list('known_by', flat=True))"
    )
    return found.split()


@pytest.mark.journey
def test_after_a_restart_without_a_network_the_board_is_there_and_what_is_tapped_is_kept(
    server: Server, device: BrowserContext, wifi: Line, tmp_path: Path
) -> None:
    wifi.set("cut")
    page = started(device, wifi)
    expect(page.get_by_role("button", name="Ines", exact=True)).to_be_visible()
    choose_face(page, "Amina")
    page.get_by_role("button", name="Comfort for Ines").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 1")
    expect(page.locator(".strip")).to_contain_text("on this tablet")
    expect(page.locator("#away")).to_contain_text("No network since 10:0", timeout=10_000)
    page.screenshot(path=tmp_path / "away.png")
    page = started(device, wifi)
    expect(page.locator("#saved")).to_have_text("on this tablet: 1")
    expect(page.locator(".card").filter(has_text="Ines")).to_contain_text("On this tablet: 10:0")
    page.locator("#saved").click()
    expect(page.get_by_role("dialog")).to_contain_text("Comfort for Ines")
    assert comforts(server) == []
    wifi.set("open")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    assert comforts(server) == ["offline"]
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".here-line")).to_have_count(0)
    expect(page.locator(".card").filter(has_text="Ines").locator(".card-now")).to_contain_text("10:0")


@pytest.mark.journey
def test_help_now_opens_before_anything_else_and_other_pages_say_what_to_do(device: BrowserContext, wifi: Line) -> None:
    wifi.set("cut")
    page = device.new_page()
    page.goto(f"{wifi.address}/help-now/")
    expect(page.get_by_role("heading", name="Is a baby in danger?")).to_be_visible()
    expect(page.locator("main").get_by_text("01632 960101")).to_be_visible()
    page.goto(f"{wifi.address}/room/door/")
    expect(page.get_by_role("heading", name="No network just now")).to_be_visible()
    page.get_by_role("link", name="To the board").click()
    expect(page.get_by_role("button", name="Ines", exact=True)).to_be_visible()
    missing = "(one) => one.name.includes('/static/') && (one.responseStatus === 0 || one.responseStatus >= 400)"
    assert page.evaluate(f"() => performance.getEntriesByType('resource').filter({missing}).map((one) => one.name)") == []


@pytest.mark.journey
def test_asleep_looked_in_and_awake_are_written_without_a_network(server: Server, device: BrowserContext, wifi: Line) -> None:
    wifi.set("cut")
    page = started(device, wifi)
    choose_face(page, "Amina")
    open_panel(page, "Tomas").get_by_role("button", name="In the cot, on his back").click()
    cot = page.locator(".here-cots li").filter(has_text="Tomas")
    expect(cot).to_contain_text("Look in by 10:1")
    expect(page.locator("#saved")).to_have_text("on this tablet: 1")
    page = started(device, wifi)
    choose_face(page, "Amina")
    page.locator(".here-cots li").filter(has_text="Tomas").get_by_role("button", name="Looked in").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 2")
    wifi.set("open")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    expect(page.locator("[data-live=asleep]")).to_contain_text("Tomas")
    expect(page.locator(".here-cots")).to_have_count(0)


@pytest.mark.journey
def test_a_wi_fi_that_wants_to_be_signed_in_to_is_told_apart_and_loses_nothing(server: Server, device: BrowserContext, wifi: Line) -> None:
    page = started(device, wifi)
    choose_face(page, "Amina")
    wifi.set("portal")
    page.get_by_role("button", name="Comfort for Ravi").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 1")
    expect(page.locator("#away")).to_contain_text("The Wi-Fi wants somebody to sign in", timeout=15_000)
    page = started(device, wifi)
    expect(page.get_by_role("button", name="Ravi", exact=True)).to_be_visible()
    wifi.set("open")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    assert comforts(server) == ["offline"] or comforts(server) == ["face"]


@pytest.mark.journey
def test_today_s_names_go_when_the_tablet_is_shut_out_and_what_waits_goes_to_the_office(
    server: Server, device: BrowserContext, wifi: Line
) -> None:
    wifi.set("cut")
    page = started(device, wifi)
    choose_face(page, "Amina")
    page.get_by_role("button", name="Comfort for Ines").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 1")
    server.python(
        "from babyroom.common import clock, walls\nfrom babyroom.signin.models import Tablet\n"
        "from tests.journeys.stage import TABLET_SECRET, person\n"
        "with walls.within(person('setting')):\n"
        "    Tablet.objects.of(person('setting')).filter(name=TABLET_SECRET).update(revoked_at=clock.now(), shut='office')"
    )
    wifi.set("open")
    expect(page.get_by_role("heading", name="This tablet is shut out")).to_be_visible(timeout=20_000)
    assert comforts(server) == []
    waits = server.python(
        "from babyroom.common import walls\nfrom babyroom.moments.models import Aside\nfrom tests.journeys.stage import person\n"
        "with walls.within(person('setting')): print(Aside.objects.of(person('setting')).count())"
    )
    assert waits.strip() == "1"
    wifi.set("cut")
    page = started(device, wifi)
    expect(page.get_by_role("heading", name="No network just now")).to_be_visible()
    assert page.get_by_text("Ines").count() == 0
