"""The wall between settings inside PostgreSQL itself: forced row-level security, so that even a question that forgot its setting
finds nothing. SQLite has no such thing; there the refusing managers (`common/tenancy.py`) and the access matrix are the wall.

A transaction says which setting it belongs to, or by which key (the digest of a tablet's secret, a login's id) it is still finding that
out. Both last as long as the transaction, so a pooled connection carries nothing over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

SETTING, KEY = "babyroom.setting", "babyroom.key"
_OURS = f"(SELECT nullif(current_setting('{SETTING}', true), '')::uuid)"
_ASKED = f"(SELECT nullif(current_setting('{KEY}', true), ''))"


@contextmanager
def within(setting: UUID | None) -> Iterator[None]:
    """Everything inside is about this setting and sees no other; with None, nothing of any. Opens a transaction on PostgreSQL."""
    with _said(SETTING, str(setting or "")):
        yield


@contextmanager
def asked_by(key: str) -> Iterator[None]:
    """Inside, the tablet or the links that this key belongs to can be found, with the setting they lead to, and nothing else."""
    with _said(KEY, key):
        yield


@contextmanager
def _said(name: str, value: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        before = _say(name, value)
        try:
            yield
        finally:
            # With its transaction it is forgotten anyway; one that broke down would refuse to be told.
            if not (outermost or connection.needs_rollback):
                _say(name, before)


def _say(name: str, value: str) -> str:
    """Say it for the rest of the transaction; returns what was said before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true), set_config(%s, %s, true)", [name, name, value])
        return cursor.fetchone()[0] or ""


def walled() -> list[type[models.Model]]:
    """The tables with a wall around each setting's rows: all that carry one."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("babyroom.") and any(field.attname == "setting_id" for field in model._meta.concrete_fields)
    ]


def lay(database: BaseDatabaseWrapper, *, app_role: str) -> None:
    """Lay every wall anew and open the tables to the role the product works as. Run by the owner of the tables, after every
    migration; does nothing on SQLite. A table that came yesterday is walled today without anybody thinking of it."""
    if database.vendor != "postgresql":
        return
    with transaction.atomic(using=database.alias), database.cursor() as cursor:
        walls = {model._meta.db_table: f"setting_id = {_OURS}" for model in walled()} | {"people_setting": f"id = {_OURS}"}
        for table, ours in walls.items():
            for statement in _wall(table, ours, _BY_KEY.get(table, ())):
                cursor.execute(statement)
        role = database.ops.quote_name(app_role)
        for function in (_FOUNDED, _TAKEN, _SETTINGS):
            cursor.execute(function)
        for grant in (
            f"GRANT USAGE ON SCHEMA public TO {role}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
            f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
            "REVOKE EXECUTE ON FUNCTION babyroom_founded(), babyroom_taken(uuid[]), babyroom_settings() FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION babyroom_founded(), babyroom_taken(uuid[]), babyroom_settings() TO {role}",
        ):
            cursor.execute(grant)


def founded() -> bool:
    """Whether any setting exists, asked past the wall on PostgreSQL: it says yes or no and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT babyroom_founded()")
        return bool(cursor.fetchone()[0])


def taken(ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these ids of moments are taken in any setting, asked past the wall on PostgreSQL: ids are one space for all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT babyroom_taken(%s::uuid[])", [list(ids)])
        return frozenset(one for (one,) in cursor.fetchall())


def settings() -> list[UUID]:
    """The ids of every setting, asked past the wall on PostgreSQL: for what goes through all of them one by one (the tick, `audit`)."""
    asked = "SELECT babyroom_settings()" if connection.vendor == "postgresql" else "SELECT id FROM people_setting ORDER BY made_at"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [one if isinstance(one, UUID) else UUID(one) for (one,) in cursor.fetchall()]


# Found by a key before the setting is known: the tablet's secret, the login's links, and the setting and room these belong to; a pairing
# by the code typed on the tablet, then by the secret the tablet waits with.
_TABLET, _LINK = f"secret_digest = {_ASKED}", f"login_id::text = {_ASKED}"
_BY_KEY: Mapping[str, Sequence[str]] = {
    "signin_tablet": [_TABLET],
    "signin_link": [_LINK],
    "signin_pairing": [f"code_digest = {_ASKED}", f"claim_digest = {_ASKED}"],
    "people_room": [f"id IN (SELECT room_id FROM signin_tablet WHERE {_TABLET})"],
    "people_setting": [
        f"id IN (SELECT setting_id FROM signin_tablet WHERE {_TABLET})",
        f"id IN (SELECT setting_id FROM signin_link WHERE {_LINK})",
    ],
}
_FOUNDED = (
    "CREATE OR REPLACE FUNCTION babyroom_founded() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = public AS $$ SELECT EXISTS (SELECT 1 FROM people_setting) $$"
)
_SETTINGS = (
    "CREATE OR REPLACE FUNCTION babyroom_settings() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = public AS $$ SELECT id FROM people_setting ORDER BY made_at $$"
)
_TAKEN = (
    "CREATE OR REPLACE FUNCTION babyroom_taken(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = public AS $$ SELECT id FROM moments_moment WHERE id = ANY(ids) $$"
)


def _wall(table: str, ours: str, by_key: Sequence[str]) -> list[str]:
    """A setting's own rows are for reading and writing; what a key leads to is for finding only."""
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS wall ON {table}",
        f"CREATE POLICY wall ON {table} USING ({ours}) WITH CHECK ({ours})",
        f"DROP POLICY IF EXISTS by_key ON {table}",
        *([f"CREATE POLICY by_key ON {table} FOR SELECT USING ({' OR '.join(by_key)})"] if by_key else []),
    ]
