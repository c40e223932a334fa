"""The office's pages through a browser without a script: what they show, and that a refusal keeps what was typed."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.people.models import Adult, Baby, Booked, Consent, Contact, FamilyTie, Job, KeyPerson, Mark, Placement, Policy, Room, Setting
from tests.nursery import TODAY, Nursery

INES = {
    "first_name": "Ines", "last_name": "Brook", "known_as": "", "say_it": "ee-NESH", "pronouns": "she", "born_on": "2026-05-02",
    "weeks_early": "6", "settling_from": "2026-11-25", "starts_on": "01/12/2026", "leaves_on": "", "peg": "apple",
}  # fmt: skip


def of_ada(nursery: Nursery, name: str, *more: Any) -> str:
    return reverse(f"people:{name}", args=[nursery.babies["Ada"], *more])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def sent(client: Client, address: str, told: dict[str, Any]) -> str:
    """Send a form that is taken: it leads on to a page."""
    response = client.post(address, told, follow=True)
    assert response.redirect_chain and response.status_code == 200, _errors(response.content.decode())
    return response.content.decode()


def refused(client: Client, address: str, told: dict[str, Any]) -> str:
    """Send a form that is shown again."""
    response = client.post(address, told)
    assert response.status_code == 422
    return response.content.decode()


def _errors(text: str) -> str:
    return " ".join(re.findall(r'<ul class="errorlist.*?</ul>', text, re.DOTALL))


def test_the_first_page_shows_rooms_babies_adults_and_what_is_still_to_be_written(nursery: Nursery, helen: Client) -> None:
    text = page(helen, reverse("people:office"))
    assert all(name in text for name in ("Ducklings", "Goslings", "Hugo", "Dana", "some of our own numbers are missing"))
    assert "Zed" not in text and "%" not in re.sub(r"<[^>]+>", "", text)
    ben = text[text.index("Still to be written down") :]
    assert re.search(
        r">Ben Test</a>: an answer about emergency treatment, a key person, someone of the family, two people we can ring", ben
    )
    assert re.search(r">Ada Test</a>: an answer about emergency treatment, the address of Ngozi, two people we can ring", ben)


def test_danger_numbers_are_asked_for_until_somebody_has_rung_them(nursery: Nursery, helen: Client) -> None:
    address = reverse("people:policies_change", args=["danger"])
    told = {f"danger_{name}_name": "Jo Reed" for name in ("lead", "deputy", "social_care")}
    told |= {f"danger_{name}_phone": "01632 960 001" for name in ("lead", "deputy", "social_care", "out_of_hours")}
    told |= {"danger_address": "1 Quay Street", "danger_checked_on": "", "from_on": "2026-11-24", "source": ""}
    sent(helen, address, told)
    assert "nobody has checked our numbers yet" in page(helen, reverse("people:office"))
    sent(helen, address, told | {"danger_checked_on": "2026-11-24"})
    text = page(helen, reverse("people:office"))
    assert "Help now:" not in text and "Jo Reed" in text


def test_a_rule_shows_its_source_its_check_and_what_held_before(nursery: Nursery, helen: Client) -> None:
    address = reverse("people:policies_change", args=["sleep"])
    told = {
        "look_in_minutes": "8",
        "look_in_minutes_young": "5",
        "from_on": "2026-11-02",
        "source": "Sleep policy 4",
        "verified_on": "2026-11-01",
    }
    sent(helen, address, told)
    text = sent(helen, address, told | {"look_in_minutes": "7", "from_on": "2026-11-24"})
    assert "Sleep policy 4" in text and "Checked on 1 November 2026" in text and "What held before" in text
    assert Policy.objects.of(nursery.setting).filter(name="look_in_minutes").count() == 2


def test_a_baby_is_added_and_the_page_shows_both_ages(nursery: Nursery, helen: Client) -> None:
    text = sent(helen, reverse("people:baby_add"), {**INES, "room": nursery.rooms["Ducklings"]})
    assert "Ines Brook" in text and "6 months (5 months corrected)" in text and "not started yet" in text
    assert Baby.objects.of(nursery.setting).get(first_name="Ines").starts_on == date(2026, 12, 1)


def test_a_refused_baby_keeps_what_was_typed_and_links_to_the_field(nursery: Nursery, helen: Client) -> None:
    text = refused(helen, reverse("people:baby_add"), {**INES, "room": nursery.rooms["Ducklings"], "peg": "duck", "weeks_early": "6"})
    assert 'href="#id_peg_0"' in text and "Ada has the duck in Ducklings" in text
    assert 'value="Ines"' in text and 'value="ee-NESH"' in text and re.search(r'value="duck" checked', text)
    text = refused(helen, reverse("people:baby_add"), {**INES, "room": nursery.rooms["Ducklings"], "born_on": "", "first_name": ""})
    assert 'href="#id_born_on"' in text and "Write the baby’s first name." in text and 'value="Brook"' in text


def test_the_question_about_a_second_baby_brings_out_a_tick(nursery: Nursery, helen: Client) -> None:
    told = {**INES, "first_name": "Ada", "last_name": "Test", "born_on": "2026-01-10", "room": nursery.rooms["Ducklings"]}
    assert 'type="checkbox" name="sure"' in refused(helen, reverse("people:baby_add"), told)
    sent(helen, reverse("people:baby_add"), {**told, "sure": "on"})
    assert Baby.objects.of(nursery.setting).filter(first_name="Ada").count() == 2


def test_the_picture_chooser_shows_who_has_which_in_the_room(nursery: Nursery, helen: Client) -> None:
    text = page(helen, of_ada(nursery, "baby_change"))
    assert re.search(r'value="leaf" disabled.*?peg-taken">Ben<', text, re.DOTALL)
    assert not re.search(r'value="bird"[^>]*disabled', text), "Hugo’s room is another"
    assert re.search(r'value="duck" checked', text)


def test_a_week_is_seven_rows_and_a_mistake_stands_at_its_day(nursery: Nursery, helen: Client) -> None:
    address = of_ada(nursery, "week")
    assert page(helen, address).count('type="checkbox"') == 7
    told = {"from_on": "2026-11-30", "day_1": "on", "from_1": "09:00", "to_1": "08:00", "from_2": "08:00", "to_2": "17:00"}
    text = refused(helen, address, told)
    assert 'href="#id_to_1"' in text and 'value="09:00"' in text
    sent(helen, address, told | {"to_1": "13:00"})
    assert Booked.objects.of(nursery.setting).get(baby_id=nursery.babies["Ada"], from_on=date(2026, 11, 30)).weekday == 1


def test_days_that_differ_are_added_and_dropped(nursery: Nursery, helen: Client) -> None:
    text = sent(helen, of_ada(nursery, "days"), {"first": "2026-11-25", "last": "", "why": "holiday", "from_time": "", "to_time": ""})
    assert "Wednesday 25 November 2026" in text and "holiday" in text
    row = Booked.objects.of(nursery.setting).get(on=date(2026, 11, 25))
    page(helen, of_ada(nursery, "day_drop", row.pk))
    text = sent(helen, of_ada(nursery, "day_drop", row.pk), {})
    assert "as in the week again" in text and "taken back on 24 November 2026, 10:00" in text
    assert helen.get(of_ada(nursery, "day_drop", row.pk)).status_code == 404, "it is taken back once"
    assert "Here from" in refused(helen, of_ada(nursery, "days"), {"first": "2026-11-28", "why": "extra", "from_time": "09:00"})


def test_a_mark_is_added_changed_and_ended(nursery: Nursery, helen: Client) -> None:
    told = {"sort": "allergy", "words": "No egg", "detail": "", "what_to_do": "Ring 999.", "from_on": "2026-11-20", "until_on": ""}
    assert "room for 24" in refused(helen, of_ada(nursery, "mark_add"), {**told, "words": "No egg and no milk and no nuts"})
    assert '<span class="allergy">No egg</span>' in sent(helen, of_ada(nursery, "mark_add"), told)
    row = Mark.objects.of(nursery.setting).get()
    assert "No raw egg" in sent(helen, of_ada(nursery, "mark_change", row.pk), {**told, "words": "No raw egg"})
    assert "only when the family says so too" in refused(helen, of_ada(nursery, "mark_end", row.pk), {"until_on": "2026-11-23"})
    sent(helen, of_ada(nursery, "mark_end", row.pk), {"until_on": "2026-11-23", "looked": "on"})
    assert "Ring 999." in page(helen, of_ada(nursery, "baby")), "it stays under Earlier"


def test_those_to_ring_are_added_moved_and_taken_off(nursery: Nursery, helen: Client) -> None:
    for name in ("Rose", "Jo"):
        sent(helen, of_ada(nursery, "contact_add"), {"name": name, "relation": "Gran", "phone": "01632 960 001"})
    jo = Contact.objects.of(nursery.setting).get(name="Jo")
    text = sent(helen, of_ada(nursery, "contact_sooner", jo.pk), {})
    assert text.index("1. Jo") < text.index("2. Rose")
    sent(helen, of_ada(nursery, "contact_change", jo.pk), {"name": "Joan", "relation": "Gran", "phone": "01632 960 001"})
    text = sent(helen, of_ada(nursery, "contact_off", jo.pk), {"until_on": "2026-11-23"})
    assert "1. Rose" in text and re.search(r"<li>Joan, Gran <span[^>]*>until 23 November 2026<", text), "Joan stays under Earlier"


def test_a_parent_is_limited_with_a_paper_only(nursery: Nursery, helen: Client) -> None:
    told = {
        "called": "Dad",
        "first_name": "Obi",
        "address": "2 Bar Street, Scarborough",
        "parental_responsibility": "on",
        "sees": "nothing",
        "from_on": "2026-11-24",
        "evidence": "",
    }
    text = refused(helen, of_ada(nursery, "tie_add"), told)
    assert 'href="#id_evidence"' in text and 'value="Obi"' in text
    text = sent(helen, of_ada(nursery, "tie_add"), {**told, "evidence": "Order of 3 September, seen by Helen"})
    assert "May not collect." in text and "Order of 3 September" in text and "2 Bar Street, Scarborough" in text
    assert "Address: not written yet" in text, "of Ngozi"
    row = FamilyTie.objects.of(nursery.setting).get(called="Dad")
    sent(helen, of_ada(nursery, "tie_change", row.pk), {**told, "sees": "all", "may_collect": "on", "from_on": "2026-11-24"})
    sent(helen, of_ada(nursery, "tie_end", row.pk), {"until_on": "2026-11-24"})
    assert FamilyTie.objects.of(nursery.setting).get(called="Dad").until_on == TODAY


def test_a_key_person_changes_with_a_day_and_a_reason(nursery: Nursery, helen: Client) -> None:
    address = of_ada(nursery, "key_person", "first")
    told = {"adult": nursery.adults["Sam"], "from_on": "2026-11-24", "why": ""}
    assert 'href="#id_why"' in refused(helen, address, told)
    text = sent(helen, address, {**told, "why": "Priya is away"})
    assert "Please tell the family" in text and "Priya is away" in text
    row = KeyPerson.objects.of(nursery.setting).get(baby_id=nursery.babies["Ada"], until_on=None)
    sent(helen, of_ada(nursery, "key_person_end", row.pk), {"until_on": "2026-11-30", "why": "Sam leaves"})


def test_a_place_a_twin_and_an_answer_of_the_family(nursery: Nursery, helen: Client) -> None:
    sent(helen, of_ada(nursery, "baby_place"), {"room": nursery.rooms["Goslings"], "from_on": "2026-11-24", "why": "Ready"})
    assert Placement.objects.of(nursery.setting).get(baby_id=nursery.babies["Ada"], until_on=None).room_id == nursery.rooms["Goslings"]
    assert "Esme" in sent(helen, of_ada(nursery, "twins"), {"other": nursery.babies["Esme"]})
    sent(helen, of_ada(nursery, "untie"), {})
    told = {"purpose": "photos", "agreed": "yes", "given_by": nursery.adults["Ngozi"], "from_on": "2026-11-24", "review_on": "2027-11-24"}
    assert "Ask the family again on 24 November 2027." in sent(helen, of_ada(nursery, "consent_add"), told)
    row = Consent.objects.of(nursery.setting).get()
    sent(helen, of_ada(nursery, "consent_end", row.pk), {"until_on": "2026-11-24"})


def test_an_adult_and_their_work(nursery: Nursery, helen: Client) -> None:
    text = sent(
        helen,
        reverse("people:adult_add"),
        {"first_name": "Kit", "pronouns": "they", "phone": "01632 960 002", "address": "1 Quay Street,  Scarborough"},
    )
    assert "1 Quay Street, Scarborough" in text
    assert "Kit does not work here." in text
    kit = Adult.objects.of(nursery.setting).get(first_name="Kit")
    work = {"sort": "practitioner", "level": "", "counts": "on", "from_on": "2026-11-24"}
    sent(helen, reverse("people:job_add", args=[kit.pk]), work)
    job = Job.objects.of(nursery.setting).get(adult=kit)
    assert "We have not seen Kit’s level" in page(helen, reverse("people:office"))
    sent(helen, reverse("people:job_change", args=[kit.pk, job.pk]), {**work, "level": "3", "first_aid_until": "2026-12-01"})
    assert "runs out on 1 December 2026" in page(helen, reverse("people:office"))
    sent(helen, reverse("people:job_end", args=[kit.pk, job.pk]), {"until_on": "2026-11-24"})
    sent(helen, reverse("people:adult_change", args=[kit.pk]), {"first_name": "Kit", "last_name": "Shaw", "pronouns": "they"})
    assert "Kit Shaw" in page(helen, reverse("people:adults"))


def test_a_room_is_added_changed_closed_and_opened(nursery: Nursery, helen: Client) -> None:
    sent(helen, reverse("people:room_add"), {"name": "Cygnets", "from_months": "0", "to_months": "24", "position": ""})
    room = Room.objects.of(nursery.setting).get(name="Cygnets")
    sent(helen, reverse("people:room_change", args=[room.pk]), {"name": "Wrens", "from_months": "0", "to_months": "24", "position": "1"})
    sent(helen, reverse("people:room_close", args=[room.pk]), {})
    assert "closed on 24 November 2026" in page(helen, reverse("people:rooms"))
    assert "Wrens is open again." in sent(helen, reverse("people:room_open", args=[room.pk]), {})
    assert "still the room of Hugo" in refused(helen, reverse("people:room_close", args=[nursery.rooms["Goslings"]]), {})


def test_the_name_of_the_nursery(nursery: Nursery, helen: Client) -> None:
    del nursery
    assert "Harbour House" in sent(helen, reverse("people:setting"), {"name": "Harbour House", "zone": "Europe/London"})


@pytest.mark.parametrize("zone", ["localtime", "Factory", "UTC", "Europe/Nowhere", "posix/Europe/London", ""])
def test_a_nursery_s_clocks_go_by_a_place(nursery: Nursery, helen: Client, zone: str) -> None:
    text = refused(helen, reverse("people:setting"), {"name": "Harbour House", "zone": zone})
    assert "Europe/London." in text and 'value="Harbour House"' in text
    assert Setting.objects.get(pk=nursery.setting).name == "Harbour Nursery"
    sent(helen, reverse("people:setting"), {"name": "Harbour House", "zone": "Europe/Isle_of_Man"})
    assert Setting.objects.get(pk=nursery.setting).zone == "Europe/Isle_of_Man"


@pytest.mark.parametrize("name", ["babies", "adults", "rooms", "policies", "incoming", "baby_add", "adult_add", "room_add"])
def test_every_page_opens_in_an_empty_nursery_too(nursery: Nursery, helen: Client, name: str) -> None:
    for table in (Consent, Contact, Mark, Booked, KeyPerson, FamilyTie, Placement, Baby):
        table.objects.of(nursery.setting).delete()
    page(helen, reverse(f"people:{name}"))
    assert "There is no baby yet" in page(helen, reverse("people:office"))


def test_the_list_shows_the_week_that_holds_and_not_the_one_to_come(nursery: Nursery, helen: Client) -> None:
    sent(helen, of_ada(nursery, "week"), {"from_on": "2026-11-30", "day_6": "on", "from_6": "09:00", "to_6": "12:00"})
    text = page(helen, reverse("people:babies"))
    assert "Mon, Tue, Wed, Thu, Fri" in text and "Sat" not in text


def test_two_babies_with_one_first_name_are_told_apart_in_rooms_and_families(nursery: Nursery, helen: Client) -> None:
    Baby.objects.of(nursery.setting).filter(first_name="Ben").update(first_name="Ada", last_name="Brook")
    tie = FamilyTie.objects.of(nursery.setting).get(called="Mum")
    FamilyTie.objects.create(setting=tie.setting, baby_id=nursery.babies["Ben"], adult=tie.adult, called="Aunt", from_on=TODAY)
    assert "Ada B, Ada T" in page(helen, reverse("people:rooms"))
    assert "Aunt of Ada B" in page(helen, reverse("people:adults")) and "Mum of Ada T" in page(helen, reverse("people:adults"))
