"""Story 3: Rhea's first day as cover. She comes in by name and time, reads one screen, and her notes stay when her face goes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.serving import Server
from tests.journeys.stage import person
from tests.journeys.tablets import choose_face, day_page, open_board, open_panel, starts

BEGINS = "07:45"


def card(page: Page, baby: str) -> Locator:
    return page.locator(".card").filter(has=page.get_by_role("button", name=baby, exact=True))


@pytest.mark.journey
def test_cover_comes_in_reads_one_screen_and_leaves_notes_behind(server: Server, page: Page) -> None:
    page.get_by_role("link", name="Come into the room or leave it").click()
    page.get_by_label("First name").fill("Rhea")
    page.get_by_label("Here until").fill("18:00")
    page.get_by_role("button", name="Welcome them").click()
    rhea = page.locator(".head .face[aria-label='Rhea']")
    expect(rhea).to_be_visible()

    page.goto(f"{server.address}/room/baby/{person('Tomas')}/")
    brief = page.locator(".brief")
    for told in ("Upright, so that he can see.", "The window.", "He goes quiet before he cries.", "Jo"):
        expect(brief.get_by_text(told).first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight + 1"), "the brief is more than one screen"

    open_board(server, page, "08:05")
    choose_face(page, "Jo")
    page.get_by_role("link", name=starts("Tomas,")).click()
    page.get_by_role("radio", name="Jo").check(force=True)
    page.locator("button[name=goodbye]").first.click()
    expect(page.get_by_text("Tomas is here")).to_be_visible()

    open_board(server, page, "08:30")
    expect(card(page, "Tomas")).to_contain_text("with Jo")
    page.locator(".room-who summary").click()
    expect(page.get_by_text("We have not seen Rhea’s level on paper yet.")).to_be_visible()
    page.locator(".room-who summary").click()
    choose_face(page, "Rhea")
    open_panel(page, "Tomas").get_by_role("button", name="Exploring or watching").click()
    expect(page.locator(".strip")).to_contain_text("saved")
    expect(card(page, "Tomas")).to_contain_text("You are getting to know Tomas. Jo is near.")

    open_board(server, page, "09:00")
    expect(card(page, "Tomas")).to_contain_text("Rhea is getting to know Tomas. Jo is near.")

    open_board(server, page, "17:59")
    expect(rhea).to_be_visible()
    open_board(server, page, "18:01")
    expect(page.locator(".head .face[aria-label='Jo']")).to_be_visible()
    expect(rhea).to_have_count(0)
    day_page(server, page, "Tomas")
    expect(page.locator(".moment.k-exploring")).to_contain_text("Rhea")
    expect(page.locator(".moment.k-arrival")).to_contain_text("Jo")
