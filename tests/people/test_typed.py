"""What was typed is tidied; what cannot be a name, a number or a line is refused with a sentence."""

import pytest

from babyroom.common.refusals import Refusal
from babyroom.people import typed


def test_spaces_are_tidied_and_letters_put_together() -> None:
    assert typed.name("  Zoe\u0308   Maria ", 40, "first_name") == "Zoë Maria"


def test_marks_nobody_sees_are_dropped_but_joiners_that_shape_a_script_stay() -> None:
    assert typed.line("\ufeffAda\u200e", 40, "x") == "Ada"
    assert typed.line("نی\u200cلو", 40, "x") == "نی\u200cلو"


@pytest.mark.parametrize("name", ["=SUM(A1)", "+Ada", "-Ada", "@Ada"])
def test_a_name_that_begins_like_a_formula_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.name(name, 40, "first_name")
    assert (refused.value.code, refused.value.field) == ("formula", "first_name")


@pytest.mark.parametrize("name", ["O’Brien", "d'Arcy", "Anne-Marie", "李", "Łukasz", "St. John"])
def test_names_of_all_kinds_are_taken(name: str) -> None:
    assert typed.name(name, 40, "first_name") == name


@pytest.mark.parametrize(("text", "code"), [("Ada\x00", "unreadable"), ("a" * 41, "too_long"), ("", "empty")])
def test_a_line_says_why_it_is_not_taken(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.line(text, 40, "x", needed="Write it.")
    assert refused.value.code == code


def test_a_name_without_a_letter_is_refused() -> None:
    with pytest.raises(Refusal, match="no letter"):
        typed.name("123", 40, "x")


@pytest.mark.parametrize("number", ["01632 960 001", "+44 1632 960001", "(01632) 960-001", "01632 960001 ext 4", "999"])
def test_a_number_as_people_write_it_is_taken(number: str) -> None:
    assert typed.phone(number, "phone") == number


@pytest.mark.parametrize("number", ["ask mum", "=1+2", "12", "01632/<b>"])
def test_what_cannot_be_rung_is_refused(number: str) -> None:
    with pytest.raises(Refusal, match="figures"):
        typed.phone(number, "phone")


def test_an_address_without_an_at_is_refused() -> None:
    with pytest.raises(Refusal, match="whole e-mail"):
        typed.email("priya")
    assert typed.email("") == ""


def test_two_names_are_alike_whatever_their_case_and_spaces() -> None:
    assert typed.same_name(" Ada ", "BROOK  Hill") == typed.same_name("ada", "Brook Hill")
