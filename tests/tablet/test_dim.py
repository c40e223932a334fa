"""A tablet that was dimmed stays dim on every page of the room: babies sleep beside it. Paper and the office are as they were."""

import re
from collections.abc import Iterable

import pytest
from django.urls import URLResolver

from babyroom.tablet import urls
from tests.nursery import Nursery
from tests.tablet.hands import at_tablet


def addresses(patterns: Iterable[object], before: str = "/room/") -> list[str]:
    """Every address that a room's pages have, as it is written down."""
    found = []
    for one in patterns:
        address = before + str(getattr(one, "pattern", ""))
        found += addresses(one.url_patterns, address) if isinstance(one, URLResolver) else [address]
    return found


def test_every_page_of_a_dimmed_tablet_is_dim(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    hand.client.cookies["theme"] = "dim"
    shown = []
    for address in addresses(urls.urlpatterns):
        filled = address.replace("<uuid:baby>", str(nursery.babies["Ada"]))
        answer = hand.client.get(filled) if "<" not in filled else None
        if answer is not None and answer.status_code == 200 and b"<html" in answer.content:
            html = answer.content.decode()
            shown.append(filled)
            assert ('data-theme="dim"' in html) != filled.startswith("/room/print/"), filled
    assert len(shown) > 12, shown
    assert any(re.search("/rhythm/$", one) for one in shown) and "/room/door/" in shown
    lost = hand.client.get("/room/baby/nobody/")
    assert lost.status_code == 404


def test_a_tablet_that_was_not_dimmed_is_light_but_for_the_cots(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    assert 'data-theme="dim"' not in hand.page("/room/door/") and 'data-theme="dim"' in hand.page("/room/cots/")
    hand.client.cookies["theme"] = "purple"
    assert "data-theme" not in hand.page("/room/door/")


def test_the_office_on_that_device_is_not_dimmed(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    hand.client.cookies["theme"] = "dim"
    assert "data-theme" not in hand.page("/help-now/")
