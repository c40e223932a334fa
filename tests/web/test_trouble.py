"""A full disk and a held database are said as what they are, and nobody is told that something was kept."""

import json

import pytest
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from babyroom.common.access import NOBODY
from babyroom.web.middleware import SayRefusals


def answered(problem: Exception, accept: str = "application/json") -> HttpResponse | None:
    """What a view that met this problem answers."""
    request = RequestFactory().post("/moments/", headers={"accept": accept})
    request.who = NOBODY  # type: ignore[attr-defined]
    return SayRefusals(lambda _request: HttpResponse()).process_exception(request, problem)


@pytest.mark.parametrize(
    ("words", "status", "code", "sentence"),
    [
        ("database or disk is full", 507, "disk_full", "has no room left"),
        ("disk I/O error", 507, "disk_full", "has no room left"),
        ("database is locked", 503, "busy", "is busy"),
        ('connection to server at "127.0.0.1", port 5432 failed: could not connect', 503, "busy", "is busy"),
    ],
)
def test_a_database_that_cannot_take_it_says_that_it_was_not_kept(words: str, status: int, code: str, sentence: str) -> None:
    answer = answered(OperationalError(words))
    assert answer is not None and answer.status_code == status
    told = json.loads(answer.content)
    assert told["code"] == code and told["sentence"].startswith("This was not kept") and sentence in told["sentence"]
    assert words not in answer.content.decode()


def test_postgresqls_full_disk_is_known_by_its_code() -> None:
    class DiskFull(Exception):
        sqlstate = "53100"

    problem = OperationalError("could not extend file")
    problem.__cause__ = DiskFull()
    answer = answered(problem)
    assert answer is not None and answer.status_code == 507


def test_what_is_a_mistake_of_ours_stays_one() -> None:
    assert answered(IntegrityError("UNIQUE constraint failed: people_baby.id")) is None
    assert answered(ValueError("disk is full")) is None
