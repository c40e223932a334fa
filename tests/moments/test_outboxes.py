"""What is gone from a tablet, emptied or in two places is told to those who lead: once, with what to do."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.common.models import Notice
from babyroom.moments import queries_outboxes
from babyroom.moments.models import Outbox as Row
from babyroom.people.pages import notices
from babyroom.signin import operations_tablets
from babyroom.signin.models import Tablet
from tests.nursery import Nursery, at
from tests.outboxes import Outbox, outcomes, said
from tests.tablet.hands import signed_in, words

NOW = at("10:24")


@pytest.fixture
def outbox(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    return paired(nursery, monkeypatch, "Window")


def paired(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, name: str, now: datetime = NOW) -> Outbox:
    """A tablet of its own hand, whose key turns."""
    monkeypatch.setattr(clock, "now", lambda: now)
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name=name, by=nursery.manager(), at=now)
    client = Client()
    client.cookies["tablet"] = key
    return Outbox(client)


def told(nursery: Nursery) -> list[str]:
    return [one.words for one in notices.told(nursery.manager())]


def written(nursery: Nursery, outbox: Outbox, count: int) -> None:
    for minute in range(count):
        when = f"2026-11-24T10:{minute:02}:00+00:00"
        outbox.write(said(nursery, happened_at=when, device_at=when))


def test_numbers_that_are_gone_are_told_once_with_their_times_and_again_when_they_grow(nursery: Nursery, outbox: Outbox) -> None:
    written(nursery, outbox, 8)
    kept = {n: outbox.kept.pop(n) for n in (4, 5)}
    for _again in range(3):
        assert outbox.send()["through"] == 3
    [sentence] = told(nursery)
    assert "2 records from “Window” have not come and are not on the tablet any more: numbers 4–5." in sentence
    assert "It was between 24 November, 10:02 and 24 November, 10:05. Ask who was there" in sentence
    written(nursery, outbox, 2)
    del outbox.kept[9]
    outbox.send()
    [grown] = told(nursery)
    assert "3 records" in grown and "4–5, 9" in grown
    outbox.kept |= kept
    outbox.send()
    assert "1 record" in told(nursery)[0]
    outbox.kept[9] = {"id": str(new_id()), "n": 9, "moment": said(nursery)}
    outbox.kept[9]["id"] = outbox.kept[9]["moment"]["id"]
    outbox.send()
    assert told(nursery) == ["The records from “Window” that were missing have all come. There is nothing to do."]
    assert Notice.objects.of(nursery.setting).count() == 1


def test_what_the_tablet_still_holds_is_not_gone(nursery: Nursery, outbox: Outbox) -> None:
    written(nursery, outbox, 8)
    outbox.send([1, 7])
    assert told(nursery) == []


def test_a_call_that_was_overtaken_takes_nothing_back(nursery: Nursery, outbox: Outbox) -> None:
    written(nursery, outbox, 3)
    late = outbox.call([1])
    written(nursery, outbox, 3)
    assert outbox.send([1, 2, 3])["through"] == 3
    outbox.client.post("/sync", late, content_type="application/json", headers={"X-Babyroom": "1"})
    assert told(nursery) == []
    assert Row.objects.of(nursery.setting).get().last == 6


def test_a_store_that_went_back_for_long_is_found_out(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 6)
    outbox.send([1, 2, 3])
    outbox.last, outbox.kept = 3, {n: one for n, one in outbox.kept.items() if n <= 3}
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=11))
    outbox.send([])
    assert "numbers 4–6" in told(nursery)[0]


@pytest.mark.parametrize("says_so", [True, False])
def test_an_emptied_store_is_told_once(nursery: Nursery, outbox: Outbox, says_so: bool) -> None:
    written(nursery, outbox, 6)
    outbox.send([1, 2])
    after = Outbox(outbox.client)
    written(nursery, after, 1)
    before: dict[str, Any] = {"before": {"outbox": str(outbox.id), "last": 7}} if says_so else {}
    for _again in range(3):
        reply = after.send([1], **before)
        assert outcomes(reply)[0] in ("kept", "had")
        assert reply.get("gone_before") == ([[3, 7]] if says_so else None)
    [sentence] = told(nursery)
    assert sentence.startswith("The store of “Window” was emptied.")
    assert ("5 records had not come yet: numbers 3–7" if says_so else "4 records had not come yet: numbers 3–6") in sentence


def test_an_emptied_store_of_which_all_had_come_says_so_and_a_tidy_one_nothing(nursery: Nursery, outbox: Outbox) -> None:
    written(nursery, outbox, 2)
    outbox.send()
    outbox.send()
    tidy = Outbox(outbox.client)
    tidy.send()
    assert told(nursery) == []
    Outbox(outbox.client).send(before={"outbox": str(tidy.id), "last": 0})
    assert "All the records we know of had come." in told(nursery)[0]


def test_the_demonstrations_tablets_share_hands_and_nothing_is_told_of_their_stores(nursery: Nursery, outbox: Outbox) -> None:
    Tablet.objects.of(nursery.setting).filter(name="Window").update(turned_at=None)
    written(nursery, outbox, 3)
    outbox.send([1])
    Outbox(outbox.client).send(before={"outbox": str(outbox.id), "last": 3})
    assert told(nursery) == []


def test_a_copied_outbox_is_told_once_and_all_of_it_is_kept(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 3)
    outbox.send([1])
    copy = paired(nursery, monkeypatch, "Door")
    copy.id, copy.last, copy.kept = outbox.id, outbox.last, dict(outbox.kept)
    written(nursery, copy, 2)
    assert outcomes(copy.send()) == ["had", "kept", "kept", "kept", "kept"]
    written(nursery, outbox, 2)
    assert outcomes(outbox.send()) == ["had", "had", "kept", "kept"]
    [sentence] = told(nursery)
    assert "What was written on “Window” came from “Door”. All of it is kept." in sentence


def test_paired_again_an_outbox_goes_on(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 3)
    outbox.send([1])
    operations_tablets.revoke(Tablet.objects.of(nursery.setting).get(name="Window").pk, by=nursery.manager(), at=NOW)
    again = paired(nursery, monkeypatch, "Again")
    outbox.client = again.client
    reply = outbox.send()
    assert (reply["through"], reply["reaches"], reply["gone"]) == (3, 3, [])
    assert told(nursery) == []
    # The office reads of the tablet that it is now, and not what the one it was said last.
    assert [one.tablet for one in queries_outboxes.stores(nursery.manager())] == ["Again"]


def test_paired_again_what_was_gone_is_not_told_a_second_time(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 4)
    del outbox.kept[2]
    outbox.send()
    operations_tablets.revoke(Tablet.objects.of(nursery.setting).get(name="Window").pk, by=nursery.manager(), at=NOW)
    outbox.client = paired(nursery, monkeypatch, "Again").client
    assert outbox.send([])["gone"] == [[2, 2]]
    written(nursery, outbox, 2)
    del outbox.kept[6]
    outbox.send()
    assert len(told(nursery)) == 2 and "numbers 2, 6. It was after 24 November, 10:00" in told(nursery)[1]


def test_the_answer_says_which_numbers_are_gone_and_that_nothing_else_is_missing(nursery: Nursery, outbox: Outbox) -> None:
    written(nursery, outbox, 6)
    del outbox.kept[2]
    reply = outbox.send([1, 4])
    assert (reply["through"], reply["reaches"], reply["wants"], reply["gone"]) == (1, 2, [[3, 3], [5, 6]], [[2, 2]])
    reply = outbox.send()
    assert (reply["through"], reply["reaches"], reply["wants"], reply["gone"]) == (1, 6, [], [[2, 2]])
    assert "gone_before" not in reply


def test_another_tablet_cannot_mute_the_alarm_by_the_outbox_s_id(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 6)
    outbox.send([1, 2])
    forger = paired(nursery, monkeypatch, "Door")
    forger.id, forger.last = outbox.id, 6
    # It says that it holds all of them, hands in others under their numbers, and goes.
    forger.send([], holds=[[1, 6]])
    forger.kept = {n: {"id": one["id"], "n": n, "moment": one} for n, one in ((n, said(nursery)) for n in (3, 4, 5))}
    forger.send()
    for n in (3, 4, 5):
        del outbox.kept[n]
    reply = outbox.send()
    assert (reply["through"], reply["gone"]) == (2, [[3, 5]])
    alarm = "3 records from “Window” have not come and are not on the tablet any more: numbers 3–5."
    assert any(one.startswith(alarm) for one in told(nursery))
    # Nor can it say in the notice that all has come.
    forger.send([], holds=[[1, 6]])
    assert any(one.startswith(alarm) for one in told(nursery))


def test_another_tablet_cannot_mute_the_alarm_by_saying_that_the_store_was_emptied(
    nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(nursery, outbox, 5)
    outbox.send([1, 2])
    forger = paired(nursery, monkeypatch, "Door")
    assert forger.send(before={"outbox": str(outbox.id), "last": 2})["gone_before"] == [[3, 5]]
    after = Outbox(outbox.client)
    assert after.send(before={"outbox": str(outbox.id), "last": 7})["gone_before"] == [[3, 7]]
    assert [one.partition(" was emptied")[0] for one in told(nursery)] == ["The store of “Door”", "The store of “Window”"]
    assert "5 records had not come yet: numbers 3–7" in told(nursery)[1]


def test_the_office_reads_what_each_tablet_said(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    written(nursery, outbox, 4)
    del outbox.kept[3]
    outbox.send([1, 2], persisted=False)
    office = signed_in(nursery, monkeypatch, "Helen")
    page = words(office.page("/office/set-aside/"))
    assert "On the tablets Window last here 24 November, 10:24, 3 records wait on it its browser does not promise" in page
    assert "1 record is gone: number 3 (known since 24 November, 10:24)" in page
