"""Story 2: twins. Two cards, an allergy on one of them only, a wait told without blame, and a nappy that was the other one's."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.arrived import prepared
from tests.journeys.serving import Server
from tests.journeys.stage import DAY, person
from tests.journeys.tablets import by_name, choose_face, day_page, open_board, open_panel, starts

BEGINS = "09:40"
PREPARE = prepared("Kofi", "Ama", "Ines")
CORRECTED = "8 months (6 months corrected)"


@pytest.mark.journey
def test_each_twin_has_a_card_and_their_own_allergy(server: Server, page: Page) -> None:
    for name in ("Kofi", "Ama"):
        expect(page.locator(".card").filter(has=page.get_by_role("button", name=name, exact=True))).to_have_count(1)
    assert "twins" not in page.locator("body").inner_text().lower()
    # One control for each baby and no other: there is nothing to tap that would be both.
    babies = {card.get_attribute("data-baby") for card in page.locator(".card-heart").all()}
    assert babies == {str(person(name)) for name in ("Kofi", "Ama", "Ines")}

    choose_face(page, "Amina")
    for name, marks in (("Kofi", ["No milk"]), ("Ama", [])):
        panel = open_panel(page, name)
        expect(panel.get_by_text(CORRECTED)).to_be_visible()
        panel.get_by_role("button", name="Milk", exact=True).click()
        strip = page.locator(".strip")
        expect(strip.get_by_role("heading")).to_contain_text(name)
        assert strip.locator(".strip-marks .allergy").all_inner_texts() == marks

    page.goto(f"{server.address}/room/baby/{person('Ama')}/")
    expect(page.get_by_text(CORRECTED)).to_be_visible()


@pytest.mark.journey
def test_a_wait_is_told_without_anybodys_name(server: Server, page: Page) -> None:
    choose_face(page, "Priya")
    page.get_by_role("button", name="Comfort for Kofi").click()
    page.get_by_role("button", name="Comfort for Ama").click()
    page.locator(".strip").get_by_role("button", name="More").click()
    page.get_by_role("dialog").get_by_role("button", name=starts("had to wait for us")).click()
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#saved")).to_have_text("Saved")

    day_page(server, page, "Ama")
    wait = page.locator(".moment").filter(has_text="had to wait for us")
    expect(wait).to_have_count(1)
    assert "Priya" not in wait.inner_text()
    day_page(server, page, "Kofi")
    expect(page.locator(".moment.k-comfort")).to_contain_text("Priya")


@pytest.mark.journey
def test_a_nappy_of_the_other_twin_is_moved_and_both_trails_stay(server: Server, page: Page) -> None:
    open_board(server, page, "11:16")
    choose_face(page, "Priya")
    open_panel(page, "Ama").get_by_role("button", name=starts("wet")).first.click()
    expect(page.locator(".strip")).to_contain_text("saved")

    day_page(server, page, "Ama")
    page.locator(".moment.k-nappy").get_by_role("link").click()
    page.get_by_role("link", name="It was another baby").click()
    assert "Ama" not in page.locator("fieldset .chip").all_inner_texts()
    by_name(page, "Priya")
    page.locator("label.pick:has(input[name='to'])").filter(has_text="Kofi").click()
    page.get_by_role("button", name="Move it there").click()
    expect(page.locator("body")).not_to_contain_text("Whose was it?")

    day_page(server, page, "Kofi")
    moved = page.locator(".moment.k-nappy")
    expect(moved).to_have_count(1)
    expect(moved).to_contain_text("11:16")
    expect(moved.locator("del")).to_have_count(0)
    told_on_kofi = moved.locator(".trail").inner_text()
    day_page(server, page, "Ama")
    left = page.locator(".moment.k-nappy.moment--taken-back")
    expect(left).to_have_count(1)
    told_on_ama = left.locator(".trail").inner_text()
    assert re.search(r"Priya", told_on_ama)
    assert re.search(r"moved|another baby|taken back", told_on_ama + told_on_kofi, re.IGNORECASE)
    # The other family reads this page too: what was moved names no other baby.
    assert "Kofi" not in told_on_ama


@pytest.mark.journey
def test_nothing_can_be_written_to_both_at_once(server: Server, page: Page) -> None:
    moment = {"kind": "comfort", "happened_at": f"{DAY}T09:39:00+00:00", "zone": "Europe/London"}
    wrong: list[object] = [str(person("twins")), [str(person("Kofi")), str(person("Ama"))], "twins"]
    sent = [moment | {"id": f"0193a000-0000-7000-8000-00000000000{n}", "baby": baby} for n, baby in enumerate(wrong)]
    body = {"version": 1, "ask": "a", "outbox": str(person("outbox")), "last": 0, "holds": [], "waiting": 0, "persisted": None,
            "device_at": f"{DAY}T09:39:00+00:00", "records": [{"id": one["id"], "n": None, "moment": one} for one in sent]}  # fmt: skip
    reply = page.request.post(f"{server.address}/sync", data=body, headers={"X-Babyroom": "1"})
    assert reply.ok, reply.text()
    assert [one["outcome"] for one in reply.json()["answers"]] == ["not_yours", "aside", "aside"]
