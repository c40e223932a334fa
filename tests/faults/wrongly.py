"""Servers that do on purpose what must not be done: a check that does not find them out shows nothing."""

import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments.came import Came
from babyroom.moments.numbers import Stand
from babyroom.moments.operations_outbox import Noted
from babyroom.moments.operations_sync import Synced, sync
from babyroom.moments.taking import Answer
from babyroom.moments.wire import Call


def serve(wrong: str) -> None:
    """From here on this process serves wrongly."""
    how = {"answers_first": _answers_first, "own_ids": _own_ids}[wrong]
    sys.modules["babyroom.moments.views_sync"].__dict__["take_in"] = how


def _answers_first(call: Call, handed: Sequence[Came], *, by: Who, at: datetime) -> Synced:
    """Says that all is here, and writes it a moment later."""

    def later() -> None:
        time.sleep(0.3)
        with walls.within(by.setting):
            sync(call, handed, by=by, at=at)
        connection.close()

    threading.Thread(target=later).start()
    stands = Stand(call.last, (), (), (), call.last)
    return Synced([Answer(one.said_id, "kept", seq=1) for one in handed], Noted(stands, (), None), 1)


def _own_ids(call: Call, handed: Sequence[Came], *, by: Who, at: datetime) -> Synced:
    """Gives each record an id of its own, so that it knows none again."""
    anew = [replace(one, record=replace(one.record, id=new_id())) if one.record is not None else one for one in handed]
    done = sync(call, anew, by=by, at=at)
    return replace(done, answers=[replace(answer, id=one.said_id) for answer, one in zip(done.answers, handed, strict=True)])
