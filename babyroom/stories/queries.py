"""What a family reads: a told story in its language, and what has been put right since; or, when a day ended untold, its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.letters import Letter
from babyroom.common.refusals import NotYours
from babyroom.moments.queries import local_day
from babyroom.moments.reading import day_bounds, settled_between
from babyroom.moments.settle import Settled
from babyroom.people import queries as people
from babyroom.people.models import Baby
from babyroom.stories import access
from babyroom.stories.draft import unwritten
from babyroom.stories.grounds import grounds
from babyroom.stories.kept import Kept, Line, as_told, from_json
from babyroom.stories.models import PutRight, Reading, Told, Words
from babyroom.stories.wording import LANGUAGES

# The pages of past days list so many at once.
_AT_ONCE = 31


@dataclass(frozen=True)
class Choice:
    """How an adult reads: `line_of_day` None means not said."""

    language: str = "en"
    how: str = Reading.How.OPENED
    line_of_day: bool | None = None


@dataclass(frozen=True)
class Signed:
    """What an adult put right later, in their own words."""

    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Story:
    """A day as a family reads it. Told: `by` and `at`, `line` of whoever told it, `kept` with its paragraphs and facts; a sentence whose
    moments were taken back since is not shown, `taken_back` says so; `facts_now` are the facts as they stand where they are others by
    now. Untold and over: `unwritten` is one sentence, and `kept` holds the facts alone. `asks` is the question after `likes`."""

    baby: Baby
    on: date
    language: str
    kept: Kept
    by: str = ""
    at: datetime | None = None
    line: str = ""
    likes: str = ""
    asks: str = ""
    unwritten: Line | None = None
    put_right: tuple[Signed, ...] = ()
    taken_back: bool = False
    facts_now: tuple[Line, ...] = ()
    changed_since: bool = False

    @property
    def told(self) -> bool:
        """Whether somebody told it."""
        return self.at is not None


def choice(setting: UUID, adult: UUID | None) -> Choice:
    """How this adult reads; the usual way where nothing was chosen."""
    row = Reading.objects.of(setting).filter(adult_id=adult).first() if adult else None
    return Choice(row.language, row.how, row.line_of_day) if row is not None and row.language in LANGUAGES else Choice()


def not_delivered(who: Who, at: datetime) -> bool:
    """Whether the last letter to this adult was tried and did not go."""
    adult = people.adults(who.setting, [who.adult_id]).get(who.adult_id) if who.adult_id else None
    last = Letter.objects.of(who.setting).filter(to=adult.email).order_by("-made_at").first() if adult and adult.email else None
    return last is not None and last.tries > 0 and last.sent_at is None and at > last.made_at


def babies(who: Who) -> list[Baby]:
    """The babies whose stories this adult reads, by name."""
    return sorted(people.babies(who.setting, who.seen.get("stories_of", frozenset())).values(), key=lambda baby: baby.called)


def days_told(who: Who, baby_id: UUID, *, before: date | None = None) -> tuple[date, ...]:
    """The days that were told, newest first. Raises NotYours."""
    access.READ.check(who, baby_id)
    told = Told.objects.of(who.setting).filter(baby_id=baby_id)
    told = told.filter(on__lt=before) if before else told
    return tuple(told.order_by("-on").values_list("on", flat=True)[:_AT_ONCE])


def story(who: Who, baby_id: UUID, on: date, at: datetime, language: str) -> Story | None:
    """A day of a baby for its family; None while there is nothing to read: nobody has told it and the day is not over, or nothing was
    written. Raises NotYours."""
    access.READ.check(who, baby_id)
    baby = people.baby(who.setting, baby_id)
    if baby is None or language not in LANGUAGES:
        raise NotYours(_("There is no such story."))
    return of_day(who.setting, baby, on, at, who.zone, language)


def of_day(setting: UUID, baby: Baby, on: date, at: datetime, zone: str, language: str) -> Story | None:
    """The same for whoever has asked access."""
    row = Told.objects.of(setting).filter(baby=baby, on=on).select_related("by", "baby", "words").first()
    if row is None:
        return _untold(setting, baby, on, at, zone, language)
    words: Words = row.words
    kept = from_json(words.languages.get(language) or words.languages.get("en", {}))
    since = _since(setting, row, kept, at, zone)
    right = PutRight.objects.of(setting).filter(told=row).select_related("by").order_by("at")
    return Story(
        baby=baby,
        on=on,
        language=language,
        kept=_without(kept, since.gone),
        by=row.by.called,
        at=row.at,
        line=words.line,
        likes=words.likes,
        asks=words.asks,
        put_right=tuple(Signed(one.by.called, one.at, one.words) for one in right if one.words),
        taken_back=bool(since.gone),
        facts_now=_facts_now(setting, row, kept, at, zone, language) if since.asks_again else (),
        changed_since=since.changed,
    )


def _facts_now(setting: UUID, row: Told, kept: Kept, at: datetime, zone: str, language: str) -> tuple[Line, ...]:
    found = grounds(setting, row.baby, row.on, at, zone)
    now = _unquoted(as_told(found.draft(language), {}, ())).facts
    return now if [one.text for one in now] != [one.text for one in _unquoted(kept).facts] else ()


def is_evening(setting: UUID, on: date, at: datetime, zone: str) -> bool:
    """Whether the nursery has closed on this day."""
    local = at.astimezone(ZoneInfo(zone))
    return local.date() > on or (local.date() == on and local.time() >= people.policies(setting, on).clock("closes_at"))


def _untold(setting: UUID, baby: Baby, on: date, at: datetime, zone: str, language: str) -> Story | None:
    if not is_evening(setting, on, at, zone) or on > local_day(at, zone):
        return None
    found = grounds(setting, baby, on, at, zone)
    if not found.day.written:
        return None
    said = unwritten(found.day, language)
    facts = _unquoted(as_told(found.draft(language), {}, ()))
    return Story(baby, on, language, facts, unwritten=Line(said.text, "unwritten", english="" if said.reviewed else said.english))


def _unquoted(kept: Kept) -> Kept:
    """The facts alone, without what somebody said in words of their own: that waits for a person to tell it."""
    return Kept((), tuple(one for one in kept.facts if not one.quote), kept.rtl)


@dataclass(frozen=True)
class _Since:
    gone: frozenset[UUID]
    changed: bool
    asks_again: bool


def _since(setting: UUID, row: Told, kept: Kept, at: datetime, zone: str) -> _Since:
    """Of the moments a story tells of: those taken back or moved to another baby or day since, whether one was changed, and whether the
    facts are to be reckoned again: then, and once the day is over where something was written after the telling."""
    start, end = day_bounds(row.on, zone)
    now = {one.id: one for one in settled_between(setting, [row.baby_id], start - timedelta(days=1), end + timedelta(days=1))}
    gone = {moment for moment in kept.moments if moment not in now or not _told_of(now[moment], row.on, zone)}
    changed = any(_changed(now[moment], row.seq) for moment in kept.moments - gone)
    later = any(one.row.seq > row.seq and _told_of(one, row.on, zone) for one in now.values())
    return _Since(frozenset(gone), changed, bool(gone) or changed or (later and is_evening(setting, row.on, at, zone)))


def _told_of(one: Settled, on: date, zone: str) -> bool:
    """Whether a moment stands, on that day. One that is the same nap as another is told with that one."""
    return one.withdrawn is None and local_day(one.at, zone) == on


def _changed(one: Settled, seq: int) -> bool:
    return one.corrected and one.row.seq > seq


def _without(kept: Kept, gone: Iterable[UUID]) -> Kept:
    """Without the sentences all of whose moments are gone, without the one that says who had the baby where any of its moments is, and
    without facts that rest on one of them."""
    lost = {str(moment) for moment in gone}
    if not lost:
        return kept
    paragraphs = (tuple(one for one in told if not _lost(one, lost)) for told in kept.paragraphs)
    facts = tuple(one for one in kept.facts if not lost.intersection(one.moments))
    return Kept(tuple(told for told in paragraphs if told), facts, kept.rtl)


def _lost(one: Line, lost: set[str]) -> bool:
    if one.key.startswith("people:"):
        return not lost.isdisjoint(one.moments)
    return bool(one.moments) and lost.issuperset(one.moments)
