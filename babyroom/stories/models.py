"""Stories as they were told, drafts somebody has begun, and how each adult of a family wishes to read."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from babyroom.common.ids import new_id
from babyroom.common.tenancy import ScopedManager, scoped
from babyroom.people.models import Adult, Baby, Owned
from babyroom.stories.kept import LINE, PUT_RIGHT


class Draft(Owned):
    """What somebody has changed in a draft that is not told yet. `changed` is by the key of a sentence its new words, empty where it is
    left out; `line` the one line of their own, `likes` what the baby likes, `asks` the question back. The draft itself is made anew from
    the log."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    changed = models.JSONField(default=dict)
    line = models.CharField(max_length=LINE, blank=True)
    likes = models.CharField(max_length=LINE, blank=True)
    asks = models.CharField(max_length=LINE, blank=True)

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["baby", "on"], name="one_draft_a_day")]


class Told(models.Model):
    """A day's story of one baby, told by an adult who was there. Append-only by trigger: it is never altered, what is put right later
    stands under it. `seq` is how far the log had come when it was read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    seq = models.BigIntegerField()

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["baby", "on"], name="told_once_a_day")]


class Words(models.Model):
    """The words of a told story. `languages` is by language the story as `stories.kept` writes it. Lawful erasure empties all of it and
    sets `erased_at`."""

    told = models.OneToOneField(Told, models.PROTECT, primary_key=True, related_name="words")
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+", db_index=False)
    languages = models.JSONField(default=dict)
    line = models.CharField(max_length=LINE, blank=True)
    likes = models.CharField(max_length=LINE, blank=True)
    asks = models.CharField(max_length=LINE, blank=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"


class PutRight(models.Model):
    """What somebody put right in a story after it was told, in their own words. Append-only; erasure empties `words`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+")
    told = models.ForeignKey(Told, models.PROTECT, related_name="put_right")
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    words = models.CharField(max_length=PUT_RIGHT, blank=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"


class Reading(Owned):
    """How one adult of a family reads the stories: in which language, and whether they come by themselves."""

    class How(models.TextChoices):
        OPENED = "opened", _("only when I open it")
        EMAIL = "email", _("once a day by e-mail")
        PRINT = "print", _("printed, at the door")
        NOTHING = "nothing", _("nothing, please")

    adult = models.OneToOneField(Adult, models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default="en")
    how = models.CharField(max_length=8, choices=How, default=How.OPENED)
    line_of_day = models.BooleanField(null=True)
    at = models.DateTimeField()


class PhraseRead(Owned):
    """That somebody who grew up with a language has read one pattern of ours: `key` names it, `pattern` is what it was when they read it; a
    pattern changed since is unread again. `better` is what they would say, empty where it reads well. `reader` is a name as typed: readers
    need no way in."""

    language = models.CharField(max_length=10)
    key = models.CharField(max_length=60)
    pattern = models.CharField(max_length=300)
    better = models.CharField(max_length=300, blank=True)
    reader = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "language", "key"], name="phrase_read")]


class Sent(Owned):
    """That an adult was sent a day by e-mail: once a day and no more."""

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["adult", "on"], name="one_letter_a_day")]
