"""What is known of each baby beside their day: marks, own chips, familiar adults, what the family agreed to; and who is planned in the
room. One question for a whole room, because the board may ask eight in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, CharField, DateField, DateTimeField, F, IntegerField, Q, QuerySet, UUIDField, Value, When
from django.db.models.functions import Cast, Coalesce

from babyroom.common.prepared import prepared
from babyroom.people import agreeing
from babyroom.people.models import Adult, FamilyTie, Job, KeyPerson, Mark
from babyroom.rhythm.models import Off, Past
from babyroom.rota.models import Shift
from babyroom.ways.models import Familiar, Way
from babyroom.ways.queries import NEW_FOR, Chip

_COLUMNS = ("part", "of", "key", "said", "more", "place", "unread")


class InRoomFrom(NamedTuple):
    """An adult is planned in the room from and until a time of the wall clock, as text."""

    adult: UUID
    start: str
    end: str


@dataclass
class Known:
    """`marks` are (sort, words); `familiar` (adult, name) in the order the key person and the family set; `keys` the key people; `new`
    means a line from home that nobody in the room has read yet; `agreed` holds what the family has agreed to and nobody of it has
    refused; `family` are the people from home as this baby's family calls them ("Mum"). `past` is the version of their days before today
    as they lie ready; `rhythm_off` that no usual times are shown of them."""

    marks: list[tuple[str, str]] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    familiar: list[tuple[UUID, str]] = field(default_factory=list)
    keys: list[UUID] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    new: bool = False
    past: str = ""
    rhythm_off: bool = False


def known(
    setting: UUID, babies: Sequence[UUID], adults: Iterable[UUID], *, room: UUID, on: date, at: datetime
) -> tuple[dict[UUID, Known], dict[UUID, str], list[InRoomFrom]]:
    """What is known of these babies on a day, the names of these adults, and who is planned in the room. One query."""
    found = {baby: Known() for baby in babies}
    names: dict[UUID, str] = {}
    planned: list[tuple[InRoomFrom, bool, bool]] = []
    told = {"babies": babies, "adults": adults, "room": room, "on": on, "weekday": on.isoweekday()}
    rows = _everything(setting=setting, unread_since=at - NEW_FOR, **told)
    for part, of, key, said, more, place, unread in sorted(rows, key=lambda row: (row[5], row[3])):
        if part == "adult":
            names[key] = said
            continue
        if part == "off":
            for one in found.values() if of is None else [found[of]]:
                one.rhythm_off = True
            continue
        if part == "shift":
            planned.append((InRoomFrom(key, said, more), of == room, bool(place)))
            continue
        baby = found[of]
        if part == "mark":
            baby.marks.append((more, said))
        elif part == "familiar":
            baby.familiar.append((key, said))
        elif part == "key":
            baby.keys.append(key)
        elif part == "agreed":
            baby.agreed.append(said)
        elif part == "family":
            baby.family.append(said)
        elif part == "past":
            baby.past = said
        else:
            baby.new = baby.new or bool(unread)
            if said:
                baby.chips.append(Chip(key, of, part, said, more))
    # A day that differs stands for all of an adult's day, wherever it is spent.
    differs = {shift.adult for shift, _here, differs in planned if differs}
    here = [shift for shift, here, differs_ in planned if here and shift.start and (differs_ or shift.adult not in differs)]
    return found, names, here


@prepared("babies", "adults", setting=UUIDField(), room=UUIDField(), on=DateField(), weekday=IntegerField(), unread_since=DateTimeField())
def _everything(
    setting: UUID, babies: Sequence[UUID], adults: Sequence[UUID], room: UUID, on: date, weekday: int, unread_since: datetime
) -> QuerySet[Any, Any]:
    parts = [
        _marks(setting, babies, on),
        _ways(setting, babies, unread_since),
        _familiar(setting, babies, on),
        _keys(setting, babies, on),
        _shifts(setting, room, on, weekday),
        _agreed(setting, babies, on),
        _family(setting, babies, on),
        _adults(setting, adults),
        _as_rows(Past.objects.of(setting).filter(baby_id__in=babies), part=Value("past"), said=F("version")),
        _as_rows(Off.objects.of(setting).filter(Q(baby_id__in=babies) | Q(room_id=room), until_at=None), part=Value("off"), said=Value("")),
    ]
    return parts[0].union(*parts[1:], all=True)


def _adults(setting: UUID, adults: Sequence[UUID]) -> QuerySet[Any, Any]:
    return _as_rows(Adult.objects.of(setting).filter(pk__in=adults), part=Value("adult"), of=F("pk"), key=F("pk"), said=_called(""))


def _marks(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    return _as_rows(Mark.objects.of(setting).on(on).filter(baby_id__in=babies), part=Value("mark"), said=F("words"), more=F("sort"))


def _ways(setting: UUID, babies: Sequence[UUID], unread_since: datetime) -> QuerySet[Any, Any]:
    unread = Q(from_home=True, read_at=None, from_at__gt=unread_since)
    rows = Way.objects.of(setting).filter(Q(baby_id__in=babies, until_at=None), ~Q(chip="") | unread)
    new = Case(When(unread, then=Value(1)), default=Value(0), output_field=IntegerField())
    return _as_rows(rows, part=F("part"), said=F("chip"), more=F("stands_for"), place=F("position"), unread=new)


def _familiar(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    rows = Familiar.objects.of(setting).filter(Q(until_on=None) | Q(until_on__gte=on), baby_id__in=babies, from_on__lte=on)
    return _as_rows(rows, part=Value("familiar"), key=F("adult_id"), said=_called("adult__"), place=F("position"))


def _keys(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    return _as_rows(KeyPerson.objects.of(setting).on(on).filter(baby_id__in=babies), part=Value("key"), key=F("adult_id"), said=Value(""))


def _shifts(setting: UUID, room: UUID, on: date, weekday: int) -> QuerySet[Any, Any]:
    """Weekly shifts in this room, and every day that differs: it may take somebody out of the room. Nobody whose work here is over."""
    works = Job.objects.of(setting).on(on).order_by().values("adult_id")
    rows = Shift.objects.of(setting).for_day(on, weekday).filter(Q(room_id=room) | Q(on__isnull=False), adult_id__in=works)
    differs = Case(When(on__isnull=False, then=Value(1)), default=Value(0), output_field=IntegerField())
    start, end = (Coalesce(Cast(F(name), CharField()), Value("")) for name in ("from_time", "to_time"))
    return _as_rows(rows, part=Value("shift"), of=F("room_id"), key=F("adult_id"), said=start, more=end, place=differs)


def _agreed(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    rows = agreeing.holding(setting, on).filter(baby_id__in=babies, purpose__in=("sling", "nappy_cream"))
    return _as_rows(rows, part=Value("agreed"), said=F("purpose"))


def _family(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    rows = FamilyTie.objects.of(setting).on(on).filter(baby_id__in=babies)
    return _as_rows(rows, part=Value("family"), said=F("called"))


def _called(adult: str) -> Case:
    return Case(When(**{f"{adult}known_as": ""}, then=F(f"{adult}first_name")), default=F(f"{adult}known_as"), output_field=CharField())


def _as_rows(rows: QuerySet[Any, Any], **columns: Any) -> QuerySet[Any, Any]:
    """Rows of one shape, whatever table they come from. Order is the reader's: a part of a union has none."""
    plain = {"of": F("baby_id"), "key": F("pk"), "more": Value(""), "place": Value(0), "unread": Value(0), **columns}
    return rows.order_by().values_list(*(plain[name] for name in _COLUMNS))
