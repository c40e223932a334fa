"""One writer at a time in a setting: numbers and chains are given in turn."""

from uuid import UUID

from django.db import connection


def take_turn(setting: UUID) -> None:
    """Wait until no other transaction holds the setting's turn; it ends with this one's. On SQLite the transaction itself (IMMEDIATE)
    is the turn, of the whole file."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        # The key is the setting's id folded to 64 bits; two settings that share one would wait for each other, nothing more.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [setting.int % (1 << 63)])
