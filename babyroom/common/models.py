"""The audit: who did or changed what, never altered. No foreign keys, so that it neither blocks nor follows a deletion."""

from typing import ClassVar

from django.db import models

from babyroom.common.ids import new_id
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
