"""The letters that wait to be sent, and those that were."""

from typing import ClassVar

from django.db import models

from babyroom.common.ids import new_id
from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped


class Letter(models.Model):
    """One letter to one e-mail address. The words are sealed with the key ring while they wait and emptied once they are sent, for
    they may hold a code or a link. After `until_at` it is not worth sending any more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting_id = models.UUIDField()
    to = models.EmailField()
    subject = models.CharField(max_length=120)
    sealed = models.TextField(blank=True)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    until_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager] = scoped(ScopedQuerySet)
    unscoped = models.Manager()

    class Meta:
        app_label = "common"
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["setting_id", "sent_at", "next_at"], name="letters_waiting")]
