"""Story 1: an ordinary day with a hard goodbye, lived through in a real browser at a real server.

Every tap is counted; a half-second press on a face (who is recording) and on Awake is counted apart. Nothing is typed.
"""

import re
import statistics
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.hand import Hand
from tests.journeys.serving import Server
from tests.journeys.stage import at

MOST_TAPS = 25


def go_to(server: Server, page: Page, clock: str) -> None:
    """Let the server's clock jump; the tablet takes it over with its next question to the server."""
    server.set_clock(at(clock))
    # Minutes have passed, so the screen has gone to sleep: nobody's face is chosen.
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{server.address}/room/")
    expect(page.get_by_text(clock).first).to_be_visible(timeout=10_000)


def button(page: Page, name: str) -> "re.Pattern[str]":
    return re.compile(f"^{re.escape(name)}", re.IGNORECASE)


@pytest.mark.journey
def test_a_whole_day_in_twenty_five_taps_and_nothing_typed(server: Server, page: Page) -> None:
    hand = Hand(page)

    go_to(server, page, "07:52")
    face(hand, "Amina")
    hand.begin()
    hand.tap(page.get_by_role("link", name=button(page, "Ines,")))
    hand.read()
    hand.tap(page.get_by_role("checkbox", name=button(page, "A new tooth")))
    hand.tap(page.get_by_role("radio", name=button(page, "A broken night")))
    hand.tap(page.get_by_role("button", name=button(page, "Hard goodbye")))
    hand.done()
    expect(page.get_by_text("Ines is here")).to_be_visible()

    go_to(server, page, "07:58")
    face(hand, "Amina")
    record(hand, "Comfort for Ines")
    enrich(hand, "Held and hummed to", "Her blue cloth", "easier, then needed us again")

    go_to(server, page, "08:20")
    face(hand, "Amina")
    record(hand, page.get_by_role("button", name="Ines", exact=True), "Exploring or watching")
    enrich(hand, "looked back")

    go_to(server, page, "09:10")
    face(hand, "Amina")
    record(hand, page.get_by_role("button", name="Ines", exact=True), "wet")
    enrich(hand, "sang")

    go_to(server, page, "10:05")
    face(hand, "Amina")
    record(hand, "Comfort for Ines")
    enrich(hand, "Looked away, rubbed eyes")

    go_to(server, page, "10:12")
    face(hand, "Amina")
    record(hand, page.get_by_role("button", name="Ines", exact=True), "In the cot, on her back")

    for clock in ("10:22", "10:31", "10:42"):
        go_to(server, page, clock)
        face(hand, "Jo")
        record(hand, "Looked in on Ines")

    go_to(server, page, "10:50")
    face(hand, "Jo")
    hand.begin()
    hand.press(page.get_by_role("button", name=button(page, "Ines is awake")))
    hand.done()

    go_to(server, page, "17:20")
    face(hand, "Amina")
    hand.begin()
    hand.tap(page.get_by_role("button", name="Ines", exact=True))
    hand.tap(page.get_by_role("link", name=button(page, "Going home")))
    hand.tap(page.get_by_role("checkbox", name="Needed time"))
    hand.tap(page.get_by_role("button", name="Goes home"))
    hand.done()

    written = told(server, "Ines")
    assert [kind for kind, *_rest in written] == [
        "arrival", "from_home", "comfort", "exploring", "nappy", "comfort", "sleep", "look_in", "look_in", "look_in", "woke", "reunion",
    ]  # fmt: skip
    facts = {f"{kind} {clock}": said for kind, clock, said, _by in written}
    assert "'goodbye': 'hard'" in facts["arrival 07:52"]
    assert "new_tooth" in facts["from_home 07:52"]
    assert "needed_us_again" in facts["comfort 07:58"]
    assert "sang" in facts["nappy 09:10"]
    assert [clock for kind, clock, _said, _by in written if kind == "look_in"] == ["10:22", "10:31", "10:42"]
    assert {by for kind, _clock, _said, by in written if kind == "look_in"} == {"Jo"}
    assert hand.typed == 0
    eyes_down = statistics.median(hand.records)
    sys.stdout.write(f"\nStory 1: {hand.taps} taps, {hand.presses} half-second presses; eyes down {eyes_down:.1f} s at the median\n")
    assert hand.taps <= MOST_TAPS


def face(hand: Hand, name: str) -> None:
    """Say who is recording, if the screen is asleep."""
    hand.press(hand.page.locator(f".head .face[aria-label='{name}'], header .face[aria-label='{name}']").first)


def record(hand: Hand, *taps: str | Locator) -> None:
    """One record: the taps that save it, then the strip is there."""
    hand.begin()
    for tap in taps:
        hand.tap(tap)
    hand.done()
    expect(hand.page.get_by_role("status").filter(has_text="saved").or_(hand.page.locator(".strip"))).not_to_have_count(0)


def enrich(hand: Hand, *chips: str) -> None:
    """Chips of the strip, one after the other; then the strip goes by itself."""
    hand.read()
    for chip in chips:
        hand.tap(hand.page.locator(".strip").get_by_role("button", name=button(hand.page, chip)))
    hand.page.wait_for_timeout(1200)


def told(server: Server, baby: str) -> list[tuple[str, str, str, str]]:
    """What the log holds for a baby as it stands: (kind, wall clock, facts, who)."""
    script = f"""
from tests.journeys.stage import person, DAY, LONDON
from babyroom.moments.reading import day_bounds, settled_between
from babyroom.people.models import Adult
names = {{a.pk: a.first_name for a in Adult.unscoped.all()}}
start, end = day_bounds(DAY, "Europe/London")
for one in settled_between(person("setting"), [person("{baby}")], start, end):
    if one.stands:
        print(repr((one.kind, one.at.astimezone(LONDON).strftime("%H:%M"), str(dict(one.facts)), names.get(one.row.did_by, ""))))
"""
    import ast

    return [ast.literal_eval(line) for line in server.python(script).splitlines()]
