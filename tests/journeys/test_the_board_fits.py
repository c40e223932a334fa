"""Eight babies, two of them asleep, fit on a tablet either way up and begin on the first screen of a phone, at sizes read from afar."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.arrived import prepared
from tests.journeys.serving import Server, served
from tests.journeys.stage import at
from tests.journeys.tablets import room_context

EIGHT = ("Ines", "Kofi", "Ama", "Tomas", "Lena", "Ravi", "Mina", "Noah")
ASLEEP = """
from tests.journeys.arrived import keep, told
keep(*(told("sleep", name, "10:18", facts={"place": "cot", "position": "back"}) for name in ("Ines", "Kofi")))
"""
MEASURE = """() => {
    const px = (what) => Math.min(...[...document.querySelectorAll(what)].map((one) => parseFloat(getComputedStyle(one).fontSize)));
    const written = [...document.querySelectorAll(".head *, .sleeping *, .room *")].filter((one) =>
        one.checkVisibility() && !one.closest(".unseen, .danger, svg, details:not([open]) > :not(summary)")
        && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""));
    const tops = (what) => new Set([...document.querySelectorAll(what)].map((one) => Math.round(one.getBoundingClientRect().top)));
    return {
        below: document.scrollingElement.scrollHeight - innerHeight,
        aside: document.scrollingElement.scrollWidth - innerWidth,
        first: document.querySelector(".card").getBoundingClientRect().top,
        name: px(".card .name"), who: px(".card-who"), now: px(".card-now"),
        least: Math.min(...written.map((one) => parseFloat(getComputedStyle(one).fontSize))),
        face_lines: tops(".head .faces .face").size,
        head: document.querySelector(".head").offsetHeight,
    };
}"""


@pytest.fixture(scope="module")
def eight() -> Iterator[Server]:
    """Eight babies in the room; nothing here writes."""
    with served(at("10:24"), prepare=prepared(*EIGHT) + ASLEEP) as running:
        yield running


def measured(browser: Browser, server: Server, size: tuple[int, int]) -> dict[str, float]:
    context = room_context(browser, server, size=size)
    context.clock.install(time=at("10:24"))  # a tablet whose clock is right has no line that says otherwise
    page = context.new_page()
    page.goto(f"{server.address}/room/")
    page.evaluate("document.fonts.ready")
    found: dict[str, float] = page.evaluate(MEASURE)
    context.close()
    return found


@pytest.mark.journey
@pytest.mark.parametrize("size", [(1180, 820), (820, 1180)], ids=["lying", "upright"])
def test_eight_babies_fit_without_scrolling(browser: Browser, eight: Server, size: tuple[int, int]) -> None:
    found = measured(browser, eight, size)
    assert found["below"] <= 0 and found["aside"] <= 0, found
    assert found["name"] >= 22 and found["who"] >= 20 and found["now"] >= 18 and found["least"] >= 16, found
    assert found["face_lines"] == 1 and found["head"] <= 112, found


@pytest.mark.journey
def test_on_a_phone_the_babies_begin_on_the_first_screen(browser: Browser, eight: Server) -> None:
    found = measured(browser, eight, (390, 844))
    assert found["first"] < 844 / 2 and found["aside"] <= 0, found
    assert found["face_lines"] == 1 and found["least"] >= 16, found
