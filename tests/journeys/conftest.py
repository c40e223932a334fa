"""A real browser for the journeys."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, or whichever browser scripts/with-browser.sh found."""
    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "No browser: run the tests with `make test`, which finds or installs one."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=_QUIET)
        yield running
        running.close()
