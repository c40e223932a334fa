"""What the room reads before it tells: today's drafts, and one of them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments.models import Moment
from babyroom.moments.queries import days_now, local_day
from babyroom.moments.reading import day_bounds
from babyroom.moments.settle import Settled
from babyroom.moments.telling import People
from babyroom.moments.telling import told as tell
from babyroom.people import queries as people
from babyroom.people.models import Baby
from babyroom.stories import access
from babyroom.stories.grounds import Grounds, grounds
from babyroom.stories.kept import Kept, as_told, keyed, keys
from babyroom.stories.models import Draft, Told, Words

# So long after its day a story can still be told; then the day stays as its facts.
STILL = timedelta(days=7)
# "Something Ada likes" comes at most once in so long.
LIKES_EVERY = timedelta(days=7)
WRITTEN_IN = "en"


@dataclass(frozen=True)
class FromMoment:
    """What a sentence was made from: a moment as the room's pages tell it."""

    at: str
    words: str


@dataclass(frozen=True)
class Read:
    """One sentence of a draft: as drafted, as somebody changed it (empty: left out, None: not changed), and its moments."""

    key: str
    text: str
    changed: str | None
    moments: tuple[FromMoment, ...]

    @property
    def now(self) -> str:
        """As it would be told now; empty where it is left out."""
        return self.text if self.changed is None else self.changed


@dataclass(frozen=True)
class DraftPage:
    """A draft to read. `stamp` changes when anything in the draft does. `likes` says whether this is a day for
    "Something Ada likes". `begun_by` is who kept it for later."""

    grounds: Grounds
    paragraphs: tuple[tuple[Read, ...], ...]
    facts: str
    bare: bool
    stamp: str
    draft: Draft | None
    begun_by: str
    likes: bool

    @property
    def baby(self) -> Baby:
        """Whose day it is."""
        return self.grounds.baby

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is written of the day."""
        return not self.grounds.day.written


def draft_page(who: Who, baby_id: UUID, on: date, at: datetime, *, changed: Mapping[str, str] | None = None) -> DraftPage:
    """The draft of a day as it stands now, with what somebody changed in it: `changed` just now, else as it was kept. Raises NotYours."""
    found = seen(who, baby_id, on, at)
    story = found.draft(WRITTEN_IN)
    kept = Draft.objects.of(found.setting).filter(baby_id=baby_id, on=on).select_related("by").first()
    if changed is None:
        changed = kept.changed if kept else {}
    by_id = {one.id: one for one in found.settled}
    whom = _people(found)
    zone = ZoneInfo(who.zone)
    paragraphs = tuple(
        tuple(Read(key, one.text, changed.get(key), _moments(one.moments, by_id, whom, zone)) for key, one in told) for told in keyed(story)
    )
    plain = as_told(story, {}, keys(story))
    return DraftPage(
        grounds=found,
        paragraphs=paragraphs,
        facts=story.facts_text,
        bare=story.bare,
        stamp=stamp_of(plain, kept),
        draft=kept,
        begun_by=kept.by.called if kept else "",
        likes=likes_wanted(found),
    )


def seen(who: Who, baby_id: UUID, on: date, at: datetime) -> Grounds:
    """A day that may be told from here. Raises NotYours for a baby who is not in this room, and for a day that is to come or long over."""
    access.TELL.check(who, baby_id)
    baby = people.baby(who.setting, baby_id)
    today = local_day(at, who.zone)
    if baby is None or not today - STILL <= on <= today:
        raise NotYours(_("There is no such day to tell."))
    return grounds(who.setting, baby, on, at, who.zone)


def stamp_of(plain: Kept, kept: Draft | None) -> str:
    """Of the draft as it was drafted, and of what somebody kept for later: it differs when a moment was written, changed or taken back that
    the draft tells of, and when somebody else has kept something."""
    words = "\n".join([*plain.sentences, *(one.text for one in plain.facts), kept.at.isoformat() if kept else ""])
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def _people(found: Grounds) -> People:
    adults = {pk: person.name for pk, person in found.whom.adults.items()}
    return People(found.baby.called, found.baby.pronouns, adults, dict(found.whom.rooms))


def _moments(ids: Iterable[UUID], by_id: dict[UUID, Settled], whom: People, zone: ZoneInfo) -> tuple[FromMoment, ...]:
    return tuple(
        FromMoment(f"{by_id[one].at.astimezone(zone):%H:%M}", str(tell(by_id[one], whom))) for one in dict.fromkeys(ids) if one in by_id
    )


def likes_wanted(found: Grounds) -> bool:
    """Whether it is a week or more since "Something Ada likes" was told."""
    last = Words.objects.of(found.setting).filter(told__baby=found.baby, told__on__lte=found.on).exclude(likes="")
    on = last.order_by("-told__on").values_list("told__on", flat=True).first()
    return on is None or found.on - on >= LIKES_EVERY


@dataclass(frozen=True)
class ToTell:
    """One baby's day on the list: `told_by` and `told_at` once it is told, `begun_by` where somebody keeps it for later."""

    baby: Baby
    told_by: str = ""
    told_at: datetime | None = None
    begun_by: str = ""


def earlier(who: Who, babies: Iterable[UUID], at: datetime) -> list[tuple[date, tuple[Baby, ...]]]:
    """The last days that can still be told, newest first, each with the babies something is written of and nobody has told."""
    today = local_day(at, who.zone)
    wanted = [baby for baby in babies if access.TELL.allows(who, baby)]
    start, end = day_bounds(today - STILL, who.zone)[0], day_bounds(today, who.zone)[0]
    rows = Moment.objects.of(who.setting).of_babies(wanted).between(start, end).exclude(kind="from_home")
    written = {(local_day(happened, who.zone), baby) for baby, happened in rows.values_list("baby_id", "happened_at")}
    told = set(Told.objects.of(who.setting).filter(baby_id__in=wanted, on__lt=today).values_list("on", "baby_id"))
    called = people.babies(who.setting, wanted)
    days: dict[date, list[Baby]] = {}
    for on, baby in written - told:
        days.setdefault(on, []).append(called[baby])
    return [(on, tuple(sorted(found, key=lambda one: one.called.casefold()))) for on, found in sorted(days.items(), reverse=True)]


def to_tell(who: Who, babies: Iterable[UUID], at: datetime) -> list[ToTell]:
    """Today's stories of these babies, by name: of those anything is written of."""
    on = local_day(at, who.zone)
    wanted = [baby for baby in babies if access.TELL.allows(who, baby)]
    written = days_now(who.setting, wanted, on)
    told = {row.baby_id: row for row in Told.objects.of(who.setting).filter(baby_id__in=wanted, on=on).select_related("by")}
    begun = {row.baby_id: row for row in Draft.objects.of(who.setting).filter(baby_id__in=wanted, on=on).select_related("by")}
    found = []
    for pk, baby in people.babies(who.setting, [pk for pk in wanted if pk in written or pk in told]).items():
        row, kept = told.get(pk), begun.get(pk)
        found.append(ToTell(baby, row.by.called if row else "", row.at if row else None, kept.by.called if kept else ""))
    return sorted(found, key=lambda one: one.baby.called.casefold())
