"""The demonstration lets anyone step in, from this machine only: its doors are not even listed elsewhere."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from babyroom.common.access import Who
from babyroom.records.laying_out import lay_out
from babyroom.records.simulate import demo_cast

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.django_db
def test_doors_are_listed_on_this_machine_and_nowhere_else(settings: Any) -> None:
    settings.DEMO = True
    lay_out(demo_cast(NOW.date()), by=Who(how="command"), at=NOW, demonstration=True)
    here = Client(REMOTE_ADDR="127.0.0.1").get("/")
    elsewhere = Client(REMOTE_ADDR="10.0.0.7").get("/", follow=True)
    assert "Priya" in here.content.decode()
    assert "Priya" not in elsewhere.content.decode()
