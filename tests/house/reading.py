"""How hard a text is to read: the Flesch-Kincaid grade (a school year; grade 6 is about age 11).

0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are counted by rules with a short list of
exceptions: near enough for everyday English, and no library to keep. Placeholders and names of people and places
count as one short word, because every family brings its own; so does the one term of law that has no other word.
"""

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\$\{[^}]*\}|%[sd]|\{\w*\}")
_NAMES = re.compile(
    r"\b(?:Baby Buddy|Baby Room|Europe/London|Harbour Nursery|Ducklings|Goslings|Isla|Ada|Priya|Dana|Harbour|parental responsibility)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[”\"’)])|\n")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowels that stand together and are spoken apart: play-ing, di-ary, qui-et.
_APART = re.compile(r"[aeiouy]ing\b|i[ao](?!u?s\b)(?<!cia)(?<!tia)(?<!tio)(?<!sio)(?<!cio)(?<!gio)|iet|uou|eo(?!u|p)|[aeou]ism")
_SILENT_ES = re.compile(r"(?:[sxz]|[cs]h|c|g)es$")
# Words the rules would miscount, by how many syllables they have.
_EXCEPTIONS = {
    1: """
        whole real ear hour hours our ours care tongue eye eyes played likes says used pin homes home
    """,
    2: """
        every being evening different interest people someone something somewhere sometimes nowhere safeguard doesn’t didn’t isn’t
        wasn’t haven’t couldn’t goodbye goodbyes business medicine chocolate favourite poem create really careful carer minute
        minutes colleague colleagues placement placements movement movements basement homework bedtime lifetime using reuse naive
        bookings json somehow safety safely lately namely closely likely nicely hopeful useful useless grateful household
        households baby’s babies ninety wakeful noticed
    """,
    3: """
        everything everyone area idea somebody anyone anywhere safeguarding vegetables vegetable comfortable family families
        created theatre whenever however csv tsv
    """,
}
_SYLLABLES = {word: count for count, words in _EXCEPTIONS.items() for word in words.split()}


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
    more += len(_APART.findall(word))
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
