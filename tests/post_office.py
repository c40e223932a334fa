"""A real e-mail server on this machine, for tests that send letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import LazySettings

from babyroom.common.mailbox import mailbox
from tests.journeys.ports import free_port


class Postman:
    """What the e-mail server was handed: (to, message). `broken` answers that it cannot take letters now."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], Message]] = []
        self.broken = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        del server, session
        if self.broken:
            return "451 come back later"
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 taken"


@contextmanager
def post_office(told: LazySettings) -> Iterator[Postman]:
    """A real e-mail server on this machine, and the product told to use it."""
    postman, port = Postman(), free_port()
    server = Controller(postman, hostname="127.0.0.1", port=port)
    server.start()
    kept = mailbox({"EMAIL_URL": f"smtp://127.0.0.1:{port}?security=none", "EMAIL_FROM": "Harbour Nursery <post@harbour.example>"}, Path())
    # Django's test runner puts a box of its own in place of every backend.
    for name, value in kept.items():
        setattr(told, name, value)
    try:
        yield postman
    finally:
        server.stop()
