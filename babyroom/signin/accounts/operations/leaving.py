"""The end of a way in: somebody leaves, the office shuts it, or nobody has used it for long."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, post, walls
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations as people_operations
from babyroom.people import queries as people
from babyroom.people.models import Adult, Job
from babyroom.signin import access
from babyroom.signin.accounts import letters
from babyroom.signin.accounts.operations.stays import end_stays
from babyroom.signin.models import Fresh, InRoom, Invitation, Link, Pin, SignedIn, StartCode

WARNED_BEFORE = timedelta(days=7)
_LEADING = (Job.Sort.MANAGER, Job.Sort.DEPUTY)


def leave(adult: UUID, *, on: date, by: Who, at: datetime) -> None:
    """An adult has left: in one act their work here ends (last day `on`, today or before; today at this instant), and so do their face
    on the tablets, their PIN, their way in and every device they are signed in on. Their name stays on all they wrote.

    Whoever is also family of a baby here can be asked in again for that. Raises Refusal where nobody else leads the nursery.
    """
    access.INVITE.check(by)
    today = at.astimezone(ZoneInfo(by.zone)).date()
    if on > today:
        raise Refusal(_("Choose today or an earlier day. For a later one, write the last day beside their work."), field="on", code="later")
    if adult == by.adult_id:
        raise Refusal(_("Somebody else who leads the nursery must do this for you."), code="oneself")
    with transaction.atomic():
        _known(by.setting, adult)
        for job in Job.objects.of(by.setting).exclude(until_on__lt=today).filter(adult_id=adult, from_on__lte=on):
            people_operations.end_job(adult, job.pk, on=on, by=by, at=at, until_at=at if on == today else None)
        # Work that was to begin later never does: its only day is the first, which lies after the leaving.
        if Job.objects.of(by.setting).filter(adult_id=adult, from_on__gt=on).exclude(until_on__lt=today).exists():
            raise Refusal(_("Some of their work begins later than this day. End it on their page first."), field="on", code="begins_later")
        shut_out(by.setting, adult, at=at)
        _off_the_tablets(by.setting, adult, at)
        audit.write("signin.leave", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}", after={"on": on})


def end_way_in(adult: UUID, *, by: Who, at: datetime) -> None:
    """From now on this adult does not sign in by name; their work and their ties stay as they are."""
    access.INVITE.check(by)
    if adult == by.adult_id:
        raise Refusal(_("Somebody else who leads the nursery must do this for you."), code="oneself")
    with transaction.atomic():
        _known(by.setting, adult)
        shut_out(by.setting, adult, at=at)
        audit.write("signin.end_way_in", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}")


def shut_out(setting: UUID, adult: UUID, *, at: datetime) -> None:
    """Links, invitations and every device of this adult's end; inside the caller's transaction."""
    Link.objects.of(setting).filter(adult_id=adult, ended_at=None).update(ended_at=at)
    Invitation.objects.of(setting).open().filter(adult_id=adult).update(ended_at=at)
    end_stays(SignedIn.objects.of(setting).filter(adult_id=adult))


def close_idle(setting: UUID, *, at: datetime) -> int:
    """Close the ways in that nobody has used for as long as the setting's rule says, and write to their people a week before. The last
    one of those who lead the nursery stays open. Returns how many were closed. Called by the tick, once a day."""
    with transaction.atomic(), walls.within(setting):
        told = people.setting(setting)
        if told is None or told.demonstration:
            return 0
        on = at.astimezone(ZoneInfo(told.zone)).date()
        rules = people.policies(setting, on)
        working = dict(Job.objects.of(setting).on(on).values_list("adult_id", "sort"))
        closed = 0
        for link in Link.objects.of(setting).filter(ended_at=None).select_related("login", "adult"):
            limit = timedelta(days=rules.whole("idle_staff_days" if link.adult_id in working else "idle_family_days"))
            still = on - (link.seen_on or link.login.made_at.astimezone(ZoneInfo(told.zone)).date())
            if still < limit - WARNED_BEFORE or _leads_alone(setting, link, on):
                continue
            if link.warned_on is None:
                words = letters.long_ago(name=link.adult.called, nursery=told.name, closes_on=on + WARNED_BEFORE)
                post.write(setting, to=link.login.email, subject=words.subject, words=words.words, at=at)
                Link.objects.of(setting).filter(pk=link.pk).update(warned_on=on)
            elif on - link.warned_on >= WARNED_BEFORE and still >= limit:
                shut_out(setting, link.adult_id, at=at)
                audit.write("signin.close_idle", by=None, at=at, setting=setting, subject=f"people.adult/{link.adult_id}")
                closed += 1
    return closed


def _leads_alone(setting: UUID, link: Link, on: date) -> bool:
    leading = set(Job.objects.of(setting).on(on).filter(sort__in=_LEADING).values_list("adult_id", flat=True))
    if link.adult_id not in leading:
        return False
    return not Link.objects.of(setting).filter(ended_at=None, adult_id__in=leading - {link.adult_id}).exists()


def _off_the_tablets(setting: UUID, adult: UUID, at: datetime) -> None:
    InRoom.objects.of(setting).at(at).filter(adult_id=adult).update(until_at=at)
    for table in (Fresh, Pin, StartCode):
        table.objects.of(setting).filter(adult_id=adult).delete()


def _known(setting: UUID, adult: UUID) -> Adult:
    found: Adult | None = Adult.objects.of(setting).filter(pk=adult).first()
    if found is None:
        raise NotYours(_("We cannot find this person here."))
    return found
