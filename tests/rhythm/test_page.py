"""A baby's rhythm on its page: for the room, for a clinic, for the family; and for nobody else."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours
from babyroom.home import queries as home
from babyroom.people.models import FamilyTie
from babyroom.rhythm import picture, queries
from babyroom.rhythm.operations import lay_stale, switch_off
from babyroom.rhythm.page import page
from tests.nursery import TODAY, Nursery, at
from tests.rhythm.weeks import day, keep, sleep, usual_weeks, weekdays
from tests.tablet.hands import at_tablet, signed_in, words

LONDON = ZoneInfo("Europe/London")


def test_the_page_says_one_sentence_with_its_base(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    hand = at_tablet(nursery, monkeypatch)
    html = hand.page(hand.baby("Ada", "rhythm/"))
    told = words(html)
    assert "14 days with us, 4 to 23 November. From 70 notes, ours and home’s." in told
    assert re.search(r"With us, Ada fell asleep for her first rest between 10:40 and 11:\d0 on (all|\d+) of her last 14 days\.", told)
    assert "Days at home may look different, and that is fine." in told
    assert "<b>10:40 and 11:" in html
    assert html.count('class="rh"') == 2 and 'style="' not in html
    assert "What is usual now leans" in told or "leans" not in told


def test_the_same_days_stand_in_words(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(nursery, day(nursery, "Ada", weekdays(1)[0]))
    hand = at_tablet(nursery, monkeypatch)
    told = words(hand.page(hand.baby("Ada", "rhythm/")))
    assert "Mon 23 Nov 10:50 to 12:00 09:30, 12:30" in told
    assert "Not enough yet to say what is usual for Ada. It takes 5 days with us on which a rest is written." in told


def test_days_without_a_rest_written_are_not_enough_however_many(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(14)
    keep(nursery, [one for number, on in enumerate(days) for one in day(nursery, "Ada", on, [("10:50", "12:00")] if number < 4 else ())])
    hand = at_tablet(nursery, monkeypatch)
    html = hand.page(hand.baby("Ada", "rhythm/"))
    assert "It takes 5 days with us on which a rest is written." in words(html) and "rh-shape" not in html


def test_the_curve_is_as_high_as_all_days_and_says_how_many_they_are(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(14)
    naps = [[("10:50", "12:00")], [("13:00", "14:00")], [("15:00", "16:00")]]
    keep(nursery, [one for number, on in enumerate(days[:9]) for one in day(nursery, "Ada", on, naps[number % 3])])
    keep(nursery, [one for on in days[9:] for one in day(nursery, "Ada", on, ())])
    hand = at_tablet(nursery, monkeypatch)
    html = hand.page(hand.baby("Ada", "rhythm/"))
    assert "asleep then, on about how many of the 9 days with a rest written" in words(html)
    wide = next(part for part in html.split("<svg") if "0 0 720" in part)
    curve = re.search(r'class="rh-shape" d="M[\d.]+ (\d+)(L[^Z]+)', wide)
    assert curve is not None
    base, points = int(curve[1]), [float(one.split()[1]) for one in curve[2].split("L")[1:]]
    # Asleep at most on three days of nine: a third of the height, and the height is named.
    assert base - min(points) < (picture.WIDE.curve - 4) * 0.36
    assert ">9 days</text>" in wide and ">0</text>" in wide


def test_with_nothing_written_it_says_so(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    told = words(hand.page(hand.baby("Ada", "rhythm/")))
    assert "Not enough yet" in told and "Nothing is written yet." in told


def test_what_was_taken_back_is_not_in_it(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monday = weekdays(1)[0]
    nap = sleep(nursery, "Ada", monday, "14:00", "15:00")
    keep(nursery, [*day(nursery, "Ada", monday), nap])
    keep(nursery, [nursery.record("Ada", "withdrawal", "09:00", withdraws=nap.id)])
    hand = at_tablet(nursery, monkeypatch)
    told = words(hand.page(hand.baby("Ada", "rhythm/")))
    assert "14:00 to 15:00" not in told and "10:50 to 12:00" in told


def test_an_earlier_day_put_right_is_laid_ready_anew(nursery: Nursery) -> None:
    usual_weeks(nursery)
    assert queries.stale(nursery.setting, TODAY, "Europe/London") == sorted(set(nursery.babies.values()) - {nursery.babies["Ada"]})
    lay_stale(nursery.setting, at=at("08:00"))
    keep(nursery, [nursery.record("Ada", "milk", "09:00")])
    assert queries.stale(nursery.setting, TODAY, "Europe/London") == []
    keep(nursery, [sleep(nursery, "Ada", weekdays(1)[0], "09:00", "09:30")])
    assert queries.stale(nursery.setting, TODAY, "Europe/London") == [nursery.babies["Ada"]]


def test_two_households_each_tell_a_part_of_the_morning(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(
        nursery,
        [
            nursery.record("Ada", "from_home", "07:10", facts={"woke_at": "06:10"}),
            nursery.record("Ada", "from_home", "07:40", facts={"last_milk_at": "07:00"}),
            nursery.record("Ada", "arrival", "08:00"),
        ],
    )
    hand = at_tablet(nursery, monkeypatch)
    html = hand.page(hand.baby("Ada", "rhythm/"))
    assert "awake since 06:10, fed at 07:00" in words(html)
    assert html.count('class="rh-home"') >= 3


def test_closed_days_and_days_away_are_not_days_here(nursery: Nursery) -> None:
    days = usual_weeks(nursery, count=6)
    keep(nursery, [nursery.record("Ada", "from_home", "07:30", on=days[0] - timedelta(days=1), facts={"woke_at": "06:00"})])
    found = page(nursery.setting, nursery.babies["Ada"], "Ada", at("10:00"), LONDON)
    assert found is not None and found.here == 6
    assert found.base.startswith("6 days with us")


@pytest.mark.parametrize("changes_on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_over_which_the_clocks_change_is_drawn_by_the_wall(nursery: Nursery, changes_on: date) -> None:
    zone = "Europe/London"
    late = datetime.combine(changes_on, datetime.min.time(), LONDON)
    nap = nursery.record(
        "Ada", "sleep", "00:30", on=changes_on, ended_at=datetime(changes_on.year, changes_on.month, changes_on.day, 3, 30, tzinfo=UTC)
    )
    keep(nursery, [nap, *day(nursery, "Ada", changes_on + timedelta(days=1))])
    found = queries.read(nursery.setting, [nursery.babies["Ada"]], changes_on, changes_on + timedelta(days=1), zone)
    first, monday = found[nursery.babies["Ada"]]
    assert first.on == late.date()
    (began, ended) = first.sleeps[0]
    assert ended is not None and ended - began == 3 * 60 * 60
    assert monday.here


def test_a_change_is_told_with_its_count(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(14)
    keep(nursery, [one for on in days[:10] for one in day(nursery, "Ada", on, [("10:40", "11:40")])])
    keep(nursery, [one for on in days[10:] for one in day(nursery, "Ada", on, [("11:10", "12:10")])])
    hand = at_tablet(nursery, monkeypatch)
    told = words(hand.page(hand.baby("Ada", "rhythm/")))
    assert re.search(r"her first rest begins about 30 minutes later\. That is 4 days", told)


def test_on_paper_there_is_sleep_and_milk_only(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = usual_weeks(nursery)
    keep(nursery, [nursery.record("Ada", "comfort", "11:00", on=days[-1], facts={"seen": ["sobbed"]}, note="Held by Priya.")])
    hand = at_tablet(nursery, monkeypatch)
    told = words(hand.page(f"/room/print/rhythm/{nursery.babies['Ada']}/"))
    assert "Ada’s sleep and milk" in told and "Born 10 January 2026" in told
    for unsaid in ("Priya", "sobbed", "comfort", "Held"):
        assert unsaid not in told


def test_switched_off_the_page_shows_the_days_and_says_who_can_change_it(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    switch_off(baby=nursery.babies["Ada"], family_asked=True, by=nursery.manager(), at=at("09:00"))
    hand = at_tablet(nursery, monkeypatch)
    html = hand.page(hand.baby("Ada", "rhythm/"))
    told = words(html)
    assert "Usual times are switched off for Ada. The family asked for it. Whoever leads the nursery can switch them on again." in told
    assert "rh-shape" not in html and "fell asleep for" not in told and "leans" not in told
    assert "Mon 23 Nov" in told


def test_switching_is_the_lead_s_and_leaves_a_row(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = nursery.babies["Ada"]
    with pytest.raises(NotYours):
        switch_off(baby=ada, by=nursery.tablet(), at=at("09:00"))
    with pytest.raises(NotYours):
        switch_off(baby=nursery.elsewhere, by=nursery.manager(), at=at("09:00"))
    hand = signed_in(nursery, monkeypatch, "Helen")
    hand.tap(f"/office/usual-times/baby/{ada}/", family="1")
    assert "switched off, the family asked" in hand.page("/office/usual-times/")
    hand.tap(f"/office/usual-times/baby/{ada}/", on="1")
    hand.tap(f"/office/usual-times/room/{nursery.rooms['Ducklings']}/")
    assert "switched off with the room" in hand.page("/office/usual-times/")
    acts = list(AuditRow.objects.of(nursery.setting).filter(act__startswith="rhythm.").order_by("seq").values_list("act", "subject"))
    assert acts == [
        ("rhythm.switch_off", f"people.baby/{ada}"),
        ("rhythm.switch_on", f"people.baby/{ada}"),
        ("rhythm.switch_off", f"people.room/{nursery.rooms['Ducklings']}"),
    ]


def test_the_family_sees_its_own_baby_s_rhythm_with_us_without_today(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    keep(nursery, [sleep(nursery, "Ada", TODAY, "08:10", "08:40")])
    hand = signed_in(nursery, monkeypatch, "Ngozi")
    told = words(hand.page(f"/home/{nursery.babies['Ada']}/rhythm/"))
    assert "Ada’s rhythm" in told and "With us, Ada fell asleep" in told and "08:10" not in told
    hand.page(f"/home/{nursery.babies['Ben']}/rhythm/", status=404)


def test_a_parent_who_may_not_see_sees_nothing(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    FamilyTie.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"]).update(sees=FamilyTie.Sees.NOTHING)
    signed_in(nursery, monkeypatch, "Ngozi").page(f"/home/{nursery.babies['Ada']}/rhythm/", status=404)


def test_another_room_s_baby_and_another_setting_s_are_not_found(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    for baby in (nursery.babies["Hugo"], nursery.elsewhere):
        hand.page(f"/room/baby/{baby}/rhythm/", status=404)
        hand.page(f"/room/print/rhythm/{baby}/", status=404)
    with pytest.raises(NotYours):
        home.rhythm_page(nursery.parent(), nursery.elsewhere, at("10:00"))
