"""Adults, the work they do here, and how they stand to a baby."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models.babies import Baby, Pronouns
from babyroom.people.models.settings import Dated, Owned, Room

_DAYS_IN_ORDER = Q(until_on__isnull=True) | Q(until_on__gte=F("from_on"))


class Adult(Owned):
    """A grown-up known to this setting: someone who works here, a parent, a grandparent. One person who is both
    is one adult. `address` is where they live: law asks it of every known parent or carer. How they sign in is another matter
    (signin.Login)."""

    first_name = models.CharField(max_length=40)
    last_name = models.CharField(max_length=60, blank=True)
    known_as = models.CharField(max_length=40, blank=True)
    say_it = models.CharField(max_length=60, blank=True)
    pronouns = models.CharField(max_length=5, choices=Pronouns, default=Pronouns.THEY)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)

    class Meta(Owned.Meta):
        ordering = ["first_name", "last_name"]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name the room uses."""
        return self.known_as or self.first_name


class JobQuerySet(Dated):
    """Work can be asked for by the day, and by the instant."""

    def not_over(self, at: datetime) -> "JobQuerySet":
        """Without the work whose last day was cut short before this instant."""
        return self.exclude(until_at__lte=at)


class Job(Owned):
    """Work done here from a day until a day. `room` is where this adult usually works. `level` is the
    early-years qualification as seen on paper; unknown counts as nothing. `safeguarding`: leads on keeping children safe.
    A day guest has `from_on` = `until_on`. `until_at` is the instant on the last day at which it ended, where that was before midnight:
    somebody left, or a guest's time was over."""

    class Sort(models.TextChoices):
        MANAGER = "manager", _("manager")
        DEPUTY = "deputy", _("deputy manager")
        LEAD = "lead", _("room lead")
        PRACTITIONER = "practitioner", _("practitioner")
        APPRENTICE = "apprentice", _("apprentice")
        COVER = "cover", _("cover")

    class Level(models.TextChoices):
        UNKNOWN = "", _("not seen yet")
        NONE = "none", _("no level")
        TWO = "2", _("level 2")
        THREE = "3", _("level 3")
        SIX = "6", _("level 6 or more")

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="jobs")
    sort = models.CharField(max_length=12, choices=Sort)
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True, blank=True)
    level = models.CharField(max_length=4, choices=Level, blank=True, default="")
    counts = models.BooleanField(default=True)
    safeguarding = models.BooleanField(default=False)
    first_aid_until = models.DateField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    until_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(JobQuerySet)

    class Meta(Owned.Meta):
        ordering = ["from_on"]
        constraints = [models.CheckConstraint(condition=_DAYS_IN_ORDER, name="job_days_in_order")]


class FamilyTie(Owned):
    """How an adult belongs to a baby. `called` is what the baby's family says ("Mum", "Gran"). `sees` is
    what this adult may see; `evidence` says on what paper a limit rests, `seen_by` who saw it and `seen_on` when. `collect_days` are the
    weekdays on which they may collect ("13": Monday and Wednesday; empty: any day). One who is `blocked` neither sees nor collects."""

    class Sees(models.TextChoices):
        ALL = "all", _("the day and the stories")
        STORY = "story", _("the stories only")
        NOTHING = "nothing", _("nothing")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="family")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="family_of")
    called = models.CharField(max_length=30)
    parental_responsibility = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)
    sees = models.CharField(max_length=8, choices=Sees, default=Sees.ALL)
    may_collect = models.BooleanField(default=False)
    collect_days = models.CharField(max_length=7, blank=True, default="")
    blocked = models.BooleanField(default=False)
    evidence = models.CharField(max_length=200, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.CharField(max_length=60, blank=True, default="")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(Dated)

    class Meta(Owned.Meta):
        ordering = ["called"]
        constraints = [
            models.CheckConstraint(condition=_DAYS_IN_ORDER, name="tie_days_in_order"),
            models.CheckConstraint(condition=Q(blocked=False) | Q(sees="nothing", may_collect=False), name="blocked_sees_nothing"),
        ]


class KeyPerson(Owned):
    """Who is this baby's key person, and the second one, from a day until a day, and why it changed."""

    class Place(models.TextChoices):
        FIRST = "first", _("key person")
        SECOND = "second", _("second key person")

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="key_people")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="key_person_of")
    place = models.CharField(max_length=6, choices=Place, default=Place.FIRST)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=140, blank=True)

    objects: ClassVar[ScopedManager] = scoped(Dated)

    class Meta(Owned.Meta):
        ordering = ["place", "from_on"]
        verbose_name_plural = "key people"
        constraints = [models.CheckConstraint(condition=_DAYS_IN_ORDER, name="key_person_days_in_order")]
