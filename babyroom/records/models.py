"""Who asked for a copy of everything, and what became of it."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.people.models import Adult, Owned

NOTICE = timedelta(hours=24)
LASTS = timedelta(days=7)


class CopyQuerySet(ScopedQuerySet):
    """The copies that were asked for can be asked."""

    def open(self, at: datetime) -> "CopyQuerySet":
        """Those that can still come to something."""
        return self.filter(cancelled_at=None, fetched_at=None, asked_at__gt=at - NOTICE - LASTS)


class CopyAsked(Owned):
    """One copy of everything. It is made when it is fetched: by whoever asked, once, after `confirmed_by` (somebody else) has said yes
    and a day has gone by since it was asked for; a week later it is too late. Anybody who leads may cancel it before."""

    asked_by = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True)
    cancelled_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager] = scoped(CopyQuerySet)

    class Meta(Owned.Meta):
        ordering = ["-asked_at"]
        constraints = [models.CheckConstraint(condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")), name="copy_needs_two")]

    @property
    def ready_at(self) -> datetime:
        """When the day of notice is over."""
        return self.asked_at + NOTICE

    @property
    def ends_at(self) -> datetime:
        """When it is too late to fetch it."""
        return self.ready_at + LASTS
