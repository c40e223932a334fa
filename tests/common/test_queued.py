"""Writers of one process stand in a queue."""

import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from babyroom.common.databases import sqlite
from babyroom.common.queued.base import DatabaseWrapper
from babyroom.common.queued.queue import Queue

pytestmark = pytest.mark.sqlite
_SOON_S = 10


def _connection(path: Path, timeout: float = 5) -> BaseDatabaseWrapper:
    settings = sqlite(path, path)
    settings["OPTIONS"]["timeout"] = timeout
    defaults = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None}
    return DatabaseWrapper(defaults | settings, alias=path.stem)


def test_the_turn_goes_to_whoever_has_waited_longest() -> None:
    queue, came = Queue(), []
    assert queue.take(0)

    def wait(name: int) -> None:
        assert queue.take(_SOON_S)
        came.append(name)
        queue.leave()

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(5)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        _until(lambda number=number: len(queue._waiting) == number)
    queue.leave()
    assert not queue.take(0) or len(came) == 5, "one who came last was served before those who waited"
    for thread in threads:
        thread.join(_SOON_S)
    assert came == [0, 1, 2, 3, 4]


def test_whoever_runs_out_of_patience_leaves_the_queue() -> None:
    queue = Queue()
    assert queue.take(0)
    assert not queue.take(0.01)
    queue.leave()
    assert queue.take(0), "the turn was handed to one who had gone"


@pytest.mark.django_db
def test_a_turn_ends_with_its_transaction_however_that_ends(tmp_path: Path) -> None:
    connection = _connection(tmp_path / "one.sqlite3")
    queue = _queue_of(connection)
    connection.set_autocommit(autocommit=False, force_begin_transaction_with_broken_autocommit=True)
    assert not queue.take(0), "a transaction that writes took no turn"
    connection.commit()
    assert _free(queue)
    connection.set_autocommit(autocommit=True)
    connection.set_autocommit(autocommit=False, force_begin_transaction_with_broken_autocommit=True)
    connection.rollback()
    assert _free(queue)
    connection.set_autocommit(autocommit=True)
    connection.set_autocommit(autocommit=False, force_begin_transaction_with_broken_autocommit=True)
    connection.close()
    assert _free(queue)


@pytest.mark.django_db
def test_a_file_that_another_process_holds_gives_the_turn_back(tmp_path: Path) -> None:
    path = tmp_path / "two.sqlite3"
    holder, writer = _connection(path), _connection(path, timeout=0.05)
    writer.ensure_connection()
    holder.settings_dict["NAME"] = str(path)
    holder.ensure_connection()
    with holder.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")  # past the queue, as another process would
    with pytest.raises(OperationalError, match="locked"):
        writer.set_autocommit(autocommit=False, force_begin_transaction_with_broken_autocommit=True)
    assert _free(_queue_of(writer))
    holder.close()
    writer.close()


@pytest.mark.django_db(transaction=True)
def test_the_products_own_connection_stands_in_the_queue() -> None:
    from django.db import connection

    queue = _queue_of(connection)
    with transaction.atomic():
        assert not queue.take(0)
    assert _free(queue)


def _queue_of(connection: BaseDatabaseWrapper) -> Queue:
    from babyroom.common.queued import base

    return base._QUEUES[str(connection.settings_dict["NAME"])]


def _free(queue: Queue) -> bool:
    free = queue.take(0)
    if free:
        queue.leave()
    return free


def _until(told: object) -> None:
    end = time.monotonic() + _SOON_S
    while not told():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.001)
