"""One installation, several settings: every row says which, and no table answers without being told."""

import ast
from collections.abc import Iterator, Mapping

import pytest
from django.apps import apps
from django.db import models

from babyroom.common.tenancy import NoSetting, ScopedManager
from babyroom.people.models import Owned
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import Module, insides, modules

WITHOUT_SETTING: Mapping[str, str] = {
    "people.Setting": "the setting itself",
    "signin.Login": "a way of signing in may lead into several settings; its links carry the setting",
}
# Where the wall is stepped over, and why it must be.
OVER_THE_WALL: Mapping[str, str] = {
    "babyroom/signin/queries.py::_tablet": "the tablet's secret is the proof, and it comes before any setting is known",
    "babyroom/signin/queries.py::pairing_by": "on a device nobody knows yet the code typed is the proof, and it leads to a setting",
    "babyroom/signin/queries.py::links_of": "a login's links say which settings it leads into",
    "babyroom/signin/operations.py::demonstration_tablet": "a visitor is nobody yet; only rooms of a demonstration are found",
    "babyroom/moments/taking.py::_spoken": "asked by ids alone, else SQLite reads a whole log; another setting's are dropped at once",
    "babyroom/moments/taking.py::_taken": "ids are one space for all settings; only whether one is taken is asked",
    "babyroom/moments/laying.py::_insert": "rows that say whose they are, laid with one statement; PostgreSQL's wall checks each",
    "babyroom/records/copies/checking.py::rows": "a copy is proved as a whole; a person at the server's terminal sees counts, never a row",
    "babyroom/records/copies/snapshot.py::_sqlite": "a copy is of the whole installation",
    "babyroom/records/copies/snapshot.py::_postgresql": "a copy is of the whole installation",
    "babyroom/web/doctor_database.py::engine": "asks the server for its version and for its own role",
    "babyroom/records/bench.py::_nursery": "a copy of the whole measuring database, which holds nobody",
    "babyroom/signin/operations.py::demonstration_login": "a visitor is nobody yet; only links of a demonstration are found",
}
# These ask a table through its own default manager, past the wall.
_SHORTCUTS = frozenset(
    {
        "get_object_or_404",
        "get_list_or_404",
        "aget_object_or_404",
        "ModelForm",
        "modelform_factory",
        "modelformset_factory",
        "inlineformset_factory",
    }
)
_WALLS = frozenset({"unscoped", "_default_manager", "_base_manager"})
_RAW = frozenset({"raw", "cursor", "RawSQL", "extra"})


def ours() -> list[type[models.Model]]:
    """Every table of the product."""
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("babyroom.")]


def unwalled(found: list[type[models.Model]]) -> Iterator[Finding]:
    """Tables without a setting, or whose everyday manager answers without one."""
    for model in found:
        name = model._meta.label
        if "setting_id" not in {field.attname for field in model._meta.concrete_fields}:
            yield Finding(name, 0, "has no setting")
        elif not isinstance(getattr(model, "objects", None), ScopedManager):
            yield Finding(name, 0, "its objects answer without a setting")


def test_every_table_belongs_to_a_setting_and_asks_for_it() -> None:
    assert_none(unexplained(unwalled(ours()), WITHOUT_SETTING))


@pytest.mark.parametrize(
    "model", [model for model in ours() if model._meta.label not in WITHOUT_SETTING], ids=lambda model: model._meta.label
)
def test_a_question_without_a_setting_is_an_error(model: type[models.Model]) -> None:
    for ask in ("all", "count", "first", "exists", "filter", "get", "values_list", "aggregate", "get_or_create", "update_or_create"):
        with pytest.raises(NoSetting):
            getattr(model.objects, ask)()  # type: ignore[attr-defined]


def test_a_setting_is_never_empty() -> None:
    fields = [
        next(field for field in model._meta.concrete_fields if field.attname == "setting_id")
        for model in ours()
        if model._meta.label not in WITHOUT_SETTING
    ]
    assert [str(field) for field in fields if field.null] == []


def test_a_table_without_a_wall_is_found() -> None:
    class Free(models.Model):
        class Meta:
            app_label = "people"
            managed = False

    class Open(Owned):
        objects = models.Manager()  # type: ignore[assignment]

        class Meta(Owned.Meta):
            app_label = "people"
            managed = False

    try:
        assert [str(one) for one in unwalled([Free, Open])] == [
            "people.Free:0: has no setting",
            "people.Open:0: its objects answer without a setting",
        ]
    finally:
        for name in ("free", "open"):
            del apps.all_models["people"][name]
        apps.clear_cache()


def over_the_wall(module: Module) -> Iterator[Finding]:
    """Places that ask a table past its wall, by name, by a shortcut of Django's or in SQL of their own."""
    for node, inside in insides(module.tree):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if (isinstance(node, ast.Attribute) and name in _WALLS | _RAW) or name in _SHORTCUTS | {"RawSQL"}:
            yield Finding(module.where, node.lineno, f"{name} asks past the wall", inside)  # type: ignore[attr-defined]


def test_the_wall_is_stepped_over_only_where_it_must_be() -> None:
    # common lays the wall and the triggers; it holds no question of its own.
    found = [one for module in modules() if module.package != "common" for one in over_the_wall(module)]
    assert_none(unexplained(found, OVER_THE_WALL))


def test_a_step_over_the_wall_is_found() -> None:
    text = "def look(pk):\n    return Baby.unscoped.get(pk=pk) or get_object_or_404(Baby)\n\ndef fine(s):\n    return Baby.objects.of(s)\n"
    tree = ast.parse(text)
    assert [one.inside for one in over_the_wall(Module(modules()[0].path, "", tree))] == ["look", "look"]
