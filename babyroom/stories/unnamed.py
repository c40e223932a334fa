"""Other children have no name in a baby's story: what people typed is told with "another child" in their place. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

# First names that are words as well ("She may", "grace"): only with a capital letter are they somebody.
_WORDS_TOO = frozenset(
    [
        "may",
        "will",
        "grace",
        "hope",
        "joy",
        "rose",
        "dawn",
        "sunny",
        "daisy",
        "lily",
        "poppy",
        "iris",
        "ivy",
        "ruby",
        "amber",
        "summer",
        "autumn",
        "april",
        "june",
        "august",
        "faith",
        "sky",
        "star",
        "rain",
        "river",
        "robin",
        "jay",
        "wren",
        "pearl",
        "olive",
        "hazel",
        "heather",
        "holly",
        "violet",
        "willow",
        "mark",
        "bill",
        "art",
        "jack",
        "rob",
        "pat",
        "sue",
        "gene",
        "max",
        "ray",
        "dean",
        "drew",
        "chase",
        "hunter",
        "mason",
        "noble",
        "justice",
        "honor",
        "honour",
        "blue",
        "sage",
        "reed",
        "reef",
        "bear",
        "fox",
        "hugo",
        "noor",
    ]
)
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_turning(words: str) -> str:
    """The words without marks that turn the direction of writing: one of them inside would turn all that follows."""
    return " ".join(_TURNING.sub("", words).split())


def unnamed(words: str, others: Iterable[str], own: str, instead: str) -> str:
    """`words` with `instead` for every name in `others`. A name that is also the baby's own (`own`) is left: it can only be told
    apart with its last name, so give that form too."""
    listed = tuple(sorted({name.strip() for name in others if name.strip() and name.strip().casefold() != own.casefold()}))
    if not words or not listed:
        return words
    return _pattern(listed).sub(lambda found: instead[0].upper() + instead[1:] if _begins(words, found.start()) else instead, words)


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first, so that "Isla Rahman" goes whole."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(_one(name) for name in ordered)})(?!\w)")


def _one(name: str) -> str:
    escaped = r"[\s\u00a0-]+".join(re.escape(part) for part in re.split(r"[\s-]+", name))
    if name.casefold() in _WORDS_TOO:
        return f"(?:{escaped}|{re.escape(name.upper())})"
    return f"(?i:{escaped})"


def _begins(words: str, at: int) -> bool:
    before = words[:at].rstrip(" “\"'‘(")
    return not before or before[-1] in ".?\n"
