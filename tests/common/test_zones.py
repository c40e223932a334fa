"""Only names that mean the same on every machine are kept as a zone."""

import pytest

from babyroom.common.zones import known_zone, placed_zone


@pytest.mark.parametrize("name", ["Europe/London", "Asia/Kathmandu", "America/Argentina/Ushuaia", "America/New_York"])
def test_a_place_is_known(name: str) -> None:
    assert placed_zone(name)
    assert known_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "localtime",
        "posixrules",
        "Factory",
        "posix/Europe/London",
        "right/Europe/London",
        "GB",
        "Europe",
        "Europe/",
        "America/Argentina",
        "",
        "Europe/Nowhere",
        "Europe/../localtime",
        "/etc/localtime",
        "Europe/London\x00",
        "Europe/" + "a" * 5000,
        "Europe/\udcff",
    ],
)
def test_what_is_another_zone_on_every_machine_or_none_at_all_is_not(name: str) -> None:
    assert not placed_zone(name)
    assert not known_zone(name)


def test_a_device_without_a_place_may_say_universal_time_but_a_nursery_stands_somewhere() -> None:
    assert known_zone("UTC")
    assert not placed_zone("UTC")
