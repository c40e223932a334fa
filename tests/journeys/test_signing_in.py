"""Signing in off the tablet, in a real browser: the first day, a parent's code and phone, and leaving."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.authenticators import A_CODE, A_WAY_IN, app_code, in_a_letter, letters, phone
from tests.journeys.serving import Server, served
from tests.journeys.stage import MANAGER, MANAGER_APP, PARENT, PASSWORD, at

SIZES = [(1440, 900), (390, 844)]


def own_device(browser: Browser, size: tuple[int, int] = (1440, 900)) -> BrowserContext:
    """Somebody's own phone or computer."""
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, timezone_id="Europe/London")


def address(server: Server) -> str:
    """By its name: a passkey belongs to one."""
    return server.address.replace("127.0.0.1", "localhost")


def by_code(page: Page, server: Server, email: str) -> None:
    """Sign in with a code by e-mail."""
    page.goto(f"{address(server)}/sign-in/")
    page.get_by_role("link", name="Send me a code by e-mail").click()
    page.get_by_label("E-mail address").fill(email)
    before = len(letters(server))
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_role("heading", name="Look in your e-mail")).to_be_visible()
    page.get_by_label("The code from the letter").fill(in_a_letter(server, A_CODE, after=before))
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
def test_on_the_first_day_nothing_opens_before_the_second_step(browser: Browser, size: tuple[int, int]) -> None:
    with served(at("09:00")) as server:
        page = own_device(browser, size).new_page()
        page.goto(f"{address(server)}/begin/")
        for label, words in {
            "Name of your nursery": "Harbour Nursery",
            "Your rooms, one on each line": "Ducklings",
            "Your first name": "Helen",
            "Your last name": "Test",
            "Your e-mail address": "helen@harbour.example",
            "A password": PASSWORD,
        }.items():
            page.get_by_label(label).fill(words)
        page.get_by_role("button", name="Open our nursery").click()
        expect(page.get_by_role("heading", name="A second step, to keep babies safe")).to_be_visible()
        page.goto(f"{address(server)}/office/babies/")
        expect(page.get_by_role("heading", name="A second step, to keep babies safe")).to_be_visible()
        page.get_by_role("link", name="Use an app").click()
        secret = page.locator("#secret").inner_text()
        page.get_by_label("The code your app shows now").fill("000000")
        page.get_by_role("button", name="Use this app").click()
        expect(page.get_by_text("This code is not right").first).to_be_visible()
        page.get_by_label("The code your app shows now").fill(app_code(secret))
        page.get_by_role("button", name="Use this app").click()
        expect(page.get_by_role("heading", name="Your codes on paper")).to_be_visible()
        codes = page.locator(".paper-codes code").all_inner_texts()
        assert len(codes) == 10
        page.get_by_role("link", name="I have them on paper").click()
        expect(page).to_have_url(re.compile("/office/$"))
        page.goto(f"{address(server)}/account/codes/")
        expect(page.locator(".paper-codes")).to_have_count(0)

        other = own_device(browser).new_page()
        other.goto(f"{address(server)}/sign-in/")
        other.get_by_text("With a password").click()
        other.get_by_label("E-mail address").fill("helen@harbour.example")
        other.get_by_label("Password").fill(PASSWORD)
        other.get_by_role("button", name="Sign in", exact=True).click()
        expect(other.get_by_role("heading", name="The second step")).to_be_visible()
        other.get_by_label("The code your app shows now").fill(codes[0])
        other.get_by_role("button", name="Go on").click()
        expect(other).to_have_url(re.compile("/office/$"))


@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
def test_a_parent_signs_in_by_code_and_then_with_their_phone(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    page = own_device(browser, size).new_page()
    with phone(page):
        by_code(page, server, PARENT)
        expect(page).to_have_url(re.compile("/home/"))
        page.goto(f"{address(server)}/account/")
        page.get_by_role("link", name="Set up this one").click()
        page.get_by_role("button", name="Set it up").click()
        expect(page.get_by_role("heading", name="Your codes on paper")).to_be_visible()
        page.goto(f"{address(server)}/account/")
        page.get_by_role("button", name="Sign out here").click()
        page.goto(f"{address(server)}/sign-in/")
        page.get_by_role("button", name="Sign in with this phone or computer").click()
        expect(page).to_have_url(re.compile("/home/"))
        page.goto(f"{address(server)}/account/")
        page.get_by_role("link", name="Take away").click()
        page.get_by_role("button", name="Take it away").click()
        expect(page.get_by_role("link", name="Take away")).to_have_count(0)
    in_a_letter(server, "no longer signs in by itself")


@pytest.mark.journey
def test_a_parent_stays_signed_in_for_ninety_days_and_staff_for_an_hour(browser: Browser, server: Server) -> None:
    parent = own_device(browser).new_page()
    by_code(parent, server, PARENT)
    kept = next(cookie for cookie in parent.context.cookies() if cookie["name"] == "sessionid")
    assert kept["httpOnly"] and kept["sameSite"] == "Lax"
    server.set_clock(at("12:00").replace(month=12, day=24))
    parent.goto(f"{address(server)}/home/")
    expect(parent).to_have_url(re.compile("/home/"))
    server.set_clock(at("12:00").replace(year=2027, month=4, day=24))
    parent.goto(f"{address(server)}/home/")
    expect(parent.get_by_text("You were signed out to keep things safe")).to_be_visible()


@pytest.mark.journey
def test_an_invitation_opens_a_way_in_once_and_leaving_shuts_it_at_once(browser: Browser, server: Server) -> None:
    server.python(
        "from tests.journeys.stage import person\nfrom babyroom.people.models import Adult\n"
        "Adult.unscoped.filter(pk=person('Jo')).update(email='jo@harbour.example')"
    )
    helen = own_device(browser).new_page()
    by_code(helen, server, MANAGER)
    helen.get_by_label("The code your app shows now").fill(app_code(MANAGER_APP))
    helen.get_by_role("button", name="Go on").click()
    helen.goto(f"{address(server)}/office/adults/")
    helen.get_by_role("link", name="Jo", exact=False).first.click()
    helen.get_by_role("link", name="Signing in and leaving").click()
    helen.get_by_role("button", name="Ask them in").click()
    expect(helen.get_by_text("The letter is on its way")).to_be_visible()
    link = in_a_letter(server, A_WAY_IN)

    jo = own_device(browser, (390, 844)).new_page()
    jo.goto(link)
    expect(jo.get_by_role("heading", name="Hello Jo")).to_be_visible()
    jo.get_by_role("button", name="Yes, go on").click()
    expect(jo.get_by_role("heading", name="How I sign in")).to_be_visible()
    jo.goto(f"{address(server)}/office/")
    expect(jo.get_by_role("heading", name="Office")).to_be_visible()

    thief = own_device(browser).new_page()
    thief.goto(link)
    expect(thief.get_by_role("heading", name="This link works no more")).to_be_visible()

    helen.reload()
    helen.get_by_role("button", name="They have left").click()
    expect(helen.get_by_text("It is done.")).to_be_visible()
    jo.goto(f"{address(server)}/office/")
    expect(jo.get_by_role("heading", name="Sign in")).to_be_visible()
