"""POST /moments/: one answer for each record, whatever becomes of the others."""

import json
from typing import Any

import pytest
from django.test import Client

from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.moments.models import Moment
from babyroom.moments.unpacking import MOST_BYTES
from tests.nursery import SECRETS, Nursery, at


@pytest.fixture
def tablet(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: at("10:24"))
    client = Client()
    client.cookies["tablet"] = SECRETS["Ducklings"]
    return client


def said(nursery: Nursery, **more: Any) -> dict[str, Any]:
    priya = str(nursery.adults["Priya"])
    told = {"id": str(new_id()), "kind": "comfort", "baby": str(nursery.babies["Ada"]), "happened_at": "2026-11-24T10:20:00+00:00"}
    return {
        **told,
        "zone": "Europe/London",
        "facts": {},
        "known_by": "face",
        "time_from": "tap",
        "did_by": priya,
        "tapped_by": priya,
        **more,
    }


def post(client: Client, body: object, status: int = 200, **options: Any) -> dict[str, Any]:
    raw = body if isinstance(body, (str, bytes)) else json.dumps(body)
    answer = client.post("/moments/", raw, content_type="application/json", headers={"Accept": "application/json"}, **options)
    assert answer.status_code == status, answer.content
    told: dict[str, Any] = answer.json()
    return told


def test_each_record_is_answered_in_its_place(nursery: Nursery, tablet: Client) -> None:
    good, again = said(nursery), said(nursery, kind="nappy")
    told = post(tablet, {"moments": [good, {"kind": "comfort"}, "nonsense", said(nursery, kind="hug"), again]})
    assert [answer["outcome"] for answer in told["answers"]] == ["kept", "refused", "refused", "refused", "kept"]
    assert [answer["code"] for answer in told["answers"][1:4]] == ["unreadable", "unreadable", "unknown_kind"]
    assert all(answer["sentence"] for answer in told["answers"][1:4])
    assert [told["answers"][0]["id"], told["answers"][4]["id"]] == [good["id"], again["id"]]
    assert told["seq"] == told["answers"][4]["seq"] == 2
    assert told["now"] == "2026-11-24T10:24:00+00:00"
    assert Moment.objects.of(nursery.setting).count() == 2


def test_the_same_record_twice_is_one_record(nursery: Nursery, tablet: Client) -> None:
    one = said(nursery)
    assert post(tablet, {"moments": [one]})["answers"][0]["outcome"] == "kept"
    assert post(tablet, {"moments": [one]})["answers"][0]["outcome"] == "had"
    assert Moment.objects.of(nursery.setting).count() == 1


@pytest.mark.parametrize(
    "one",
    [
        {"note": "half a character: \ud800"},
        {"note": "bell\u0007"},
        {"happened_at": "0001-01-01T00:00:00+00:00"},
        {"happened_at": "9999-12-31T23:59:59-14:00"},
        {"facts": {"seen": "rubbed_eyes"}},
        {"facts": {"taken_ml": 90}},
        {"device_seq": "1"},
        {"device_at": "2026-11-24T10:20:00"},
        {"zone": "localtime"},
        {"kind": "from_home", "facts": {"woke_at": "T0745"}},
        {"facts": {"came_with": "half \udc76"}, "kind": "arrival"},
        {"baby": "00000000-0000-0000-0000-000000000001"},
        {"ended_at": "2026-11-24T10:00:00+00:00"},
        {"time_from": "typed", "happened_at": "2026-11-24T18:00:00+00:00"},
    ],
)
def test_an_impossible_record_is_refused_with_a_sentence_and_the_other_is_kept(
    nursery: Nursery, tablet: Client, one: dict[str, Any]
) -> None:
    told = post(tablet, {"moments": [said(nursery, **one), said(nursery)]})
    assert [answer["outcome"] for answer in told["answers"]] == ["refused", "kept"]
    assert told["answers"][0]["sentence"].endswith((".", "?"))


@pytest.mark.parametrize("body", ["", "not json", "[]", '{"moments": {}}', "[" * 100_000, '{"moments": [1' + "0" * 5000 + "]}"])
def test_a_body_that_is_no_list_of_moments_says_what_to_do(tablet: Client, body: str) -> None:
    if "1000" in body:
        post(tablet, body, status=400)
    else:
        assert "reload the page" in post(tablet, body, status=400)["sentence"]


def test_too_much_at_once_is_refused_before_it_is_read(nursery: Nursery, tablet: Client) -> None:
    told = post(tablet, json.dumps({"moments": [], "more": "x" * MOST_BYTES}), status=413)
    assert told["code"] == "too_large"


def test_a_record_from_another_site_is_refused(nursery: Nursery) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["tablet"] = SECRETS["Ducklings"]
    answer = strict.post("/moments/", json.dumps({"moments": [said(nursery)]}), content_type="application/json")
    assert answer.status_code == 403
    assert not Moment.objects.of(nursery.setting).exists()


def test_another_setting_s_baby_is_not_found_and_nobody_s_tablet_is_not_answered(nursery: Nursery, tablet: Client) -> None:
    told = post(tablet, {"moments": [said(nursery, baby=str(nursery.elsewhere))]})
    assert told["answers"][0]["outcome"] == "refused"
    post(Client(), {"moments": [said(nursery)]}, status=404)


@pytest.mark.parametrize("part", ["facts", "id", "note", "more"])
def test_a_record_folded_into_itself_costs_the_others_nothing(nursery: Nursery, tablet: Client, part: str) -> None:
    one = {**said(nursery), part: "HERE"}
    deep = "[" * 700 + "]" * 700
    body = json.dumps({"moments": [one, said(nursery)]}).replace('"HERE"', f'{{"seen": {deep}}}')
    answers = post(tablet, body)["answers"]
    assert (answers[0]["outcome"] == "refused" or part == "more") and answers[1]["outcome"] == "kept"
