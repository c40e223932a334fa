"""PINs: what may be one, how one comes by it, what a wrong one costs, and what a right one opens."""

from datetime import timedelta

import pytest

from babyroom.common.keys import KeyRing
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Job, Setting
from babyroom.signin import guesses, operations_pins, pin, queries_pins
from babyroom.signin.models import Guess, Pin, StartCode
from tests.nursery import TODAY, Nursery, at
from tests.signin.hands import NOW, PINS, give_pins

GUESSED_FIRST = (
    "000000 111111 123456 234567 654321 987654 890123 121212 123123 112233 998877 123321 100001 252525 147258 159357 789456 741852"
)
DATES = "140289 890214 021489 14021989 19890214 199012 120199 202612 311299 010126"


@pytest.mark.parametrize("typed", GUESSED_FIRST.split() + DATES.split())
def test_a_pin_that_others_would_try_first_is_not_taken(typed: str) -> None:
    with pytest.raises(Refusal, match="Please choose another one"):
        pin.check_strength(typed)


@pytest.mark.parametrize(
    "typed", ["", "12345", "abcdef", "48291", "4829135739028", "\u0664\u0668\u0662\u0669\u0661\u0663", "48 2913", "-482913"]
)
def test_a_pin_has_six_to_twelve_digits(typed: str) -> None:
    with pytest.raises(Refusal, match="6 to 12 digits"):
        pin.check_strength(typed)


@pytest.mark.parametrize("typed", [*PINS.values(), "4829137", "850471936205"])
def test_other_pins_are_taken(typed: str) -> None:
    pin.check_strength(typed)


def test_most_of_all_six_digits_may_be_one() -> None:
    taken = 0
    for typed in range(0, 1_000_000, 997):
        try:
            pin.check_strength(f"{typed:06d}")
        except Refusal:
            continue
        taken += 1
    assert taken > 750


def test_a_pin_is_kept_as_argon2id_over_a_key_that_is_not_in_the_table(nursery: Nursery, settings: object) -> None:
    digest, key_id = pin.kept("482913")
    assert digest.startswith("$argon2id$") and "482913" not in digest
    assert pin.fits("482913", digest, key_id) and not pin.fits("482914", digest, key_id)
    assert digest != pin.kept("482913")[0]
    settings.KEY_RING = KeyRing({key_id: b"x" * 32}, key_id)  # type: ignore[attr-defined]
    assert not pin.fits("482913", digest, key_id)


def test_a_renewed_key_takes_over_at_the_next_right_pin(nursery: Nursery, settings: object) -> None:
    give_pins(nursery, "Priya")
    old = settings.KEY_RING  # type: ignore[attr-defined]
    settings.KEY_RING = old.renewed()  # type: ignore[attr-defined]
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW)
    assert Pin.objects.of(nursery.setting).get().key_id == settings.KEY_RING.current != old.current  # type: ignore[attr-defined]
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW)


def test_a_start_code_works_once_and_a_new_one_ends_the_old(nursery: Nursery) -> None:
    priya, tablet = nursery.adults["Priya"], nursery.tablet()
    old = operations_pins.make_start_code(priya, by=nursery.manager(), at=NOW)
    code = operations_pins.make_start_code(priya, by=nursery.manager(), at=NOW)
    for wrong in (old, "", "000-000-000"):
        with pytest.raises(Refusal, match="This code does not open it"):
            operations_pins.choose_pin(priya, PINS["Priya"], code=wrong, by=tablet, at=NOW)
    operations_pins.choose_pin(priya, PINS["Priya"], code=code.lower(), by=tablet, at=NOW)
    with pytest.raises(Refusal, match="This code does not open it"):
        operations_pins.choose_pin(priya, "739105", code=code, by=tablet, at=NOW)
    assert code.replace("-", "") not in str(list(StartCode.objects.of(nursery.setting).values()))


def test_a_start_code_ends_after_a_week_and_is_one_adult_s(nursery: Nursery) -> None:
    code = operations_pins.make_start_code(nursery.adults["Priya"], by=nursery.manager(), at=NOW)
    with pytest.raises(Refusal, match="does not open it"):
        operations_pins.choose_pin(nursery.adults["Sam"], PINS["Sam"], code=code, by=nursery.tablet(), at=NOW)
    with pytest.raises(Refusal, match="does not open it"):
        operations_pins.choose_pin(nursery.adults["Priya"], PINS["Priya"], code=code, by=nursery.tablet(), at=NOW + timedelta(days=7))


def test_only_who_leads_makes_start_codes_and_only_for_who_works_here(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations_pins.make_start_code(nursery.adults["Priya"], by=nursery.tablet(), at=NOW)
    with pytest.raises(NotYours):
        operations_pins.make_start_code(nursery.adults["Ngozi"], by=nursery.manager(), at=NOW)


def test_a_pin_is_changed_with_the_old_one(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    priya, tablet = nursery.adults["Priya"], nursery.tablet()
    with pytest.raises(Refusal, match="This is not the PIN"):
        operations_pins.change_pin(priya, "739105", old="604827", by=tablet, at=NOW)
    operations_pins.change_pin(priya, "739105", old=PINS["Priya"], by=tablet, at=NOW)
    operations_pins.confirm(priya, "739105", by=tablet, at=NOW)


def test_who_is_signed_in_by_name_chooses_their_own(nursery: Nursery) -> None:
    operations_pins.set_own_pin("482913", by=nursery.manager(), at=NOW)
    assert Pin.objects.of(nursery.setting).get().adult_id == nursery.adults["Helen"]
    with pytest.raises(NotYours):
        operations_pins.set_own_pin("482913", by=nursery.parent(), at=NOW)


def test_after_five_wrong_pins_one_waits_longer_each_time_and_never_for_good(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    priya, tablet, now, waits = nursery.adults["Priya"], nursery.tablet(), NOW, []
    for _n in range(12):
        with pytest.raises(Refusal, match="This is not the PIN"):
            operations_pins.confirm(priya, "604827", by=tablet, at=now)
        until = Guess.objects.of(nursery.setting).get().next_at
        waits.append((until - now).total_seconds())
        if until > now:
            with pytest.raises(Refusal, match="Please wait until"):
                operations_pins.confirm(priya, PINS["Priya"], by=tablet, at=until - timedelta(seconds=1))
        now = until
    assert waits == [0, 0, 0, 0, 30, 60, 120, 300, 600, 600, 600, 600]
    operations_pins.confirm(priya, PINS["Priya"], by=tablet, at=now)
    assert Guess.objects.of(nursery.setting).get().count == 0


def test_another_s_guesses_stop_nobody_else_and_not_on_another_tablet(nursery: Nursery) -> None:
    give_pins(nursery, "Priya", "Sam")
    priya, sam = nursery.adults["Priya"], nursery.adults["Sam"]
    for _n in range(5):
        with pytest.raises(Refusal):
            operations_pins.confirm(priya, "604827", by=nursery.tablet(), at=NOW)
    with pytest.raises(Refusal, match="Please wait"):
        operations_pins.confirm(priya, PINS["Priya"], by=nursery.tablet(), at=NOW)
    operations_pins.confirm(sam, PINS["Sam"], by=nursery.tablet(), at=NOW)
    operations_pins.confirm(priya, PINS["Priya"], by=nursery.tablet("Goslings"), at=NOW)


def test_a_quiet_hour_forgets_what_small_hands_typed() -> None:
    assert guesses.wrong_so_far(9, NOW, NOW + timedelta(minutes=59)) == 9
    assert guesses.wrong_so_far(9, NOW, NOW + timedelta(hours=1)) == 0


@pytest.mark.parametrize("mashed", ["1" * 150, "48", "99999999999999", "asdf;lkj"])
def test_what_a_toddler_types_is_no_guess(nursery: Nursery, mashed: str) -> None:
    give_pins(nursery, "Priya")
    for _n in range(20):
        with pytest.raises(Refusal, match="6 to 12 digits"):
            operations_pins.confirm(nursery.adults["Priya"], mashed, by=nursery.tablet(), at=NOW)
    assert Guess.objects.of(nursery.setting).get().count == 0


def test_a_leaver_s_pin_and_nobody_s_are_answered_like_a_wrong_one(nursery: Nursery) -> None:
    give_pins(nursery, "Priya", "Sam")
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY - timedelta(days=1))
    said = set()
    for adult, typed in ((nursery.adults["Sam"], PINS["Sam"]), (nursery.adults["Dana"], "604827"), (nursery.elsewhere, "604827")):
        with pytest.raises(Refusal) as refusal:
            operations_pins.confirm(adult, typed, by=nursery.tablet(), at=NOW)
        said.add((str(refusal.value.sentence), refusal.value.code))
    assert said == {("This is not the PIN. Please try again.", "wrong_pin")}


def test_a_right_pin_opens_for_two_quiet_minutes_and_ten_in_all(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    priya, tablet = nursery.adults["Priya"], nursery.tablet()
    operations_pins.confirm(priya, PINS["Priya"], by=tablet, at=NOW)
    assert queries_pins.fresh(tablet, NOW + timedelta(seconds=119)) == priya
    assert queries_pins.fresh(tablet, NOW + timedelta(seconds=121)) is None
    assert queries_pins.fresh(nursery.tablet("Goslings"), NOW) is None
    now = NOW
    while (opened := queries_pins.fresh(tablet, now)) is not None:
        operations_pins.stay_fresh(opened, by=tablet, at=now)
        now += timedelta(minutes=1)
    assert now == NOW + timedelta(minutes=10)


def test_who_is_done_closes_it_again(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW)
    operations_pins.close_again(by=nursery.tablet(), at=NOW)
    assert queries_pins.fresh(nursery.tablet(), NOW) is None


def test_two_are_two_different_people(nursery: Nursery) -> None:
    give_pins(nursery, "Priya", "Sam")
    priya, sam, tablet = nursery.adults["Priya"], nursery.adults["Sam"], nursery.tablet()
    assert operations_pins.second_person(priya, sam, PINS["Sam"], by=tablet, at=NOW) == (priya, sam)
    with pytest.raises(Refusal, match="two of you"):
        operations_pins.second_person(priya, priya, PINS["Priya"], by=tablet, at=NOW)
    with pytest.raises(Refusal, match="This is not the PIN"):
        operations_pins.second_person(priya, sam, PINS["Priya"], by=tablet, at=NOW)


def test_the_rule_is_about_the_start_of_a_shift_and_about_nothing_else(nursery: Nursery) -> None:
    from babyroom.people import operations as people

    tablet = nursery.tablet()
    assert queries_pins.guarded(tablet) and queries_pins.asked_at_start(tablet, NOW)
    people.set_policies({"pin_at_shift_start": "no"}, from_on=TODAY, by=nursery.manager(), at=at("09:00"), source="The team")
    assert queries_pins.guarded(tablet) and not queries_pins.asked_at_start(tablet, NOW)
    Setting.objects.filter(pk=nursery.setting).update(demonstration=True)
    assert not queries_pins.guarded(tablet) and not queries_pins.asked_at_start(tablet, NOW)
