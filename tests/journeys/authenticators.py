"""What people hold in their hands when they sign in: an app with codes, a phone that knows its owner, and their e-mail."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

from tests.journeys.serving import Server


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


def newest_letter(server: Server) -> str:
    """The newest letter in the folder where letters lie when no e-mail server is set up."""
    folder = server.data / "post"
    text = (
        "".join(path.read_text() for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)) if folder.exists() else ""
    )
    return text.split("Content-Type:")[-1].replace("=\n", "")


def code_in(letter: str) -> str:
    """The code in a letter."""
    found = re.search(r"\b(\d{4}-\d{4})\b", letter)
    assert found, letter
    return found[1]


def link_in(letter: str) -> str:
    """The link in a letter."""
    found = re.search(r"https?://\S+/invitation/\S+/", letter)
    assert found, letter
    return found[0]
