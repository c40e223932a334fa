"""Babies, where they are placed, what they must not have, and whom to ring."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.people.models.settings import Dated, Owned, Room


class Pronouns(models.TextChoices):
    SHE = "she", _("she / her")
    HE = "he", _("he / him")
    THEY = "they", _("they / them")


class Baby(Owned):
    """One baby. Twins are two babies who share `twins`; there is no record for the pair.

    `weeks_early` is how many weeks before the due date (40 weeks) the baby was born, 0 to 18; the
    corrected age is shown under two. `peg` names a picture, so that colour stays free. `tell_no_one`: nobody outside is told that
    this baby comes here; why is not kept. `collect_word` is said aloud at the door, sealed by the key ring.
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
    tell_no_one = models.BooleanField(default=False)
    collect_word = models.CharField(max_length=400, blank=True, default="")

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


class ContactQuerySet(ScopedQuerySet):
    """Whom to ring can be asked."""

    def listed(self, day: date) -> "ContactQuerySet":
        """Those on the list on this day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), position__gt=0)


class Contact(Owned):
    """Whom to ring, in this order, and who may collect. `until_on` is the last day on the list; empty means still.
    Position 0 is one who was taken off before last days were written."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=80)
    relation = models.CharField(max_length=40)
    phone = models.CharField(max_length=30)
    may_collect = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=1)
    until_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(ContactQuerySet)

    class Meta(Owned.Meta):
        ordering = ["position", "name"]
