"""What a day holds when people put things right, saw them differently, or wrote little."""

import re

import pytest

from babyroom.common.ids import new_id
from babyroom.moments.settle import Row
from babyroom.stories.draft import draft
from babyroom.stories.wording.catalogue import catalogue
from babyroom.stories.wording.shape import Story
from tests.stories.days import KIM, PRIYA, ROOM, SAM, clock, day, row, told, whom


def said(story: Story) -> str:
    """All of a story, facts included."""
    return f"{story.text}\n{story.facts_text}"


def test_it_begins_with_the_goodbye_and_who_had_her_and_ends_with_the_meeting() -> None:
    rows = [
        row("milk", "07:55", 1, by=SAM, facts={"together": ["talked"]}),
        row("arrival", "08:05", 2, facts={"came_with": "Mum", "handed_to": str(PRIYA), "goodbye": "hard", "helped": ["held"]}),
        row("exploring", "09:00", 3, facts={"seen": ["went_off"]}),
        row("reunion", "16:30", 4, facts={"with": "Dad", "greeted": ["smile"], "goes_home": True}),
    ]
    story = told(*rows)
    assert [one.kind for one in story.sentences] == ["arrival", "arrival_helped", "people", "care", "exploring", "reunion"]
    assert [len(one) for one in story.paragraphs] == [3, 2, 1]
    assert story.facts_text == "Milk once."


@pytest.mark.parametrize(
    "rows", [[], [row("nappy", "09:00"), row("milk", "10:00", 2)], [row("arrival", "08:00", facts={"came_with": "Mum"})]]
)
def test_a_bare_day_says_so_and_whom_to_ask(rows: list[Row]) -> None:
    story = told(*rows)
    assert story.bare and [one.kind for one in story.sentences][-1] == "bare"
    assert "Priya" in story.sentences[-1].text
    assert all("Priya" in told(*rows, language=code).sentences[-1].text for code in ("pl", "ur"))


def test_a_bare_day_says_it_in_the_words_of_the_house_first() -> None:
    assert told(row("nappy", "09:00")).text == "We did not write much today. Please ask Priya about it."


def test_one_moment_together_and_it_is_a_story() -> None:
    assert not told(row("comfort", "10:00")).bare


def test_about_a_bare_day_one_asks_the_key_person_else_who_wrote_else_us() -> None:
    wrote = row("nappy", "09:00", by=SAM)
    assert day(wrote).ask == whom().adults[PRIYA]
    away = whom(here=frozenset({SAM, KIM}))
    assert day(wrote, of=away).ask == whom().adults[SAM]
    nobody = told(of=whom(here=frozenset()))
    assert day(of=whom(here=frozenset())).ask is None
    assert "Priya" not in nobody.text and re.search(r"\b(?:us|We)\b", nobody.text)


def test_what_was_taken_back_does_not_appear() -> None:
    wrong = row("comfort", "10:00", facts={"we": ["sang"]})
    back = row("withdrawal", "10:01", 2, withdraws=wrong.id, facts={"why": "wrong_baby", "moved_to": str(new_id())})
    assert "sang" in told(wrong).text
    assert "sang" not in said(told(wrong, back)) and told(wrong, back).bare


def test_a_day_of_corrections_alone_tells_what_they_say() -> None:
    corrections = [
        row("comfort", "10:00", 1, corrects=new_id(), facts={"we": ["sang"]}),
        row("milk", "11:00", 2, corrects=new_id(), facts={"taken_ml": 90}),
        row("withdrawal", "11:30", 3, withdraws=new_id()),
    ]
    story = told(*corrections)
    assert "sang to Ada" in story.text and story.facts_text == "Milk once, 90 ml (1 put right)."


def test_a_correction_is_told_in_place_of_what_it_corrects() -> None:
    first = row("comfort", "10:00", 1, facts={"we": ["sang"]})
    right = row("comfort", "10:00", 2, corrects=first.id, facts={"we": ["rocked"]})
    assert "rocked Ada" in told(first, right).text and "sang" not in told(first, right).text


def test_where_versions_clash_only_what_all_say_is_told() -> None:
    first = row("comfort", "10:00", 1)
    mine = row("comfort", "10:00", 2, corrects=first.id, facts={"we": ["sang", "held"], "then": "easier_now"}, note="Quick.")
    yours = row("comfort", "10:00", 3, corrects=first.id, by=SAM, facts={"we": ["held", "rocked"], "then": "still_hard"}, note="Long.")
    story = told(first, mine, yours)
    assert "held Ada" in story.text
    assert not {"sang", "rocked", "easier", "hard", "Priya", "Sam", "Quick", "Long"} & set(story.text.replace(".", "").split())
    assert {"sang", "easier,", "Priya"} & set(told(first, mine).text.split())


def test_a_time_that_clashes_is_not_told_in_the_story() -> None:
    first = row("sleep", "10:00", 1, facts={"how": ["rocked"]})
    mine = row("sleep", "10:05", 2, corrects=first.id, facts={"how": ["rocked"]})
    yours = row("sleep", "10:20", 3, corrects=first.id, facts={"how": ["rocked"]}, device=new_id())
    assert "10:" not in told(first, mine, yours).text


def test_two_records_of_one_nap_are_told_with_all_their_times() -> None:
    one, other = row("sleep", "10:52", 1, ended="12:05"), row("sleep", "10:55", 2, ended="12:00", by=SAM)
    assert told(one, other).facts_text == "Slept 10:52 or 10:55 to 12:00 or 12:05."
    answer = row("same_nap", "13:00", 3, refers=one.id, facts={"other": str(other.id), "answer": "same"})
    assert told(one, other, answer).facts_text == "Slept 10:52 to 12:05."


def test_a_nap_that_somebody_saw_differently_stands_with_both() -> None:
    nap = row("sleep", "10:52", 1, ended="12:05")
    other = row("differently", "12:30", 2, refers=nap.id, by=SAM, note="She was awake for a while at eleven.")
    facts = told(nap, other).facts_text
    assert facts == "Slept 10:52 to 12:05. On the sleep at 10:52, Sam saw it differently: “She was awake for a while at eleven.”"


def test_had_to_wait_names_nobody_and_no_minutes() -> None:
    waited = row("comfort", "10:00", facts={"then": "had_to_wait", "we": ["held"], "seen": ["called_out"]})
    (one,) = [one for one in told(waited).sentences if one.kind == "waited"]
    assert "wait for us" in one.text and "we held her" in one.text
    assert "Priya" not in one.text and not any(letter.isdigit() for letter in one.text)


def test_a_hard_day_does_not_count_its_hard_times() -> None:
    rows = [row("comfort", f"{hour:02}:00", hour, facts={"then": "had_to_wait", "seen": ["cried"]}) for hour in range(9, 16)]
    assert sum("cried" in one.text for one in told(*rows).sentences) == 1


def test_signs_for_two_people_to_talk_about_are_in_no_sentence() -> None:
    rows = [row("comfort", "10:00", facts={"seen": ["stared_ahead", "hurt_did_not_call"], "we": ["held"]})]
    assert "stared" not in told(*rows).text and "hurt" not in told(*rows).text
    quiet = told(row("comfort", "10:00", facts={"seen": ["quieter_than_usual"], "we": ["held"]}))
    assert "quieter than usual" in quiet.text


def test_kinds_outside_the_rooms_log_and_a_parents_own_feelings_stay_where_they_are() -> None:
    rows = [
        row("from_home", "07:30", 1, facts={"news": ["new_tooth"], "collects": "Gran"}, note="We had a row last night."),
        row("settling", "10:00", 2, facts={"step": "longer", "parent_feels": "I cried in the car."}),
        row("safeguarding", "11:00", 3, note="Secret."),
        row("wondering", "11:00", 4, note="Secret too."),
    ]
    text = said(told(*rows))
    assert not any(word in text for word in ("row last", "Gran", "tooth", "car", "Secret"))
    assert "longer time with us" in text


def test_a_fact_about_health_always_stands_beside_its_english() -> None:
    everything = {phrase.key: phrase.pattern for phrase in catalogue("pl")}
    warm = day(row("comfort", "10:00", facts={"seen": ["warm_or_cool"], "we": ["held"]}))
    calm = day(row("comfort", "10:00", facts={"seen": ["smiled"], "we": ["held"]}))
    (health,), (read,) = (
        [one for one in draft(made, "pl", reviewed=everything).sentences if one.kind == "comfort"] for made in (warm, calm)
    )
    assert health.health and not health.reviewed and health.english
    assert read.reviewed and not read.health
    (unread,) = [
        one for one in draft(calm, "pl", reviewed=everything | {"seen.smiled": "as it was before"}).sentences if one.kind == "comfort"
    ]
    assert not unread.reviewed


def test_a_midday_goodbye_and_meeting_stand_in_the_middle_of_the_day() -> None:
    rows = [
        row("reunion", "11:30", 1, facts={"with": "Mum", "greeted": ["smile"]}),
        row("goodbye", "12:00", 2, facts={"with": "Mum", "goodbye": "gentle"}),
        row("moved", "13:00", 3, facts={"to_room": str(ROOM)}),
        row("comfort", "14:00", 4),
    ]
    assert [one.kind for one in told(*rows).sentences] == ["reunion", "goodbye", "moved", "comfort"]
    assert clock("14:00").hour == 14
