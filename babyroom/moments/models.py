"""The log. Rows are added, never altered; what was said stands in a second table that lawful erasure may empty."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.moments.numbers import Ranges, tidy
from babyroom.people.models import Adult, Baby, Owned, Room
from babyroom.signin.models import Tablet


class MomentQuerySet(ScopedQuerySet):
    """What the log can be asked. Order and paging go by `seq` alone; times are for telling."""

    def of_babies(self, babies: Iterable[UUID]) -> "MomentQuerySet":
        """Moments of these babies."""
        return self.filter(baby_id__in=list(babies))

    def between(self, start: datetime, end: datetime) -> "MomentQuerySet":
        """Moments that happened from `start` up to, not including, `end`."""
        return self.filter(happened_at__gte=start, happened_at__lt=end)

    def after(self, seq: int) -> "MomentQuerySet":
        """Moments the server was given after this number, in that order."""
        return self.filter(seq__gt=seq).order_by("seq")


class Moment(models.Model):
    """One thing that happened to one baby. Append-only by trigger; every column stands in the first migration,
    because a table remade later would lose its triggers without a word. No index leads from an adult to
    what they wrote: nobody is looked up by author.

    `happened_at` is what the adult means (`zone` tells the wall clock again); `device_at` and
    `device_offset_ms` are the device's own clock and how far the server's is ahead of it; `received_at` is the
    server's. `seq` counts within the setting and alone orders. `adds` completes, `corrects` replaces, `withdraws` takes
    back and `refers` speaks of another moment: ids without a foreign key, for it may arrive later.
    `digest` is the SHA-256 of what was said, `chain` that of the chain up to here.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+", db_index=False)
    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True, db_index=False)
    kind = models.CharField(max_length=20)
    did_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, db_index=False)
    tapped_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, db_index=False)
    known_by = models.CharField(max_length=8)
    device = models.ForeignKey(Tablet, models.PROTECT, related_name="+", null=True, db_index=False)
    device_seq = models.BigIntegerField(null=True)
    happened_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True)
    about = models.BooleanField(default=False)
    time_from = models.CharField(max_length=6)
    device_at = models.DateTimeField(null=True)
    device_offset_ms = models.BigIntegerField(null=True)
    uncertain = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    seq = models.BigIntegerField()
    adds = models.UUIDField(null=True)
    corrects = models.UUIDField(null=True)
    withdraws = models.UUIDField(null=True)
    refers = models.UUIDField(null=True)
    group = models.UUIDField(null=True)
    source = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    objects: ClassVar[ScopedManager] = scoped(MomentQuerySet)
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["setting", "seq"], name="moment_seq_once")]
        indexes = [
            models.Index(fields=["baby", "happened_at"], name="moment_baby_day"),
            models.Index(fields=["setting", "room", "happened_at"], name="moment_room_day"),
            models.Index(fields=["setting", "refers"], name="moment_refers", condition=Q(refers__isnull=False)),
            models.Index(fields=["setting", "corrects"], name="moment_corrects", condition=Q(corrects__isnull=False)),
            models.Index(fields=["device", "device_seq"], name="moment_device_seq"),
        ]


class Words(models.Model):
    """What was said in a moment: its facts (by `kinds`) and its note. Lawful erasure empties both and sets
    `erased_at`; the log row, its digest and the chain stay."""

    moment = models.OneToOneField(Moment, models.PROTECT, primary_key=True, related_name="words")
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+", db_index=False)
    facts = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"


class Head(models.Model):
    """The last number given in a setting and the chain's end. Taking this row is the setting's lock: a later
    number is never seen before an earlier one."""

    setting = models.OneToOneField("people.Setting", models.PROTECT, primary_key=True, related_name="+")
    seq = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"


class Now(models.Model):
    """How a baby's day stands: worked out from the settled moments of `on`, in the transaction that changed
    them, and rebuildable at any time (`moments.operations.rebuild`). `day` is what the board draws."""

    baby = models.OneToOneField(Baby, models.PROTECT, primary_key=True, related_name="now")
    setting = models.ForeignKey("people.Setting", models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", null=True)
    on = models.DateField()
    seq = models.BigIntegerField()
    day = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["setting", "room"], name="now_room")]


class Aside(Owned):
    """A record that could not be kept as it came: set aside whole, with the reason, for a person to look at.
    It never blocks the rest and is never thrown away. `code` is the reason's stable word; `outbox` and `n` say where on which tablet the
    record is. `settled_as` says what became of it."""

    class Settled(models.TextChoices):
        WRITTEN_IN = "written_in", _("written in")
        LEFT_OUT = "left_out", _("left out")
        SAID_ANEW = "said_anew", _("said anew on the tablet")

    moment_id = models.UUIDField()
    device = models.ForeignKey(Tablet, models.PROTECT, related_name="+", null=True)
    body = models.JSONField()
    reason = models.CharField(max_length=300)
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=30, blank=True, default="")
    outbox = models.UUIDField(null=True)
    n = models.BigIntegerField(null=True)
    settled_as = models.CharField(max_length=10, choices=Settled, blank=True, default="")

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "moment_id"], name="aside_moment")]


class Outbox(Owned):
    """How far a tablet's own store of records has come (docs/sync.md), as that `tablet` says: what another one says of the same `outbox`
    (the id the device gave it) stands in a row of its own and changes nothing here. Of its numbers 1 to `through` have come, and the
    ranges `beyond`; `last` is the highest it has given, `last_at` when it last said so, and `waiting` how many it said were still to
    send. `missing` are the numbers the office was told of as gone, since `missing_at`, in the notice `told`. `emptied_at` is when it was
    found emptied, `elsewhere_at` when it was heard of from this tablet while another was in use with it."""

    tablet = models.ForeignKey(Tablet, models.PROTECT, related_name="+")
    outbox = models.UUIDField()
    through = models.BigIntegerField(default=0)
    beyond = models.JSONField(default=list)
    last = models.BigIntegerField(default=0)
    last_at = models.DateTimeField()
    waiting = models.BigIntegerField(default=0)
    persisted = models.BooleanField(null=True)
    first_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    missing = models.JSONField(default=list)
    missing_at = models.DateTimeField(null=True)
    told = models.UUIDField(null=True)
    emptied_at = models.DateTimeField(null=True)
    elsewhere_at = models.DateTimeField(null=True)

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["setting", "outbox", "tablet"], name="outbox_once_a_tablet")]

    @property
    def arrived(self) -> Ranges:
        """The numbers that have come."""
        return tidy([(1, self.through), *self.beyond])

    @property
    def lost(self) -> Ranges:
        """The numbers the office was told of as gone."""
        return tidy(self.missing)


class ArmsFull(Owned):
    """Needs pulled us in different directions: a room's note without an author, person or device."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "room", "at"], name="arms_full_room")]
