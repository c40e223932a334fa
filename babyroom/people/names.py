"""Names as a room says them: short, and two babies with one first name told apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key")


def told_apart(people: Iterable[tuple[Key, str, str]]) -> Mapping[Key, str]:
    """A short name for each of (key, name in the room, last name).

    The name alone where nobody shares it; else with as many letters of the last name as it takes
    ("Isla B", "Isla Br"); where even the last names are alike, the whole of both.
    """
    listed = list(people)
    often = Counter(name.casefold() for _key, name, _last in listed)
    told = {key: name for key, name, _last in listed if often[name.casefold()] == 1}
    for key, name, last in listed:
        if key not in told:
            others = [family for k, n, family in listed if k != key and n.casefold() == name.casefold()]
            told[key] = _with_letters(name, last, others)
    return told


def _with_letters(name: str, last: str, others: list[str]) -> str:
    for letters in range(1, len(last) + 1):
        beginning = last[:letters].casefold()
        if not any(other.casefold().startswith(beginning) for other in others):
            return f"{name} {last[:letters]}"
    return f"{name} {last}".strip()


def initials(name: str) -> str:
    """Two letters for a face on the tablet ("Pr")."""
    words = name.split()
    return (words[0][:2] if len(words) == 1 else words[0][0] + words[1][0]) if words else "?"


# Words that go with a pronoun: subject, object, possessive, reflexive.
FORMS = {"she": ("she", "her", "her", "herself"), "he": ("he", "him", "his", "himself"), "they": ("they", "them", "their", "themselves")}
