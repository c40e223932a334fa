"""A new release speaks to tablets in another way than the one before (docs/sync.md, `version`). A tablet of the old one turns none of its
records away: it says what it needs, waits for whoever writes, loads the new program though records wait, and hands all of them in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.faults.boards import all_arrived, comfort, device, ids, in_the_log, lying, with_worker
from tests.faults.builds import Served, releases
from tests.faults.figures import measured

pytestmark = [pytest.mark.fault, pytest.mark.journey]
NEEDS = "This tablet needs another version of the program. Nothing is lost."
# How both sides say which version they speak.
_SAID = {"moments/wire.py": (r"^VERSION = 1$", "VERSION = 2"), "tablet/static/tablet/kept.js": (r"\{version:1,ask:", "{version:2,ask:")}
_WAITS = "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null"


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with releases(tmp_path_factory.mktemp("releases"), all_arrived()) as made:
        build = made.build("b")
        for name, (was, becomes) in _SAID.items():
            path = build / "babyroom" / name
            found, times = re.subn(was, becomes, path.read_text(), flags=re.MULTILINE)
            assert times == 1, name
            path.write_text(found)
        yield made


def test_a_tablet_of_the_release_before_waits_for_the_new_program_and_loses_nothing(
    playwright: Playwright, nursery: Served, tmp_path: Path
) -> None:
    nursery.serve("a")
    with device(playwright, tmp_path / "profile", nursery.address) as tablet:
        page = tablet.start()
        with_worker(page)
        loads: list[str] = []
        page.on("load", lambda loaded: loads.append(loaded.url))
        nursery.stop()
        for name in ("Ines", "Kofi", "Ama"):
            comfort(page, name)
        expect(page.locator("#saved")).to_have_text("on this tablet: 3", timeout=20_000)
        here = ids(page)
        page.locator("#saved").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        nursery.serve("b")
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#away")).to_contain_text(NEEDS, timeout=30_000)
        # It found the new program by itself, and does not take it from under whoever writes.
        page.wait_for_function(_WAITS, timeout=60_000)
        page.evaluate("sessionStorage.clear()")
        page.wait_for_function("() => document.querySelector('.face.is-active, .face[aria-pressed=true]') === null", timeout=40_000)
        page.wait_for_timeout(6000)
        assert loads == [] and {one["state"] for one in lying(page) if one["id"] in here} == {"waiting"}
        expect(page.locator("#saved")).to_have_text("on this tablet: 3")
        page.get_by_role("button", name="Close").click()
        page.wait_for_function("() => window.RELEASES?.includes('b')", timeout=60_000)
        page.wait_for_selector("html[data-script=ready]")
        expect(page.locator("#saved")).to_have_text("Saved", timeout=60_000)
        expect(page.locator("#away")).not_to_contain_text(NEEDS)
        page.wait_for_timeout(6000)
        assert len(loads) == 1
        tablet.stop()
    came = in_the_log(nursery.server)
    assert len(came) == len(set(came)) == 3 and set(came) == here
    measured(
        "bodies", "a tablet of a release the server does not know any more", "3 records", "all wait, the new program comes, all 3 kept",
        "a tablet that takes it for a word on its records: needs attention",
    )  # fmt: skip


def test_control_a_tablet_that_takes_it_for_a_word_on_its_records_turns_them_away(
    playwright: Playwright, nursery: Served, tmp_path: Path
) -> None:
    nursery.serve("b")
    with device(playwright, tmp_path / "profile", nursery.address) as tablet:
        page = tablet.start(ready=False)
        page.wait_for_selector("html[data-script=ready]")
        says = '{"sentence": "No.", "field": "", "code": "not_json"}'
        page.context.route("**/sync", lambda route: route.fulfill(status=400, content_type="application/json", body=says))
        for name in ("Ines", "Kofi", "Ama"):
            comfort(page, name)
        expect(page.locator("#saved")).to_have_text("needs attention: 3", timeout=30_000)
