"""How hard a text is to read: the Flesch-Kincaid grade (a school year; grade 6 is about age 11).

0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are counted by rules with a short list of
exceptions: near enough for everyday English, and no library to keep. Placeholders and names of people and places
count as one short word, because every family brings its own.
"""

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\$\{[^}]*\}|%[sd]|\{\w*\}")
_NAMES = re.compile(r"\b(?:Baby Buddy|Baby Room|Europe/London|Harbour Nursery|Ducklings|Goslings|Isla|Ada|Priya|Dana|Harbour)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[”\"’)])|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_ES = re.compile(r"(?:[sxz]|[cs]h|c|g)es$")
_SYLLABLES = {
    "every": 2, "everything": 3, "everyone": 3, "area": 3, "idea": 3, "being": 2, "evening": 2, "different": 2, "interest": 2, "people": 2,
    "someone": 2, "something": 2, "somewhere": 2, "somebody": 3, "sometimes": 2, "nowhere": 2, "anyone": 3, "anywhere": 3, "safeguarding": 3,
    "safeguard": 2, "whole": 1, "doesn’t": 2, "didn’t": 2, "isn’t": 2, "wasn’t": 2, "haven’t": 2, "couldn’t": 2, "goodbye": 2, "goodbyes": 2,
    "business": 2, "medicine": 2, "vegetables": 3, "vegetable": 3, "chocolate": 2, "comfortable": 3, "favourite": 2, "family": 3, "families": 3,
    "poem": 2, "create": 2, "created": 3, "real": 1, "really": 2, "ear": 1, "hour": 1, "hours": 1, "our": 1, "ours": 1, "care": 1, "careful": 2,
    "carer": 2, "minute": 2, "minutes": 2, "colleague": 2, "colleagues": 2, "tongue": 1, "eye": 1, "eyes": 1, "played": 1, "theatre": 3,
    "whenever": 3, "however": 3, "placement": 2, "placements": 2, "movement": 2, "movements": 2, "basement": 2, "homework": 2, "bedtime": 2,
    "lifetime": 2, "likes": 1, "says": 1, "used": 1, "using": 2, "reuse": 2, "naive": 2, "bookings": 2, "csv": 3, "json": 2, "tsv": 3, "pin": 1,
    "somehow": 2, "homes": 1, "safety": 2, "safely": 2, "lately": 2, "namely": 2, "closely": 2, "likely": 2, "nicely": 2, "hopeful": 2, "useful": 2,
    "useless": 2, "grateful": 2, "home": 1, "household": 2, "households": 2, "baby’s": 2, "babies": 2, "ninety": 2, "wakeful": 2, "noticed": 2,
}  # fmt: skip


def syllables(word: str) -> int:
    """How many syllables an English word has, at least 1. Numbers count as one."""
    word = word.lower().replace("'", "’")
    if word in _SYLLABLES:
        return _SYLLABLES[word]
    word = re.sub(r"[^a-z]", "", re.sub(r"’(?:s|t|ll|re|ve|d|m)$", "", word))
    if not word:
        return 1
    more = 0
    if _SILENT_ES.search(word):
        word, more = word[:-2], 1
    elif word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-1]
    if re.search(r"[^aeioulrwy]led$", word):
        more += 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and len(word) > 3:
        word = word[:-2]
    elif word.endswith("e") and not re.search(r"[^aeiouylrw]le$|[aeiouy]e$", word):
        word = word[:-1]
    word = word.replace("qu", "qw")
    more += len(re.findall(r"[aeiouy]ing\b|i[ao](?!u?s\b)(?<!cia)(?<!tia)(?<!tio)(?<!sio)(?<!cio)(?<!gio)|iet|uou|eo(?!u|p)|[aeou]ism", word))
    return max(1, len(_VOWELS.findall(word)) + more)


def plain(text: str) -> str:
    """The text with placeholders and names as one short word."""
    return _NAMES.sub("Sam", _PLACEHOLDER.sub("Sam", text))


def words_in(text: str) -> list[str]:
    """The words of a text, placeholders and names replaced."""
    return _WORD.findall(plain(text))


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of several texts together; each is at least one sentence. 0 for no words at all."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        found = words_in(text)
        if found:
            words += found
            sentences += sum(1 for part in _SENTENCE_END.split(plain(text)) if _WORD.search(part))
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
