"""One baby's page in the office, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise

from babyroom.common.access import Who
from babyroom.people import agreeing, queries
from babyroom.people.ages import age
from babyroom.people.models import Baby, Booked, Consent, Contact, FamilyTie, KeyPerson, Mark, Placement
from babyroom.people.pages.at_two import NearTwo, moves, stands, unplanned
from babyroom.people.pages.ground import Rows, found_baby, full_name, rows, wall
from babyroom.people.pegs import PEGS
from babyroom.people.stages import WORDS, Stage

_MOST_PAST = 20


@dataclass(frozen=True)
class WeekOf:
    """A booked week as it holds from a day until a day: (weekday, from, until) for each booked day."""

    from_on: date
    until_on: date | None
    days: tuple[tuple[str | Promise, time, time], ...]


@dataclass(frozen=True)
class Answer:
    """What stands for one purpose today: yes, no, or not asked (None), with the rows behind it."""

    purpose: str
    words: str
    agreed: bool | None
    rows: tuple[Consent, ...]


@dataclass(frozen=True)
class BabyPage:
    """Everything the office keeps about one baby. `ask_again` is the day to ask the family again, where it is one for all of them."""

    baby: Baby
    name: str
    age: str
    stage: Stage
    stage_words: str
    peg_words: str
    twins: tuple[Baby, ...]
    places: Rows
    first: Rows
    second: Rows
    weeks: Rows
    days: tuple[Booked, ...]
    days_past: tuple[Booked, ...]
    days_taken_back: tuple[Booked, ...]
    marks: Rows
    contacts: tuple[Contact, ...]
    contacts_past: tuple[Contact, ...]
    family: Rows
    answers: tuple[Answer, ...]
    ask_again: date | None
    answers_past: tuple[Consent, ...]
    near_two: NearTwo | None


def baby_page(who: Who, baby: UUID, today: date) -> BabyPage:
    """The page. Raises NotYours."""
    setting = wall(who)
    found = found_baby(setting, baby)
    booked = list(Booked.objects.of(setting).filter(baby=found))
    single = sorted((row for row in booked if row.on is not None and row.taken_back_at is None), key=lambda row: row.on)
    taken_back = sorted((row for row in booked if row.taken_back_at is not None), key=lambda row: row.taken_back_at, reverse=True)
    listed = queries.contacts(setting, [found.pk], today).get(found.pk, [])
    off = Contact.objects.of(setting).filter(baby=found).exclude(pk__in=[row.pk for row in listed]).order_by("-until_on", "name")
    key_people = list(KeyPerson.objects.of(setting).filter(baby=found).select_related("adult").order_by("from_on"))
    consents = rows(Consent.objects.of(setting).filter(baby=found).select_related("by").order_by("from_on"), today)
    stage = stands(found, moves(setting, [found], today), today)
    twins = Baby.objects.of(setting).filter(twins=found.twins).exclude(pk=found.pk) if found.twins else ()
    return BabyPage(
        baby=found,
        name=full_name(found),
        age=age(found.born_on, found.weeks_early, today).in_words(),
        stage=stage,
        stage_words=str(WORDS[stage]),
        peg_words=str(PEGS.get(found.peg, "")),
        twins=tuple(twins),
        places=rows(Placement.objects.of(setting).filter(baby=found).select_related("room").order_by("from_on"), today),
        first=rows([row for row in key_people if row.place == KeyPerson.Place.FIRST], today),
        second=rows([row for row in key_people if row.place == KeyPerson.Place.SECOND], today),
        weeks=rows(weeks_of([row for row in booked if row.on is None]), today),
        days=tuple(row for row in single if row.on >= today),
        days_past=tuple(reversed([row for row in single if row.on < today]))[:_MOST_PAST],
        days_taken_back=tuple(taken_back)[:_MOST_PAST],
        marks=rows(Mark.objects.of(setting).filter(baby=found).order_by("from_on", "words"), today),
        contacts=tuple(listed),
        contacts_past=tuple(off),
        family=rows(FamilyTie.objects.of(setting).filter(baby=found).select_related("adult").order_by("from_on", "called"), today),
        answers=_answers(consents.now, agreeing.agreed(setting, [found.pk], today).get(found.pk, {})),
        ask_again=_once({row.review_on for row in consents.now if row.review_on}),
        answers_past=consents.past,
        near_two=next(iter(unplanned(setting, [found], today)), None),
    )


def weeks_of(weekly: list[Booked]) -> list[WeekOf]:
    """Weekly rows put together again as the weeks they were written as, oldest first."""
    found: dict[tuple[date, date | None], list[tuple[str | Promise, time, time]]] = {}
    for row in sorted(weekly, key=lambda row: (row.from_on or date.max, row.weekday or 0)):
        if row.weekday and row.from_on and row.from_time and row.to_time and (row.until_on is None or row.until_on >= row.from_on):
            found.setdefault((row.from_on, row.until_on), []).append((WEEKDAYS[row.weekday - 1], row.from_time, row.to_time))
    return [WeekOf(from_on, until_on, tuple(days)) for (from_on, until_on), days in found.items()]


def _once(days: set[date]) -> date | None:
    return days.pop() if len(days) == 1 else None


def _answers(now: tuple[Consent, ...], stand: Mapping[str, bool]) -> tuple[Answer, ...]:
    told = []
    for purpose, words in sorted(Consent.Purpose.choices, key=lambda choice: choice[0] != Consent.Purpose.FIRST_AID):
        given = tuple(row for row in now if row.purpose == purpose)
        told.append(Answer(purpose, str(words), stand.get(purpose), given))
    return tuple(told)
