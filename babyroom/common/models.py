"""What every room leaves behind: the audit of what was done, the looks, and what the office is told of by itself.

The audit and the looks are never altered. No foreign keys, so that they neither block nor follow a deletion.
"""

from typing import ClassVar

from django.db import models

from babyroom.common.ids import new_id
from babyroom.common.letters import Letter as Letter
from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped


class AuditQuerySet(ScopedQuerySet):
    """What the audit can be asked."""

    def about(self, subject: str) -> "AuditQuerySet":
        """Rows about one subject ("people.baby/<id>"), oldest first."""
        return self.filter(subject=subject).order_by("seq")


class AuditRow(models.Model):
    """One act. `seq` counts within the setting; `digest` chains each row to the one before it
    (SHA-256), so that a removed or altered row shows. `before` and `after` hold what changed, for
    set-up data only; the care log keeps its own versions. An anonymous act has no person, no
    device and only the day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting_id = models.UUIDField()
    seq = models.BigIntegerField()
    at = models.DateTimeField(null=True)
    on = models.DateField()
    act = models.CharField(max_length=60)
    by_adult_id = models.UUIDField(null=True)
    by_login_id = models.UUIDField(null=True)
    by_tablet_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=90)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects: ClassVar[ScopedManager] = scoped(AuditQuerySet)
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["setting_id", "seq"], name="audit_seq_once")]
        indexes = [models.Index(fields=["setting_id", "subject"], name="audit_subject")]


class LookQuerySet(ScopedQuerySet):
    """What the looks can be asked: only ever who looked at something, never what somebody looked at."""

    def at_any(self, subjects: "list[str]") -> "LookQuerySet":
        """Looks at these subjects, newest first."""
        return self.filter(subject__in=subjects).order_by("-hour", "id")


class Look(models.Model):
    """Somebody opened a page or a file about a baby or an adult, or a room's board: one row for each of them in an hour. `hour` is
    its beginning, `room_id` the room of the tablet they looked from. `once` is a digest of all that, so that a second look in the hour
    is no second row. Nothing leads from a person to what they looked at."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting_id = models.UUIDField()
    subject = models.CharField(max_length=90)
    hour = models.DateTimeField()
    by_adult_id = models.UUIDField(null=True)
    by_tablet_id = models.UUIDField(null=True)
    room_id = models.UUIDField(null=True)
    once = models.CharField(max_length=64)

    objects: ClassVar[ScopedManager] = scoped(LookQuerySet)
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["setting_id", "once"], name="look_once")]
        indexes = [models.Index(fields=["setting_id", "subject", "hour"], name="look_subject")]


class Opened(models.Model):
    """How many different pages of people one login has opened in an hour: a number, so that unusual reading shows. What was opened is
    not here. Rows of hours gone by are taken away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting_id = models.UUIDField()
    login_id = models.UUIDField()
    hour = models.DateTimeField()
    pages = models.PositiveIntegerField(default=0)

    objects: ClassVar[ScopedManager] = scoped()
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["setting_id", "login_id", "hour"], name="opened_once_an_hour")]


class NoticeQuerySet(ScopedQuerySet):
    """What the office is told of can be asked."""

    def waiting(self) -> "NoticeQuerySet":
        """Notices nobody has read yet, oldest first."""
        return self.filter(read_at=None).order_by("at", "id")


class Notice(models.Model):
    """Something those who lead the setting are told of: `sort` says what, `facts` what its sentence needs. Read once, it is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting_id = models.UUIDField()
    sort = models.CharField(max_length=30)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    read_at = models.DateTimeField(null=True)
    read_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager] = scoped(NoticeQuerySet)
    unscoped = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["setting_id", "read_at", "at"], name="notice_waiting")]
