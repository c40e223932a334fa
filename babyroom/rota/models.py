"""When adults are to be here, and when they were; who else knows a baby; plans for getting to know, moving and goodbyes.

Nothing here is taken away: a row ends, or says when it was taken back.
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models import Adult, Baby, Owned, Room
from babyroom.people.models.settings import Dated


class ShiftQuerySet(Dated):
    """What the shifts can be asked."""

    def for_day(self, day: date, weekday: int | None = None) -> "ShiftQuerySet":
        """The weekly rows and the exceptions that speak of this day, none that was taken back. `weekday` is the day's own; a question
        that is put into SQL before the day is known has to be told it."""
        number = day.isoweekday() if weekday is None else weekday
        weekly = Q(on__isnull=True, weekday=number, from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))
        return self.filter(Q(on=day, taken_back_at=None) | weekly)


class Shift(Owned):
    """When an adult is to work in a room: a weekly row (`weekday` 1 Monday to 7 Sunday, from a day until a day) or an exception for one
    day (`on`), which stands for all of that adult's day. An exception without hours is a day off. A shift ends on the day it begins. One
    with `taken_back_at` holds on no day and stays as it was written."""

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="shifts")
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(ShiftQuerySet)

    class Meta(Owned.Meta):
        ordering = ["weekday", "on", "from_time"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False, weekday__isnull=True) | Q(on__isnull=True, weekday__range=(1, 7), from_on__isnull=False),
                name="shift_weekly_or_one_day",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, to_time__isnull=True, on__isnull=False)
                | Q(from_time__lt=F("to_time"), room__isnull=False),
                name="shift_hours_in_order",
            ),
        ]
        indexes = [models.Index(fields=["setting", "weekday"], name="shift_week"), models.Index(fields=["setting", "on"], name="shift_day")]


class WasHere(Owned):
    """An adult was in a room for a while and no tablet knows of it: written by hand, by whoever leads. It ends on the day it began."""

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    written_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["from_at"]
        constraints = [models.CheckConstraint(condition=Q(from_at__lt=F("until_at")), name="was_here_in_order")]
        indexes = [models.Index(fields=["setting", "room", "from_at"], name="was_here_day")]


class KnowsToo(Owned):
    """Who has this baby when the key person is away, in the order the key person and the family set. Never computed: `with_family` says
    that the family was asked."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="known_too")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    with_family = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["position", "from_on"]
        verbose_name_plural = "those who know too"


class Plan(Owned):
    """Something that is prepared with a baby and their family. `adult` is who leaves (a goodbye), `takes_over` whom the baby goes on with
    or who goes along, `room` the room they move to. `words` are what we will say and do. `note_agreed`: while the
    baby gets to know us the family wishes one note in the morning. It holds until somebody ends it."""

    class Sort(models.TextChoices):
        SETTLING = "settling", _("getting to know us")
        MOVE = "move", _("another room")
        GOODBYE = "goodbye", _("a goodbye")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="plans")
    sort = models.CharField(max_length=10, choices=Sort)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    takes_over = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=400, blank=True)
    note_agreed = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["made_at"]
        indexes = [models.Index(fields=["setting", "ended_at"], name="plan_going_on")]


class Step(Owned):
    """One step of a plan: a visit, a first short goodbye, a morning in the other room. `on` may be unknown yet. Which step a baby is at
    is told by `Stand`; there is no step that is late."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(default=1)
    on = models.DateField(null=True, blank=True)
    what = models.CharField(max_length=80)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["position"]


class Stand(Owned):
    """Where a baby is in a plan, as an adult sees it on a day; the newest row holds. It may be an earlier step than before: that is
    how getting to know somebody goes. `how` describes and never measures."""

    class How(models.TextChoices):
        NONE = "", _("not said")
        KNOWING = "knowing", _("getting to know each other")
        SOME = "some", _("some comfort from us")
        COMES = "comes", _("comes to us")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="stands")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=8, choices=How, blank=True, default="")
    helped = models.CharField(max_length=140, blank=True)
    said_at = models.DateTimeField()

    class Meta(Owned.Meta):
        ordering = ["said_at"]
