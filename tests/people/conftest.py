"""The office as Helen sees it: signed in by name, at a time the test tells."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from babyroom.common import clock
from babyroom.signin.models import Login
from tests.nursery import Nursery, at

SignIn = Callable[[str], Client]


@pytest.fixture
def ten_oclock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """It is ten in the morning on the nursery's day."""
    monkeypatch.setattr(clock, "now", lambda: at("10:00"))
    return at("10:00")


@pytest.fixture
def sign_in(nursery: Nursery, ten_oclock: datetime) -> SignIn:
    """A browser signed in as one of those who have a login."""
    del ten_oclock

    def enter(name: str) -> Client:
        # Nothing is collected for tests; the files' server warns where the folder is not there at all.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        client = Client()
        client.force_login(Login.objects.get(pk=nursery.logins[name]), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


@pytest.fixture
def helen(sign_in: SignIn) -> Client:
    """The manager's browser."""
    return sign_in("Helen")
