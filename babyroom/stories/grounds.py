"""What the story of a day may rest on, from the database: the moments as they stand, who was there, how the family calls whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.named import adults_named
from babyroom.moments.queries import seq_of
from babyroom.moments.reading import day_bounds, settled_between
from babyroom.moments.settle import Settled
from babyroom.people import queries as people
from babyroom.people.models import Baby
from babyroom.rota.presence import Asked, beside, days_of, stays
from babyroom.stories import phrases
from babyroom.stories.day import day_of
from babyroom.stories.draft import draft
from babyroom.stories.kept import from_json
from babyroom.stories.models import Words
from babyroom.stories.scene import Day, HomeWay, Person, Whom
from babyroom.stories.wording.shape import Lately, Story
from babyroom.ways.models import Way

# No sentence of the last four told days is told again, and no story opens as one of them.
_LATELY = 4


@dataclass(frozen=True)
class Grounds:
    """One day of one baby as facts. `here` are the adults who were with the baby that day: in the room as the tablet or somebody by hand
    knows it, or named by a moment that stands as having done it. `seq` is how far the log had come."""

    setting: UUID
    baby: Baby
    on: date
    day: Day
    here: frozenset[UUID]
    settled: tuple[Settled, ...]
    whom: Whom
    seq: int

    def draft(self, language: str) -> Story:
        """The day's draft in one language, not as the last days were told in it."""
        return draft(self.day, language, self._lately(language), phrases.read(self.setting, language))

    def _lately(self, language: str) -> Lately:
        told = Words.objects.of(self.setting).filter(told__baby=self.baby, told__on__lt=self.on).order_by("-told__on")
        kept = [from_json(languages.get(language, {})) for languages in told.values_list("languages", flat=True)[:_LATELY]]
        return Lately.of(one.sentences for one in kept)


def grounds(setting: UUID, baby: Baby, on: date, at: datetime, zone: str) -> Grounds:
    """Look at one day of a baby as it stands at `at`. Whoever asks has asked access."""
    seq = seq_of(setting)
    settled = tuple(settled_between(setting, [baby.pk], *day_bounds(on, zone)))
    told = [one for one in settled if one.stands and one.kind != "from_home"]
    # Who typed it in or put it right later was perhaps never there.
    did = {one.row.did_by for one in told if one.row.did_by}
    asked = Asked(setting, on, on, at, zone, people.policies(setting, on))
    days = days_of(asked, baby.pk)
    there = {adult for day in days for adult in beside(day, stays(asked, {room for room, _span in day.where}))}
    family = {tie.adult_id: tie for tie in people.family(setting, baby.pk, on)}
    here = frozenset(there | did) - (family.keys() - there)
    keys = people.key_people(setting, [baby.pk], on).get(baby.pk, [])
    key_person = next((row.adult_id for row in keys), None)
    named = set(here).union(*(adults_named(one.kind, one.facts, one.row.did_by, one.row.tapped_by) for one in told))
    adults = people.adults(setting, named | ({key_person} if key_person else set()))
    others = tuple(form for other in people.all_babies(setting) if other.pk != baby.pk for form in _forms(other))
    whom = Whom(
        baby=Person(baby.called, baby.pronouns),
        adults={pk: Person(family[pk].called if pk in family else adult.called, adult.pronouns) for pk, adult in adults.items()},
        key_person=key_person,
        here=here,
        ways=_ways(setting, baby.pk, told),
        others=others,
        rooms={room.pk: room.name for room in people.rooms(setting)},
    )
    return Grounds(setting, baby, on, day_of(settled, whom, on, ZoneInfo(zone)), here, settled, whom, seq)


def _forms(other: Baby) -> Iterable[str]:
    """Every way in which another baby may be named."""
    for name in {other.called, other.first_name}:
        yield name
        if other.last_name:
            yield f"{name} {other.last_name}"
            yield f"{name} {other.last_name[0]}"


def _ways(setting: UUID, baby: UUID, told: Iterable[Settled]) -> dict[UUID, HomeWay]:
    """Home's own lines that these moments name, as they stood that day: a line that was changed since is still the one that was tapped."""
    wanted = {str(chip.get("id", "")) for one in told for chip in one.facts.get("own", ()) if isinstance(chip, Mapping)}
    if not wanted:
        return {}
    found = Way.objects.of(setting).filter(baby_id=baby, from_home=True).values_list("pk", "words")
    return {pk: HomeWay(words) for pk, words in found if str(pk) in wanted}
