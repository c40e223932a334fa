"""Bringing a database up to date, so that a power cut in the middle leaves it as it was or as it is to be."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from babyroom.common import databases, walls


def bring_up_to_date(using: str = DEFAULT_DB_ALIAS) -> None:
    """Run the migrations that wait: on PostgreSQL as the owner of the tables, who then lays the walls between settings anew."""
    with databases.as_owner() as product, _all_or_nothing(using):
        call_command("migrate", database=using, verbosity=0)
        walls.lay(connections[using], app_role=product)
    # A new index says nothing until it has been looked over.
    databases.learn_sizes(connections[using])


def is_up_to_date(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether no migration waits."""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _all_or_nothing(using: str) -> Iterator[None]:
    """One transaction around all migrations.

    Django writes down that a migration was run after its tables are made, in a transaction of its own wherever indexes wait to be laid:
    killed between the two, the next run would make the same tables again and stop. SQLite will not switch its foreign keys off inside
    a transaction, so they are off before it begins; they are checked before each migration ends all the same."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        with transaction.atomic(using=using):
            yield
        return
    connection.ensure_connection()
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=using):
            yield
    finally:
        connection.enable_constraint_checking()
