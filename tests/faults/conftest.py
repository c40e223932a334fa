"""What the faults of a tablet share: Playwright, and a line to the server that can be cut."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.journeys.line import Line, line
from tests.journeys.serving import Server


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One for each file, as in the journeys."""
    with sync_playwright() as running:
        yield running


@pytest.fixture
def wifi(server: Server) -> Iterator[Line]:
    """The line to the file's own server."""
    with line(server.address) as made:
        yield made
