"""An engine that could lose a record is not used."""

import sys

import pytest
from django.db import connection

from babyroom.common.sqlite import is_safe, refuse_unsafe, use_mended_engine
from babyroom.web import settings


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 46, 1), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
        ((2, 8, 17), False),
    ],
)
def test_which_engines_are_free_of_the_fault(version: tuple[int, int, int], *, safe: bool) -> None:
    assert is_safe(version) is safe


def test_an_unsafe_engine_stops_the_start_with_a_sentence() -> None:
    with pytest.raises(RuntimeError, match=r"SQLite 3\.40\.1, which can lose records.*3\.51\.3"):
        refuse_unsafe((3, 40, 1))
    refuse_unsafe((3, 51, 3))


def test_one_engine_is_in_use_and_it_is_a_safe_one() -> None:
    assert use_mended_engine() == settings.SQLITE_VERSION
    assert is_safe(settings.SQLITE_VERSION)
    assert sys.modules["sqlite3"].sqlite_version_info == settings.SQLITE_VERSION
    assert sys.modules["sqlite3.dbapi2"].sqlite_version_info == settings.SQLITE_VERSION


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_was_answered_as_kept_is_on_the_disk() -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1, "foreign_keys": 1, "trusted_schema": 0}
    with connection.cursor() as cursor:
        found = {}
        for name in asked:
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
        cursor.execute("SELECT sqlite_version()")
        assert cursor.fetchone()[0] == ".".join(map(str, settings.SQLITE_VERSION))
    assert found == asked
