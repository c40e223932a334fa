"""`babyroom setting add`: another nursery on the same server."""

import argparse
import sys

from django.conf import settings
from django.urls import reverse

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.signin.accounts import operations
from babyroom.web import serving


def setting(options: argparse.Namespace) -> int:
    """Make it, and write to its manager."""
    where = serving.place().address
    try:
        operations.add_setting(
            name=options.name,
            rooms=options.room,
            first_name=options.first_name,
            last_name=options.last_name,
            email=options.email,
            address=lambda made, secret: where + reverse("signin:invitation", args=[made, secret]),
            by=Who(how="command"),
            at=clock.now(),
        )
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 1
    _say(f"{options.name} is made. A letter with the way in goes to {options.email}; its link works for seven days.")
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if folder:
        _say(f"No e-mail server is set up (EMAIL_URL): the letter is laid into {folder}.")
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
