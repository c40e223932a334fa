"""What a mark keeps out, and what is asked before a food is kept."""

import pytest

from babyroom.tablet.allergens import keeps_out


def asked(mark: str, food: str) -> bool:
    return any(word in food.lower() for kept in keeps_out([("allergy", mark)]) for word in kept.words)


@pytest.mark.parametrize(
    ("mark", "food"),
    [
        ("No egg", "Egg"),
        ("No egg", "Scrambled eggs"),
        ("No milk", "Yoghurt"),
        ("No cow’s milk", "Cheese"),
        ("No dairy", "Custard"),
        ("No nuts", "Peanut butter"),
        ("No peanuts", "Peanuts"),
        ("No kiwi", "Kiwi fruit"),
    ],
)
def test_a_food_that_plainly_holds_it_is_asked_about(mark: str, food: str) -> None:
    assert asked(mark, food)


@pytest.mark.parametrize(("mark", "food"), [("No egg", "Banana"), ("No milk", "Carrot"), ("No fish", "Chicken")])
def test_any_other_food_is_not(mark: str, food: str) -> None:
    assert not asked(mark, food)


def test_only_an_allergy_asks_and_it_says_what_of() -> None:
    assert keeps_out([("diet", "Halal"), ("medical", "Inhaler")]) == []
    assert {kept.mark: kept.of for kept in keeps_out([("allergy", "No cow’s milk"), ("allergy", "Egg")])} == {
        "No cow’s milk": "cow’s milk",
        "Egg": "Egg",
    }
