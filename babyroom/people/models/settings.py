"""A setting, its policies as dated facts with a source, and its rooms."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.ids import new_id
from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped


class Setting(models.Model):
    """A nursery, or a provider of training. The wall of every query runs around it."""

    class Sort(models.TextChoices):
        NURSERY = "nursery", _("nursery")
        PROVIDER = "provider", _("training provider")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    sort = models.CharField(max_length=10, choices=Sort, default=Sort.NURSERY)
    zone = models.CharField(max_length=40, default="Europe/London")
    language = models.CharField(max_length=10, default="en-gb")
    demonstration = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = models.Manager()

    def __str__(self) -> str:
        return self.name


class Dated(ScopedQuerySet):
    """Rows that hold from a day until a day."""

    def on(self, day: date) -> "Dated":
        """The rows that hold on this day (`until_on` is the last day, empty means still)."""
        return self.filter(Q(from_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gte=day))


class Owned(models.Model):
    """A row of one setting: every table above this one is made of these."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey(Setting, models.PROTECT, related_name="+")

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"


class Policy(Owned):
    """One rule of the house from one day on: law and custom change, so rules are dated facts with a source.
    `verified_on` is empty where nobody has checked the source yet; the screen says so."""

    name = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    from_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "name", "from_on"], name="policy_in_force")]


class Room(Owned):
    """A room of the nursery. Months are the ages it is meant for, a guide only."""

    name = models.CharField(max_length=40)
    from_months = models.PositiveSmallIntegerField(default=0)
    to_months = models.PositiveSmallIntegerField(default=24)
    position = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "name"], name="room_name_once"),
            models.CheckConstraint(condition=Q(from_months__lte=F("to_months")), name="room_months_in_order"),
        ]

    def __str__(self) -> str:
        return self.name
