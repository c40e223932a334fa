"""Every page at three sizes: axe finds nothing serious, no page has to be pushed sideways, and large type is not cut."""

import json
from collections.abc import Callable, Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.faults.figures import measured
from tests.journeys.arrived import prepared
from tests.journeys.serving import Server, served
from tests.journeys.stage import DAY, MANAGER, PARENT, at, person
from tests.journeys.tablets import choose_face, open_panel, room_context

TABLET, PHONE, LAPTOP = (1180, 820), (390, 844), (1440, 900)
SIZES = [pytest.param(size, id="x".join(map(str, size))) for size in (TABLET, PHONE, LAPTOP)]
SHUT_OUT = "lost-tablet"
GRAVE = ("serious", "critical")
# Only what is wrong is asked for: listing what passes takes most of the time.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
PREPARE = (
    prepared("Ines", "Kofi", "Ama", "Tomas", "Ravi", clock="08:00")
    + """
from tests.journeys.arrived import keep, lively
from tests.journeys.stage import at, person
keep(*lively())
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of
began = at("07:00")
Tablet.objects.create(
    setting_id=person("setting"), room_id=person("Ducklings"), name="Lost", secret_digest=digest_of("lost-tablet"),
    paired_at=began, revoked_at=began, shut="office",
)
"""
)
# The people of the demonstration without their eight weeks of moments: its front page names only people.
DEMONSTRATION = """
from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.records.laying_out import lay_out
from babyroom.records.simulate import demo_cast
cast = demo_cast(clock.now().date())
lay_out(cast, by=Who(setting_id=cast.setting.id, how="command", zone=cast.setting.zone), at=clock.now(), demonstration=True)
"""
_BABY, _MOMENT = person("Ines"), person("nappy of Ines")
_OPENED = f"baby/{_BABY}/day/{DAY}/{_MOMENT}/"
ROOM = (
    *("pin/", f"pin/{person('Jo')}/"),
    *("faces/", "door/", "since-last-shift/", "wall/", "cots/", "print/", "print/blank-day/", "print/cot-sheet/", "print/briefs/"),
    *(f"door/{person('Mina')}/", f"door/{_BABY}/", f"door/{_BABY}/home/", f"print/day/{_BABY}/{DAY}/"),
    *(f"baby/{_BABY}/", f"baby/{_BABY}/ways/", f"baby/{_BABY}/day/", f"baby/{_BABY}/write/", f"baby/{_BABY}/write/?kind=comfort"),
    *(f"baby/{_BABY}/write/?kind=food", _OPENED, f"{_OPENED}correct/", f"{_OPENED}move/", f"{_OPENED}differently/"),
)
_OFFICE_BABY, _OFFICE_ADULT = f"babies/{_BABY}/", f"adults/{person('Jo')}/"
OFFICE = (
    *("", "setting/", "setting/name/", "setting/danger/", "rooms/", "rooms/add/", f"rooms/{person('Ducklings')}/", "tablets/"),
    *("pins/", "set-aside/"),
    *("babies/", "babies/add/", _OFFICE_BABY, "adults/", "adults/add/", _OFFICE_ADULT, "lists/", "lists/babies/", "bring-in/babybuddy/"),
    *(f"{_OFFICE_BABY}{page}/" for page in ("change", "room", "twins", "week", "days", "marks", "ring", "family", "consents")),
    *(f"{_OFFICE_BABY}key-person/first/", f"{_OFFICE_ADULT}change/", f"{_OFFICE_ADULT}work/"),
)
HOME = ("", f"{_BABY}/", f"{_BABY}/morning/", f"{_BABY}/at-home/")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Server]:
    """One nursery for the whole file: nothing here writes what another test reads."""
    with served(at("10:24"), prepare=PREPARE) as running:
        yield running


def faults(page: Page, where: str) -> list[str]:
    """What is wrong with the page as it stands, each with where."""
    found = Axe().run(page, options=RULES).response["violations"]
    told = [
        f"{where}: {one['id']} ({one['impact']}) at {node['target']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]
    over = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return [*told, f"{where}: {over} px too wide"] if over > 1 else told


def walk(context: BrowserContext, server: Server, under: str, pages: Sequence[str]) -> list[str]:
    """Look at each of these pages."""
    page, found = context.new_page(), []
    for rest in pages:
        reply = page.goto(f"{server.address}{under}{rest}")
        assert reply is not None
        where = f"{under}{rest}"
        if reply.status != 200:
            found.append(f"{where}: answers {reply.status}")
            continue
        found += faults(page, where)
    page.close()
    return found


def clean(found: Sequence[str], where: str, pages: int, size: str) -> None:
    """Nothing was found on any of them; the control is the last test of this file."""
    assert list(found) == []
    measured("F24", f"accessibility of {where}", f"axe on {pages} pages, {size}", "0 serious or critical", "a button without a name: seen")


def wide(size: tuple[int, int]) -> str:
    """A size as people say it."""
    return f"{size[0]} × {size[1]}"


def signed_in(browser: Browser, server: Server, size: tuple[int, int], email: str) -> BrowserContext:
    """Somebody's own device."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, timezone_id="Europe/London")
    # Past the sign-in pages, which tests/journeys/test_signing_in.py walks through: a code of an app fits once only.
    key = server.python(
        "from django.test import Client\nfrom babyroom.signin.models import Login\nclient = Client()\n"
        f"client.force_login(Login.objects.get(email={email!r}))\nprint(client.cookies['sessionid'].value)"
    )
    context.add_cookies([{"name": "sessionid", "value": key.strip(), "url": server.address}])
    return context


@pytest.mark.fault
@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
def test_the_board_and_everything_that_opens_over_it(browser: Browser, nursery: Server, size: tuple[int, int]) -> None:
    context = room_context(browser, nursery, size=size)
    page, found = context.new_page(), []

    def look(where: str, does: Callable[[], object] = lambda: None) -> None:
        does()
        page.wait_for_timeout(350)
        found.extend(faults(page, f"{where} {size}"))

    page.goto(f"{nursery.address}/room/")
    look("board")
    look("who is here", lambda: page.get_by_role("button", name="Comfort for Tomas").click())
    page.keyboard.press("Escape")
    choose_face(page, "Amina")
    look("panel", lambda: open_panel(page, "Ravi"))
    page.keyboard.press("Escape")
    # As it opens on a board that nobody has scrolled: what a card hides behind the header depends on where the hand was before.
    page.goto(f"{nursery.address}/room/")
    look("strip", lambda: page.get_by_role("button", name="Comfort for Tomas").click())
    look("more", lambda: page.locator(".strip").get_by_role("button", name="More").click())
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    look("help", lambda: page.locator(".help summary").click())
    page.locator(".help summary").click()
    look("dim", lambda: page.evaluate("document.documentElement.dataset.theme = 'dim'"))
    context.close()
    clean(found, "the board", 8, wide(size))


@pytest.mark.fault
@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
def test_the_rooms_other_pages(browser: Browser, nursery: Server, size: tuple[int, int]) -> None:
    context = room_context(browser, nursery, size=size)
    found = walk(context, nursery, "/room/", ROOM) + walk(context, nursery, "", ("/help-now/", "/without-network/", "/on-a-tablet/"))
    context.close()
    clean(found, "the room", len(ROOM) + 3, wide(size))


def set_aside_or_nobody(route: Route) -> None:
    """The server of a bad day: the first record is set aside, and then nobody answers."""
    told = json.loads(route.request.post_data or "{}")
    first = [one for one in told.get("records", []) if one["n"] == 1]
    if not first:
        route.abort()
        return
    said = {"sentence": "The time is after the baby went home.", "field": "", "code": "said", "seq": None}
    answers = [{"id": one["id"], "n": one["n"], "outcome": "aside", **said} for one in first]
    route.fulfill(json={"version": 1, "ask": told["ask"], "answers": answers, "through": 0, "reaches": 0, "wants": [], "seq": 0})


@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
def test_the_board_without_a_network_and_what_waits_there(browser: Browser, nursery: Server, size: tuple[int, int]) -> None:
    context = room_context(browser, nursery, size=size, service_workers="block")
    page, found = context.new_page(), []
    page.route("**/sync", set_aside_or_nobody)
    page.route("**/since?*", lambda route: route.abort())
    page.goto(f"{nursery.address}/room/")
    choose_face(page, "Amina")
    for name in ("Tomas", "Ravi"):
        page.get_by_role("button", name=f"Comfort for {name}").click()
    expect(page.locator("#away")).to_be_visible(timeout=20_000)
    expect(page.locator("#saved")).to_have_text("needs attention: 1", timeout=20_000)
    found += faults(page, f"without a network {size}")
    page.locator("#saved").click()
    page.wait_for_timeout(350)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The time is after the baby went home.")
    expect(dialog).to_contain_text("Comfort for Ravi")
    found += faults(page, f"what waits {size}")
    page.evaluate("document.documentElement.dataset.theme = 'dim'")
    found += faults(page, f"what waits, dim {size}")
    context.close()
    assert found == []


@pytest.mark.journey
def test_the_page_of_a_tablet_that_is_shut_out(browser: Browser, nursery: Server) -> None:
    found = []
    for size in (TABLET, PHONE):
        context = room_context(browser, nursery, secret=SHUT_OUT, size=size)
        page = context.new_page()
        page.goto(f"{nursery.address}/room/")
        expect(page.locator("#hands-in")).to_have_text("Nothing waits on this tablet.")
        found += faults(page, f"shut out {size}")
        context.close()
    assert found == []


@pytest.mark.fault
@pytest.mark.journey
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("email", "under", "pages"), [(MANAGER, "/office/", OFFICE), (PARENT, "/home/", HOME)], ids=["office", "home"])
def test_the_office_and_home(
    browser: Browser, nursery: Server, size: tuple[int, int], email: str, under: str, pages: Sequence[str]
) -> None:
    context = signed_in(browser, nursery, size, email)
    found = walk(context, nursery, under, pages)
    context.close()
    clean(found, f"{under}", len(pages), wide(size))


@pytest.mark.fault
@pytest.mark.journey
def test_the_first_pages_of_an_empty_installation_and_of_the_demonstration(browser: Browser, nursery: Server) -> None:
    found = []
    with served(at("10:24")) as empty, served(at("10:24"), demo=True, prepare=DEMONSTRATION) as demonstration:
        for size in (TABLET, PHONE, LAPTOP):
            context = browser.new_context(viewport={"width": size[0], "height": size[1]})
            found += walk(context, empty, "", ("/begin/",)) + walk(context, nursery, "", ("/sign-in/",))
            found += walk(context, demonstration, "", ("/",))
            context.close()
    clean(found, "the first pages", 3, "three sizes")


@pytest.mark.journey
def test_type_of_double_size_is_not_cut_on_the_board(browser: Browser, nursery: Server) -> None:
    context = room_context(browser, nursery)
    page = context.new_page()
    page.goto(f"{nursery.address}/room/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(200)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= TABLET[0] + 1
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".card *, .head *, .sleeping *")].filter((one) => {
            const style = getComputedStyle(one), box = one.getBoundingClientRect();
            if (one.closest("svg, .unseen, details:not([open]) > :not(summary)") || box.width === 0) return false;
            const hides = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll";
            return (hides && one.scrollWidth > one.clientWidth + 1) || box.right > innerWidth + 1;
        }).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""
    )
    context.close()
    assert cut == []


@pytest.mark.fault
@pytest.mark.journey
def test_a_button_without_a_name_would_be_found(browser: Browser, nursery: Server) -> None:
    context = room_context(browser, nursery)
    page = context.new_page()
    page.goto(f"{nursery.address}/room/")
    page.locator(".card-heart").first.evaluate("(heart) => heart.removeAttribute('aria-label')")
    found = faults(page, "board")
    context.close()
    assert any("button-name" in one for one in found)
