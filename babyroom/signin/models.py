"""Who can be at a screen: logins (apart from adults), tablets bound to a room, and who is in the room today."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babyroom.common.ids import new_id
from babyroom.common.tenancy import ScopedManager, ScopedQuerySet, scoped
from babyroom.people.models import Adult, Owned, Room
from babyroom.signin.letting_in import Invitation as Invitation
from babyroom.signin.letting_in import SignedIn as SignedIn


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
    """This login is this adult here. `seen_on` is the last day they were here by name, `warned_on` the day they were written to because
    that is long ago."""

    login = models.ForeignKey(Login, models.PROTECT, related_name="links")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="links")
    ended_at = models.DateTimeField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["login", "adult"], name="link_once")]


class Tablet(Owned):
    """A device that belongs to a room. Its secret lives in the device's cookie, here are only digests (SHA-256): `secret_digest` of the
    part that names it for good (256 bits), `token_digest` of the part that turns every day, `next_digest` of the one that was handed
    out and not seen yet, `previous_digest` of the one before. `turned_at` is when the present one came into use; a tablet without it
    does not turn (the demonstration's, which many hands share)."""

    class Shut(models.TextChoices):
        BY_OFFICE = "office", _("by the office")
        TWO_PLACES = "two_places", _("its key was used in two places")

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    secret_digest = models.CharField(max_length=64, unique=True)
    token_digest = models.CharField(max_length=64, blank=True)
    next_digest = models.CharField(max_length=64, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    turned_at = models.DateTimeField(null=True, blank=True)
    paired_at = models.DateTimeField()
    paired_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    shut = models.CharField(max_length=10, choices=Shut, blank=True)

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
    """An adult who works in this room from an instant on: their face is on the tablet. A day guest has an end,
    `guest_until_at`, which stays as it was written when they go for lunch and come back. `known_by` says how they came in: by their PIN,
    or by choosing their name."""

    class KnownBy(models.TextChoices):
        NAME = "name", _("by name")
        PIN = "pin", _("with a PIN")

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    guest = models.BooleanField(default=False)
    guest_until_at = models.DateTimeField(null=True, blank=True)
    known_by = models.CharField(max_length=4, choices=KnownBy, default=KnownBy.NAME)

    objects: ClassVar[ScopedManager] = scoped(InRoomQuerySet)

    class Meta(Owned.Meta):
        ordering = ["from_at"]
        constraints = [models.CheckConstraint(condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="in_room_in_order")]
        indexes = [models.Index(fields=["setting", "room", "from_at"], name="in_room_now")]


class Pairing(Owned):
    """Two codes between the office and a tablet that is to become a room's. The office shows the first, the tablet the second; here are
    only keyed digests. `claim_digest` is of the secret by which the waiting tablet asks again. It ends by being `done_at` or `ended_at`."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    made_by = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    code_digest = models.CharField(max_length=64, unique=True)
    claim_digest = models.CharField(max_length=64, blank=True)
    answer_digest = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["claim_digest"], name="pairing_claim")]


class Pin(Owned):
    """An adult's PIN: Argon2id over a keyed digest, so that the table alone is of no use. `key_id` names the key of the ring. A day
    guest's ends at `ends_at`; `set_by` is who vouched, nobody where the adult chose it."""

    adult = models.OneToOneField(Adult, models.PROTECT, related_name="pin")
    digest = models.CharField(max_length=200)
    key_id = models.CharField(max_length=16)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)


class StartCode(Owned):
    """A code the office makes once, so that an adult can choose a PIN. The newest one that was not used holds."""

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    code_digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class Guess(Owned):
    """Wrong PINs of one adult at one tablet, and when the next may be tried. Another tablet and another adult have rows of their own."""

    tablet = models.ForeignKey(Tablet, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    count = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()
    next_at = models.DateTimeField()

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["tablet", "adult"], name="guess_once")]


class Fresh(Owned):
    """A PIN that was right a short while ago, at one tablet: it opens what a face does not."""

    tablet = models.ForeignKey(Tablet, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    used_at = models.DateTimeField()

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["tablet", "adult"], name="fresh_once")]
