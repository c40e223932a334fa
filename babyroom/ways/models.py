"""What helps this baby: written with the family, dated, never overwritten; and who is familiar, named by people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from babyroom.people.models import Adult, Baby, Owned


class Way(Owned):
    """One line of a baby's page. A changed line is a new row; the old one gets `until_at`. `chip` is the short
    form on the tablet; `stands_for` the phrase of the vocabulary it is the baby's own form of ("held")."""

    class Part(models.TextChoices):
        HELD = "held", _("How I like to be held")
        HELPS = "helps", _("What helps")
        SIGNS = "signs", _("What my signs look like")
        HOME_WORDS = "home_words", _("Songs and words at home")
        HOME_COMFORTER = "home_comforter", _("My comforter")
        HOME_SLEEP = "home_sleep", _("How I go to sleep at home")
        HOME_FEEDING = "home_feeding", _("How I have milk and food at home")
        HOME_CULTURE = "home_culture", _("Faith, culture and what matters to us")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="ways")
    part = models.CharField(max_length=16, choices=Part)
    words = models.CharField(max_length=200)
    chip = models.CharField(max_length=28, blank=True)
    stands_for = models.CharField(max_length=24, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    from_home = models.BooleanField(default=False)
    told_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["part", "position", "from_at"]
        indexes = [models.Index(fields=["baby", "until_at"], name="way_of_baby")]


class Familiar(Owned):
    """An adult this baby knows, named by the key person with the family, in their order. Never computed."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="familiar")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="familiar_to")
    named_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True)
    with_family = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["position", "from_on"]
        verbose_name_plural = "familiar people"
