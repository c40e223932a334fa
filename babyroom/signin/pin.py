"""A PIN: what may be one, and how it is kept. Argon2id over a keyed digest whose key is in the key ring, so that whoever has the table
alone cannot even try the million. Knows no tables."""

import hashlib
import hmac
import re
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from django.conf import settings
from django.utils.translation import gettext as _

from babyroom.common.keys import CannotOpen
from babyroom.common.refusals import Refusal

FEWEST, MOST = 6, 12
_PURPOSE = "signin.pin"
# 64 MiB, three passes: what RFC 9106 asks where memory is dear.
_ARGON = PasswordHasher()
_YEAR = re.compile(r"^(?:19|20)\d\d|(?:19|20)\d\d$")
_DAY, _MONTH = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
_DATES = tuple(
    re.compile(f"^{shape}$") for shape in (rf"{_DAY}{_MONTH}\d\d(?:\d\d)?", rf"{_MONTH}{_DAY}\d\d", rf"(?:\d\d)?\d\d{_MONTH}{_DAY}")
)
# Lines and corners on the keys of a pad.
_SHAPES = ("147", "258", "369", "789", "456", "123", "159", "357", "741", "852", "963", "951", "753", "321", "654", "987")
_SHORTEST_RUN = 5


def check_shape(pin: str) -> None:
    """Raise Refusal for what cannot be anybody's PIN. Says nothing about whose it could be."""
    if not (pin.isascii() and pin.isdigit() and FEWEST <= len(pin) <= MOST):
        raise Refusal(_("A PIN has 6 to 12 digits."), field="pin", code="no_pin")


def check_strength(pin: str) -> None:
    """Raise Refusal for a PIN that others would try first: all the same, runs, repeats, years, dates, shapes on the keys."""
    check_shape(pin)
    if _YEAR.search(pin) or any(date.match(pin) for date in _DATES):
        raise Refusal(
            _("This looks like a date or a year. Others would try it first. Please choose another one."), field="pin", code="weak"
        )
    if _is_pattern(pin):
        raise Refusal(_("Others would try this one first. Please choose another one."), field="pin", code="weak")


def kept(pin: str) -> tuple[str, str]:
    """How a PIN is kept from now on: (digest, id of the key)."""
    key_id = settings.KEY_RING.current
    return _ARGON.hash(_keyed(pin, key_id)), key_id


def fits(pin: str, digest: str, key_id: str) -> bool:
    """Whether this is the PIN. With nothing to compare with (`digest` empty: nobody, or no PIN) it takes as long and says no."""
    try:
        return _ARGON.verify(digest or _nobodys(), _keyed(pin, key_id)) and bool(digest)
    except (VerifyMismatchError, InvalidHashError, CannotOpen):
        return False


def is_current(key_id: str) -> bool:
    """Whether the key is the one that new PINs are kept with."""
    return key_id == str(settings.KEY_RING.current)


@cache
def _nobodys() -> str:
    return _ARGON.hash(b"nobody's")


def _keyed(pin: str, key_id: str) -> bytes:
    return hmac.new(settings.KEY_RING.drawn(_PURPOSE, key_id), pin.encode(), hashlib.sha256).digest()


def _is_pattern(pin: str) -> bool:
    digits = [int(one) for one in pin]
    steps = [(after - before) % 10 for before, after in pairwise(digits)]
    repeats = any(pin == (pin[:length] * len(pin))[: len(pin)] for length in (1, 2, 3))
    doubled = pin[0::2] == pin[1::2]
    in_steps = len(set(steps)) == 1
    runs = any(set(steps[n : n + _SHORTEST_RUN - 1]) in ({1}, {9}, {0}) for n in range(len(steps) - _SHORTEST_RUN + 2))
    on_the_keys = len(pin) == FEWEST and pin[:3] in _SHAPES and pin[3:] in _SHAPES
    return repeats or doubled or in_steps or runs or on_the_keys or pin == pin[::-1] or len(set(pin)) <= 2
