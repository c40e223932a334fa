"""The import contracts (kept by `make check`) speak of every package, or a new one would be under none."""

import subprocess
import sys

from django.apps import apps

from tests.house.source import PRODUCT, ROOT, layers

# Reckons with what it is told: no tables, no templates, so Django does not know it.
PURE = frozenset({"analysis"})


def packages() -> set[str]:
    """The rooms of the product: every folder with Python in it."""
    return {path.name for path in PRODUCT.iterdir() if (path / "__init__.py").exists()}


def test_the_layers_name_every_room_once() -> None:
    named = [room for line in layers() for room in line]
    assert sorted(named) == sorted(packages())


def test_every_room_is_installed() -> None:
    installed = {config.name.removeprefix("babyroom.") for config in apps.get_app_configs() if config.name.startswith("babyroom.")}
    assert installed == packages() - PURE


def test_what_is_pure_brings_no_django_with_it() -> None:
    asked = "import sys, babyroom.analysis.__main__, babyroom.analysis.rhythm as _; print('django' in sys.modules, 'numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["False", "False"]


def test_screens_own_no_tables() -> None:
    assert [model._meta.label for room in ("tablet", "home") for model in apps.get_app_config(room).get_models()] == []
