"""Which browser the tests drive."""

import os
import shutil


def executable() -> str:
    """Debian's chromium, or whichever browser scripts/with-browser.sh found."""
    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "No browser: run the tests with `make test`, which finds or installs one."
    return found
