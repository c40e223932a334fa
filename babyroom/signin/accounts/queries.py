"""How somebody signs in, where they are signed in, and how the office sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.people.models import Adult, FamilyTie, Job
from babyroom.signin import access
from babyroom.signin.models import Invitation, Link, Login, SignedIn
from babyroom.signin.queries import digest_of

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_step(login: UUID | None) -> bool:
    """Whether this login has a passkey or an app with codes."""
    return bool(Authenticator.objects.filter(user_id=login, type__in=SECOND_STEPS).exists())


def is_demonstration(setting: UUID) -> bool:
    """Whether a setting is made up, so that anybody may step in."""
    found = people.setting(setting)
    return found is not None and found.demonstration


@dataclass(frozen=True)
class Passkey:
    """A phone or computer that signs in by itself."""

    pk: int
    name: str
    added_on: date
    used_on: date | None


@dataclass(frozen=True)
class Place:
    """Where one is signed in. `this` is the device in hand."""

    id: UUID
    device: str
    seen_on: date
    this: bool


@dataclass(frozen=True)
class Account:
    """How one signs in: passkeys, the app, a password, codes on paper, and where one is signed in."""

    email: str
    has_password: bool
    passkeys: tuple[Passkey, ...]
    app: bool
    codes_left: int
    places: tuple[Place, ...]


def account(who: Who, session_key: str | None) -> Account:
    """One's own page. Raises NotYours where nobody is signed in by name."""
    access.OWN_ACCOUNT.check(who)
    login = Login.objects.get(pk=str(who.login_id))
    found = list(Authenticator.objects.filter(user_id=login.pk).order_by("created_at"))
    passkeys = [one for one in found if one.type == Authenticator.Type.WEBAUTHN]
    codes = next((one for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return Account(
        login.email,
        login.has_usable_password(),
        tuple(Passkey(one.pk, str(one), one.created_at.date(), one.last_used_at and one.last_used_at.date()) for one in passkeys),
        any(one.type == Authenticator.Type.TOTP for one in found),
        len(RecoveryCodes(codes).get_unused_codes()) if codes else 0,
        places(who, session_key),
    )


def passkey(who: Who, pk: int) -> Authenticator:
    """One's own passkey. Raises NotYours."""
    found = Authenticator.objects.filter(pk=pk, user_id=who.login_id, type=Authenticator.Type.WEBAUTHN).first()
    if found is None:
        raise NotYours(_("We cannot find this here any more."))
    return found


def places(who: Who, session_key: str | None) -> tuple[Place, ...]:
    """Where this adult is signed in, the device in hand first."""
    rows = list(SignedIn.objects.of(who.setting).filter(login_id=who.login_id))
    still = set(Session.objects.filter(session_key__in=[row.session_key for row in rows]).values_list("session_key", flat=True))
    told = [Place(row.pk, row.device, row.seen_on, row.session_key == session_key) for row in rows if row.session_key in still]
    return tuple(sorted(told, key=lambda place: not place.this))


@dataclass(frozen=True)
class AdultAccount:
    """How the office sees an adult's way in. `invited_until` is there while an invitation waits."""

    adult: Adult
    linked: bool
    seen_on: date | None
    invited_until: datetime | None
    works: bool
    family: bool


def adult_account(who: Who, adult: UUID, at: datetime, on: date) -> AdultAccount:
    """The page. Raises NotYours for an adult of another setting."""
    access.INVITE.check(who)
    found = Adult.objects.of(who.setting).filter(pk=adult).first()
    if found is None:
        raise NotYours(_("We cannot find this person here."))
    links = list(Link.objects.of(who.setting).filter(adult=found, ended_at=None))
    waiting = Invitation.objects.of(who.setting).open().filter(adult=found, until_at__gt=at).order_by("-until_at").first()
    return AdultAccount(
        found,
        bool(links),
        max((link.seen_on for link in links if link.seen_on), default=None),
        waiting.until_at if waiting else None,
        Job.objects.of(who.setting).exclude(until_on__lt=on).filter(adult=found).exists(),
        FamilyTie.objects.of(who.setting).exclude(until_on__lt=on).filter(adult=found).exists(),
    )


def invited(setting: UUID, secret: str, at: datetime) -> Invitation | None:
    """The invitation behind a link, with its adult, while it can be taken up."""
    rows = Invitation.objects.of(setting).open().filter(secret_digest=digest_of(secret), until_at__gt=at)
    found: Invitation | None = rows.select_related("adult", "setting").first()
    return found


def login_of(email: str) -> UUID | None:
    """The login with this address, whatever its case, if it may sign in at all."""
    return Login.objects.filter(email=email.strip().lower(), is_active=True).values_list("pk", flat=True).first()
