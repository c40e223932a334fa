"""Who was invited to sign in off the tablet, and where somebody is signed in."""

from typing import ClassVar

from django.db import models

from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.people.models import Adult, Owned


class InvitationQuerySet(ScopedQuerySet):
    """The invitations that can still be taken up can be asked for."""

    def open(self) -> "InvitationQuerySet":
        """Neither taken up nor taken back; whether they are too old is another question."""
        return self.filter(taken_at=None, ended_at=None)


class Invitation(Owned):
    """A link by e-mail that opens the way to sign in, once. Its secret (256 bits) is in the letter; here is only its SHA-256."""

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    email = models.EmailField()
    secret_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ScopedManager] = scoped(InvitationQuerySet)

    class Meta(Owned.Meta):
        app_label = "signin"
        ordering = ["made_at"]


class SignedIn(Owned):
    """A phone or computer on which somebody is signed in by name. `device` is what its browser calls itself, in a few words; no
    address is kept. The row goes when they sign out there; that they signed in stays in the audit. Beside the session goes a
    part that turns once an hour, kept as a tablet's is (models.Tablet): digests of the present one, the one handed out, the one before.
    A stay from before there were such parts has no `turned_at` until its first one came into use."""

    login = models.ForeignKey("signin.Login", models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60)
    token_digest = models.CharField(max_length=64, blank=True, default="")
    next_digest = models.CharField(max_length=64, blank=True, default="")
    next_at = models.DateTimeField(null=True, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True, default="")
    turned_at = models.DateTimeField(null=True, blank=True)
    from_at = models.DateTimeField()
    seen_on = models.DateField()

    class Meta(Owned.Meta):
        app_label = "signin"
        ordering = ["-seen_on", "-from_at"]
