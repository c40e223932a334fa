"""Somebody who grew up with a language reads our patterns of it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.stories import access, phrases
from babyroom.stories.models import PhraseRead
from babyroom.stories.wording.catalogue import catalogue

_MOST, _NAME = 300, 60


def read_phrases(language: str, said: Mapping[str, str], *, reader: str, by: Who, at: datetime) -> int:
    """A native speaker has read patterns: by key, nothing where it reads well, else what they would say. Returns how many. A key there
    is no pattern for is left out. Raises NotYours, and Refusal without a name."""
    access.PHRASES.check(by)
    if language not in phrases.languages():
        raise NotYours(_("There is no such language here."))
    name = " ".join(reader.split())[:_NAME]
    if not name:
        raise Refusal(_("Write the name of whoever has read them."), field="reader")
    known = {phrase.key: phrase.pattern for phrase in catalogue(language)}
    clean = {key: " ".join(words.split()) for key, words in said.items() if key in known}
    if not clean:
        raise Refusal(_("Say of one phrase at least how it reads."))
    if any(len(words) > _MOST for words in clean.values()):
        raise Refusal(_("This is a little long. Up to %(most)d letters fit.") % {"most": _MOST}, code="long")
    with transaction.atomic():
        for key, words in clean.items():
            PhraseRead.objects.create(
                setting_id=by.setting, language=language, key=key, pattern=known[key], better=words, reader=name, at=at
            )
        after = {"language": language, "phrases": len(clean), "better": sum(map(bool, clean.values()))}
        audit.write("stories.read_phrases", by=by, at=at, setting=by.setting, subject=f"people.setting/{by.setting}", after=after)
    return len(clean)
