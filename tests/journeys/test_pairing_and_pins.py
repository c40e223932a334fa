"""A device becomes a room's tablet by two codes; an adult chooses a PIN on it, comes in with it, and opens a baby's page."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.serving import Server
from tests.journeys.stage import TABLET_SECRET, at, person
from tests.journeys.tablets import SIZE

BEGINS = "08:10"
SETTING, ROOM, HELEN = person("setting"), person("Ducklings"), person("Helen")
OFFICE = f"""
from uuid import UUID
from babyroom.common import clock, walls
from babyroom.common.access import Who
from babyroom.signin import operations_pairing, operations_pins, operations_tablets
by = Who(UUID("{SETTING}"), UUID("{HELEN}"), UUID("{HELEN}"), how="login", jobs=frozenset({{"manager"}}))
with walls.within(by.setting_id):
    """


def office(server: Server, act: str) -> str:
    """What the manager does in the office meanwhile."""
    return server.python(OFFICE + act).strip()


def start_code(server: Server, name: str) -> str:
    return office(server, f'print(operations_pins.make_start_code(UUID("{person(name)}"), by=by, at=clock.now()))')


def type_pin(page: Page, pin: str) -> None:
    """By the big keys."""
    for key in pin:
        page.locator(f"[data-key='{key}']").click()


@pytest.mark.journey
def test_two_codes_open_the_room_and_a_shut_out_tablet_says_what_to_do(server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    begin = f'pairing, code = operations_pairing.begin_pairing(room=UUID("{ROOM}"), name="Window", by=by, at=clock.now()); '
    pairing, code = office(server, begin + "print(pairing.pk, code)").split()
    page.goto(f"{server.address}/pair/")
    page.get_by_label("The code").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Say this code to the office")).to_be_visible()
    second = page.locator(".code-shown").inner_text()
    confirm = f'operations_pairing.confirm_pairing(UUID("{pairing}"), "{second}", by=by, at=clock.now())'
    office(server, confirm)
    expect(page).to_have_url(f"{server.address}/room/", timeout=10_000)
    cookie = next(one for one in context.cookies() if one["name"] == "tablet")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and page.evaluate("document.cookie.includes('tablet=')") is False

    find = 'from babyroom.signin.models import Tablet; window = Tablet.objects.of(by.setting).get(name="Window").pk; '
    office(server, find + "operations_tablets.revoke(window, by=by, at=clock.now())")
    page = context.new_page()  # the page that is open may be on its way there by itself
    page.goto(f"{server.address}/room/")
    expect(page.get_by_role("heading", name="This tablet is shut out")).to_be_visible()
    expect(page.get_by_text("Nothing is lost.")).to_be_visible()
    context.close()


@pytest.mark.journey
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_pin_is_chosen_brings_in_and_opens_a_baby_s_page(server: Server, browser: Browser, scripts: bool) -> None:
    office(server, "from babyroom.people.models import Setting; Setting.objects.update(demonstration=False)")
    code = start_code(server, "Jo")
    width, height = SIZE
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    context.add_cookies([{"name": "tablet", "value": TABLET_SECRET, "url": server.address}])
    page = context.new_page()
    page.goto(f"{server.address}/room/pin/{person('Jo')}/")
    page.get_by_label("Start code from the office").fill(code)
    for pin, says in (("123456", "Others would try this one first."), ("739105", "Your PIN is set.")):
        page.get_by_label("Start code from the office").fill(code)
        page.get_by_label("Your new PIN").fill(pin)
        page.get_by_label("The same again").fill(pin)
        page.get_by_role("button", name="This is my PIN").click()
        expect(page.get_by_text(says).first).to_be_visible()
    page.get_by_role("button", name="Jo", exact=True).click()
    page.get_by_role("button", name="Jo", exact=True).click()
    expect(page.get_by_role("heading", name="Hello, Jo")).to_be_visible()
    if scripts:
        type_pin(page, "99999999999999999")
        assert len(page.get_by_label("Your PIN").input_value()) == 12
        page.get_by_role("button", name="Clear").click()
        type_pin(page, "739105")
        page.locator(".pin-pad").get_by_role("button", name="Go on").click()
    else:
        page.get_by_label("Your PIN").fill("739105")
        page.get_by_label("Your PIN").press("Enter")
    expect(page).to_have_url(f"{server.address}/room/")

    server.set_clock(at("09:00"))
    page.goto(f"{server.address}/room/baby/{person('Ines')}/")
    expect(page.get_by_role("heading", name="Your PIN opens this page")).to_be_visible()
    page.get_by_label("Your PIN").fill("739105")
    page.get_by_label("Your PIN").press("Enter")
    expect(page.locator(".brief")).to_be_visible()
    context.close()
