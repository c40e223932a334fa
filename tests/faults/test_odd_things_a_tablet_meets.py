"""The bad input of a tablet, with its real script in a real browser: shut out with fifty queued, its outbox copied to another device, far
too much at once, and answers of somebody who is not the server. Each is told as what it is, and nothing is lost or doubled."""

import base64
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from babyroom.common.ids import new_id
from babyroom.moments import sealing
from tests.faults.boards import all_arrived, board, comfort, device, ids, in_the_log, lying, notices, paired, with_worker
from tests.faults.figures import measured
from tests.journeys.line import Line
from tests.journeys.serving import Server, served
from tests.journeys.stage import at, person

pytestmark = [pytest.mark.fault, pytest.mark.journey]
QUEUED, PARTS, PART, GIANT = 50, 45, 200_000, 8_000_000
_KEY = "from babyroom.moments.sealing import public_key\nprint(*public_key())"
_ASIDE = """from babyroom.common import walls
from babyroom.moments.models import Aside
from tests.journeys.stage import person
with walls.within(person("setting")):
    print(*Aside.objects.of(person("setting")).filter(settled_at=None).values_list("moment_id", flat=True))"""
_SHUT = """from babyroom.common import clock, walls
from babyroom.signin.models import Tablet
from tests.journeys.stage import person
with walls.within(person("setting")):
    Tablet.objects.of(person("setting")).filter(name={name!r}).update(revoked_at=clock.now(), shut="office")"""
# Many taps without the half second that makes two of them one.
_TAP = """([ids, times]) => {
    performance.now = ((real) => () => real() * 1000)(performance.now.bind(performance));
    for (let n = 0; n < times; n += 1) document.querySelector(`[data-act=comfort][data-baby='${ids[n % ids.length]}']`).click();
}"""
# A record as an outbox keeps it, laid beside those that are there.
_LAY = """async ([id, key, sealed]) => {
    const asked = indexedDB.open("babyroom");
    const db = await new Promise((on) => (asked.onsuccess = () => on(asked.result)));
    const change = db.transaction(["records", "about"], "readwrite");
    const bytes = Uint8Array.from(atob(sealed), (sign) => sign.charCodeAt(0));
    const last = change.objectStore("about").get("last");
    last.onsuccess = () => {
        const n = (last.result ?? 0) + 1, at = "2026-11-24T10:00:00Z";
        change.objectStore("records").add({ n, id, key: id, at, sealedFor: key, sealed: bytes, state: "waiting" });
        change.objectStore("about").put(n, "last");
    };
    await new Promise((on) => (change.oncomplete = on));
    db.close();
}"""
_HTML = "text/html; charset=utf-8"
_TOLD = "application/json"
ANSWERS: dict[str, tuple[int, str, str]] = {
    "a sign-in page": (200, _HTML, "<!doctype html><h1>Guest Wi-Fi</h1>"),
    "nothing": (200, _HTML, ""),
    "half an answer": (200, _TOLD, '{"version": 1, "ask": "'),
    "null": (200, _TOLD, "null"),
    "another's": (200, _TOLD, '{"version": 1, "ask": "another", "answers": []}'),
    "a gateway": (502, _HTML, "<h1>Bad gateway</h1>"),
    "a filter's 403": (403, _HTML, "<h1>Blocked</h1>"),
    "a filter's 400": (400, _HTML, "<h1>Bad request</h1>"),
    "a filter's 400 in JSON": (400, _TOLD, '{"error": "bad request"}'),
    "a list": (200, _TOLD, "[]"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(at("10:00"), prepare=all_arrived()) as running:
        yield running


def saved(page: Page) -> None:
    """All of it is in the log."""
    expect(page.locator("#saved")).to_have_text("Saved", timeout=60_000)


def all_answered(page: Page) -> None:
    """The server has spoken of each record there."""
    for _look in range(240):
        if all(one["state"] != "waiting" for one in lying(page)):
            return
        page.wait_for_timeout(250)
    raise AssertionError([one["state"] for one in lying(page)])


def lies(page: Page, many: int) -> None:
    """So many records lie on the tablet's disk: a tap takes a while to come there."""
    for _look in range(240):
        if len(lying(page)) == many:
            return
        page.wait_for_timeout(250)
    raise AssertionError(len(lying(page)))


def called(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")


def test_shut_out_with_fifty_queued_nothing_is_lost_and_nothing_called_saved(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    before, key = in_the_log(server), paired(server, "Shut")
    with device(playwright, tmp_path / "profile", wifi.address, secret=key) as tablet:
        page = tablet.start()
        with_worker(page)
        wifi.set("cut")
        page.evaluate(_TAP, [[str(person(name)) for name in ("Ines", "Kofi", "Ama", "Tomas", "Lena")], QUEUED])
        expect(page.locator("#saved")).to_have_text(f"on this tablet: {QUEUED}", timeout=30_000)
        here = ids(page)
        server.python(_SHUT.format(name="Shut"))
        wifi.set("open")
        called(page)
        expect(page.get_by_role("heading", name="This tablet is shut out")).to_be_visible(timeout=30_000)
        assert page.get_by_text("Ines").count() == 0
        # The office has all of them, the log none, and the tablet still holds each as one that waits.
        assert set(server.python(_ASIDE).split()) == here and in_the_log(server) == before
        assert {one["state"] for one in lying(page)} == {"waiting"} and ids(page) == here
        # Paired again, the same outbox goes on, and all of it comes.
        assert page.context is not None
        page.context.add_cookies([{"name": "tablet", "value": paired(server, "Again"), "url": wifi.address}])
        saved(board(page, wifi.address))
        assert {one["state"] for one in lying(page)} == {"kept"}
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == QUEUED and set(came) == here
    measured(
        "F10", "full outbox on a real tablet that is shut out, then paired again", f"{QUEUED} queued", "0 lost, 0 called saved, all listed",
        "a server that drops them is found out",
    )  # fmt: skip


def test_a_copied_outbox_on_another_device_costs_neither_a_record_and_is_told(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    before, earlier = in_the_log(server), notices(server).count("outbox_elsewhere")
    keys = [paired(server, name) for name in ("First", "Second")]
    profiles = [tmp_path / name for name in ("first", "second")]
    with device(playwright, profiles[0], wifi.address, secret=keys[0]) as tablet:
        page = tablet.start()
        with_worker(page)
        comfort(page)
        saved(page)
        wifi.set("cut")
        for name in ("Noah", "Kofi", "Ama"):
            comfort(page, name)
        expect(page.locator("#saved")).to_have_text("on this tablet: 3")
        tablet.stop()
    shutil.copytree(profiles[0], profiles[1])
    wifi.set("open")
    known: set[str] = set()
    # Each writes on under the same numbers.
    for place, profile in enumerate(profiles):
        with device(playwright, profile, wifi.address, secret=keys[place]) as tablet:
            page = tablet.start()
            saved(page)
            comfort(page, "Tomas")
            comfort(page, "Lena")
            page.wait_for_timeout(1000)
            saved(page)
            known |= ids(page)
            assert {one["state"] for one in lying(page)} == {"kept"}
            tablet.stop()
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == 8 and set(came) == known
    assert notices(server).count("outbox_elsewhere") == earlier + 1
    measured(
        "bodies", "an outbox copied to another device, both write on", "4 records before, 2 and 2 after", "0 lost, 0 doubled, told once",
        "one that is not copied raises nothing (F13)",
    )  # fmt: skip


def sealed(server: Server, key: tuple[str, str], size: int) -> list[str]:
    """A record of so many bytes, as a tablet keeps it: its id, the key's, and the whole of it closed."""
    del server
    moment, ines, amina = str(new_id()), str(person("Ines")), str(person("Amina"))
    who = {"did_by": amina, "tapped_by": amina, "known_by": "face", "time_from": "tap", "facts": {}, "device_offset_ms": 0}
    when = {"happened_at": "2026-11-24T09:50:00+00:00", "device_at": "2026-11-24T09:50:00+00:00", "zone": "Europe/London"}
    told = {"id": moment, "kind": "comfort", "baby": ines, **who, **when, "more": "x" * size}
    return [moment, key[0], base64.b64encode(sealing.sealed(json.dumps(told).encode(), key[1])).decode()]


def test_far_too_much_at_once_goes_in_parts_and_what_is_too_big_alone_holds_up_nothing(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    before, answered = in_the_log(server), list[int]()
    key_id, public = server.python(_KEY).split()
    with device(playwright, tmp_path / "profile", wifi.address, secret=paired(server, "Much")) as tablet:
        page = tablet.start()
        with_worker(page)
        page.goto(f"{wifi.address}/without-network/")
        # The giant lies in the midst of them.
        laid = [sealed(server, (key_id, public), GIANT if place == PARTS // 2 else PART) for place in range(PARTS + 1)]
        for one in laid:
            page.evaluate(_LAY, one)
        giant = laid[PARTS // 2][0]
        page.on("response", lambda response: answered.append(response.status) if response.url.endswith("/sync") else None)
        board(page, wifi.address)
        expect(page.locator("#saved")).to_have_text("needs attention: 1", timeout=120_000)
        all_answered(page)
        states = {one["id"]: one["state"] for one in lying(page)}
        assert states[giant] == "refused" and {states[one[0]] for one in laid if one[0] != giant} == {"kept"}
        page.locator("#saved").click()
        expect(page.get_by_role("dialog")).to_contain_text("It is too big to be sent. It stays on this tablet. Tell the office.")
        page.get_by_role("button", name="Close").click()
        # It took a while: nobody's face is at the tablet any more.
        board(page, wifi.address)
        comfort(page)
        lies(page, PARTS + 2)
        all_answered(page)
        expect(page.locator("#saved")).to_have_text("needs attention: 1", timeout=30_000)
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == PARTS + 1 and giant not in came
    assert 413 in answered and set(answered) == {200, 413}
    measured(
        "bodies", "23 MB in one outbox, 11 of them one record", f"{PARTS} records and the one, 413 {answered.count(413)} times",
        f"all {PARTS} kept, the one stays and says so", "the others: kept",
    )  # fmt: skip


def answering(sort: str, met: list[str]) -> Callable[[Route], None]:
    """Somebody who is not the server."""
    status, content_type, body = ANSWERS[sort]

    def answer(route: Route) -> None:
        met.append(sort)
        route.fulfill(status=status, content_type=content_type, body=body)

    return answer


def test_answers_of_somebody_who_is_not_the_server_cost_nothing(playwright: Playwright, server: Server, wifi: Line, tmp_path: Path) -> None:
    before, met = in_the_log(server), list[str]()
    with device(playwright, tmp_path / "profile", wifi.address, secret=paired(server, "Odd")) as tablet:
        page = tablet.start()
        with_worker(page)
        for number, sort in enumerate(ANSWERS):
            odd = answering(sort, met)
            page.context.route("**/sync", odd)
            comfort(page, ("Ines", "Kofi", "Ama")[number % 3])
            expect(page.locator("#saved")).to_have_text("on this tablet: 1", timeout=20_000)
            for _look in range(200):
                if met.count(sort) > 1:
                    break
                called(page)
                page.wait_for_timeout(50)
            assert met.count(sort) > 1, sort
            assert [one["state"] for one in lying(page)].count("waiting") == 1, sort
            page.context.unroute("**/sync", odd)
            called(page)
            saved(page)
            page.wait_for_timeout(1000)
        assert {one["state"] for one in lying(page)} == {"kept"}
    came = in_the_log(server)[len(before) :]
    assert len(came) == len(set(came)) == len(ANSWERS)
    measured(
        "bodies", "answers of somebody who is not the server", f"{len(ANSWERS)} sorts, a record each", "tried again, then all kept",
        "the server’s own: kept at once",
    )  # fmt: skip


def test_the_control_a_page_that_takes_any_answer_for_the_servers_is_found_out(
    playwright: Playwright, server: Server, wifi: Line, tmp_path: Path
) -> None:
    def forged(route: Route) -> None:
        told: dict[str, Any] = json.loads(route.request.post_data or "")
        answers = [{"id": one["id"], "n": one["n"], "outcome": "kept", "sentence": "", "code": "", "seq": 1} for one in told["records"]]
        body = {"version": 1, "ask": told["ask"], "answers": answers, "wants": [], "through": told["last"], "reaches": told["last"]}
        route.fulfill(status=200, content_type=_TOLD, body=json.dumps(body))

    before = in_the_log(server)
    with device(playwright, tmp_path / "profile", wifi.address, secret=paired(server, "Forged")) as tablet:
        page = tablet.start()
        with_worker(page)
        page.context.route("**/sync", forged)
        comfort(page)
        page.wait_for_timeout(1000)
        saved(page)
    assert in_the_log(server) == before
