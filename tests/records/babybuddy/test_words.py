"""Notes and tags: nothing that was written is lost, and nothing that cannot be shown comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.records.babybuddy import SourceFile
from babyroom.records.babybuddy.wording import parts
from tests.records.babybuddy.exports import feed, json_file, nappy, note, only_line, only_record, plan_of

TAGS = SourceFile("Tag-2026-11-24.csv", b"id,name,color\r\n3,sick,#fff\r\n8,travel,#000\r\n")


def test_tags_are_named_from_the_tag_file() -> None:
    plan = plan_of(TAGS, [feed(tags="3,8", notes="slow")])
    assert only_record(plan).note == "slow [sick, travel]"


def test_a_tag_without_a_name_is_said_in_the_line() -> None:
    plan = plan_of(TAGS, [feed(tags="3,9")])
    assert only_record(plan).note == "[sick]"
    assert "Tag 9" in plan.lines[-1].reason


def test_tags_may_be_known_already() -> None:
    assert only_record(plan_of([feed(tags="9")], known_tags={"9": "teeth"})).note == "[teeth]"


def test_a_note_too_long_for_its_kind_goes_on_in_a_note() -> None:
    words = " ".join(f"word{number}" for number in range(120))
    plan = plan_of([feed(notes=words)])
    milk = next(record for record in plan.records if record.kind == "milk")
    rest = sorted((record for record in plan.records if record.kind == "note"), key=lambda record: record.note[-6:])
    assert len(milk.note) <= 140 and milk.happened_at == rest[0].happened_at
    assert [record.note.rsplit(" ", 1)[1] for record in (milk, *rest)] == ["(1/3)", "(2/3)", "(3/3)"]
    assert " ".join(record.note.rsplit(" ", 1)[0] for record in (milk, *rest)) == words
    assert "2 more notes" in only_line(plan).reason


def test_a_note_of_more_than_500_characters_becomes_two() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    plan = plan_of([note(words)])
    assert sorted(record.note[-5:] for record in plan.records) == ["(1/2)", "(2/2)"]
    assert {record.kind for record in plan.records} == {"note"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=3000), st.sampled_from([140, 500]))
def test_parts_hold_every_word_and_fit(text: str, first: int) -> None:
    made = parts(text.strip(), first, 500)
    assert all(len(part) <= (first if number == 0 else 500) for number, part in enumerate(made))
    whole = "".join(part.rsplit(" (", 1)[0] for part in made) if len(made) > 1 else made[0]
    assert "".join(whole.split()) == "".join(text.split())


def test_a_note_beyond_all_measure_is_refused() -> None:
    assert "too long" in only_line(plan_of([note("x" * 20_001)])).reason


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u202e", "\x9b"])
def test_signs_that_cannot_be_shown_are_taken_out_with_a_word(sign: str) -> None:
    plan = plan_of([nappy(notes=f"a big{sign} one")])
    assert only_record(plan).note == "a big one"
    assert "taken out" in only_line(plan).reason


def test_half_a_character_in_json_is_taken_out() -> None:
    plan = plan_of(json_file([note("tooth \ud83d here")]))
    assert only_record(plan).note == "tooth  here"
    only_record(plan).note.encode()


def test_lines_in_a_note_stay_lines() -> None:
    assert only_record(plan_of([note("banana\r\npear")])).note == "banana\npear"


def test_a_note_without_words_is_refused() -> None:
    assert only_line(plan_of([note("")])).outcome == "refused"


def test_words_of_other_alphabets_stay_as_they_are() -> None:
    for words in ("Hüttenkäse", "ミルクを飲んだ", "👨‍👩‍👧 came", "l’œuf"):
        assert only_record(plan_of([note(words)])).note == words
