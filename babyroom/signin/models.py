"""Who can be at a screen: logins (apart from adults), tablets bound to a room, and who is in the room today."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from babyroom.common.ids import new_id
from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.people.models import Adult, Owned, Room


class LoginQuerySet(BaseUserManager["Login"]):
    """Logins are made and found by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Login":
        return self.get(email__iexact=username)


class Login(AbstractBaseUser):
    """A way of signing in off the tablet, by e-mail address. A login is not a person: one login may be linked to
    adults in several settings, and most adults in a room have none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    objects: ClassVar[LoginQuerySet] = LoginQuerySet()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def save(self, *args: object, **options: object) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **options)  # type: ignore[arg-type]


class Link(Owned):
    """This login is this adult here."""

    login = models.ForeignKey(Login, models.PROTECT, related_name="links")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="links")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["login", "adult"], name="link_once")]


class Tablet(Owned):
    """A device that belongs to a room. The secret (256 bits) lives in the device's cookie; here is only its SHA-256."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    secret_digest = models.CharField(max_length=64, unique=True)
    paired_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        ordering = ["room", "name"]

    def __str__(self) -> str:
        return self.name


class InRoomQuerySet(ScopedQuerySet):
    """Who is in the room can be asked."""

    def at(self, instant: datetime) -> "InRoomQuerySet":
        """The rows that hold at this instant."""
        return self.filter(Q(from_at__lte=instant), Q(until_at__isnull=True) | Q(until_at__gt=instant))


class InRoom(Owned):
    """An adult who works in this room from an instant on: their face is on the tablet. A day guest has an end."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    guest = models.BooleanField(default=False)

    objects: ClassVar[ScopedManager] = scoped(InRoomQuerySet)

    class Meta(Owned.Meta):
        ordering = ["from_at"]
        constraints = [models.CheckConstraint(condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="in_room_in_order")]
        indexes = [models.Index(fields=["setting", "room", "from_at"], name="in_room_now")]
