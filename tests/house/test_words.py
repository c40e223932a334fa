"""Plain, warm, no judgement: what never stands in a label, a page, a script or a sentence of ours."""

import re

import pytest

from babyroom.moments.kinds import KINDS
from babyroom.moments.vocabulary import SEEN_GROUPS, VOCABULARIES
from tests.house.findings import assert_none
from tests.house.source import ROOT, scripts, styles, where
from tests.house.texts import all_texts, from_python, from_script
from tests.house.words import BANNED, skin_words, unfit, unfit_signs


def test_no_text_holds_a_banned_word() -> None:
    assert_none([f"{text}   <- {problem}" for text in all_texts() for problem in unfit(text.words)])


def test_no_label_of_the_log_holds_a_banned_word() -> None:
    labels = [str(p.label) for phrases in VOCABULARIES.values() for p in phrases] + [str(kind.label) for kind in KINDS.values()]
    labels += [str(heading) for heading in SEEN_GROUPS.values()]
    assert_none([f"{label}   <- {problem}" for label in labels for problem in unfit(label)])


def test_no_sign_of_a_baby_is_told_by_the_colour_of_skin() -> None:
    assert [str(p.label) for phrases in VOCABULARIES.values() for p in phrases if skin_words(str(p.label))] == []
    assert skin_words("looked pale") == ["pale"]


@pytest.mark.parametrize(
    "words",
    [
        "She was good today",
        "a fussy feeder",
        "Attention-seeking",
        "self-settled",
        "He refused his milk",
        "should nap by now",
        "overdue",
        "Her score",
        "Saved!",
        "SAVE NOW",
        "Well done 🎉",
        "securely attached",
        "a difficult baby",
        "an engagement cue",
        "3 targets met",
        "70 per cent",
        "Clingy this morning",
    ],
)
def test_the_check_hears_words_that_judge_push_or_shout(words: str) -> None:
    assert list(unfit(words))


@pytest.mark.parametrize(
    "words",
    [
        "goodbye",
        "Good morning, Ngozi",
        "hard goodbye",
        "said no to it",
        "Write the time like 07:30",
        "Print on A4",
        "easier now",
        "needing a pause",
        "Ring 999",
    ],
)
def test_the_check_lets_the_rooms_own_words_pass(words: str) -> None:
    assert list(unfit(words)) == []


def test_the_texts_are_found_where_they_stand() -> None:
    python = 'from x import gettext as _, ngettext\nraise Refusal(_("Naughty"))\nn = ngettext("%(n)d nap", "%(n)d naps", n)\n'
    assert [(text.line, text.words) for text in from_python(python, "x.py")] == [(2, "Naughty"), (3, "%(n)d nap"), (3, "%(n)d naps")]
    script = 'const a = "Needs attention"; // "Not this one"\nconst b = "comfort-strip"; const c = `Saved ${n} times`;\n'
    script += 'line.textContent = "saved"; const d = { "aria-label": "Undo" };\nconst e = "Content-Type"; line.textContent = "";\n'
    assert [text.words for text in from_script(script, "x.ts")] == ["Needs attention", "Saved ${n} times", "saved", "Undo"]
    assert len(all_texts()) > 500


def test_the_tablets_script_has_no_words_of_its_own() -> None:
    # They come with the page, in the reader's language.
    assert_none(text for path in scripts() for text in from_script(path.read_text(), where(path)))


def test_nothing_is_shouted_by_a_stylesheet_or_put_there_as_a_picture() -> None:
    found = []
    for path in styles():
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        found += [f"{where(path)}: {shouting}" for shouting in re.findall(r"text-transform:\s*uppercase|font-variant[^;]*small-caps", text)]
        found += [f"{where(path)}: {problem}" for words in re.findall(r"content:\s*\"([^\"\\]+)\"", text) for problem in unfit_signs(words)]
    assert_none(found)


def test_every_banned_word_is_named_in_the_words_of_the_house() -> None:
    told = (ROOT / "docs" / "words.md").read_text().casefold()
    assert_none(word for word in BANNED if word.casefold() not in told)
