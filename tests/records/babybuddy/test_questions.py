"""Whose rows, what unit, which file: what only a person can know is asked."""

from babyroom.records.babybuddy import SourceFile
from tests.records.babybuddy.exports import csv_file, feed, nappy, only_line, only_record, outcomes, plan_of, sleep

BEN = {"child_id": "4", "child_first_name": "Ben", "child_last_name": "Adeyemi"}
NAMES = ["child_first_name", "child_last_name", "time", "wet", "solid"]


def test_the_unit_of_milk_is_asked_and_counts_as_ml_until_then() -> None:
    plan = plan_of([feed(amount="4"), feed("2026-11-20 12:00:00", amount="6.5", end="")], milk_unit=None)
    [question] = plan.questions
    assert (question.id, question.default, [choice.id for choice in question.choices]) == ("milk_unit", "ml", ["ml", "oz"])
    assert plan.sentences == (question.sentence,) and "from 4 to 6.5" in question.sentence
    assert outcomes(plan) == ["kept", "kept"] and plan.records[0].facts["taken_ml"] == 4
    answered = plan_of([feed(amount="4")], milk_unit=None, answers={"milk_unit": "oz"})
    assert not answered.questions and not answered.sentences and only_record(answered).facts["taken_ml"] == 118


def test_no_amounts_no_question_of_units() -> None:
    assert plan_of([feed()], [feed(type="solid food", method="self fed", amount="3")], milk_unit=None).questions == ()


def test_of_several_children_one_is_chosen() -> None:
    rows = [nappy(), nappy(**BEN)]
    plan = plan_of(rows)
    [question] = plan.questions
    assert question.id == "child" and [(c.id, c.label) for c in question.choices] == [("3", "Ada Adeyemi"), ("4", "Ben Adeyemi")]
    assert outcomes(plan) == ["asked", "asked"]
    for said in ({"child": "Ben"}, {"child": "ben adeyemi"}, {"child": "4"}, {"answers": {"child": "4"}}):
        assert outcomes(plan_of(rows, **said)) == ["not kept", "kept"]


def test_a_name_that_is_not_there_is_asked_again() -> None:
    plan = plan_of([nappy()], child="Chidi")
    assert outcomes(plan) == ["asked"] and "Chidi" in plan.questions[0].sentence


def test_files_without_child_id_go_by_name() -> None:
    plan = plan_of([sleep(), sleep(**BEN)], csv_file([nappy(), nappy(**BEN)], columns=NAMES), child="3")
    assert outcomes(plan) == ["kept", "not kept", "kept", "not kept"]
    assert plan.children == ("Ada Adeyemi", "Ben Adeyemi")


def test_names_alone_tell_children_apart() -> None:
    plan = plan_of(csv_file([nappy(), nappy(**BEN)], columns=NAMES), child="Ada")
    assert outcomes(plan) == ["kept", "not kept"]


def test_two_children_of_one_name_are_told_apart_by_number_and_else_asked() -> None:
    other = {"child_id": "9"}
    plan = plan_of([sleep(), sleep(**other)], csv_file([nappy()], "old.csv", columns=NAMES), child="9")
    assert outcomes(plan) == ["not kept", "kept", "asked"]
    assert plan.children == ("Ada Adeyemi (number 3)", "Ada Adeyemi (number 9)")
    assert plan.questions[0].id == "whose/old.csv"
    yes = plan_of([sleep(), sleep(**other)], csv_file([nappy()], "old.csv", columns=NAMES), child="9", answers={"whose/old.csv": "this"})
    no = plan_of([sleep(), sleep(**other)], csv_file([nappy()], "old.csv", columns=NAMES), child="9", answers={"whose/old.csv": "other"})
    assert (outcomes(yes)[-1], outcomes(no)[-1]) == ("kept", "not kept")


def test_a_file_that_names_no_child_is_asked_about_only_where_there_are_several() -> None:
    nameless = csv_file([nappy()], "x.csv", columns=["time", "wet"])
    assert outcomes(plan_of([sleep()], nameless)) == ["kept", "kept"]
    assert outcomes(plan_of([sleep(), sleep(**BEN)], nameless, child="Ben")) == ["not kept", "kept", "asked"]


def test_one_child_by_number_here_and_by_name_there_is_one_child() -> None:
    plan = plan_of(csv_file([sleep()], columns=["child_id", "start", "end", "nap"]), csv_file([nappy()], columns=NAMES))
    assert outcomes(plan) == ["kept", "kept"] and plan.children == ("Ada Adeyemi",)


def test_the_list_of_children_lends_its_names() -> None:
    listed = SourceFile("Child.csv", b"id,first_name,last_name,birth_date\r\n3,Ada,Adeyemi,2026-05-01\r\n4,Ben,Adeyemi,2026-05-01\r\n")
    plan = plan_of(listed, csv_file([nappy(), nappy(**BEN)], columns=["child_id", "time", "wet"]), child="Ben")
    assert outcomes(plan) == ["not kept", "not kept", "not kept", "kept"]
    assert plan_of(listed, [nappy()]).children == ("Ada Adeyemi",)


def test_a_file_that_may_be_several_models_is_asked_about() -> None:
    file = csv_file([sleep()], "x.csv", columns=["start", "end", "notes"])
    plan = plan_of(file)
    [question] = plan.questions
    assert question.id == "file/x.csv" and [choice.id for choice in question.choices] == ["Feeding", "Sleep", "Pumping"]
    assert outcomes(plan) == ["asked"]
    assert only_record(plan_of(file, answers={"file/x.csv": "Sleep"})).kind == "sleep"
    assert only_line(plan_of(file, answers={"file/x.csv": "Pumping"})).outcome == "not kept"


def test_the_name_of_a_file_settles_what_it_is() -> None:
    file = csv_file([sleep()], "Sleep-2026-11-24.csv", columns=["start", "end"])
    assert only_record(plan_of(file)).kind == "sleep"
