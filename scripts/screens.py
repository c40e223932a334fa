"""The pictures in docs/screens: the demonstration on a Tuesday, at the door at 08:02 and in the room at 10:24, taken by a real
browser. Called by `make docs`."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from babyroom.common import clock
from tests.journeys.serving import Server, served

EARLY, NOW = datetime(2026, 11, 24, 8, 2, tzinfo=UTC), datetime(2026, 11, 24, 10, 24, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "docs" / "screens"
SIZES = {"tablet": (1180, 820), "portrait": (820, 1180), "phone": (390, 844), "laptop": (1440, 900), "paper": (860, 1240)}
PREPARE = "from babyroom.records import demonstration\nfrom babyroom.common import clock\ndemonstration.fill(at=clock.now())"
Act = Callable[[Page, Server], None]


class Picture(NamedTuple):
    """Its name, the size, the way there, the whole page or what is in sight, dim or light; and what puts the room back as it was."""

    name: str
    size: str
    go: Act
    whole: bool = True
    theme: str = "light"
    after: Callable[[Page], None] = lambda page: None


def face(page: Page, server: Server) -> None:
    """Wake the board: the first face."""
    page.goto(f"{server.address}/room/")
    page.wait_for_selector("html[data-script=ready]")
    # By keyboard: a mouse has no hold on a face that moves when the letters arrive, as a finger has.
    page.locator(".face[data-face]").first.press("Enter")


def comfort(page: Page, server: Server) -> None:
    """The heart of the first baby who is awake."""
    face(page, server)
    page.locator(".card:not(.card--asleep) .card-heart").first.click()


def undo(page: Page) -> None:
    """The tap was for the picture only."""
    page.locator(".strip [data-do=undo]").click()
    page.get_by_text("Taken back.").wait_for()
    page.wait_for_timeout(600)


def more(page: Page, server: Server) -> None:
    comfort(page, server)
    page.locator(".strip").get_by_role("button", name="More").click()


def arrive(page: Page, server: Server) -> None:
    """The first baby who is still to come, with a word from home open beside the door."""
    page.goto(f"{server.address}/room/door/")
    page.locator(".pegs--door a").first.click()
    page.locator(".door [name=handed_to]").first.check()


def printed(page: Page, server: Server) -> None:
    """Ada's day as a sheet of A4."""
    from_panel("Her day")(page, server)
    page.get_by_role("link", name="Print").click()
    page.wait_for_load_state()


def panel(page: Page, server: Server) -> None:
    face(page, server)
    page.locator(".card-open").filter(has_text="Ada").click()


def at(path: str) -> Act:
    """A page that has an address of its own."""

    def go(page: Page, server: Server) -> None:
        page.goto(server.address + path)

    return go


def from_panel(link: str, after: str = "") -> Act:
    """A page reached from Ada's panel by a link that begins so."""

    def go(page: Page, server: Server) -> None:
        panel(page, server)
        page.get_by_role("link", name=re.compile(f"^{link}")).first.click()
        page.wait_for_load_state()
        if after:
            page.goto(page.url + after)

    return go


DOOR = (Picture("door-morning", "tablet", at("/room/door/")), Picture("arrive", "tablet", arrive), Picture("arrive", "phone", arrive))
EVERYWHERE = ("tablet", "tablet dim", "portrait", "phone", "laptop")


def each(name: str, go: Act, *sizes: str, whole: bool = True, after: Callable[[Page], None] = lambda page: None) -> tuple[Picture, ...]:
    """The same page at each of these sizes ("tablet", or "tablet dim")."""
    told = [size.partition(" ") for size in sizes]
    return tuple(Picture(name, size, go, whole=whole, theme=theme or "light", after=after) for size, _space, theme in told)


def first_story(page: Page, server: Server) -> None:
    """The desk of the first baby on the list, one sentence opened."""
    page.goto(f"{server.address}/room/stories/")
    page.locator(".list-name").first.click()
    page.wait_for_load_state()
    page.locator(".story-said > summary").nth(1).click()


def at_home(link: str) -> Act:
    """A page reached from the family's page by a link of these words."""

    def go(page: Page, server: Server) -> None:
        page.goto(f"{server.address}/home/")
        page.get_by_role("link", name=link).first.click()
        page.wait_for_load_state()

    return go


ROOM = (
    *each("board", face, *EVERYWHERE, "portrait dim", whole=False),
    *each("comfort", comfort, "tablet", "portrait", "phone", whole=False, after=undo),
    *each("panel", panel, *EVERYWHERE, whole=False),
    *each("baby", from_panel("About"), *EVERYWHERE),
    *each("ways", from_panel("About", "ways/"), "tablet", "phone"),
    *each("day", from_panel("Her day"), *EVERYWHERE),
    *each("rhythm", from_panel("About", "rhythm/"), "tablet", "phone"),
    *each("day-sheet", printed, "paper"),
    *each("going-home", from_panel("Going home"), "tablet", "tablet dim", "phone"),
    *each("door", at("/room/door/"), *EVERYWHERE),
    *each("since-last-shift", at("/room/since-last-shift/"), "tablet", "phone"),
    *each("cots", at("/room/cots/"), "tablet", "tablet dim", "portrait dim", "phone", whole=False),
    *each("stories", at("/room/stories/"), "tablet"),
    *each("story", first_story, "tablet", "tablet dim", "phone"),
    *each("lines", at("/room/lines/"), "tablet"),
    *each("wall", at("/room/wall/"), "tablet", "portrait", whole=False),
    *each("sheets", at("/room/print/"), "tablet"),
    *each("help-now", at("/help-now/"), *EVERYWHERE),
)
OFFICE = (
    *each("office", at("/office/"), "laptop", "phone"),
    *each("babies", at("/office/babies/"), "laptop", "phone"),
    *each("ahead", at("/office/ahead/"), "laptop", "phone"),
    *each("shifts", at("/office/shifts/"), "laptop"),
    *each("policies", at("/office/setting/"), "laptop"),
    *each("bring-in", at("/office/bring-in/babybuddy/"), "laptop"),
)
HOME = (
    *each("home", at("/home/"), "phone", "tablet", "laptop"),
    *each("home-story", at_home("stories"), "phone", "laptop"),
    *each("home-lines", at_home("Lines with the room"), "phone"),
    *each("home-reading", at("/home/reading/"), "phone"),
)
# Last, because a record whose sheet was opened stays.
SHEET = each("more", more, *EVERYWHERE, whole=False)


def take(browser: Browser, server: Server, door: str, pictures: tuple[Picture, ...]) -> None:
    """Step in as someone and take these pictures, on devices whose clocks are right."""
    for picture in pictures:
        width, height = SIZES[picture.size]
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London")
        context.clock.install(time=clock.real() + timedelta(seconds=float(server.clock.read_text())))
        context.add_cookies([{"name": "theme", "value": picture.theme, "url": server.address}])
        page = context.new_page()
        page.goto(server.address)
        page.get_by_role("button", name=door).first.click()
        page.wait_for_load_state()
        page.evaluate(f"localStorage.setItem('theme', '{picture.theme}')")
        picture.go(page, server)
        page.wait_for_timeout(700)
        page.screenshot(path=str(FOLDER / f"{picture.name}-{picture.size}-{picture.theme}.png"), full_page=picture.whole)
        picture.after(page)
        context.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        with served(EARLY, demo=True, prepare=PREPARE) as server:
            take(browser, server, "Ducklings", DOOR)
        with served(NOW, demo=True, prepare=PREPARE) as server:
            front = browser.new_page(viewport={"width": 1180, "height": 820})
            front.goto(server.address)
            front.screenshot(path=str(FOLDER / "front-tablet-light.png"), full_page=True)
            for door, pictures in (("Ducklings", ROOM), ("Helen", OFFICE), ("Neil", HOME), ("Ducklings", SHEET)):
                take(browser, server, door, pictures)
        browser.close()
    listed = sorted(path.name for path in FOLDER.glob("*.png"))
    rows = [f"- [{name.removesuffix('.png')}]({name})" for name in listed]
    when = "The demonstration on a Tuesday, at 08:02 at the door and at 10:24 everywhere else, taken by `make docs`."
    (FOLDER / "README.md").write_text("\n".join(["# Screens", "", when, "", *rows, ""]))


if __name__ == "__main__":
    main()
