"""What a baby's days were, kept ready for the board; and for whom no usual times are shown."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models import Baby, Owned, Room


class Past(models.Model):
    """A baby's last sixty days before `on`, sleep and milk only: worked out from the settled log up to `seq` and rebuildable at any
    time (`rhythm.operations.lay`), so that the board never reads the log. `version` differs when anything in it does; `days` is
    `rhythm.days` as JSON. `learnt` is what these days taught (`rhythm.windows.taught`), or days before them until that is worked out anew:
    a version that ends in LEARNT has its own."""

    LEARNT: ClassVar = ".learnt"

    baby = models.OneToOneField(Baby, models.PROTECT, primary_key=True, related_name="+")
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+")
    on = models.DateField()
    seq = models.BigIntegerField()
    version = models.CharField(max_length=40)
    days = models.JSONField(default=list)
    learnt = models.BinaryField(default=bytes)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"


class Off(Owned):
    """From then until then no usual times are shown of one baby, or of every baby of a room."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+", null=True)
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True)
    family_asked = models.BooleanField(default=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(baby__isnull=True) ^ Q(room__isnull=True), name="off_for_a_baby_or_a_room"),
            models.UniqueConstraint(fields=["baby"], condition=Q(until_at=None, baby__isnull=False), name="off_once_for_a_baby"),
            models.UniqueConstraint(fields=["room"], condition=Q(until_at=None, room__isnull=False), name="off_once_for_a_room"),
        ]
