"""F15, the second half: after a copy was put back, the tablets are asked for what it lacks and offer it again; nothing is lost, also from a
store that the copy had never heard of."""

from pathlib import Path

import pytest

from tests.faults.figures import measured
from tests.faults.ground import fresh

pytestmark = [pytest.mark.fault, pytest.mark.sqlite]
_CALLS = """
import json, pickle, sys
from pathlib import Path
from django.conf import settings
from babyroom.common import clock, walls
from tests.faults.writing import nursery, there
from tests.nursery import HARBOUR, at
from tests.outboxes import Outbox, outcomes, said, tablet_client
FIELDS = ("id", "last", "kept", "named")
clock.now = lambda: at("12:30")
kept, step = Path(sys.argv[1]), sys.argv[2]
n = nursery()
boxes = pickle.loads(kept.read_bytes()) if kept.exists() else {}
lost = []
def tablet(name):
    box = Outbox(tablet_client("Ducklings" if name == "first" else "Goslings"))
    for field in FIELDS:
        if name in boxes:
            setattr(box, field, boxes[name][field])
    return box
def write(box, baby, count):
    box.write(*(said(n, baby) for _k in range(count)), sealed=True)
    assert set(outcomes(box.send())) == {"kept"}
first, second = tablet("first"), tablet("second")
if step == "before":
    write(first, "Ada", 10)
elif step == "after":
    write(first, "Ada", 10)
    write(second, "Hugo", 10)
else:
    for box in (first, second):
        wants = box.send([])["wants"]
        lost.append(sum(last - start + 1 for start, last in wants))
        if step == "offered":
            told = box.send([number for start, last in wants for number in range(start, last + 1)])
            assert told["wants"] == [] and told["through"] == box.last, told
    ids = {one["id"] for box in (first, second) for one in box.kept.values()}
    print(json.dumps([lost, len(ids - {str(pk) for pk in there()})]))
if step != "offered":
    both = {"first": first, "second": second}
    kept.write_bytes(pickle.dumps({name: {f: getattr(box, f) for f in FIELDS} for name, box in both.items()}))
"""


def test_after_a_copy_is_put_back_the_tablets_fill_it_up_again(tmp_path: Path) -> None:
    ground, boxes = fresh(tmp_path), str(tmp_path / "boxes")
    ground.python(_CALLS, boxes, "before")
    assert ground.babyroom("backup", str(tmp_path / "copies")).returncode == 0
    ground.python(_CALLS, boxes, "after")
    copy = next((tmp_path / "copies").glob("*.brb"))
    done = ground.babyroom("restore", str(copy), "--key", ground.key())
    assert done.returncode == 0, done.stderr
    # The control: before they offer it again, what came after the copy is not there, and the server says which.
    assert ground.python(_CALLS, boxes, "asked").strip() == "[[10, 10], 20]"
    assert ground.python(_CALLS, boxes, "offered").strip() == "[[10, 10], 0]"
    tried = "10 moments after the copy on a store it knew, 10 on one it did not"
    measured("F15", "a copy put back, tablets offer again", tried, "0 lost", "before they offer again: 20 lacking, seen")
