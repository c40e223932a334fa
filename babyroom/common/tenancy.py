"""One installation, several settings, and no query without one.

Every row belongs to a setting (a nursery or a provider). The default manager of such a table refuses
to be asked anything until it is told which setting: `Baby.objects.of(setting_id)`. Only migrations and
the few places named in tests/house may use `unscoped`.
"""

from typing import Any, Self
from uuid import UUID

from django.db import models


class NoSetting(RuntimeError):
    """A table was asked without saying for which setting."""


class ScopedQuerySet(models.QuerySet[Any]):
    """A queryset that belongs to one setting."""

    def of(self, setting: UUID) -> Self:
        """Only the rows of this setting."""
        return self.filter(setting_id=setting)


class ScopedManager(models.Manager[Any]):
    """Answers `of(setting)` and nothing else: a forgotten wall is an error, never a leak.

    `create` and `bulk_create` are allowed because a row without a setting is refused by the database.
    """

    _queryset_class = ScopedQuerySet
    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[Any]:
        msg = f"{self.model.__name__} was asked without a setting: write {self.model.__name__}.objects.of(setting)"
        raise NoSetting(msg)

    def of(self, setting: UUID) -> Any:
        """The rows of one setting, as this table's own QuerySet."""
        return self._rows().of(setting)

    def create(self, **fields: Any) -> Any:
        """Write one row; `setting` or `setting_id` must be among the fields."""
        return self._rows().create(**fields)

    def bulk_create(self, *args: Any, **options: Any) -> Any:
        """Write many rows. Upserts are refused: they pass by append-only triggers."""
        if options.get("update_conflicts") or options.get("ignore_conflicts"):
            msg = "Upserts are not used here: they pass by append-only triggers."
            raise ValueError(msg)
        return self._rows().bulk_create(*args, **options)

    def _rows(self) -> Any:
        return self._queryset_class(self.model, using=self._db)


def scoped(queryset_class: type[ScopedQuerySet] = ScopedQuerySet) -> ScopedManager:
    """A manager over `queryset_class` that must be told the setting before it answers."""
    manager = ScopedManager()
    manager._queryset_class = queryset_class
    return manager
