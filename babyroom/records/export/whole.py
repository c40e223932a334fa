"""Everything a setting keeps as one zip file: each table as JSON (as it is) and as CSV (safe to open in a spreadsheet)."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from babyroom.common import walls

# What a nursery wrote. Ways of signing in, letters, keys and looks are no part of it, and whatever is kept apart never will be.
ROOMS = ("people", "moments", "ways", "rota", "rhythm")
# Sealed, or only of use to this installation.
LEFT_OUT = frozenset({"collect_word", "digest", "chain", "previous", "learnt"})
_IN_MEMORY = 8 * 1024 * 1024
# What a spreadsheet may take for a formula, and what hides that one begins.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: Any) -> str:
    """A value as one cell: what could be read as a formula begins with an apostrophe (ASVS 1.2.10); signs that turn the order of
    letters around are taken out."""
    if value is None:
        return ""
    text = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    text = "".join(sign for sign in text if sign not in _TURNING).replace("\0", "")
    numeric = isinstance(value, int | float)
    return f"'{text}" if not numeric and text.lstrip(" ").startswith(_RISKY) else text


_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def whole(setting: UUID) -> IO[bytes]:
    """The zip file, read from its beginning. Asked within the setting's wall."""
    # Handed on to the answer, which closes it once it is sent.
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in tables():
            names = [field.attname for field in model._meta.concrete_fields if field.name not in LEFT_OUT]
            rows = list(_rows(model, setting, names))
            name = f"{model._meta.app_label}/{model._meta.model_name}"
            archive.writestr(
                f"{name}.json", json.dumps([dict(zip(names, row, strict=True)) for row in rows], cls=DjangoJSONEncoder, indent=1)
            )
            archive.writestr(f"{name}.csv", _csv(names, rows))
    file.seek(0)
    return file


def tables() -> list[type[models.Model]]:
    """The tables that are part of it."""
    return [model for model in walls.walled() if model._meta.app_label in ROOMS]


def _rows(model: type[models.Model], setting: UUID, names: list[str]) -> Iterator[tuple[Any, ...]]:
    asked: Any = model.objects  # type: ignore[attr-defined]
    yield from asked.of(setting).order_by("pk").values_list(*names)


def _csv(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()
