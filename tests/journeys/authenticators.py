"""What people hold in their hands when they sign in: an app with codes, a phone that knows its owner, and their e-mail."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

from tests.journeys.serving import Server

A_CODE = r"\b\d{4}-\d{4}\b"
A_WAY_IN = r"https?://\S+/invitation/\S+/"
_PATIENCE_S = 30


def app_code(secret: str) -> str:
    """The code an app shows now for these letters; it fits once."""
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))


@contextmanager
def phone(page: Page) -> Iterator[None]:
    """This browser's device knows its owner by a finger, and holds passkeys (a virtual authenticator of the browser's own)."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    told = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": told})
    yield
    devtools.send("WebAuthn.disable")


def letters(server: Server) -> list[Path]:
    """The letters in the folder where they lie when no e-mail server is set up, oldest first."""
    folder = server.data / "post"
    return sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns) if folder.exists() else []


def in_a_letter(server: Server, wanted: str, *, after: int = 0) -> str:
    """What matches in the newest letter, once there are more than `after`: a letter is sent beside the page that says so."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        lie = letters(server)
        text = lie[-1].read_text().replace("=\n", "") if len(lie) > after else ""
        found = re.search(wanted, text)
        if found:
            return found[0]
        assert time.monotonic() < end, f"no letter with {wanted}; the newest of {len(lie)}: {text}"
        time.sleep(0.05)
