"""What every test stands on: a database file of its own (never in memory), a clock told by the test, no other machine."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from babyroom.common import walls
from tests.house.loopback import walled
from tests.nursery import HARBOUR, Nursery, open_nursery

# No test fails because its machine was busy.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that at the end no file runs alone while the other cores rest."""
    items.sort(key=lambda item: (item.get_closest_marker("fault") is None, item.get_closest_marker("journey") is None))


@pytest.fixture(scope="session", autouse=True)
def no_other_machine() -> Iterator[None]:
    """Sockets reach this machine only."""
    with walled():
        yield


@pytest.fixture
def nursery(db: None) -> Iterator[Nursery]:
    """Harbour Nursery with its people: Ducklings and Goslings, Ada to Hugo, Priya, Sam, Dana and Helen."""
    del db
    with walls.within(HARBOUR):
        yield open_nursery()
