"""Babies, where they are placed, when they are booked, what they must not have, and whom to ring."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models.settings import Dated, Owned, Room


class Pronouns(models.TextChoices):
    SHE = "she", _("she / her")
    HE = "he", _("he / him")
    THEY = "they", _("they / them")


class Baby(Owned):
    """One baby. Twins are two babies who share `twins`; there is no record for the pair.

    `weeks_early` is how many weeks before the due date (40 weeks) the baby was born, 0 to 18; the
    corrected age is shown under two. `peg` names a picture, so that colour stays free.
    """

    first_name = models.CharField(max_length=40)
    last_name = models.CharField(max_length=60, blank=True)
    known_as = models.CharField(max_length=40, blank=True)
    say_it = models.CharField(max_length=60, blank=True)
    pronouns = models.CharField(max_length=5, choices=Pronouns, default=Pronouns.THEY)
    born_on = models.DateField()
    weeks_early = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(18)])
    peg = models.CharField(max_length=20)
    twins = models.UUIDField(null=True, blank=True)
    settling_from = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    leaves_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["first_name", "last_name"]
        verbose_name_plural = "babies"
        constraints = [
            models.CheckConstraint(condition=Q(weeks_early__lte=18), name="baby_weeks_early"),
            models.CheckConstraint(condition=Q(starts_on__gte=F("born_on")), name="baby_starts_after_birth"),
            models.CheckConstraint(condition=Q(leaves_on__isnull=True) | Q(leaves_on__gte=F("starts_on")), name="baby_leaves_after_start"),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name the room uses."""
        return self.known_as or self.first_name


class Placement(Owned):
    """Which room is this baby's, from a day until a day."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="placements")
    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=140, blank=True)

    objects: ClassVar[ScopedManager] = scoped(Dated)

    class Meta(Owned.Meta):
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="placement_days_in_order")
        ]


class BookedQuerySet(Dated):
    """What the book can be asked."""

    def for_day(self, day: date) -> "BookedQuerySet":
        """The weekly rows and the exceptions that speak of this day."""
        return self.filter(
            Q(on=day) | Q(on__isnull=True, weekday=day.isoweekday(), from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))
        )


class Booked(Owned):
    """When a baby is booked: a weekly row (`weekday` 1 Monday to 7 Sunday, from a day until a day) or an
    exception for one day (`on`). An exception without hours means away; `why` is for the office, never the board."""

    class Why(models.TextChoices):
        NONE = "", "-"
        HOLIDAY = "holiday", _("holiday")
        UNWELL = "unwell", _("unwell")
        FAMILY = "family", _("a family day")
        EXTRA = "extra", _("an extra day")
        CLOSED = "closed", _("nursery closed")
        OTHER = "other", _("another reason")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="booked")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=10, choices=Why, blank=True, default="")

    objects: ClassVar[ScopedManager] = scoped(BookedQuerySet)

    class Meta(Owned.Meta):
        ordering = ["weekday", "on", "from_time"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False, weekday__isnull=True) | Q(on__isnull=True, weekday__range=(1, 7), from_on__isnull=False),
                name="booked_weekly_or_one_day",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, to_time__isnull=True, on__isnull=False) | Q(from_time__lt=F("to_time")),
                name="booked_hours_in_order",
            ),
        ]


class Mark(Owned):
    """What a baby must not have, or eats differently: worded on every milk and food screen ("No egg")."""

    class Sort(models.TextChoices):
        ALLERGY = "allergy", _("allergy")
        INTOLERANCE = "intolerance", _("intolerance")
        DIET = "diet", _("diet, faith or family choice")
        MEDICAL = "medical", _("medical")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="marks")
    sort = models.CharField(max_length=12, choices=Sort)
    words = models.CharField(max_length=24)
    detail = models.CharField(max_length=300, blank=True)
    what_to_do = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(Dated)

    class Meta(Owned.Meta):
        ordering = ["sort", "words"]


class Contact(Owned):
    """Whom to ring, in this order, and who may collect."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=80)
    relation = models.CharField(max_length=40)
    phone = models.CharField(max_length=30)
    may_collect = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta(Owned.Meta):
        ordering = ["position", "name"]
