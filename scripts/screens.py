"""The pictures in docs/screens: the demonstration at 10:24 on a Tuesday, taken by a real browser. Called by `make docs`."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.journeys.serving import Server, served

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "docs" / "screens"
SIZES = {"tablet": (1180, 820), "portrait": (820, 1180), "phone": (390, 844), "laptop": (1440, 900)}
PREPARE = "from babyroom.records import demonstration\nfrom babyroom.common import clock\ndemonstration.fill(at=clock.now())"
Act = Callable[[Page, Server], None]


def face(page: Page, server: Server) -> None:
    """Wake the board: half a second on the first face."""
    page.goto(f"{server.address}/room/")
    page.locator(".face[data-face]").first.hover()
    page.mouse.down()
    page.wait_for_timeout(700)
    page.mouse.up()


def comfort(page: Page, server: Server) -> None:
    face(page, server)
    page.get_by_role("button", name="Comfort for Ada").click()


def more(page: Page, server: Server) -> None:
    comfort(page, server)
    page.locator(".strip").get_by_role("button", name="More").click()


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


# Name of the picture: who steps in, the size, the way there, whole page or what is in sight, dim or light.
ROOM: tuple[tuple[str, str, Act, bool, str], ...] = (
    ("board", "tablet", face, False, "light"),
    ("board", "tablet", face, False, "dim"),
    ("board", "portrait", face, False, "light"),
    ("board", "phone", face, False, "light"),
    ("board", "laptop", face, False, "light"),
    ("comfort", "tablet", comfort, False, "light"),
    ("more", "tablet", more, False, "light"),
    ("panel", "tablet", panel, False, "light"),
    ("panel", "phone", panel, False, "light"),
    ("baby", "tablet", from_panel("About"), True, "light"),
    ("baby", "phone", from_panel("About"), True, "light"),
    ("ways", "tablet", from_panel("About", "ways/"), True, "light"),
    ("day", "tablet", from_panel("Her day"), True, "light"),
    ("day", "phone", from_panel("Her day"), True, "light"),
    ("going-home", "tablet", from_panel("Going home"), True, "light"),
    ("door", "tablet", at("/room/door/"), True, "light"),
    ("since-last-shift", "tablet", at("/room/since-last-shift/"), True, "light"),
    ("cots", "tablet", at("/room/cots/"), False, "dim"),
    ("wall", "tablet", at("/room/wall/"), False, "light"),
    ("sheets", "tablet", at("/room/print/"), True, "light"),
    ("help-now", "tablet", at("/help-now/"), True, "light"),
)
OFFICE: tuple[tuple[str, str, Act, bool, str], ...] = (
    ("office", "laptop", at("/office/"), True, "light"),
    ("babies", "laptop", at("/office/babies/"), True, "light"),
    ("bring-in", "laptop", at("/office/bring-in/babybuddy/"), True, "light"),
)


def take(browser: Browser, server: Server, door: str, pictures: tuple[tuple[str, str, Act, bool, str], ...]) -> None:
    """Step in as someone and take these pictures."""
    for name, size, go, whole, theme in pictures:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, timezone_id="Europe/London")
        context.add_cookies([{"name": "theme", "value": theme, "url": server.address}])
        page = context.new_page()
        page.goto(server.address)
        page.get_by_role("button", name=door).first.click()
        page.wait_for_load_state()
        page.evaluate(f"localStorage.setItem('theme', '{theme}')")
        go(page, server)
        page.wait_for_timeout(700)
        page.screenshot(path=str(FOLDER / f"{name}-{size}-{theme}.png"), full_page=whole)
        context.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with served(NOW, demo=True, prepare=PREPARE) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        front = browser.new_page(viewport={"width": 1180, "height": 820})
        front.goto(server.address)
        front.screenshot(path=str(FOLDER / "front-tablet-light.png"), full_page=True)
        take(browser, server, "Ducklings", ROOM)
        take(browser, server, "Helen", OFFICE)
        take(browser, server, "Ruth", (("home", "phone", lambda page, server: None, True, "light"),))
        browser.close()
    listed = sorted(path.name for path in FOLDER.glob("*.png"))
    rows = [f"- [{name.removesuffix('.png')}]({name})" for name in listed]
    (FOLDER / "README.md").write_text(
        "\n".join(["# Screens", "", "The demonstration on a Tuesday at 10:24, taken by `make docs`.", "", *rows, ""])
    )


main()
