"""The import contracts (kept by `make check`) speak of every package, or a new one would be under none."""

from django.apps import apps

from tests.house.source import PRODUCT, layers

# Pure reckoning: there is nothing of Django's in it to install.
PURE = frozenset({"analysis"})


def packages() -> set[str]:
    """The rooms of the product: every folder with Python in it."""
    return {path.name for path in PRODUCT.iterdir() if (path / "__init__.py").exists()}


def test_the_layers_name_every_room_once() -> None:
    named = [room for line in layers() for room in line]
    assert sorted(named) == sorted(packages())


def test_every_room_is_installed() -> None:
    assert {
        config.name.removeprefix("babyroom.") for config in apps.get_app_configs() if config.name.startswith("babyroom.")
    } == packages() - PURE


def test_screens_own_no_tables() -> None:
    assert [model._meta.label for room in ("tablet", "home") for model in apps.get_app_config(room).get_models()] == []
