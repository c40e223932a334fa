"""Asking somebody in by letter, and taking it up."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, post, walls
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access
from babyroom.signin.accounts import letters, queries
from babyroom.signin.models import Invitation, Link, Login
from babyroom.signin.queries import digest_of

HOLDS = timedelta(days=7)


def invite(adult: UUID, *, address: Callable[[str], str], by: Who, at: datetime) -> Invitation:
    """Write to an adult of this setting with a link that opens their way in. `address` makes the whole address of a link from its
    secret. An earlier link of theirs stops working."""
    access.INVITE.check(by)
    on = at.astimezone(ZoneInfo(by.zone)).date()
    with transaction.atomic():
        found = queries.adult_account(by, adult, at, on)
        if not found.adult.email:
            raise Refusal(_("Write their e-mail address on their page first."), code="no_address")
        if not (found.works or found.family):
            raise Refusal(_("Write down their work here, or whose family they are, first."), code="no_place")
        if found.linked:
            raise Refusal(_("They can sign in already."), code="linked")
        Invitation.objects.of(by.setting).open().filter(adult=found.adult).update(ended_at=at)
        secret = secrets.token_urlsafe(32)
        invitation: Invitation = Invitation.objects.create(
            setting_id=by.setting,
            adult=found.adult,
            email=found.adult.email,
            secret_digest=digest_of(secret),
            made_at=at,
            until_at=at + HOLDS,
        )
        nursery = invitation.setting.name
        until = invitation.until_at.astimezone(ZoneInfo(by.zone)).date()
        told = letters.invitation(name=found.adult.called, nursery=nursery, link=address(secret), until=until)
        post.write(by.setting, to=found.adult.email, subject=told.subject, words=told.words, at=at, until=invitation.until_at)
        audit.write(
            "signin.invite", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}", after={"until": invitation.until_at}
        )
    return invitation


def take_back(adult: UUID, *, by: Who, at: datetime) -> None:
    """The link that waits for this adult works no more."""
    access.INVITE.check(by)
    with transaction.atomic():
        if not Invitation.objects.of(by.setting).open().filter(adult_id=adult).update(ended_at=at):
            raise NotYours(_("No letter waits for this person."))
        audit.write("signin.take_back", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}")


def take_up(*, setting: UUID, secret: str, at: datetime) -> Login:
    """Whoever holds the link reads that e-mail, so the login with that address is theirs: made now, or the one they have elsewhere.

    Raises Refusal for a link that was used, taken back or is too old.
    """
    with transaction.atomic(), walls.within(setting):
        found = queries.invited(setting, secret, at)
        # Only one of two who press at once gets past this line.
        if found is None or not Invitation.objects.of(setting).open().filter(pk=found.pk).update(taken_at=at):
            raise Refusal(_("This link has been used, or it is too old. Ask the nursery for a new one."), code="link_over")
        login = Login.objects.filter(email=found.email.strip().lower()).first()
        if login is None:
            login = Login(email=found.email, made_at=at)
            login.set_unusable_password()
            login.save(force_insert=True)
        elif not login.is_active:
            raise Refusal(_("This way in is closed. Ask the office."), code="closed")
        known = Link.objects.of(setting).filter(login=login, adult=found.adult)
        if not known.update(ended_at=None, warned_on=None):
            Link.objects.create(setting_id=setting, login=login, adult=found.adult)
        by = Who(setting_id=setting, adult_id=found.adult_id, login_id=login.pk)
        audit.write("signin.take_up", by=by, at=at, setting=setting, subject=f"people.adult/{found.adult_id}")
    return login
