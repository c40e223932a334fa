"""Founding a setting, signing in, coming into the room and leaving it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, walls
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries as people
from babyroom.people.models import Adult, Job, Room
from babyroom.signin import access
from babyroom.signin.models import InRoom, Link, Login, Tablet
from babyroom.signin.operations_founding import lay
from babyroom.signin.queries import digest_of, guests_until
from babyroom.signin.still_here import work_now


def found_setting(*, name: str, rooms: Sequence[str], first_name: str, last_name: str, email: str, password: str, at: datetime) -> Login:
    """The first day: a setting, its rooms and its first manager. Refused once any setting exists."""
    made = new_id()
    with transaction.atomic(), walls.within(made):
        if people.any_setting():
            raise NotYours(_("This nursery is set up already. Please sign in."))
        adult = lay(made, name=name, rooms=rooms, first_name=first_name, last_name=last_name, email=email, at=at)
        setting = adult.setting
        login = open_login(adult, email=email, password=password, at=at)
        by = Who(setting_id=setting.pk, adult_id=adult.pk, login_id=login.pk)
        audit.write(
            "signin.found_setting",
            by=by,
            at=at,
            setting=setting.pk,
            subject=f"people.setting/{setting.pk}",
            after={"name": name, "rooms": list(rooms)},
        )
    return login


def open_login(adult: Adult, *, email: str, password: str | None, at: datetime) -> Login:
    """A way to sign in for this adult; `password=None` opens one that no password fits (demonstration, passkeys later)."""
    login = Login(email=email, made_at=at)
    if password is None:
        login.set_unusable_password()
    else:
        try:
            validate_password(password, login)
        except ValidationError as problem:
            raise Refusal(" ".join(problem.messages), field="password") from problem
        login.set_password(password)
    try:
        with transaction.atomic():
            login.save(force_insert=True)
    except IntegrityError as problem:
        raise Refusal(_("Someone signs in with this e-mail address already."), field="email") from problem
    Link.objects.create(setting_id=adult.setting_id, login=login, adult=adult)
    return login


def demonstration_tablet(room: UUID, *, secret: str, at: datetime) -> Tablet:
    """The demonstration's tablet for a room, made on its first visit. Only for settings made as a demonstration."""
    with transaction.atomic():
        known = Tablet.unscoped.filter(secret_digest=digest_of(secret)).first()
        if known is not None:
            # Shut out by another visitor: who steps in anew finds it open again.
            Tablet.objects.of(known.setting_id).filter(pk=known.pk, setting__demonstration=True).update(revoked_at=None, shut="")
            return known
        # The visitor is nobody yet: the room says which setting, and it must be a demonstration's.
        found = Room.unscoped.filter(pk=room, setting__demonstration=True).first()
        if found is None:
            raise NotYours(_("This room is not part of the demonstration."))
        tablet: Tablet = Tablet.objects.create(
            setting_id=found.setting_id, room=found, name=_("Demonstration tablet"), secret_digest=digest_of(secret), paired_at=at
        )
        audit.write("signin.demonstration_tablet", by=None, at=at, setting=found.setting_id, subject=f"signin.tablet/{tablet.pk}")
    return tablet


def demonstration_login(login: UUID) -> Login:
    """A login of the demonstration, which may be stepped into without a password."""
    found = Link.unscoped.filter(login_id=login, setting__demonstration=True).select_related("login").first()
    if found is None:
        raise NotYours(_("This person is not part of the demonstration."))
    return found.login


def come_in(adult: UUID, *, by: Who, at: datetime, until: datetime | None = None, with_pin: bool = False) -> None:
    """An adult who works here comes into this tablet's room: their face is on it from now. `until` ends a guest's day. `with_pin` says
    that their PIN was right just now (operations_pins.confirm)."""
    access.FACES.check(by)
    setting, today = by.setting, at.astimezone(ZoneInfo(by.zone)).date()
    with transaction.atomic():
        job = work_now(adult, setting, today, at)
        # Cover that comes back, from another room or from lunch, still goes at the time that was written.
        until = until or guests_until(setting, today, by.zone).get(adult)
        # A person is in one room at a time.
        InRoom.objects.of(setting).at(at).filter(adult_id=adult).update(until_at=at)
        InRoom.objects.create(
            setting_id=setting,
            room_id=by.room_id,
            adult_id=adult,
            from_at=at,
            until_at=until,
            guest=job.sort == Job.Sort.COVER,
            guest_until_at=until,
            known_by=InRoom.KnownBy.PIN if with_pin else InRoom.KnownBy.NAME,
        )
        audit.write("signin.come_in", by=by, at=at, setting=setting, subject=f"people.adult/{adult}")


def go_out(adult: UUID, *, by: Who, at: datetime) -> None:
    """An adult leaves the room: the face goes from its tablets."""
    access.FACES.check(by)
    with transaction.atomic():
        InRoom.objects.of(by.setting).at(at).filter(adult_id=adult, room_id=by.room_id).update(until_at=at)
        audit.write("signin.go_out", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}")


def welcome_guest(*, first_name: str, last_name: str, until: datetime, by: Who, at: datetime) -> Adult:
    """Cover for the day: an adult known by name, level not seen, whose face goes at `until` and whose name stays on
    what they write. Whoever is in the room vouches, as at the door."""
    access.FACES.check(by)
    setting, today = by.setting, at.astimezone(ZoneInfo(by.zone)).date()
    if not first_name.strip():
        raise Refusal(_("Write their first name."), field="first_name")
    if until <= at:
        raise Refusal(_("The end of the day is past already. Choose a later time."), field="until")
    with transaction.atomic():
        adult: Adult = Adult.objects.create(setting_id=setting, first_name=first_name.strip(), last_name=last_name.strip())
        Job.objects.create(setting_id=setting, adult=adult, sort=Job.Sort.COVER, from_on=today, until_on=today, until_at=until)
        audit.write(
            "signin.welcome_guest",
            by=by,
            at=at,
            setting=setting,
            subject=f"people.adult/{adult.pk}",
            after={"name": adult.called, "until": until},
        )
        come_in(adult.pk, by=by, at=at, until=until)
    return adult
