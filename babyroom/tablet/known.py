"""What is known of each baby beside their day: marks, own chips, familiar adults, what the family agreed to. One question
for a whole room, because the board may ask eight in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateField, DateTimeField, F, IntegerField, Q, QuerySet, UUIDField, Value, When

from babyroom.common.prepared import prepared
from babyroom.people import agreeing
from babyroom.people.models import Adult, FamilyTie, Mark
from babyroom.rhythm.models import Off, Past
from babyroom.ways.models import Familiar, Way
from babyroom.ways.queries import NEW_FOR, Chip

_COLUMNS = ("part", "of", "key", "said", "more", "place", "unread")


@dataclass
class Known:
    """`marks` are (sort, words); `familiar` (adult, name) in the order the key person and the family set; `new` means a
    line from home that nobody in the room has read yet; `agreed` holds what the family has agreed to and nobody of it has refused; `family`
    are the
    people from home as this baby's family calls them ("Mum"). `past` is the version of their days before today as they lie ready;
    `rhythm_off` that no usual times are shown of them."""

    marks: list[tuple[str, str]] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    familiar: list[tuple[UUID, str]] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    new: bool = False
    past: str = ""
    rhythm_off: bool = False


def known(
    setting: UUID, babies: Sequence[UUID], adults: Iterable[UUID], *, room: UUID, on: date, at: datetime
) -> tuple[dict[UUID, Known], dict[UUID, str]]:
    """What is known of these babies on a day, and the names of these adults. One query."""
    found = {baby: Known() for baby in babies}
    names: dict[UUID, str] = {}
    rows = _everything(setting=setting, babies=babies, adults=adults, room=room, on=on, unread_since=at - NEW_FOR)
    for part, of, key, said, more, _place, unread in sorted(rows, key=lambda row: (row[5], row[3])):
        if part == "adult":
            names[key] = said
            continue
        if part == "off":
            for one in found.values() if of is None else [found[of]]:
                one.rhythm_off = True
            continue
        baby = found[of]
        if part == "mark":
            baby.marks.append((more, said))
        elif part == "familiar":
            baby.familiar.append((key, said))
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
    return found, names


@prepared("babies", "adults", setting=UUIDField(), room=UUIDField(), on=DateField(), unread_since=DateTimeField())
def _everything(
    setting: UUID, babies: Sequence[UUID], adults: Sequence[UUID], room: UUID, on: date, unread_since: datetime
) -> QuerySet[Any, Any]:
    parts = [
        _marks(setting, babies, on),
        _ways(setting, babies, unread_since),
        _familiar(setting, babies, on),
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
