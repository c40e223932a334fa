"""When the nursery is closed, and when a baby is booked."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models.babies import Baby
from babyroom.people.models.settings import Dated, Owned


class ClosedQuerySet(Dated):
    """When the nursery is closed can be asked."""

    def on(self, day: date) -> "ClosedQuerySet":
        """What closes the nursery on this day."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> "ClosedQuerySet":
        """What closes the nursery on any of these days, both included."""
        return self.filter(from_on__lte=last, until_on__gte=first, taken_back_at=None)


class ClosedDays(Owned):
    """Days on which the whole nursery is closed, both ends included, and why: a bank holiday, a day of training. Nobody is
    expected then, whatever is booked. A row with `taken_back_at` was taken back before it began: it holds on no day."""

    from_on = models.DateField()
    until_on = models.DateField()
    why = models.CharField(max_length=60)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(ClosedQuerySet)

    class Meta(Owned.Meta):
        ordering = ["from_on"]
        verbose_name_plural = "closed days"
        constraints = [models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="closed_days_in_order")]
        indexes = [models.Index(fields=["setting", "from_on"], name="closed_days_of_setting")]


class BookedQuerySet(Dated):
    """What the book can be asked."""

    def for_day(self, day: date, weekday: int | None = None) -> "BookedQuerySet":
        """The weekly rows and the exceptions that speak of this day: none where the nursery is closed, none taken back.
        `weekday` (1 to 7) is the day's own; only a question put into SQL beforehand must say it."""
        weekly = Q(on__isnull=True, weekday=weekday or day.isoweekday(), from_on__lte=day) & (
            Q(until_on__isnull=True) | Q(until_on__gte=day)
        )
        closed = ClosedDays.objects.of(OuterRef("setting_id")).on(day)  # type: ignore[arg-type]
        return self.filter(Q(on=day, taken_back_at=None) | weekly).exclude(Exists(closed))


class Booked(Owned):
    """When a baby is booked: a weekly row (`weekday` 1 Monday to 7 Sunday, from a day until a day) or an
    exception for one day (`on`). An exception without hours means away; `why` is for the office, never the board.
    An exception with `taken_back_at` was written and then taken back: it holds on no day and stays as it was written."""

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
    taken_back_at = models.DateTimeField(null=True, blank=True)

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
            models.CheckConstraint(condition=Q(taken_back_at__isnull=True) | Q(on__isnull=False), name="booked_one_day_taken_back"),
        ]
