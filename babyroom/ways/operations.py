"""Writing what helps a baby: a changed line is a new line, the old one stays with its dates."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Action, Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries as people
from babyroom.people.access import FAMILY
from babyroom.ways import access
from babyroom.ways.models import Familiar, Way


@dataclass(frozen=True)
class Line:
    """One line as typed: `chip` is the short form for the tablet (28 characters), `stands_for` a phrase id of the vocabulary or empty."""

    part: str
    words: str
    chip: str = ""
    stands_for: str = ""


def tell(baby: UUID, line: Line, *, by: Who, at: datetime, instead_of: UUID | None = None, told_by: UUID | None = None) -> Way:
    """Add a line to a baby's page, or put one in the place of another. From a family it shows as new in the room."""
    setting = _open(baby, by, at)
    if not line.words.strip():
        raise Refusal(_("Write a few words first."), field="words")
    if line.part not in Way.Part.values:
        raise Refusal(_("Choose where this belongs."), field="part")
    # Someone who works here and is this baby's parent writes about their own child as family.
    from_home = FAMILY.holds(by, baby)
    with transaction.atomic():
        old = Way.objects.of(setting).filter(pk=instead_of, baby_id=baby, until_at=None).first() if instead_of else None
        if old is not None:
            Way.objects.of(setting).filter(pk=old.pk).update(until_at=at)
        position = old.position if old else 1 + Way.objects.of(setting).filter(baby_id=baby, part=line.part, until_at=None).count()
        way: Way = Way.objects.create(
            setting_id=setting,
            baby_id=baby,
            part=line.part,
            words=line.words.strip(),
            chip=line.chip.strip(),
            stands_for=line.stands_for,
            position=position,
            from_home=from_home,
            told_by_id=told_by or by.adult_id,
            from_at=at,
            read_at=None if from_home else at,
        )
        before = {"words": old.words} if old else {}
        audit.write(
            "ways.tell",
            by=by,
            at=at,
            setting=setting,
            subject=f"ways.way/{way.pk}",
            before=before,
            after={"part": way.part, "words": way.words},
            babies=[baby],
        )
    return way


def take_off(way: UUID, *, by: Who, at: datetime) -> None:
    """A line no longer holds; it stays in the past with its dates."""
    setting = by.setting
    with transaction.atomic():
        found = Way.objects.of(setting).filter(pk=way, until_at=None).first()
        if found is None:
            raise NotYours(_("This line is not here any more."))
        _may(access.TELL, by, found.baby_id, at)
        Way.objects.of(setting).filter(pk=way).update(until_at=at)
        before = {"words": found.words}
        audit.write("ways.take_off", by=by, at=at, setting=setting, subject=f"ways.way/{way}", before=before, babies=[found.baby_id])


def read(baby: UUID, *, by: Who, at: datetime) -> int:
    """An adult in the room has read what is new from home. Returns how many lines were new."""
    setting = _open(baby, by, at)
    with transaction.atomic():
        changed: int = Way.objects.of(setting).filter(baby_id=baby, until_at=None, read_at=None).update(read_at=at)
        if changed:
            audit.write("ways.read", by=by, at=at, setting=setting, subject=f"people.baby/{baby}", after={"lines": changed})
    return changed


def name_familiar(baby: UUID, adult: UUID, *, with_family: bool, on: date, by: Who, at: datetime, named_by: UUID | None = None) -> Familiar:
    """The key person, with the family, says that this baby knows this adult. The software never adds a name by itself."""
    _may(access.NAME_FAMILIAR, by, baby, at)
    setting = by.setting
    with transaction.atomic():
        if baby not in people.born(setting, [baby]) or adult not in people.adult_ids(setting, [adult]):
            raise NotYours(_("We cannot find this person here."))
        if Familiar.objects.of(setting).filter(baby_id=baby, adult_id=adult, until_on=None).exists():
            raise Refusal(_("This name is on the page already."), field="adult")
        position = 1 + Familiar.objects.of(setting).filter(baby_id=baby, until_on=None).count()
        row: Familiar = Familiar.objects.create(
            setting_id=setting,
            baby_id=baby,
            adult_id=adult,
            named_by_id=named_by or by.adult_id,
            with_family=with_family,
            position=position,
            from_on=on,
        )
        audit.write(
            "ways.name_familiar",
            by=by,
            at=at,
            setting=setting,
            subject=f"people.baby/{baby}",
            after={"adult": adult, "with_family": with_family},
        )
    return row


def no_longer_familiar(row: UUID, *, on: date, by: Who, at: datetime) -> None:
    """A name is taken off the page (someone has left, or the family sees it differently)."""
    setting = by.setting
    with transaction.atomic():
        found = Familiar.objects.of(setting).filter(pk=row, until_on=None).first()
        if found is None:
            raise NotYours(_("This name is not here any more."))
        _may(access.NAME_FAMILIAR, by, found.baby_id, at)
        Familiar.objects.of(setting).filter(pk=row).update(until_on=on)
        audit.write(
            "ways.no_longer_familiar",
            by=by,
            at=at,
            setting=setting,
            subject=f"people.baby/{found.baby_id}",
            before={"adult": found.adult_id},
        )


def _may(needed: Action, by: Who, baby: UUID, at: datetime) -> None:
    if by.tablet_id is not None and by.room_id is not None and "babies_in_room" not in by.seen:
        by.seen["babies_in_room"] = people.babies_placed(by.setting, by.room_id, at.astimezone(ZoneInfo(by.zone)).date())
    needed.check(by, baby)


def _open(baby: UUID, by: Who, at: datetime) -> UUID:
    _may(access.TELL, by, baby, at)
    setting = by.setting
    if baby not in people.born(setting, [baby]):
        raise NotYours(_("We cannot find this baby here."))
    return setting
