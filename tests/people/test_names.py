"""Names as the room says them; two babies with one first name told apart."""

from hypothesis import given
from hypothesis import strategies as st

from babyroom.people.models.babies import Pronouns
from babyroom.people.names import FORMS, initials, told_apart


def test_a_name_nobody_shares_stands_alone() -> None:
    assert told_apart([(1, "Ada", "Obi"), (2, "Ben", "Obi")]) == {1: "Ada", 2: "Ben"}


def test_two_with_one_first_name_are_told_apart_by_a_letter() -> None:
    assert told_apart([(1, "Isla", "Brown"), (2, "Isla", "Chowdhury"), (3, "Ada", "Brown")]) == {1: "Isla B", 2: "Isla C", 3: "Ada"}


def test_as_many_letters_as_it_takes() -> None:
    assert told_apart([(1, "Isla", "Brown"), (2, "Isla", "Bryce"), (3, "Isla", "Chowdhury")]) == {1: "Isla Bro", 2: "Isla Bry", 3: "Isla C"}


def test_a_last_name_that_begins_another_is_told_whole() -> None:
    assert told_apart([(1, "Isla", "Brown"), (2, "Isla", "Browning")]) == {1: "Isla Brown", 2: "Isla Browni"}


def test_where_even_the_last_names_are_alike_both_are_whole() -> None:
    assert told_apart([(1, "Isla", "Brown"), (2, "Isla", "Brown")]) == {1: "Isla Brown", 2: "Isla Brown"}


def test_small_and_capital_letters_are_one_name() -> None:
    assert told_apart([(1, "isla", "Brown"), (2, "Isla", "chowdhury")]) == {1: "isla B", 2: "Isla c"}


def test_a_baby_without_a_last_name_keeps_the_first() -> None:
    assert told_apart([(1, "Isla", ""), (2, "Isla", "Brown")]) == {1: "Isla", 2: "Isla B"}


def test_no_people_no_names() -> None:
    assert told_apart([]) == {}


@given(st.lists(st.tuples(st.sampled_from(["Isla", "Ada", "Noor"]), st.text("abcd", min_size=1, max_size=4)), max_size=8, unique=True))
def test_different_people_have_different_names_and_each_begins_with_the_first(people: list[tuple[str, str]]) -> None:
    told = told_apart([(number, first, last) for number, (first, last) in enumerate(people)])
    assert len(set(told.values())) == len(people)
    assert all(told[number].startswith(first) for number, (first, _last) in enumerate(people))


def test_a_face_has_two_letters() -> None:
    assert [initials(name) for name in ("Priya", "Sam B", "Anna Maria Lopez", "Jo", "A", "")] == ["Pr", "SB", "AM", "Jo", "A", "?"]


def test_every_pronoun_has_its_four_forms() -> None:
    assert set(FORMS) == set(Pronouns.values)
    assert all(len(set(forms)) >= 3 and len(forms) == 4 for forms in FORMS.values())
