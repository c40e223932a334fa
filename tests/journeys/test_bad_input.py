"""What people and broken tablets send: it is asked about or refused in a sentence, and what was typed is never lost."""

import pytest
from playwright.sync_api import Page, expect

from babyroom.common.ids import new_id
from tests.journeys.arrived import prepared
from tests.journeys.serving import Server
from tests.journeys.stage import DAY, person
from tests.journeys.tablets import by_name, choose_face, day_page, open_panel

BEGINS = "10:00"
PREPARE = (
    prepared("Ines", "Tomas")
    + """
from babyroom.people.models import Baby, Setting
from tests.journeys.stage import person, at
from datetime import date
other = Setting.objects.create(id=person("elsewhere"), name="Elsewhere", made_at=at("07:00"))
Baby.objects.create(id=person("Ada"), setting=other, first_name="Ada", last_name="Else", pronouns="she", born_on=date(2026, 1, 1),
                    peg="duck", starts_on=date(2026, 9, 1))
"""
)


def sent(server: Server, page: Page, *moments: dict[str, object]) -> list[dict[str, str]]:
    """Hand these over as the tablet does; returns the answers."""
    plain = {"kind": "comfort", "baby": str(person("Ines")), "happened_at": f"{DAY}T09:50:00+00:00", "zone": "Europe/London"}
    records = [{"id": str(new_id()), "n": None} for _one in moments]
    moments_ = [plain | {"id": record["id"]} | one for record, one in zip(records, moments, strict=True)]
    body = {"version": 1, "ask": "a", "outbox": str(new_id()), "last": 0, "holds": [], "waiting": 0, "persisted": None,
            "device_at": f"{DAY}T09:50:00+00:00",
            "records": [record | {"moment": one} for record, one in zip(records, moments_, strict=True)]}  # fmt: skip
    reply = page.request.post(f"{server.address}/sync", data=body, headers={"X-Babyroom": "1"})
    assert reply.ok, reply.text()
    answers: list[dict[str, str]] = reply.json()["answers"]
    assert [one["id"] for one in answers] == [one["id"] for one in moments_]
    return answers


@pytest.mark.journey
def test_a_time_still_to_come_is_asked_about_on_the_sheet(server: Server, page: Page) -> None:
    choose_face(page, "Amina")
    page.get_by_role("button", name="Comfort for Ines").click()
    page.locator(".strip").get_by_role("button", name="More").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Other", exact=True).click()
    sheet.locator("input[type=time]").fill("15:00")
    sheet.locator("input[type=time]").blur()
    expect(sheet.get_by_role("alert")).to_contain_text("still to come")
    sheet.locator("input[type=time]").fill("09:40")
    sheet.locator("input[type=time]").blur()
    expect(sheet.get_by_role("alert")).to_be_hidden()
    sheet.get_by_role("button", name="Done").click()
    expect(page.locator("#saved")).to_have_text("Saved")
    day_page(server, page, "Ines")
    expect(page.locator(".moment.k-comfort .moment-at")).to_contain_text("09:40")


@pytest.mark.journey
def test_a_time_still_to_come_is_asked_about_before_a_panel_writes_it(server: Server, page: Page) -> None:
    choose_face(page, "Amina")
    panel = open_panel(page, "Tomas")
    panel.get_by_role("button", name="Other", exact=True).click()
    panel.locator("input[type=time]").fill("15:00")
    panel.get_by_role("button", name="Together").click()
    expect(page.get_by_role("alert").filter(has_text="still to come")).to_be_visible()
    # Nothing stands in the log for a time that has not been.
    day_page(server, page, "Tomas")
    expect(page.locator(".moment.k-arrival")).to_have_count(1)
    expect(page.locator(".moment.k-together")).to_have_count(0)


@pytest.mark.journey
def test_the_page_to_write_keeps_what_was_typed(server: Server, page: Page) -> None:
    page.goto(f"{server.address}/room/baby/{person('Ines')}/write/?kind=note")
    by_name(page, "Amina")
    long_note = "She looked for the boat. " * 400
    page.get_by_label("At what time?").fill("16:00")
    page.get_by_label("In your words").fill("She looked for the boat.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That time is still to come.")).to_be_visible()
    expect(page.get_by_label("In your words")).to_have_value("She looked for the boat.")

    page.get_by_label("At what time?").fill("09:30")
    # A paste from a page that was open before the limit changed: the browser's own limit is not there.
    page.get_by_label("In your words").evaluate("(box) => box.removeAttribute('maxlength')")
    page.get_by_label("In your words").fill(long_note)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Please make it shorter.").first).to_be_visible()
    assert page.get_by_label("In your words").input_value().strip() == long_note.strip()

    page.get_by_label("In your words").fill("She looked for the boat.")
    page.get_by_role("button", name="Save").click()
    day_page(server, page, "Ines")
    expect(page.locator(".moment-note")).to_have_text("She looked for the boat.")


@pytest.mark.journey
def test_one_record_that_cannot_be_takes_no_good_one_with_it(server: Server, page: Page) -> None:
    answers = sent(
        server,
        page,
        {},
        {"kind": "moonwalk"},
        {"kind": "milk", "facts": {"taken_ml": 90000}},
        {"baby": str(person("Ada"))},
        {"baby": "duck"},
        {"happened_at": "yesterday"},
        {"kind": "nappy", "facts": {"nappy": "wet"}},
    )
    assert [one["outcome"] for one in answers] == ["kept", *["aside"] * 2, "not_yours", *["aside"] * 2, "kept"]
    assert [one["code"] for one in answers[1:4]] == ["unknown_kind", "absurd_ml", "not_yours"]
    # Every one of them says what to do next.
    assert all(len(one["sentence"].split()) > 4 for one in answers[1:6])
    # A baby elsewhere and a baby that is nowhere are answered alike: an answer tells nothing about another nursery.
    assert sent(server, page, {"baby": str(person("nobody"))})[0]["sentence"] == answers[3]["sentence"]
    day_page(server, page, "Ines")
    expect(page.locator(".day-list .moment:not(.k-arrival)")).to_have_count(2)


@pytest.mark.journey
def test_the_pages_of_another_nurserys_baby_are_not_here(server: Server, page: Page) -> None:
    for rest in ("", "day/", "write/", "ways/"):
        reply = page.goto(f"{server.address}/room/baby/{person('Ada')}/{rest}")
        assert reply is not None
        assert reply.status in (403, 404), rest
        assert "Ada" not in page.locator("body").inner_text()


@pytest.mark.journey
def test_a_word_that_judges_is_kept_with_a_gentle_word_and_can_be_changed(server: Server, page: Page) -> None:
    choose_face(page, "Amina")
    page.get_by_role("button", name="Comfort for Ines").click()
    page.locator(".strip").get_by_role("button", name="More").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Add a line").click()
    sheet.locator("textarea").fill("She is such a clingy baby today")
    sheet.get_by_role("button", name="Done").click()
    hint = page.locator(".hint")
    expect(hint).to_be_visible()
    expect(hint.get_by_role("button", name="Change it")).to_be_visible()
    hint.get_by_role("button", name="Leave it").click()
    expect(hint).to_have_count(0)
    day_page(server, page, "Ines")
    expect(page.get_by_text("She is such a clingy baby today")).to_be_visible()
