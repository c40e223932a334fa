"""The patterns of a language that a native speaker still has to read, and what those who read wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.stories import access
from babyroom.stories.models import PhraseRead
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.catalogue import Phrase, catalogue, read_as_they_are, unread

# So many stand on one page: ten minutes of somebody's time.
AT_ONCE = 20


@dataclass(frozen=True)
class ToRead:
    """One language: how many patterns it has, how many stand as somebody read them, and the next to read."""

    code: str
    all: int
    read: int
    next: tuple[Phrase, ...]


@dataclass(frozen=True)
class Better:
    """What a reader would say instead."""

    pattern: str
    better: str
    reader: str
    at: datetime


def languages() -> tuple[str, ...]:
    """The languages with patterns nobody has read when they were written."""
    return tuple(code for code, language in LANGUAGES.items() if not language.reviewed)


def read(setting: UUID, language: str) -> dict[str, str]:
    """What reads well by the last reader of each pattern: the pattern as it was then, by key."""
    rows = PhraseRead.objects.of(setting).filter(language=language).order_by("at").values_list("key", "pattern", "better")
    last = {key: (pattern, better) for key, pattern, better in rows}
    return {key: pattern for key, (pattern, better) in last.items() if not better}


def to_read(who: Who, code: str) -> ToRead:
    """Where a language stands. What somebody would say differently waits for us and is not asked about again. Raises NotYours."""
    access.PHRASES.check(who)
    if code not in languages():
        raise NotYours(_("There is no such language here."))
    known = read(who.setting, code)
    told = {(one.key, one.pattern) for one in _better(who.setting, code)}
    left = [phrase for phrase in unread(code, known) if (phrase.key, phrase.pattern) not in told]
    return ToRead(code, len(catalogue(code)), len(read_as_they_are(code, known)), tuple(left[:AT_ONCE]))


def better(who: Who, code: str) -> list[Better]:
    """What readers would say instead, newest first. Raises NotYours."""
    access.PHRASES.check(who)
    return [Better(one.pattern, one.better, one.reader, one.at) for one in _better(who.setting, code)]


def _better(setting: UUID, code: str) -> Iterable[PhraseRead]:
    rows: Iterable[PhraseRead] = PhraseRead.objects.of(setting).filter(language=code).exclude(better="").order_by("-at")
    return rows
