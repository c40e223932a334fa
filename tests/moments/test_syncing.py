"""POST /sync: one answer for each record, whatever becomes of the others; numbers, keys, and what is set aside."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.common.models import AuditRow
from babyroom.moments import operations_aside, queries_aside, sealing
from babyroom.moments.models import Aside, Moment
from babyroom.moments.models import Outbox as Row
from babyroom.moments.wire import MOST_BYTES
from babyroom.signin.models import Login
from tests.nursery import SECRETS, Nursery, at
from tests.outboxes import HEADERS, Outbox, outcomes, post, said, sealed_to, tablet_client

NOW = at("10:24")


@pytest.fixture
def outbox(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    del nursery
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Outbox(tablet_client())


def test_each_record_is_answered_in_its_place(nursery: Nursery, outbox: Outbox) -> None:
    good, again = said(nursery), said(nursery, kind="nappy")
    outbox.write(good, said(nursery, kind="hug"), again)
    told = outbox.send()
    assert outcomes(told) == ["kept", "aside", "kept"]
    assert [(one["n"], one["code"], one["seq"]) for one in told["answers"]] == [(1, "", 1), (2, "unknown_kind", None), (3, "", 2)]
    assert (told["version"], told["ask"], told["through"], told["wants"], told["seq"]) == (1, "a1", 3, [], 2)
    assert told["now"] == "2026-11-24T10:24:00+00:00"
    assert told["key"] == dict(zip(("id", "public"), sealing.public_key(), strict=True))
    assert list(Moment.objects.of(nursery.setting).order_by("seq").values_list("device_seq", flat=True)) == [1, 3]


def test_a_batch_leaves_one_audit_row_and_a_sign_of_life_none(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery), said(nursery, kind="hug"), said(nursery, "Ben"))
    outbox.send()
    outbox.send()
    rows = AuditRow.objects.of(nursery.setting)
    assert [(row.act, row.after) for row in rows] == [("moments.receive", {"kept": 2, "aside": 1})]


def test_sealed_records_are_opened_and_old_keys_still_open(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox.write(said(nursery), sealed=True)
    before = sealing.public_key()
    monkeypatch.setattr(settings, "KEY_RING", settings.KEY_RING.renewed())
    assert sealing.public_key() != before
    outbox.write(said(nursery, kind="nappy", note="By the window."), sealed=True)
    told = outbox.send()
    assert outcomes(told) == ["kept", "kept"] and told["key"]["id"] == settings.KEY_RING.current


@pytest.mark.parametrize("name", ["Helen", "Ngozi"])
def test_nobody_hands_in_by_name(nursery: Nursery, outbox: Outbox, name: str) -> None:
    client = Client()
    client.force_login(Login.objects.get(pk=nursery.logins[name]))
    outbox.write(said(nursery, known_by="login"))
    assert post(client, outbox.call(), 404)["code"] == "not_yours"
    assert not Moment.objects.of(nursery.setting).exists() and not Aside.objects.of(nursery.setting).exists()


@pytest.mark.parametrize("spoil", ["cut", "other_key", "unknown_key", "no_json", "not_base64"])
def test_what_cannot_be_opened_is_kept_aside_as_it_came_once(nursery: Nursery, outbox: Outbox, spoil: str) -> None:
    moment = said(nursery)
    how: dict[str, Any] = sealed_to(moment)
    if spoil == "cut":
        how["sealed"] = how["sealed"][:-8]
    elif spoil == "other_key":
        point = sealing.key_pair(b"another secret of another server").public_key()
        how["sealed"] = sealed_to(moment, ("", sealing.spelled(point)))["sealed"]
    elif spoil == "unknown_key":
        how["key"] = "feedbeef"
    elif spoil == "no_json":
        how = sealed_to("just words")
    else:
        how["sealed"] = "***"
    outbox.kept[1], outbox.last = {"id": moment["id"], "n": 1, **how}, 1
    for _again in range(3):
        told = outbox.send([1])
        assert outcomes(told) == ["aside"] and told["through"] == 1
    aside = Aside.objects.of(nursery.setting).get()
    assert (str(aside.moment_id), aside.body, aside.n, aside.outbox) == (moment["id"], outbox.kept[1], 1, outbox.id)
    waiting = queries_aside.waiting(nursery.manager())
    assert [(one.readable, one.baby) for one in waiting] == [(False, "")]
    assert operations_aside.write_all_in([aside.pk], by=nursery.manager(), at=NOW) == (0, 1)
    operations_aside.leave_out(aside.pk, by=nursery.manager(), at=NOW)
    assert outcomes(outbox.send([1])) == ["aside"] and queries_aside.waiting(nursery.manager()) == []


def test_the_same_record_twice_is_one_record(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery))
    assert outcomes(outbox.send([1, 1])) == ["kept", "had"]
    assert outcomes(outbox.send([1])) == ["had"]
    assert Moment.objects.of(nursery.setting).count() == 1


def test_other_content_under_a_known_id_is_set_aside_and_can_be_written_in_beside_it(nursery: Nursery, outbox: Outbox) -> None:
    first = said(nursery, kind="milk", facts={"taken_ml": 120})
    other = {**first, "facts": {"taken_ml": 90}}
    outbox.write(first, other)
    told = outbox.send()
    assert outcomes(told) == ["kept", "aside"] and told["answers"][1]["code"] == "other_content"
    aside = Aside.objects.of(nursery.setting).get()
    operations_aside.write_in(aside.pk, by=nursery.manager(), at=NOW)
    facts = Moment.objects.of(nursery.setting).order_by("seq").values_list("words__facts", flat=True)
    assert [one["taken_ml"] for one in facts] == [120, 90]
    # What a person has written in since is here.
    assert outcomes(outbox.send([1, 2])) == ["had", "had"]


@pytest.mark.parametrize(
    "one",
    [
        {"note": "half a character: \ud800"},
        {"note": "bell\u0007"},
        {"note": "nought\u0000"},
        {"happened_at": "0001-01-01T00:00:00+00:00", "time_from": "typed"},
        {"happened_at": "9999-12-31T23:59:59-14:00", "time_from": "typed"},
        {"facts": {"seen": "rubbed_eyes"}},
        {"facts": {"taken_ml": 90}},
        {"device_at": "2026-11-24T10:20:00"},
        {"zone": "localtime"},
        {"kind": "from_home", "facts": {"woke_at": "T0745"}},
        {"facts": {"came_with": "half \udc76"}, "kind": "arrival"},
        {"ended_at": "2026-11-24T10:00:00+00:00"},
        {"time_from": "typed", "happened_at": "2026-11-24T18:00:00+00:00"},
        {"facts": {"seen": float("nan")}},
    ],
)
def test_an_impossible_record_is_set_aside_with_a_sentence_and_the_other_is_kept(
    nursery: Nursery, outbox: Outbox, one: dict[str, Any]
) -> None:
    outbox.write(said(nursery, **one), said(nursery))
    told = outbox.send()
    assert outcomes(told) == ["aside", "kept"]
    assert told["answers"][0]["sentence"].endswith((".", "?")) and told["answers"][0]["code"]
    outbox.send([1])
    assert Aside.objects.of(nursery.setting).count() == 1


def test_another_nurserys_baby_or_id_is_not_ours_and_leaves_nothing_here(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery, baby="Ada") | {"baby": str(nursery.elsewhere)}, said(nursery) | {"baby": str(new_id())})
    told = outbox.send()
    assert outcomes(told) == ["not_yours", "not_yours"] and told["through"] == 2
    one, other = ({**answer, "id": "", "n": 0} for answer in told["answers"])
    assert one == other
    assert not Aside.objects.of(nursery.setting).exists() and not Moment.objects.of(nursery.setting).exists()


def test_what_is_said_anew_settles_what_was_set_aside(nursery: Nursery, outbox: Outbox) -> None:
    wrong = said(nursery, kind="milk", facts={"taken_ml": 9000})
    outbox.write(wrong)
    assert outcomes(outbox.send()) == ["aside"]
    still_wrong = said(nursery, kind="milk", facts={"taken_ml": 8000})
    outbox.write(still_wrong, mends=wrong["id"])
    assert outcomes(outbox.send()) == ["aside"]
    assert len(queries_aside.waiting(nursery.manager())) == 2
    for other in (Outbox(tablet_client("Goslings")), outbox):
        baby = "Hugo" if other is not outbox else "Ada"
        other.write(said(nursery, baby, kind="milk", facts={"taken_ml": 90}), mends=wrong["id"])
        assert outcomes(other.send()) == ["kept"]
        settled = Aside.objects.of(nursery.setting).get(moment_id=wrong["id"])
        # Another outbox has no say in it.
        assert settled.settled_as == ("said_anew" if other is outbox else "")
    assert AuditRow.objects.of(nursery.setting).order_by("-seq").first().after["said_anew"] == [str(settled.pk)]


@pytest.mark.parametrize(
    "body", ["", "not json", "[]", "{}", "<html><body>Sign in to Wi-Fi</body></html>", '{"version": 1, "records": {}}', "[" * 100_000]
)
def test_a_body_that_is_no_call_is_answered_400_and_costs_nothing(outbox: Outbox, body: str) -> None:
    told = post(outbox.client, body, status=400)
    assert told["code"] in ("not_json", "version") and "othing" in told["sentence"]


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 1.5])
def test_another_version_is_said_to_be_that_and_nothing_is_lost(nursery: Nursery, outbox: Outbox, version: object) -> None:
    outbox.write(said(nursery))
    told = outbox.send(status=400, version=version)
    assert told["code"] == "version"
    assert not Moment.objects.of(nursery.setting).exists()
    assert outcomes(outbox.send()) == ["kept"]


@pytest.mark.parametrize(
    "part",
    [{"outbox": "x"}, {"outbox": None}, {"last": -1}, {"last": "7"}, {"holds": [[1]]}, {"holds": 7}, {"waiting": 2.5}, {"records": 1}],
)
def test_a_call_whose_own_parts_are_no_such_thing_is_no_call(outbox: Outbox, part: dict[str, Any]) -> None:
    assert post(outbox.client, {**outbox.call(), **part}, status=400)["code"] == "not_json"


def test_too_much_at_once_is_sent_in_smaller_parts(nursery: Nursery, outbox: Outbox) -> None:
    assert post(outbox.client, json.dumps({"more": "x" * MOST_BYTES}), status=413)["code"] == "too_large"
    outbox.write(*(said(nursery) for _n in range(501)))
    assert outbox.send(status=413)["code"] == "too_large"
    assert len(outbox.send(range(1, 501))["answers"]) == 500


def test_it_is_asked_with_our_own_header_and_not_from_another_sites_page(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery))
    body = json.dumps(outbox.call())
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["tablet"] = SECRETS["Ducklings"]
    for headers in ({}, {"X-Babyroom": "2"}, {**HEADERS, "Sec-Fetch-Site": "cross-site"}):
        assert strict.post("/sync", body, content_type="application/json", headers=headers).status_code == 403
    assert not Moment.objects.of(nursery.setting).exists()
    answer = strict.post("/sync", body, content_type="application/json", headers={**HEADERS, "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 200


def test_nobodys_tablet_is_answered_in_json_and_learns_nothing(nursery: Nursery, outbox: Outbox) -> None:
    told = post(Client(), outbox.call(), status=404)
    assert told["code"] == "not_yours"


@pytest.mark.parametrize("part", ["facts", "id", "note", "more"])
def test_a_record_folded_into_itself_costs_the_others_nothing(nursery: Nursery, outbox: Outbox, part: str) -> None:
    outbox.write(said(nursery), said(nursery))
    outbox.kept[1]["moment"][part] = "HERE"
    deep = "[" * 700 + "]" * 700
    told = post(outbox.client, json.dumps(outbox.call()).replace('"HERE"', f'{{"seen": {deep}}}'))
    assert outcomes(told)[1] == "kept" and outcomes(told)[0] == ("kept" if part == "more" else "aside")


def test_a_record_may_come_before_what_it_corrects(nursery: Nursery, outbox: Outbox) -> None:
    first = said(nursery, kind="milk", facts={"taken_ml": 120})
    outbox.write(first, said(nursery, kind="milk", facts={"taken_ml": 90}, corrects=first["id"]))
    assert outcomes(outbox.send([2])) == ["kept"]
    told = outbox.send([1])
    assert outcomes(told) == ["kept"] and told["through"] == 2


def test_what_the_server_has_not_is_wanted_again(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(*(said(nursery) for _n in range(6)))
    assert outbox.send([2, 5])["wants"] == [[1, 1], [3, 4], [6, 6]]
    row = Row.objects.of(nursery.setting).get()
    assert (row.through, row.beyond, row.last, row.waiting, row.persisted) == (0, [[2, 2], [5, 5]], 6, 6, True)
    assert outbox.send()["through"] == 6
    assert outbox.send()["wants"] == []


def test_a_sign_of_life_is_written_down_once_a_minute(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox.send()
    for seconds in (20, 70):
        monkeypatch.setattr(clock, "now", lambda seconds=seconds: NOW + timedelta(seconds=seconds))
        outbox.send()
        seen = Row.objects.of(nursery.setting).get().seen_at
        assert seen == (NOW if seconds == 20 else NOW + timedelta(seconds=70))


def test_a_page_of_the_nursery_the_tablet_was_at_before_hands_nothing_in_here(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery), sealed=True)
    told = outbox.send(status=409, setting=str(new_id()))
    assert told["code"] == "other_nursery"
    assert not Row.objects.of(nursery.setting).exists() and not Aside.objects.of(nursery.setting).exists()
    assert outcomes(outbox.send(setting=str(nursery.setting))) == ["kept"]
