"""What is set aside has its room: a record, a tablet. What is beyond it is answered, stays on the tablet, and comes later."""

from typing import Any

import pytest
from django.db.models import TextField
from django.db.models.functions import Cast, Length

from babyroom.common import clock
from babyroom.common.models import AuditRow
from babyroom.moments import operations_aside, queries_aside
from babyroom.moments.came import spelling
from babyroom.moments.models import Aside, Moment
from babyroom.people.pages import notices
from tests.nursery import Nursery, at
from tests.outboxes import Outbox, outcomes, said, tablet_client

NOW = at("10:24")
KB = 1024


@pytest.fixture
def outbox(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    del nursery
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Outbox(tablet_client())


def odd(nursery: Nursery, size: int = 0, **more: Any) -> dict[str, Any]:
    """A record that cannot go into the log, as long as is asked."""
    return said(nursery, kind="hug", note="x" * size, **more)


def told(nursery: Nursery) -> list[str]:
    return [one.words for one in notices.told(nursery.manager())]


def sizes(nursery: Nursery) -> list[int]:
    rows = Aside.objects.of(nursery.setting).annotate(size=Length(Cast("body", TextField())))
    return list(rows.order_by("received_at", "n").values_list("size", flat=True))


def settle_all(nursery: Nursery) -> None:
    for one in queries_aside.waiting(nursery.manager()):
        operations_aside.leave_out(one.id, by=nursery.manager(), at=NOW)


def exactly(nursery: Nursery, size: int) -> dict[str, Any]:
    """A record whose body is just so long."""
    record = odd(nursery)
    return {**record, "note": "x" * (size - len(spelling(record)))}


def test_a_record_that_is_too_big_stays_on_the_tablet_and_the_office_knows_of_it(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(exactly(nursery, 64 * KB), exactly(nursery, 64 * KB + 1), said(nursery))
    for _again in range(3):
        got = outbox.send([1, 2, 3])
        assert outcomes(got)[:2] == ["aside", "refused"]
        assert (got["answers"][1]["code"], got["through"], got["wants"]) == ("too_big", 3, [])
        assert got["answers"][1]["sentence"] == "This is too big for us. It stays on this tablet. Please ask the office."
    assert Moment.objects.of(nursery.setting).count() == 1
    stub = Aside.objects.of(nursery.setting).get(code="too_big")
    assert stub.body["too_big"] == 64 * KB + 1 and len(stub.body["sha256"]) == 64 and stub.n == 2
    assert max(sizes(nursery)) < 65 * KB and min(sizes(nursery)) < 200
    shown = {one.why for one in queries_aside.waiting(nursery.manager()) if not one.readable}
    assert shown == {"A record of 64 kB came: too big for us. It is on the tablet still."}
    audited = AuditRow.objects.of(nursery.setting).order_by("seq").values_list("after", flat=True)
    assert next(iter(audited)) == {"kept": 1, "aside": 1, "stays": 1}


def test_a_long_record_that_can_go_into_the_log_does(nursery: Nursery, outbox: Outbox) -> None:
    outbox.write(said(nursery, more="x" * 100 * KB), sealed=True)
    assert outcomes(outbox.send()) == ["kept"]


@pytest.mark.parametrize("by", ["number", "size"])
def test_what_is_beyond_the_room_of_a_tablet_waits_on_it_and_comes_once_there_is_room(
    nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    if by == "number":
        monkeypatch.setattr(operations_aside, "MOST_OF_ONE", 3)
    else:
        # Room for three of twenty, where a fourth of the biggest sort would not fit.
        monkeypatch.setattr(operations_aside, "MOST_BYTES_OF_ONE", 64 * KB + 50 * KB)
    outbox.write(*(odd(nursery, 20 * KB) for _n in range(5)), said(nursery))
    for _again in range(3):
        got = outbox.send([1, 2, 3, 4, 5, 6])
        assert outcomes(got)[:5] == ["aside"] * 3 + ["refused"] * 2
        assert {one["code"] for one in got["answers"][3:5]} == {"aside_full"}
        assert got["answers"][4]["sentence"].endswith("This one stays on this tablet and goes later.")
        # Not asked for while there is no room: else the tablet would send them without end.
        assert (got["through"], got["wants"]) == (3, [])
    assert Moment.objects.of(nursery.setting).count() == 1
    assert told(nursery) == [
        "More from “Ducklings tablet” could not be kept than we can set aside. Nothing is lost: the rest stays on the tablet. "
        "Look at what is set aside, on the page Tablets; the rest comes after that."
    ]
    assert len(queries_aside.waiting(nursery.manager())) == 3
    settle_all(nursery)
    assert outbox.send([])["wants"] == [[4, 5]]
    got = outbox.send([4, 5])
    assert (outcomes(got), got["through"], got["wants"]) == (["aside"] * 2, 6, [])


def test_the_same_thing_again_takes_no_more_room_and_other_content_does(
    nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations_aside, "MOST_OF_ONE", 2)
    # Numbers that a database may write in another way than they came.
    first = odd(nursery, facts={"a": -0.0, "b": 1e300, "c": 1.0, "d": "é"})
    other = Outbox(tablet_client("Goslings"))
    for box in (outbox, other):
        box.write(first, first)
        for _again in range(3):
            assert outcomes(box.send([1, 2])) == ["aside", "aside"]
    assert Aside.objects.of(nursery.setting).count() == 1
    outbox.write({**first, "note": "More."})
    assert outcomes(outbox.send()) == ["aside"]
    outbox.write({**first, "note": "Still more."})
    assert outcomes(outbox.send()) == ["refused"]
    # The room is each tablet's own.
    other.write({**first, "note": "Still more."})
    assert outcomes(other.send()) == ["aside"]


def test_what_was_settled_takes_no_room_and_is_known_still(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations_aside, "MOST_OF_ONE", 2)
    outbox.write(odd(nursery), odd(nursery))
    assert outcomes(outbox.send()) == ["aside", "aside"]
    settle_all(nursery)
    assert outcomes(outbox.send([1, 2])) == ["aside", "aside"]
    assert queries_aside.waiting(nursery.manager()) == [] and Aside.objects.of(nursery.setting).count() == 2
    outbox.write(odd(nursery), odd(nursery))
    assert outcomes(outbox.send()) == ["aside", "aside"]


def test_the_office_is_told_again_only_after_it_has_read(nursery: Nursery, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations_aside, "MOST_OF_ONE", 1)
    for _again in range(3):
        outbox.write(odd(nursery))
        outbox.send()
    other = Outbox(tablet_client("Goslings"))
    other.write(odd(nursery), odd(nursery))
    other.send()
    assert len(told(nursery)) == 2
