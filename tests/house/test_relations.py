"""Tables lean downward only, as the imports do, and nothing is removed because something else was."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from babyroom.people.models import Baby, Owned
from babyroom.signin.models import Tablet
from tests.house.findings import Finding, assert_none
from tests.house.source import layers
from tests.house.test_every_table_is_walled import ours


def line_of(model: type[models.Model]) -> int:
    """How far from the ground a table stands; tables of Django's own lie below the ground."""
    parts = model.__module__.split(".")
    if parts[0] != "babyroom":
        return -1
    lines = list(reversed(layers()))
    return next(number for number, line in enumerate(lines) if parts[1] in line)


def leaning(found: Iterable[type[models.Model]]) -> Iterator[Finding]:
    """Relations that point up or sideways, and those that remove rows by themselves."""
    for model in found:
        for field in model._meta.get_fields(include_hidden=True):
            if not isinstance(field, models.ForeignKey | models.ManyToManyField) or field.model is not model:
                continue
            other = field.related_model
            assert isinstance(other, type)
            same = other.__module__.split(".")[:2] == model.__module__.split(".")[:2]
            if not same and line_of(other) >= line_of(model):
                yield Finding(str(field), 0, f"points up or sideways to {other._meta.label}")
            if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT:
                yield Finding(str(field), 0, "on_delete is not PROTECT: rows here are kept until a person removes them")
            if isinstance(field, models.ManyToManyField):
                yield Finding(str(field), 0, "a relation between many has no setting, no dates and no reason: give it a table of its own")


def test_every_relation_points_downward_and_protects() -> None:
    assert_none(leaning(ours()))


def test_a_relation_that_points_up_or_removes_is_found() -> None:
    class Ribbon(Owned):
        tablet = models.ForeignKey(Tablet, models.PROTECT, related_name="+")
        baby = models.ForeignKey(Baby, models.CASCADE, related_name="+")
        many = models.ManyToManyField(Baby, related_name="+")

        class Meta(Owned.Meta):
            app_label = "people"
            managed = False

    Ribbon.__module__ = "babyroom.people.models"
    try:
        told = [str(one) for one in leaning([Ribbon])]
    finally:
        for name in ("ribbon", "ribbon_many"):
            del apps.all_models["people"][name]
        apps.clear_cache()
    assert [one.split(":")[0] for one in told] == ["people.Ribbon.tablet", "people.Ribbon.baby", "people.Ribbon.many"]


def test_no_index_leads_from_an_adult_to_what_they_wrote() -> None:
    authors = {"did_by", "tapped_by"}
    moments = apps.get_model("moments", "Moment")._meta
    assert [field.name for field in moments.concrete_fields if field.name in authors and getattr(field, "db_index", False)] == []
    assert [index.name for index in moments.indexes if authors & {name.lstrip("-") for name in index.fields}] == []
