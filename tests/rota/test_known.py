"""Who knows a baby: facts with their base, an order that people set, and never a name by itself."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import operations as moments
from babyroom.people.models import Booked, FamilyTie
from babyroom.rota import operations
from babyroom.rota.facts import WasHereFacts
from babyroom.rota.models import KnowsToo, WasHere
from babyroom.rota.pages.known import KnownPage, known_page
from babyroom.signin.models import InRoom
from babyroom.ways.models import Familiar
from tests.nursery import TODAY, Nursery, at
from tests.people import audited
from tests.rota.planning import familiar, lead, practitioner
from tests.tablet.eyes import read

YESTERDAY = TODAY - timedelta(days=1)


def page(nursery: Nursery, baby: str = "Ada", clock: str = "18:00") -> KnownPage:
    return known_page(nursery.manager(), nursery.babies[baby], at(clock))


def day(nursery: Nursery, baby: str, came: str, went: str, on: date, handed_to: str = "") -> None:
    facts = {"handed_to": str(nursery.adults[handed_to])} if handed_to else {}
    for record in (
        nursery.record(baby, "arrival", came, on=on, facts=facts),
        nursery.record(baby, "reunion", went, on=on, facts={"goes_home": True}),
    ):
        moments.record_one(record, by=nursery.tablet(), at=at(went, on) + timedelta(minutes=1))


def here(nursery: Nursery, name: str, start: str, end: str, on: date, room: str = "Ducklings") -> None:
    InRoom.objects.create(
        setting_id=nursery.setting,
        room_id=nursery.rooms[room],
        adult_id=nursery.adults[name],
        from_at=at(start, on),
        until_at=at(end, on),
    )


def test_time_together_is_told_in_hours_and_days_since(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Priya", "Sam")
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    here(nursery, "Priya", "07:30", "13:00", YESTERDAY)
    here(nursery, "Dana", "15:30", "18:00", YESTERDAY)
    told = page(nursery)
    assert [(one.name, one.words) for one in told.named] == [
        ("Priya", "5 hours together on 1 day since 23 November 2026"),
        ("Sam", ""),
    ]
    assert [(one.name, one.words) for one in told.others] == [("Dana", "30 minutes together on 1 day since 23 November 2026")]
    assert (told.days, told.by_booking) == (1, 0)


def test_no_name_is_added_or_taken_away_by_looking(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    here(nursery, "Dana", "08:00", "16:00", YESTERDAY)
    page(nursery)
    assert [row.adult_id for row in Familiar.objects.of(nursery.setting).all()] == [nursery.adults["Sam"]]
    assert KnowsToo.objects.of(nursery.setting).count() == 0


def test_a_day_without_a_written_arrival_is_as_booked_and_says_so(nursery: Nursery) -> None:
    familiar(nursery, "Ben", "Sam")
    moments.record_one(nursery.record("Ben", "comfort", "10:00", on=YESTERDAY), by=nursery.tablet(), at=at("10:01", YESTERDAY))
    here(nursery, "Sam", "07:30", "12:30", YESTERDAY)
    told = page(nursery, "Ben")
    assert told.by_booking == 1 and told.facts.days[0].here == "4 and a half hours of 9 and a half hours; not from 12:30 to 17:30"


def test_a_baby_of_whom_nothing_is_written_and_booked_is_told_as_that(nursery: Nursery, helen: Client) -> None:
    Booked.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ben"]).update(until_on=date(2026, 9, 2))
    moments.record_one(nursery.record("Ben", "comfort", "10:00", on=YESTERDAY), by=nursery.tablet(), at=at("10:01", YESTERDAY))
    told = page(nursery, "Ben")
    assert told.days == 0 and told.facts.days == () and told.facts.met == ""
    text = read(helen.get(reverse("rota:known", args=[nursery.babies["Ben"]])).content.decode())
    assert "From 0 days here." in text and "Nothing is written yet." in text


def test_a_stay_that_nobody_closed_ends_when_the_nursery_did(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    day(nursery, "Ada", "08:00", "19:00", YESTERDAY)
    InRoom.objects.create(
        setting_id=nursery.setting, room_id=nursery.rooms["Ducklings"], adult_id=nursery.adults["Sam"], from_at=at("17:00", YESTERDAY)
    )
    assert page(nursery).named[0].words == "1 hour together on 1 day since 23 November 2026"


def test_what_was_written_by_hand_counts_and_can_be_taken_back(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    sam, by, ducklings = nursery.adults["Sam"], lead(nursery), nursery.rooms["Ducklings"]
    row = operations.was_here(sam, WasHereFacts(YESTERDAY, time(9), time(12), ducklings), by=by, at=at("07:00"))
    assert page(nursery).named[0].words == "3 hours together on 1 day since 23 November 2026"
    for facts, code in (
        (WasHereFacts(YESTERDAY, time(11), time(13), ducklings), "overlaps"),
        (WasHereFacts(TODAY, time(8), time(12), ducklings), "to_come"),
        (WasHereFacts(YESTERDAY, time(22), time(6), ducklings), "past_midnight"),
    ):
        with pytest.raises(Refusal) as refused:
            operations.was_here(sam, facts, by=by, at=at("07:00"))
        assert refused.value.code == code
    operations.not_here(sam, row.pk, by=by, at=at("07:05"))
    assert page(nursery).named[0].words == "" and WasHere.objects.of(nursery.setting).count() == 1


def test_this_week_is_told_with_its_base(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    earlier = TODAY - timedelta(days=7)
    day(nursery, "Ada", "08:00", "16:00", earlier)
    here(nursery, "Priya", "07:30", "18:00", earlier)
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY, handed_to="Priya")
    here(nursery, "Priya", "07:30", "13:00", YESTERDAY)
    here(nursery, "Sam", "10:00", "18:00", YESTERDAY)
    here(nursery, "Helen", "12:00", "12:30", YESTERDAY)
    for kind, by in (("milk", "Priya"), ("food", "Dana"), ("nappy", "Sam"), ("nappy", "Dana")):
        moments.record_one(nursery.record("Ada", kind, "11:00", by=by, on=YESTERDAY), by=nursery.tablet(), at=at("11:01", YESTERDAY))
    facts = page(nursery).facts
    assert [(one.here, one.handovers) for one in facts.days] == [("all of 8 hours", ("13:00: from Priya to Sam",))]
    assert facts.met == "1 of 1 times Ada came to someone on the page."
    assert [(str(deed.what), deed.names, deed.base) for deed in facts.deeds] == [
        ("Milk and food", "Dana and Priya", "from 2 notes"),
        ("Nappies", "Dana and Sam", "from 2 notes"),
    ]
    assert facts.changed_by_known == "1 of 2 nappies were with someone Ada knows."
    # Sam is named on the page since September.
    assert facts.new == "Helen"


def test_a_day_on_which_nobody_was_written_into_the_room_says_nothing_of_who_was_there(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    (told,) = page(nursery).facts.days
    assert told.here == "not written, who was in the room" and told.handovers == ()
    # With somebody else written in, it is known that nobody Ada knows was.
    here(nursery, "Helen", "08:00", "16:00", YESTERDAY)
    (told,) = page(nursery).facts.days
    assert told.here == "at no time of 8 hours"


def test_a_day_longer_than_the_settings_rule_is_marked_and_no_other(nursery: Nursery) -> None:
    day(nursery, "Ada", "07:45", "17:30", YESTERDAY)
    day(nursery, "Ben", "08:00", "16:30", YESTERDAY)
    assert page(nursery).facts.days[0].is_long and not page(nursery, "Ben").facts.days[0].is_long


def test_whoever_comes_back_from_leave_is_no_new_face(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Priya")
    long_ago = TODAY - timedelta(weeks=9)
    for on in (long_ago, TODAY - timedelta(weeks=2), YESTERDAY):
        day(nursery, "Ada", "08:00", "16:00", on)
    here(nursery, "Dana", "07:30", "18:00", TODAY - timedelta(weeks=2))
    # Sam was here two months ago. Priya, the key person since September, was never seen by a tablet before she came back this week.
    here(nursery, "Sam", "07:30", "18:00", long_ago)
    for name in ("Priya", "Sam", "Helen"):
        here(nursery, name, "07:30", "18:00", YESTERDAY)
    assert page(nursery, clock="07:00").facts.new == "Helen"


def test_whoever_was_in_the_room_before_the_baby_ever_came_is_new_to_the_baby(nursery: Nursery) -> None:
    here(nursery, "Sam", "07:30", "18:00", TODAY - timedelta(weeks=9))
    here(nursery, "Dana", "07:30", "18:00", TODAY - timedelta(weeks=2))
    day(nursery, "Ada", "08:00", "16:00", TODAY - timedelta(weeks=2))
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    here(nursery, "Sam", "07:30", "18:00", YESTERDAY)
    assert page(nursery, clock="07:00").facts.new == "Sam"


def test_an_earlier_week_can_be_looked_at_as_far_back_as_the_baby_has_been_here(nursery: Nursery, helen: Client) -> None:
    long_ago = TODAY - timedelta(weeks=7)
    for on, name in ((long_ago - timedelta(weeks=1), "Dana"), (long_ago, "Sam")):
        day(nursery, "Ada", "08:00", "16:00", on)
        here(nursery, name, "07:30", "18:00", on)
    told = known_page(nursery.manager(), nursery.babies["Ada"], at("18:00"), long_ago)
    assert ([one.on for one in told.facts.days], told.facts.new) == ([long_ago], "Sam")
    assert (told.week.before, told.week.after) == (date(2026, 9, 28), date(2026, 10, 12))
    address = reverse("rota:known", args=[nursery.babies["Ada"]])
    text = read(helen.get(address, {"week": long_ago.isoformat()}).content.decode())
    assert "The week from 5 October 2026 The week before The week after" in text and "New this week" not in text
    first = read(helen.get(address, {"week": "1999-01-01"}).content.decode())
    assert "The week from 31 August 2026 The week after" in first
    for none in ("soon", "2090-01-01", ""):
        assert "This week The week before How long" in read(helen.get(address, {"week": none}).content.decode()).replace(
            "Nothing is written yet.", "How long"
        )


def test_a_first_week_has_no_new_faces(nursery: Nursery) -> None:
    day(nursery, "Ada", "08:00", "16:00", YESTERDAY)
    here(nursery, "Dana", "08:00", "16:00", YESTERDAY)
    assert page(nursery).facts.new == "" and "not written" in page(nursery).facts.met


def test_a_baby_moved_for_an_hour_meets_those_of_the_other_room(nursery: Nursery) -> None:
    day(nursery, "Ada", "08:00", "17:30", YESTERDAY)
    moved = nursery.record("Ada", "moved", "16:30", on=YESTERDAY, facts={"to_room": str(nursery.rooms["Goslings"])})
    moments.record_one(moved, by=nursery.tablet(), at=at("16:31", YESTERDAY))
    here(nursery, "Dana", "07:30", "18:00", YESTERDAY, room="Goslings")
    told = page(nursery)
    assert [(one.name, one.words) for one in told.others] == [("Dana", "1 hour together on 1 day since 23 November 2026")]
    assert told.facts.moves == "1 move to another room"


def test_the_day_the_clocks_go_back_counts_every_hour(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam")
    on = date(2026, 10, 25)
    start, end = datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 25, 6, tzinfo=UTC)
    for kind, when, facts in (("arrival", start, {}), ("reunion", end, {"goes_home": True})):
        record = nursery.record("Ada", kind, f"{when:%H:%M}", on=when.date(), facts=facts)
        moments.record_one(record, by=nursery.tablet(), at=when + timedelta(minutes=1))
    InRoom.objects.create(
        setting_id=nursery.setting,
        room_id=nursery.rooms["Ducklings"],
        adult_id=nursery.adults["Sam"],
        from_at=start,
        until_at=end,
    )
    told = known_page(nursery.manager(), nursery.babies["Ada"], datetime(2026, 10, 26, 12, tzinfo=UTC))
    assert told.named[0].words == "7 hours together on 1 day since 25 October 2026" and told.since < on


def test_who_else_knows_a_baby_stands_in_the_order_people_set(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Sam", "Dana")
    ada, by = nursery.babies["Ada"], lead(nursery)
    for name in ("Sam", "Dana"):
        operations.know_too(ada, nursery.adults[name], with_family=True, by=by, at=at("10:00"))
    (first, second) = page(nursery).too
    operations.have_sooner(ada, second.pk, by=by, at=at("10:01"))
    assert [row.adult.called for row in page(nursery).too] == ["Dana", "Sam"]
    operations.no_longer_known_too(ada, first.pk, by=by, at=at("10:02"))
    assert [row.adult.called for row in page(nursery).too] == ["Dana"]
    assert audited.said_of(nursery, "rota.no_longer_known_too", ada)


def test_only_somebody_the_baby_knows_can_stand_on_the_list(nursery: Nursery) -> None:
    ada, by = nursery.babies["Ada"], lead(nursery)
    with pytest.raises(Refusal, match="does not name Dana yet") as refused:
        operations.know_too(ada, nursery.adults["Dana"], with_family=False, by=by, at=at("10:00"))
    assert refused.value.code == "not_named"
    with pytest.raises(Refusal, match="Choose a person"):
        operations.know_too(ada, None, with_family=False, by=by, at=at("10:00"))
    with pytest.raises(Refusal, match="does not work here"):
        operations.know_too(ada, nursery.adults["Ngozi"], with_family=False, by=by, at=at("10:00"))
    familiar(nursery, "Ada", "Sam")
    operations.know_too(ada, nursery.adults["Sam"], with_family=False, by=by, at=at("10:00"))
    with pytest.raises(Refusal, match="on the list already"):
        operations.know_too(ada, nursery.adults["Sam"], with_family=False, by=by, at=at("10:00"))


def test_other_rooms_other_settings_and_families_do_not_see_the_page(nursery: Nursery) -> None:
    for who in (practitioner(nursery, room="Goslings"), nursery.tablet(), nursery.parent()):
        with pytest.raises(NotYours):
            known_page(who, nursery.babies["Ada"], at("10:00"))
    with pytest.raises(NotYours):
        known_page(nursery.manager(), nursery.elsewhere, at("10:00"))
    with pytest.raises(NotYours):
        operations.know_too(nursery.babies["Ada"], None, with_family=False, by=practitioner(nursery), at=at("10:00"))
    assert known_page(practitioner(nursery), nursery.babies["Ada"], at("10:00")).may_plan is False


def test_a_parent_whom_an_order_keeps_away_does_not_see_it_at_work(nursery: Nursery) -> None:
    FamilyTie.objects.create(
        setting_id=nursery.setting,
        baby_id=nursery.babies["Ada"],
        adult_id=nursery.adults["Sam"],
        called="Dad",
        blocked=True,
        sees="nothing",
        from_on=date(2026, 9, 1),
    )
    who = practitioner(nursery)
    who.seen["kept_from"] = frozenset({nursery.babies["Ada"]})
    with pytest.raises(NotYours):
        known_page(who, nursery.babies["Ada"], at("10:00"))


def test_the_page_and_the_handover_sheet_can_be_found_and_read(nursery: Nursery, helen: Client) -> None:
    familiar(nursery, "Ada", "Sam")
    ada = nursery.babies["Ada"]
    assert reverse("rota:known", args=[ada]) in helen.get(reverse("people:baby", args=[ada])).content.decode()
    text = read(helen.get(reverse("rota:known", args=[ada])).content.decode())
    assert "Who Ada knows" in text and "Key person: Priya" in text and "time together: not written" in text
    sheet = read(helen.get(reverse("rota:handover", args=[ada])).content.decode())
    assert "What Ada likes, and who Ada knows" in sheet and "Sam" in sheet
    helen.post(reverse("rota:too_add", args=[ada]), {"adult": str(nursery.adults["Sam"]), "with_family": "on"})
    row = KnowsToo.objects.of(nursery.setting).get()
    assert row.with_family and "Sam" in read(helen.get(reverse("rota:known", args=[ada])).content.decode())
    assert helen.post(reverse("rota:too_off", args=[ada, row.pk]), follow=True).status_code == 200
    assert helen.get(reverse("rota:known", args=[nursery.elsewhere])).status_code == 404
