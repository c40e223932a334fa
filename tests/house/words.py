"""Words that do not stand on a screen of ours, each with what to look for. docs/words.md gives the reasons."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

# Judging words: never about a baby, a parent or an adult, and so nowhere.
JUDGING: Mapping[str, str] = {
    "good": r"good(?!bye| morning| evening)",
    "bad": r"bad(?:ly)?",
    "naughty": r"naught\w+",
    "fussy": r"fuss\w*",
    "clingy": r"cling\w*",
    "needy": r"needy",
    "spoilt": r"spoil(?:t|ed|s)?",
    "attention-seeking": r"attention[- ]seek\w*",
    "manipulative": r"manipulat\w+",
    "difficult": r"difficult\w*",
    "demanding": r"demanding",
    "lazy": r"laz\w+",
    "meltdown": r"melt[- ]?downs?",
    "tantrum": r"tantrum\w*",
    "self-soothed": r"self[- ](?:sooth|settl)\w*",
    "failed": r"fail(?:ed|s|ure|ing)?",
    "refused": r"refus(?:ed|es|al|ing)?",
    "non-compliant": r"(?:non[- ]?)?complian(?:t|ce)",
    "insecure": r"insecure\w*",
    "disorganised": r"disorgani[sz]\w+",
    "attached": r"(?:un)?attach(?:ed|ment)\w*",
}
# A baby is under no duty and is never behind.
DUTY: Mapping[str, str] = {
    "should": r"should(?:n['’]t)?",
    "ought": r"ought",
    "supposed to": r"supposed to",
    "overdue": r"overdue",
    "normal": r"(?:ab)?normal\w*",
}
# Nothing is measured (R1).
MEASURING: Mapping[str, str] = {
    "score": r"scor(?:e|es|ed|ing)",
    "rank": r"rank(?:s|ed|ing)?",
    "percentile": r"percentiles?",
    "per cent": r"per ?cent(?:age)?s?",
    "streak": r"streaks?",
    "target": r"targets?",
    "badge": r"badges?",
    "league": r"leagues?",
    "completeness": r"(?:in)?complete(?:ness|d)?",
}
# Names that others own, and their one word that sounds clinical on a board.
OWNED: Mapping[str, str] = {
    "NBO": r"nbo",
    "NBAS": r"nbas",
    "NCAST": r"ncast",
    "Newborn Observation": r"newborn observation\w*",
    "Solihull": r"solihull",
    "Watch, Wait and Wonder": r"watch,? wait,? (?:and )?wonder",
    "Circle of Security": r"circle of security",
    "Five to Thrive": r"five to thrive",
    "ADBB": r"adbb",
    "cue": r"cues?",
}
BANNED: Mapping[str, str] = {**JUDGING, **DUTY, **MEASURING, **OWNED}
# No sign of a baby is told by the colour of skin (R26).
SKIN = r"pale|pink|rosy|red(?:dened|ness)?|blue|grey|flushed|yellow|white|purple|mottled|blotchy"

# Abbreviations a baby room knows, and names of files and papers.
CAPITALS = frozenset({"A4", "CSV", "PIN", "SQLITE", "MB", "BST", "GMT", "UTC", "BMI", "ID", "OK"})

_FOUND = {name: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE) for name, pattern in BANNED.items()}
_SKIN = re.compile(rf"\b(?:{SKIN})\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b(?:[A-Z]{2,}|[A-Z]\d+)\b")
# Arrows and marks that are signs of writing, not pictures.
_SIGNS = frozenset("×°→←↑↓−")


def unfit(words: str) -> Iterator[str]:
    """What in a text does not belong on a screen of ours, in words."""
    for name, pattern in _FOUND.items():
        found = pattern.search(words)
        if found is not None:
            yield f"“{found[0]}” ({name})"
    yield from unfit_signs(words)


def unfit_signs(words: str) -> Iterator[str]:
    """Exclamation marks, pictures and shouting."""
    if "!" in words:
        yield "an exclamation mark"
    pictures = [c for c in words if unicodedata.category(c) in ("So", "Cs", "Co") and c not in _SIGNS]
    if pictures:
        yield f"a picture ({' '.join(pictures)})"
    shouted = [word for word in _CAPITALS.findall(re.sub(r"%\(\w+\)[sd]|\$\{[^}]*\}", "", words)) if word not in CAPITALS]
    if shouted:
        yield f"all capitals ({', '.join(shouted)})"


def skin_words(words: str) -> list[str]:
    """Words for the colour of skin."""
    return _SKIN.findall(words)
