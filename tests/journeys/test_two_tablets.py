"""Two tablets in one room, each a browser of its own: what one writes the other shows, and nothing is lost or written twice."""

import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.arrived import prepared
from tests.journeys.serving import Server
from tests.journeys.stage import SECOND_SECRET
from tests.journeys.tablets import choose_face, day_page, open_panel, tablet

BEGINS = "10:00"
PREPARE = prepared("Ines", "Tomas", "Ravi")


@pytest.fixture
def second(browser: Browser, server: Server, page: Page) -> Iterator[Page]:
    """The other tablet, with its board open. Amina writes on the first, Jo here."""
    with tablet(browser, server, SECOND_SECRET) as other:
        choose_face(page, "Amina")
        choose_face(other, "Jo")
        yield other


def comforts(server: Server, page: Page, baby: str) -> int:
    """How many comforts stand on the baby's day."""
    day_page(server, page, baby)
    return page.locator(".day-list .moment.k-comfort:not(.moment--taken-back)").count()


@pytest.mark.journey
def test_what_one_tablet_writes_the_other_shows_within_three_seconds(server: Server, page: Page, second: Page) -> None:
    card = second.locator(".card").filter(has=second.get_by_role("button", name="Ines", exact=True))
    expect(card.locator(".card-now")).not_to_contain_text("10:00")
    page.get_by_role("button", name="Comfort for Ines").click()
    began = time.perf_counter()
    expect(card.locator(".card-now")).to_contain_text("10:00", timeout=5000)
    sys.stdout.write(f"\nAn entry reached the other tablet after {time.perf_counter() - began:.1f} s\n")


@pytest.mark.journey
def test_both_write_about_one_baby_at_once_and_both_records_stand(server: Server, page: Page, second: Page) -> None:
    page.get_by_role("button", name="Comfort for Ines").click(no_wait_after=True)
    second.get_by_role("button", name="Comfort for Ines").click(no_wait_after=True)
    for one in (page, second):
        expect(one.locator(".strip")).to_contain_text("saved")
    assert comforts(server, page, "Ines") == 2
    told = page.locator(".day-list").inner_text()
    assert "Amina" in told
    assert "Jo" in told


@pytest.mark.journey
def test_undo_takes_it_back_on_both(server: Server, page: Page, second: Page) -> None:
    page.get_by_role("button", name="Comfort for Tomas").click()
    expect(page.locator(".strip")).to_contain_text("saved")
    # "Taken back" stands at once, the log hears of it a moment later.
    with page.expect_response("**/sync"):
        page.locator(".strip").get_by_role("button", name="Undo").click()
        expect(page.locator(".strip")).to_contain_text("Taken back", ignore_case=True)
    assert comforts(server, second, "Tomas") == 0


@pytest.mark.journey
def test_a_double_tap_on_the_heart_is_one_record(server: Server, page: Page, second: Page) -> None:
    page.get_by_role("button", name="Comfort for Ravi").dblclick()
    expect(page.locator(".strip")).to_contain_text("saved")
    assert comforts(server, second, "Ravi") == 1


@pytest.mark.journey
def test_a_cut_line_keeps_the_record_and_sends_it_once(server: Server, page: Page, second: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Comfort for Ravi").click()
    panel = open_panel(page, "Tomas")
    panel.get_by_role("button", name="Together").click()
    expect(page.locator("#saved")).to_have_text("on this tablet: 2")
    assert comforts(server, second, "Ravi") == 0
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=20_000)
    assert comforts(server, second, "Ravi") == 1
