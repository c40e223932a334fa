"""The voice a moment is told in: names, pronouns, lists with "and", clauses filled in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from babyroom.moments.clauses import CLAUSES
from babyroom.moments.translated import gettext as _
from babyroom.moments.vocabulary import label
from babyroom.people.names import FORMS


@dataclass(frozen=True)
class People:
    """Whom a moment may speak of: the baby by name and pronouns ("she", "he", "they"), adults and rooms by id. `to_family`
    where the baby's own family reads it."""

    name: str
    pronouns: str = "they"
    adults: Mapping[UUID, str] = field(default_factory=dict)
    rooms: Mapping[UUID, str] = field(default_factory=dict)
    to_family: bool = False

    def adult(self, adult: object) -> str:
        """An adult's name, or nothing where it is not among those given."""
        return self.adults.get(_id(adult), "")

    def room(self, room: object) -> str:
        """A room's name, or nothing where it is not among those given."""
        return self.rooms.get(_id(room), "")


_NO_ONE = UUID(int=0)


def _id(value: object) -> UUID:
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return _NO_ONE


class Voice:
    """Fills sentences in for one baby and the adult who did it (nobody named: "we")."""

    def __init__(self, people: People, by: object, zone: str) -> None:
        they, them, their, _self = FORMS.get(people.pronouns, FORMS["they"])
        self.people, self.zone = people, zone
        self.by = people.adult(by)
        self._forms = {
            "name": people.name,
            "they": they,
            "them": them,
            "their": their,
            "who": self.by or _("We"),
            "whom": self.by or _("us"),
        }

    def say(self, sentence: str, **more: object) -> str:
        """The sentence with names and pronouns in it."""
        return sentence % {**self._forms, **more}

    def clause(self, vocabulary: str, phrase_id: str) -> str:
        """A phrase as it stands in a sentence."""
        found = CLAUSES.get(vocabulary, {}).get(phrase_id)
        return self.say(_(found)) if found is not None else label(vocabulary, phrase_id)

    def clauses(self, vocabulary: str, phrase_ids: Iterable[str]) -> list[str]:
        """Several phrases, in their order."""
        return [self.clause(vocabulary, phrase_id) for phrase_id in phrase_ids]

    def when(self, phrase_ids: Iterable[str], sentence: str) -> str:
        """The sentence with when it was before it: "At floor play, Ada smiled." """
        during = "".join(self.clauses("during", phrase_ids))
        if not during or not sentence:
            return sentence
        names = (self.people.name, *self.people.adults.values())
        begins = sentence if sentence.startswith(names) else sentence[0].lower() + sentence[1:]
        return _("%(when)s, %(sentence)s") % {"when": during, "sentence": begins}


def ids(facts: Mapping[str, Any], name: str) -> list[str]:
    """The phrase ids of one fact; none where it was not said."""
    value = facts.get(name)
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def own_words(facts: Mapping[str, Any]) -> str:
    """The baby's own chips, in the words of that day, each in quotation marks: they were written to be tapped."""
    return and_join(
        [
            _("“%(words)s”") % {"words": _inner(str(one["words"]))}
            for one in facts.get("own", ())
            if isinstance(one, Mapping) and one.get("words")
        ]
    )


def _inner(words: str) -> str:
    """Quotation marks within others."""
    return words.replace("“", "‘").replace("”", "’")


def and_join(words: Sequence[str]) -> str:
    """ "sang", "sang and hummed", "sang, hummed and rocked"; "waited and watched, and sang" where a part has an "and" of its own.
    What another part says already is left out: "held her close" says "held her"."""
    words = [word for word in words if not any(other.startswith(f"{word} ") for other in words)]
    if len(words) < 2:
        return "".join(words)
    if any(" and " in word for word in words):
        return _("%(some)s, and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def or_join(words: Sequence[str]) -> str:
    """ "milk", "milk or sleep", "milk, sleep or time"; "milk or food, or sleep" where a part has an "or" of its own."""
    if len(words) < 2:
        return "".join(words)
    if any(" or " in word for word in words):
        return _("%(some)s, or %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
    return _("%(some)s or %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def about(clock: str) -> str:
    """A time of day as people say "about": to five minutes. Anything else stays as it is."""
    hours, colon, minutes = clock.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit()):
        return clock
    whole = (int(hours) * 60 + int(minutes) + 2) // 5 * 5
    return f"{whole // 60 % 24:02d}:{whole % 60:02d}"


def as_sentence(words: str) -> str:
    """Words with a capital letter and a full stop."""
    words = words.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".?" else ".")
