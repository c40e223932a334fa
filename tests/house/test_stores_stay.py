"""No answer of ours wipes what a tablet keeps: `Clear-Site-Data` with "storage" would take the outbox along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from babyroom.signin.models import Login
from tests.house.source import PRODUCT, SCRIPTS
from tests.nursery import Nursery

# Split, so that this file does not name it.
HEADER = "clear-site" + "-data"
ENDS = ("/sign-out/", "/room/", "/sync", "/pair/", "/help-now/", "/without-network/", "/on-a-tablet/")


def named(places: Iterator[Path]) -> list[str]:
    """The files below these places that name it."""
    return [path.as_posix() for path in places if path.suffix in {".py", ".html", ".ts", ".js"} and HEADER in path.read_text().lower()]


def test_nothing_of_ours_names_it() -> None:
    assert named(iter([*PRODUCT.rglob("*"), *SCRIPTS.rglob("*")])) == []


def test_it_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "views.py").write_text('response["Clear-Site-Data"] = \'"storage"\'')
    assert len(named(tmp_path.rglob("*"))) == 1


@pytest.mark.parametrize("address", ENDS)
def test_no_answer_carries_it(nursery: Nursery, address: str) -> None:
    client = Client()
    client.force_login(Login.objects.get(pk=nursery.logins["Helen"]))
    for answer in (client.get(address), client.post(address), client.get(address, follow=True)):
        assert HEADER not in {name.lower() for name in answer.headers}
