"""Who may collect a baby on a day, and the word that is said aloud at the door."""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.dates import WEEKDAYS

from babyroom.common.keys import CannotOpen
from babyroom.people import queries
from babyroom.people.models import Baby


@dataclass(frozen=True)
class Collector:
    """Somebody on the list. `called` is what the family calls them; `today` is whether it is one of their days, `days` those days in
    words, empty for any day. Neither number nor address stands here."""

    name: str
    called: str
    today: bool
    days: str


def collectors(setting: UUID, baby: UUID, on: date) -> list[Collector]:
    """The list as it holds on a day: the family first, then those whom the family named. Whoever is not on it is not told of: the room
    sends them to the office."""
    found = []
    for tie in queries.family(setting, baby, on):
        if tie.may_collect and not tie.blocked:
            today = not tie.collect_days or str(on.isoweekday()) in tie.collect_days
            days = ", ".join(str(WEEKDAYS[int(day) - 1]) for day in tie.collect_days if "1" <= day <= "7")
            found.append(Collector(f"{tie.adult.called} {tie.adult.last_name}".strip(), tie.called, today, days))
    known = {one.name for one in found}
    for contact in queries.contacts(setting, [baby], on).get(baby, []):
        if contact.may_collect and contact.name not in known:
            found.append(Collector(contact.name, contact.relation, True, ""))
    return found


def sealed(baby: UUID, word: str) -> str:
    """The word as it is kept; nothing for no word."""
    return settings.KEY_RING.seal(_heard(word), context=f"people.baby/collect_word/{baby}") if word else ""


def word_fits(baby: Baby, said: str) -> bool | None:
    """Whether what somebody said is the word, whatever its case and spaces; None where there is no word, or it cannot be opened."""
    if not baby.collect_word:
        return None
    try:
        kept = settings.KEY_RING.open(baby.collect_word, context=f"people.baby/collect_word/{baby.pk}")
    except CannotOpen:
        return None
    return hmac.compare_digest(kept.encode(), _heard(said).encode())


def _heard(word: str) -> str:
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())
