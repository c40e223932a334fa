"""PINs: a start code from the office, choosing one, showing it at a tablet. Routine records never ask for one."""

from datetime import date, datetime, timedelta
from hmac import compare_digest
from secrets import randbelow
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, notices
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Job
from babyroom.signin import access, codes, guesses
from babyroom.signin import pin as pins
from babyroom.signin.models import Fresh, Guess, InRoom, Pin, StartCode

START_CODE_LASTS = timedelta(days=7)
_START_LETTERS = 9
_WRONG = "wrong_pin"


def make_start_code(adult: UUID, *, by: Who, at: datetime) -> str:
    """The office makes a code with which this adult chooses a PIN, the first or a new one. It is told this once; an earlier one ends."""
    access.START_CODES.check(by)
    code = codes.made(_START_LETTERS)
    with transaction.atomic():
        _works_here(adult, by, at)
        StartCode.objects.of(by.setting).filter(adult_id=adult, used_at=None).update(used_at=at)
        StartCode.objects.create(
            setting_id=by.setting,
            adult_id=adult,
            code_digest=codes.digest_of(code, "start"),
            made_by_id=by.adult_id,
            made_at=at,
            ends_at=at + START_CODE_LASTS,
        )
        _tell("make_start_code", adult, by, at)
    return code


def choose_pin(adult: UUID, pin: str, *, code: str, by: Who, at: datetime) -> None:
    """At a tablet: an adult with the office's start code chooses a PIN. Wrong codes are counted as wrong PINs are."""
    access.FACES.check(by)
    pins.check_strength(pin)
    known = _counted(adult, by, at)
    held = StartCode.objects.of(by.setting).filter(adult_id=adult, used_at=None, ends_at__gt=at).order_by("-made_at").first()
    if not known or not compare_digest(codes.digest_of(code, "start"), held.code_digest if held else ""):
        raise Refusal(_("This code does not open it. Look at it again, or ask the office for a new one."), field="code", code="wrong_code")
    with transaction.atomic():
        held.used_at = at
        held.save(update_fields=["used_at"])
        _right(adult, by, at)
        _keep(adult, pin, by.as_adult(adult, "pin"), at)


def change_pin(adult: UUID, pin: str, *, old: str, by: Who, at: datetime) -> None:
    """At a tablet: another PIN instead of the old one."""
    pins.check_strength(pin)
    confirm(adult, old, by=by, at=at)
    with transaction.atomic():
        _keep(adult, pin, by.as_adult(adult, "pin"), at)


def set_own_pin(pin: str, *, by: Who, at: datetime) -> None:
    """Signed in by name: one's own PIN for the tablets."""
    access.OWN_PIN.check(by)
    if by.adult_id is None:
        raise NotYours(_("Sign in first."))
    pins.check_strength(pin)
    with transaction.atomic():
        _keep(by.adult_id, pin, by, at)


def guest_pin(adult: UUID, *, until: datetime, by: Who, at: datetime) -> str:
    """A PIN for cover, made by whoever vouches (`by`); it ends with their day. Told this once."""
    access.FACES.check(by)
    pin = _any_pin()
    with transaction.atomic():
        _works_here(adult, by, at)
        _keep(adult, pin, by, at, until=until, vouched_by=by.adult_id)
    return pin


def confirm(adult: UUID, pin: str, *, by: Who, at: datetime) -> None:
    """A PIN at a tablet. A right one opens, for a short while, what a face does not. Raises Refusal; a wrong PIN, an adult without one and
    an adult nobody knows are answered alike and take as long."""
    access.FACES.check(by)
    pins.check_shape(pin)
    known = _counted(adult, by, at)
    held = Pin.objects.of(by.setting).filter(adult_id=adult).first() if known else None
    holds = held is not None and (held.ends_at is None or at < held.ends_at)
    fits = pins.fits(pin, held.digest if held else "", held.key_id if held else "")
    if not (fits and holds):
        raise Refusal(_("This is not the PIN. Please try again."), field="pin", code=_WRONG)
    with transaction.atomic():
        _right(adult, by, at)
        if held is not None and not pins.is_current(held.key_id):
            held.digest, held.key_id = pins.kept(pin)
            held.save(update_fields=["digest", "key_id"])
        rows = Fresh.objects.of(by.setting).filter(tablet_id=by.tablet_id, adult_id=adult)
        if not rows.update(confirmed_at=at, used_at=at):
            Fresh.objects.create(setting_id=by.setting, tablet_id=by.tablet_id, adult_id=adult, confirmed_at=at, used_at=at)
        _tell("pin", adult, by.as_adult(adult, "pin"), at)


def second_person(first: UUID, second: UUID, pin: str, *, by: Who, at: datetime) -> tuple[UUID, UUID]:
    """Where two are asked for: the second adult's own PIN, at this tablet and now. Returns both. Raises Refusal for one and the same,
    for somebody who is not in the room, and for a day guest: the second one is there because they know the babies."""
    if first == second:
        raise Refusal(_("This needs two of you. Choose a colleague."), field="adult", code="same_person")
    here = InRoom.objects.of(by.setting).at(at).filter(room_id=by.room_id, adult_id=second)
    if not here.exists():
        raise Refusal(_("The second one must be in the room with you."), field="adult", code="not_here")
    if here.filter(guest=True).exists():
        raise Refusal(_("Cover for the day cannot be the second one. Choose a colleague who stays."), field="adult", code="guest")
    confirm(second, pin, by=by, at=at)
    return first, second


def stay_fresh(adult: UUID, *, by: Who, at: datetime) -> None:
    """A page was opened on the strength of this adult's PIN: the quiet while begins anew, the longest does not."""
    Fresh.objects.of(by.setting).filter(tablet_id=by.tablet_id, adult_id=adult).update(used_at=at)


def close_again(*, by: Who, at: datetime) -> None:
    """Whoever opened something with a PIN is done: it is closed for all at this tablet."""
    access.FACES.check(by)
    with transaction.atomic():
        for row in Fresh.objects.of(by.setting).filter(tablet_id=by.tablet_id):
            row.delete()
        audit.write("signin.close_again", by=by, at=at, setting=by.setting, subject=f"signin.tablet/{by.tablet_id}")


def _counted(adult: UUID, by: Who, at: datetime) -> bool:
    """Count a try before it is looked at, so that many at once are no way round. Returns whether this adult works here; raises Refusal
    while a wait lasts (such a try is not counted and not looked at)."""
    with transaction.atomic():
        if not Job.objects.of(by.setting).on(_today(by, at)).not_over(at).filter(adult_id=adult).exists():
            return False
        rows = Guess.objects.of(by.setting).select_for_update().filter(tablet_id=by.tablet_id, adult_id=adult)
        row: Guess = rows.first() or Guess(setting_id=by.setting, tablet_id=_tablet(by), adult_id=adult, last_at=at, next_at=at)
        if at < row.next_at:
            until = row.next_at.astimezone(ZoneInfo(by.zone))
            raise Refusal(_("Please wait until %(time)s, then try again.") % {"time": f"{until:%H:%M:%S}"}, field="pin", code="wait")
        row.count = guesses.wrong_so_far(row.count, row.last_at, at) + 1
        others = Guess.objects.of(by.setting).filter(adult_id=adult).exclude(tablet_id=by.tablet_id)
        wrong = row.count + sum(guesses.wrong_so_far(one.count, one.last_at, at) for one in others)
        row.last_at, row.next_at = at, at + max(guesses.wait_after(row.count), guesses.wait_anywhere(wrong))
        row.save()
        if wrong >= guesses.TOLD_AT and not _told_already(adult, by):
            notices.put_up("many_guesses", setting=by.setting, at=at, facts={"adult": str(adult), "count": wrong})
        if row.count == guesses.FREE:
            audit.write("signin.many_guesses", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}")
    return True


def _told_already(adult: UUID, by: Who) -> bool:
    return any(one.sort == "many_guesses" and one.facts["adult"] == str(adult) for one in notices.waiting(by.setting))


def _right(adult: UUID, by: Who, at: datetime) -> None:
    Guess.objects.of(by.setting).filter(tablet_id=by.tablet_id, adult_id=adult).update(count=0, next_at=at)


def _keep(adult: UUID, pin: str, by: Who, at: datetime, *, until: datetime | None = None, vouched_by: UUID | None = None) -> None:
    digest, key_id = pins.kept(pin)
    kept = {"digest": digest, "key_id": key_id, "set_at": at, "set_by_id": vouched_by, "ends_at": until}
    if not Pin.objects.of(by.setting).filter(adult_id=adult).update(**kept):
        Pin.objects.create(setting_id=by.setting, adult_id=adult, **kept)
    _tell("set_pin", adult, by, at, {"ends_at": until} if until else None)


def _any_pin() -> str:
    while True:
        pin = f"{randbelow(10**pins.FEWEST):0{pins.FEWEST}d}"
        try:
            pins.check_strength(pin)
        except Refusal:
            continue
        return pin


def _tablet(by: Who) -> UUID:
    if by.tablet_id is None:
        raise NotYours(_("This works at a room’s tablet only."))
    return by.tablet_id


def _works_here(adult: UUID, by: Who, at: datetime) -> None:
    if not Job.objects.of(by.setting).on(_today(by, at)).not_over(at).filter(adult_id=adult).exists():
        raise NotYours(_("We cannot find this adult among those who work here today."))


def _today(by: Who, at: datetime) -> date:
    return at.astimezone(ZoneInfo(by.zone)).date()


def _tell(act: str, adult: UUID, by: Who, at: datetime, after: dict[str, object] | None = None) -> None:
    audit.write(f"signin.{act}", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}", after=after)
