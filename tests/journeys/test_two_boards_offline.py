"""F6 on two real boards: one hears nothing while the other changes the same moment. Twenty schedules, in any order."""

import json
import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults.figures import measured, tries
from tests.journeys.arrived import prepared
from tests.journeys.line import Line, line
from tests.journeys.serving import Server
from tests.journeys.stage import SECOND_SECRET, TABLET_SECRET, person
from tests.journeys.tablets import by_name, choose_face, day_page, room_context

BEGINS = "10:00"
BABIES = ("Ines", "Tomas", "Ravi", "Lena")
PREPARE = prepared(*BABIES)
_SETTLED = """
import json
from dataclasses import replace
from babyroom.common import walls
from babyroom.moments import settle
from babyroom.moments.models import Moment
from babyroom.moments.reading import rows
from tests.journeys.stage import person
rightly = settle._one

def last_wins(root, found, taken_back):
    one = rightly(root, found, taken_back)
    return replace(one, history=(one.row,), against=(), unseen=False)

if WRONGLY:
    settle._one = last_wins
with walls.within(person("setting")):
    found = settle.settle(rows(Moment.objects.of(person("setting")).filter(kind__in=("comfort", "withdrawal"))))
print(json.dumps({str(one.id): [one.clash, [row.note or str(row.facts.get("we", "")) for row in one.history]] for one in found}))
"""


@pytest.fixture
def wifi(server: Server) -> Iterator[Line]:
    with line(server.address) as made:
        yield made


@pytest.fixture
def board(browser: Browser, server: Server, wifi: Line) -> Iterator[Page]:
    """The tablet whose Wi-Fi goes."""
    own = Server(wifi.address, server.data, server.clock)
    context = room_context(browser, own, TABLET_SECRET)
    page = context.new_page()
    page.goto(f"{wifi.address}/room/")
    choose_face(page, "Amina")
    yield page
    context.close()


@pytest.fixture
def other(browser: Browser, server: Server) -> Iterator[tuple[Page, Page]]:
    """The other tablet: its board, and the page on which a moment is put right."""
    context = room_context(browser, server, SECOND_SECRET)
    shown, page = context.new_page(), context.new_page()
    shown.goto(f"{server.address}/room/")
    yield shown, page
    context.close()


def moments(server: Server, page: Page, baby: str) -> set[str]:
    """The addresses of the moments on this baby's day."""
    day_page(server, page, baby)
    found: list[str] = page.evaluate("() => [...document.querySelectorAll('.day-list a[href]')].map((one) => one.getAttribute('href'))")
    return {address for address in found if re.search(r"/day/[\d-]+/[0-9a-f-]{36}/$", address)}


def looked(server: Server, expected: dict[str, tuple[bool, list[str]]], *, wrongly: bool = False) -> tuple[int, int, int]:
    """Versions lost, clashes not flagged, flags without a clash, of what is expected: (whether it clashes, what Jo wrote)."""
    found = json.loads(server.python(_SETTLED.replace("WRONGLY", str(wrongly))))
    lost = sum(note not in found[pk][1] for pk, (_clash, notes) in expected.items() for note in notes)
    unseen = sum(clash and not found[pk][0] for pk, (clash, _notes) in expected.items())
    return lost, unseen, sum(found[pk][0] and not clash for pk, (clash, _notes) in expected.items())


def card(baby: str) -> str:
    """Where the board says what is now of this baby."""
    return f"[data-key='card-{person(baby)}'] .card-now"


def same(words: str) -> "re.Pattern[str]":
    """These words; a board on which Amina's face is chosen says "you" of her."""
    return re.compile(re.escape(words).replace("Amina", "(Amina|you)"))


def put_right(page: Page, note: str) -> None:
    """On the page that is open: another note, by Jo."""
    page.locator("[name=note]").fill(note)
    by_name(page, "Jo")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("Put right. What was written before stays to be read.")).to_be_visible()


@pytest.mark.journey
@pytest.mark.timeout(900)
def test_what_two_boards_change_unseen_is_kept_and_flagged_and_both_come_to_show_the_same(
    server: Server, wifi: Line, board: Page, other: tuple[Page, Page]
) -> None:
    shown, page = other
    chance, schedules = random.Random(20), tries(20, 60)
    expected: dict[str, tuple[bool, list[str]]] = {}
    saved = board.locator("#saved")
    for number in range(schedules):
        baby, sort = BABIES[number % len(BABIES)], chance.choice(["chip", "chip", "undo", "undo", "after", "alone"])
        before = moments(server, page, baby)
        board.get_by_role("button", name=f"Comfort for {baby}").click()
        expect(saved).to_have_text("Saved", timeout=20_000)
        if sort in ("chip", "undo"):
            wifi.set("cut")
        strip = board.locator(".strip")
        if sort == "undo":
            strip.get_by_role("button", name="Undo").click()
        elif sort != "after":
            strip.locator(".strip-chips button").first.click()
        if sort in ("chip", "undo"):
            expect(saved).to_have_text("on this tablet: 1")
        (address,) = moments(server, page, baby) - before
        page.goto(f"{server.address}{address}correct/")
        if sort != "alone":
            put_right(page, f"Schedule {number}.")
        wifi.set("open")
        expect(saved).to_have_text("Saved", timeout=30_000)
        expected[address.rstrip("/").rpartition("/")[2]] = (sort in ("chip", "undo"), [f"Schedule {number}."] if sort != "alone" else [])
    (lost, unseen, false), control = looked(server, expected), looked(server, expected, wrongly=True)
    for baby in BABIES:
        expect(board.locator(card(baby))).to_have_text(same(shown.locator(card(baby)).inner_text()), timeout=15_000)
    clashes = sum(clash for clash, _notes in expected.values())
    measured(
        "F6",
        "the same on two real boards",
        f"{schedules} schedules, {clashes} clashes",
        f"{lost} versions lost, {unseen} clashes not flagged, {false} flags without a clash; both boards show the same",
        f"where the last one wins {control[1]} clashes are not flagged",
    )
    assert (lost, unseen, false) == (0, 0, 0)
    assert 0 < clashes < schedules and control[1] == clashes
