"""F22: scripts, formulas and signs that turn letters around, in every text that can be written: nothing runs, nothing is fetched."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import models
from django.urls import get_resolver
from playwright.sync_api import Route, sync_playwright

from babyroom.moments import operations as moments
from babyroom.people.models import Adult
from babyroom.records.export.whole import LEFT_OUT, tables, whole
from tests.access.planted import Planted, plant
from tests.access.test_matrix import Walk, addresses
from tests.faults.figures import measured
from tests.journeys.browsers import executable
from tests.nursery import HARBOUR, Nursery, at

# The longest that fits is written; each asks the page to say that it ran, or another host to be asked.
PAYLOADS = (
    "</script><script>document.title='ran'</script><img src=//evil.example/a onerror=\"document.title='ran'\">",
    "\"'><img src=x onerror=\"document.title='ran'\">",
    '=HYPERLINK("//evil.example")\u202e',
    "'\"><b id=ran><i>",
    "<b id=ran>",
)
_ROLES = ("manager", "tablet", "parent", "practitioner")


def _fields(model: type[models.Model]) -> Iterator[models.CharField[str, str]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField) and not field.choices and field.name not in {*LEFT_OUT, "peg", "value", "sort", "email"}:
            yield field


def fill(nursery: Nursery) -> int:
    """Write payloads into every text that a person can write; returns how many columns."""
    columns = 0
    for number, model in enumerate(tables()):
        fields = list(_fields(model)) if model._meta.app_label != "moments" else []
        for place, field in enumerate(fields):
            longest = field.max_length or 200
            fit = [payload for payload in PAYLOADS if len(payload) <= longest] or ["<b>"]
            asked = model.objects.of(HARBOUR)  # type: ignore[attr-defined]
            if model._meta.model_name != "room" or field.name != "name":
                asked.update(**{field.name: fit[(number + place) % len(fit)][:longest]})
                columns += 1
    moments.record_one(nursery.record("Ada", "comfort", note=PAYLOADS[0], clock="10:06"), by=nursery.tablet(), at=at("10:24"))
    return columns + 1


@pytest.fixture
def walk(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Walk:
    return Walk(plant(nursery), monkeypatch)


def pages(walk: Walk, planted: Planted) -> list[str]:
    """Every page that opens for those who see most, each once."""
    found: dict[str, None] = {}
    for walk.role in _ROLES:
        for address in addresses(get_resolver().url_patterns):
            answer = walk._answer(address.with_things_of(planted, "ada"), "GET")
            if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
                found[answer.content.decode()] = None
    return list(found)


def shown(texts: list[str]) -> tuple[list[str], set[str]]:
    """Open the pages in a real browser, without the header that would forbid scripts: (what ran, hosts that were asked)."""
    asked: set[str] = set()

    def turned_away(route: Route) -> None:
        asked.add(urlsplit(route.request.url).netloc)
        route.abort()

    ran = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", turned_away)
        for text in texts:
            page.set_content(text.replace("<head>", "<head><base href='http://nursery.test/'>", 1), wait_until="load")
            if page.title() == "ran" or page.locator("#ran").count():
                ran.append(text[:80])
        browser.close()
    return ran, asked - {"nursery.test", ""}


@pytest.mark.fault
@pytest.mark.journey
def test_no_payload_runs_and_nothing_is_fetched(walk: Walk, nursery: Nursery) -> None:
    columns = fill(nursery)
    texts = pages(walk, walk.planted)
    with whole(HARBOUR) as file, zipfile.ZipFile(file) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")]
    cells = [cell for sheet in sheets for row in csv.reader(io.StringIO(sheet, newline="")) for cell in row]
    loose = [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r", "\uff1d")) or "\u202e" in cell]
    written = sum("ran" in text and ("&lt;" in text or "&quot;" in text) for text in texts)
    ran, asked = shown(texts)
    assert (ran, asked, loose) == ([], set(), [])
    assert len(texts) > 40 and written > 20
    told = f"{columns} columns, {len(texts)} pages in a browser, {len(cells)} cells"
    measured("F22", "payloads in every text", told, "0 ran, 0 hosts asked, 0 loose cells", "a page that escapes nothing: seen")


@pytest.mark.fault
@pytest.mark.journey
def test_the_control_a_page_that_escapes_nothing_is_found(nursery: Nursery) -> None:
    del nursery
    assert Adult.objects.of(HARBOUR).exists()
    for payload in (PAYLOADS[0], PAYLOADS[1], PAYLOADS[3]):
        ran, _asked = shown([f"<html><head><title>x</title></head><body><p>{payload}</p></body></html>"])
        assert ran
    assert shown([f"<html><head></head><body>{PAYLOADS[0]}</body></html>"])[1] == {"evil.example"}
