"""The office as Helen sees it, as in the tests of people."""

from tests.people.conftest import helen, sign_in, ten_oclock

__all__ = ["helen", "sign_in", "ten_oclock"]
