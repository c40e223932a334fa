"""The tables are what the code says, and the log was whole from its first migration."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, AlterField, RemoveField, RenameField

from tests.house.findings import Finding, assert_none

# A table remade later on SQLite loses its triggers without a word.
GUARDED = frozenset({("moments", "moment"), ("moments", "words"), ("common", "auditrow")})
_REMAKES = (AddField, AlterField, RemoveField, RenameField)


@pytest.mark.django_db
def test_no_change_to_a_table_waits_for_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_change_that_waits_for_a_migration_is_found() -> None:
    class Forgotten(models.Model):
        class Meta:
            app_label = "people"

    try:
        with pytest.raises(SystemExit):
            call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    finally:
        del apps.all_models["people"]["forgotten"]
        apps.clear_cache()


def test_no_later_migration_remakes_an_append_only_table() -> None:
    loader = MigrationLoader(None)
    found = []
    for (app, name), migration in loader.disk_migrations.items():
        if migration.initial:
            continue
        for operation in migration.operations:
            if isinstance(operation, _REMAKES) and (app, operation.model_name_lower) in GUARDED:
                found.append(Finding(f"{app}/{name}", 0, f"{operation.describe()}: the table would lose its triggers"))
    assert_none(found)


@pytest.mark.django_db
def test_every_migration_is_there_once_and_in_order() -> None:
    try:
        loader = MigrationLoader(None)
    except CommandError as problem:
        pytest.fail(str(problem))
    assert {
        app: [name for a, name in loader.graph.leaf_nodes() if a == app]
        for app in ("common", "people", "signin", "moments", "ways", "rota")
    } == {
        app: [sorted(name for a, name in loader.disk_migrations if a == app)[-1]]
        for app in ("common", "people", "signin", "moments", "ways", "rota")
    }
