"""What a family has agreed to, as dated rows: one purpose, one answer, one day it is asked again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models.adults import Adult
from babyroom.people.models.babies import Baby
from babyroom.people.models.settings import Dated, Owned


class Consent(Owned):
    """One answer by one adult for one purpose. Taking it back is `until_on`; the row stays."""

    class Purpose(models.TextChoices):
        SLING = "sling", _("being carried in a sling")
        NAPPY_CREAM = "nappy_cream", _("nappy cream")
        SUN_CREAM = "sun_cream", _("sun cream")
        OUTINGS = "outings", _("short outings")
        FIRST_AID = "first_aid", _("emergency treatment")
        SHARE_HEALTH_VISITOR = "share_health_visitor", _("sharing with the health visitor")
        PHOTOS = "photos", _("photos for the family")
        RESEARCH = "research", _("research")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="consents")
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=24, choices=Purpose)
    agreed = models.BooleanField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=140, blank=True)

    objects: ClassVar[ScopedManager] = scoped(Dated)

    class Meta(Owned.Meta):
        ordering = ["purpose", "-from_on"]
