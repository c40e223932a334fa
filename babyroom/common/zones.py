"""Which names of a time zone may be kept: places, the same on every machine.

`ZoneInfo` also opens whatever else lies among the machine's zone files: `localtime` is another zone on every machine, `Factory` is
none, and `right/...` counts leap seconds. A time kept with such a name could not be read elsewhere.
"""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")

# What a device without a place reports; it means one thing everywhere.
_UNIVERSAL = frozenset({"UTC", "GMT", "Etc/UTC", "Etc/GMT"})


def known_zone(name: str) -> bool:
    """Whether a device's clock may be kept with this name: a place such as `Europe/London`, or universal time."""
    return name in _UNIVERSAL or placed_zone(name)


def placed_zone(name: str) -> bool:
    """Whether this names a place in one of the ten regions of the zone database, as a nursery's own zone must."""
    region, slash, place = name.partition("/")
    if region not in _REGIONS or not slash or not place:
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
