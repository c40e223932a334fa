"""Getting to know us, another room, a goodbye: steps with dates, and a way back without a warning."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Job
from babyroom.rota import operations
from babyroom.rota.facts import PlanFacts, StandFacts
from babyroom.rota.models import Plan, Stand, Step
from babyroom.rota.pages.leaving import leaving_page
from babyroom.rota.pages.plan import plan_page
from tests.nursery import TODAY, Nursery, at
from tests.people import audited
from tests.rota.planning import familiar, lead, practitioner
from tests.tablet.eyes import read


def settling(nursery: Nursery, baby: str = "Ada") -> tuple[Plan, list[Step]]:
    ada, by = nursery.babies[baby], lead(nursery)
    plan = operations.begin_plan(ada, "settling", PlanFacts("Slowly, with Mum."), by=by, at=at("09:00"))
    steps = [
        operations.add_step(ada, plan.pk, what, on=TODAY + timedelta(days=n), adult=nursery.adults["Priya"], by=by, at=at("09:01"))
        for n, what in enumerate(("Visit with Mum", "Mum nearby", "Short goodbye"))
    ]
    return plan, steps


def test_a_baby_may_go_back_a_step_and_it_is_told_as_any_other(nursery: Nursery, helen: Client) -> None:
    plan, steps = settling(nursery)
    ada, by = nursery.babies["Ada"], lead(nursery)
    operations.say_where(ada, plan.pk, StandFacts(steps[2].pk, TODAY - timedelta(days=1), "some", "Mum’s scarf"), by=by, at=at("09:02"))
    on = helen.get(reverse("rota:plan", args=[ada, plan.pk])).content.decode()
    operations.say_where(ada, plan.pk, StandFacts(steps[0].pk, TODAY, "knowing"), by=by, at=at("09:03"))
    back = helen.get(reverse("rota:plan", args=[ada, plan.pk])).content.decode()
    _baby, shown, _may = plan_page(nursery.manager(), ada, plan.pk)
    assert shown.now is not None and shown.now.step_id == steps[0].pk and len(shown.earlier) == 1
    assert "Visit with Mum, getting to know each other" in read(back).replace(" ,", ",")
    # The same signs on the page either way: nothing marks that it was an earlier step.
    marks = re.compile(r'class="([^"]*)"')
    assert set(marks.findall(back)) <= set(marks.findall(on)) | {"past", "plain-list"}


def test_a_day_to_come_cannot_be_seen_yet_and_a_step_of_another_plan_is_none(nursery: Nursery) -> None:
    plan, steps = settling(nursery)
    other, _steps = settling(nursery, "Ben")
    ada, by = nursery.babies["Ada"], lead(nursery)
    with pytest.raises(Refusal, match="has not come yet"):
        operations.say_where(ada, plan.pk, StandFacts(steps[0].pk, TODAY + timedelta(days=1)), by=by, at=at("09:02"))
    with pytest.raises(NotYours):
        operations.say_where(nursery.babies["Ben"], other.pk, StandFacts(steps[0].pk, TODAY), by=by, at=at("09:02"))
    with pytest.raises(Refusal):
        operations.say_where(ada, plan.pk, StandFacts(steps[0].pk, TODAY, "anxious"), by=by, at=at("09:02"))
    assert Stand.objects.of(nursery.setting).count() == 0


def test_a_step_taken_out_is_kept_and_a_plan_that_is_over_can_be_read(nursery: Nursery) -> None:
    plan, steps = settling(nursery)
    ada, by = nursery.babies["Ada"], lead(nursery)
    operations.take_back_step(ada, plan.pk, steps[1].pk, by=by, at=at("09:02"))
    _baby, shown, may = plan_page(by, ada, plan.pk)
    assert [one.row.what for one in shown.steps] == ["Visit with Mum", "Short goodbye"] and may
    operations.end_plan(ada, plan.pk, by=by, at=at("09:03"))
    assert plan_page(by, ada, plan.pk)[2] is False and Step.objects.of(nursery.setting).count() == 3
    with pytest.raises(NotYours):
        operations.add_step(ada, plan.pk, "One more", on=None, adult=None, by=by, at=at("09:04"))
    assert audited.said_of(nursery, "rota.end_plan", ada)


def test_one_plan_of_a_sort_goes_on_at_a_time(nursery: Nursery) -> None:
    settling(nursery)
    with pytest.raises(Refusal, match="already"):
        settling(nursery)


@pytest.mark.parametrize(
    ("sort", "facts", "field"),
    [
        ("settling", PlanFacts(" "), "words"),
        ("settling", PlanFacts("x", date(2096, 1, 1)), "on"),
        ("move", PlanFacts("Visits on Mondays."), "room"),
        ("holiday", PlanFacts("x"), "sort"),
    ],
)
def test_plans_that_cannot_be_are_refused(nursery: Nursery, sort: str, facts: PlanFacts, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.begin_plan(nursery.babies["Ada"], sort, facts, by=lead(nursery), at=at("09:00"))
    assert refused.value.field == field


def test_a_move_is_planned_with_visits_and_who_goes_along(nursery: Nursery, helen: Client) -> None:
    ada, goslings = nursery.babies["Ada"], nursery.rooms["Goslings"]
    with pytest.raises(Refusal, match="already"):
        operations.begin_plan(ada, "move", PlanFacts("x", room=nursery.rooms["Ducklings"]), by=lead(nursery), at=at("09:00"))
    sent = {"words": "Three visits\nafter milk.", "room": str(goslings), "takes_over": str(nursery.adults["Sam"]), "on": "2026-12-14"}
    text = read(helen.post(reverse("rota:plan_begin", args=[ada, "move"]), sent, follow=True).content.decode())
    assert "Three visits after milk." in text and "Goes along Sam" in text and "14 December 2026" in text
    plan = Plan.objects.of(nursery.setting).get()
    step = {"what": "Visit for a song", "on": "2026-12-01", "adult": str(nursery.adults["Sam"])}
    text = read(helen.post(reverse("rota:step_add", args=[ada, plan.pk]), step, follow=True).content.decode())
    assert "Visit for a song Tuesday 1 December, with Sam" in text
    wrong = helen.post(reverse("rota:step_add", args=[ada, plan.pk]), {"what": "", "on": "32/13/2026"})
    assert wrong.status_code == 422 and "Write the day like 03/11/2026." in wrong.content.decode()


def test_an_adult_who_leaves_has_a_page_of_the_babies_who_know_them(nursery: Nursery, helen: Client) -> None:
    familiar(nursery, "Ben", "Priya")
    priya = nursery.adults["Priya"]
    page = leaving_page(nursery.manager(), priya, TODAY)
    assert [(one.baby.called, one.how) for one in page.babies] == [("Ada", ("key person",)), ("Ben", ("named as familiar",))]
    assert page.last_on is None and len(page.open) == 2
    assert reverse("rota:leaving", args=[priya]) in helen.get(reverse("people:adult", args=[priya])).content.decode()
    address = reverse("rota:goodbye", args=[priya, nursery.babies["Ada"]])
    sent = {"words": "We sing her song and wave.", "on": "2026-12-18", "takes_over": str(nursery.adults["Sam"])}
    text = read(helen.post(address, sent, follow=True).content.decode())
    assert "We sing her song and wave." in text and "Sam takes over." in text
    helen.post(address, {**sent, "words": "We wave at the gate."})
    assert [plan.words for plan in Plan.objects.of(nursery.setting).all()] == ["We wave at the gate."]
    assert [one.baby.called for one in leaving_page(nursery.manager(), priya, TODAY).open] == ["Ben"]


def test_whoever_leaves_does_not_take_over_from_themselves(nursery: Nursery) -> None:
    sam = nursery.adults["Sam"]
    with pytest.raises(Refusal, match="is the one who leaves") as refused:
        operations.begin_plan(nursery.babies["Ada"], "goodbye", PlanFacts("x", adult=sam, takes_over=sam), by=lead(nursery), at=at("09:00"))
    assert refused.value.field == "takes_over"


def test_somebody_who_left_last_week_still_has_the_page(nursery: Nursery) -> None:
    last = TODAY - timedelta(days=7)
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Priya"]).update(until_on=last)
    page = leaving_page(nursery.manager(), nursery.adults["Priya"], TODAY)
    assert page.last_on == last and [one.baby.called for one in page.babies] == ["Ada"]
    facts = PlanFacts("x", adult=nursery.adults["Sam"], takes_over=nursery.adults["Priya"])
    with pytest.raises(Refusal, match="does not work here"):
        operations.begin_plan(nursery.babies["Ada"], "goodbye", facts, by=lead(nursery), at=at("09:00"))


def test_a_baby_who_leaves_suddenly_has_a_goodbye_too(nursery: Nursery) -> None:
    ada, by = nursery.babies["Ada"], lead(nursery)
    plan = operations.begin_plan(ada, "goodbye", PlanFacts("A card with her song, sent home.", TODAY), by=by, at=at("09:00"))
    assert plan.adult_id is None
    # Beside the goodbye of an adult.
    operations.begin_plan(ada, "goodbye", PlanFacts("Sam waves.", adult=nursery.adults["Sam"]), by=by, at=at("09:01"))


def test_who_may_plan_and_who_may_only_read(nursery: Nursery) -> None:
    plan, _steps = settling(nursery)
    ada = nursery.babies["Ada"]
    assert plan_page(practitioner(nursery), ada, plan.pk)[2] is False
    for who in (practitioner(nursery), lead(nursery, "Dana", "Goslings"), nursery.parent(), nursery.tablet()):
        with pytest.raises(NotYours):
            operations.end_plan(ada, plan.pk, by=who, at=at("10:00"))
    for who in (practitioner(nursery, room="Goslings"), nursery.parent(), nursery.tablet()):
        with pytest.raises(NotYours):
            plan_page(who, ada, plan.pk)
    with pytest.raises(NotYours):
        leaving_page(lead(nursery), nursery.adults["Sam"], TODAY)
    with pytest.raises(NotYours):
        operations.begin_plan(nursery.elsewhere, "settling", PlanFacts("x"), by=nursery.manager(), at=at("10:00"))


def test_the_other_forms_of_a_plan_are_sent_by_hand(nursery: Nursery, helen: Client) -> None:
    plan, steps = settling(nursery)
    ada = nursery.babies["Ada"]
    told = {"step": str(steps[0].pk), "how": "some", "helped": "Her song", "on": TODAY.isoformat()}
    text = read(helen.post(reverse("rota:say_where", args=[ada, plan.pk]), told, follow=True).content.decode())
    assert "What helped: Her song" in text
    helen.post(reverse("rota:plan_change", args=[ada, plan.pk]), {"words": "More slowly.", "on": ""})
    helen.post(reverse("rota:step_off", args=[ada, plan.pk, steps[1].pk]))
    for name in ("say_where", "plan_change", "plan_end", "step_add"):
        assert helen.get(reverse(f"rota:{name}", args=[ada, plan.pk])).status_code == 200
    text = read(helen.post(reverse("rota:plan_end", args=[ada, plan.pk]), follow=True).content.decode())
    assert "More slowly." in text and "This plan was over on 24 November 2026." in text
