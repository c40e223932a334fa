"""The rules of a setting: dated, typed, with a source; what is offered stands until the setting writes its own."""

from datetime import date, time

import pytest

from babyroom.common import walls
from babyroom.common.refusals import Refusal
from babyroom.people import queries
from babyroom.people.models import Policy
from babyroom.people.policies import GROUPS, RULES, InForce, check_value
from tests.nursery import ELSEWHERE, Nursery

NOTHING_WRITTEN = InForce({})


def test_what_is_offered_stands_until_something_is_written() -> None:
    assert NOTHING_WRITTEN.whole("look_in_minutes") == 10
    assert NOTHING_WRITTEN.clock("opens_at") == time(7, 30)
    assert InForce({"look_in_minutes": "15"}).whole("look_in_minutes") == 15


def test_every_offer_is_one_the_form_would_take() -> None:
    assert {rule.id: check_value(rule, rule.offered) for rule in RULES.values()} == {rule.id: rule.offered for rule in RULES.values()}


def test_every_rule_stands_in_a_group_and_every_group_has_rules() -> None:
    assert {rule.group for rule in RULES.values()} == set(GROUPS)
    assert all(key == rule.id for key, rule in RULES.items())


def test_an_offer_that_speaks_for_law_or_custom_names_its_source() -> None:
    assert [rule.id for rule in RULES.values() if rule.group in ("sleep", "adults") and not str(rule.source)] == []


def test_the_youngest_are_looked_in_on_more_often() -> None:
    assert [NOTHING_WRITTEN.look_in_every(months) for months in (0, 5, 6, 20)] == [5, 5, 10, 10]


@pytest.mark.parametrize(
    ("rule", "typed", "kept"),
    [
        ("look_in_minutes", " 08 ", "8"),
        ("look_in_minutes", "1", "1"),
        ("look_in_minutes", "60", "60"),
        ("babies_per_adult", "3", "3"),
        ("opens_at", "7:30", None),
        ("opens_at", "07:30", "07:30"),
        ("opens_at", "07:30:00", "07:30"),
        ("danger_lead_phone", " 0113 496 0000 ", "0113 496 0000"),
        ("danger_checked_on", "", ""),
        ("danger_checked_on", "2026-11-24", "2026-11-24"),
        ("danger_checked_on", "yesterday", None),
        ("look_in_minutes", "0", None),
        ("look_in_minutes", "61", None),
        ("look_in_minutes", "-5", None),
        ("look_in_minutes", "ten", None),
        ("look_in_minutes", "", None),
        ("look_in_minutes", "2.5", None),
        ("babies_per_adult", "21", None),
        ("opens_at", "25:00", None),
        ("opens_at", "", None),
    ],
)
def test_a_value_is_kept_in_one_spelling_or_turned_away_with_its_field(rule: str, typed: str, kept: str | None) -> None:
    if kept is not None:
        assert check_value(RULES[rule], typed) == kept
        return
    with pytest.raises(Refusal) as refused:
        check_value(RULES[rule], typed)
    assert refused.value.field == rule
    assert str(refused.value.sentence).endswith(".")


def test_digits_of_another_script_are_no_surprise() -> None:
    # "²" is a digit to Python and no number.
    with pytest.raises(Refusal):
        check_value(RULES["look_in_minutes"], "²")


def test_the_danger_panel_has_the_settings_own_numbers_and_when_they_were_checked() -> None:
    told = InForce({"danger_lead_name": "Dana", "danger_lead_phone": "0113 496 0000", "danger_checked_on": "2026-11-02"}).danger()
    assert (told["lead_name"], told["lead_phone"], told["checked_on"]) == ("Dana", "0113 496 0000", date(2026, 11, 2))
    assert told["deputy_phone"] == ""
    assert NOTHING_WRITTEN.danger()["checked_on"] is None


def test_the_newest_row_that_has_begun_is_in_force(nursery: Nursery) -> None:
    for value, from_on in (("10", date(2026, 9, 1)), ("5", date(2026, 11, 1)), ("8", date(2026, 12, 1))):
        Policy.objects.create(setting_id=nursery.setting, name="look_in_minutes", value=value, from_on=from_on)
    found = [
        queries.policies(nursery.setting, on).whole("look_in_minutes")
        for on in (date(2026, 8, 31), date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 24))
    ]
    assert found == [10, 10, 5, 8]


def test_another_settings_rules_do_not_count(nursery: Nursery) -> None:
    with walls.within(ELSEWHERE):
        Policy.objects.create(setting_id=ELSEWHERE, name="look_in_minutes", value="30", from_on=date(2026, 1, 1))
    assert queries.policies(nursery.setting, date(2026, 11, 24)).whole("look_in_minutes") == 10
