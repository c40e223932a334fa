"""One rule checks and filters: whoever the generated people and dates are, a list and a check never disagree."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from babyroom.common.access import NOBODY, Relation, Who
from babyroom.common.ids import new_id
from babyroom.people import access, queries
from babyroom.people.models import Adult, Baby, FamilyTie, Job, KeyPerson
from babyroom.signin.access import AT_A_TABLET, TABLET_OF_ROOM
from tests.nursery import HARBOUR, TODAY, ZONE, Nursery, at
from tests.owner import undone

OF_BABIES: tuple[Relation, ...] = (
    access.WORKS_HERE,
    access.LEADS,
    access.WORKS_IN_ROOM,
    access.KEY_PERSON,
    access.FAMILY,
    access.LEADS_SAFEGUARDING,
    access.COMMAND_LINE,
    AT_A_TABLET,
    TABLET_OF_ROOM,
)
_DAY = st.integers(-3, 3)
_DAYS = st.tuples(_DAY, st.one_of(st.none(), _DAY)).filter(lambda days: days[1] is None or days[0] <= days[1])
_BABY = st.sampled_from(["Ada", "Ben", "Hugo"])
_JOB = st.tuples(st.sampled_from(Job.Sort.values), st.sampled_from(["Ducklings", "Goslings", ""]), st.booleans(), _DAYS)
_KEY = st.tuples(_BABY, _DAYS)
_TIE = st.tuples(_BABY, st.sampled_from(FamilyTie.Sees.values), st.booleans(), _DAYS)
_HOW = st.sampled_from(["login", "face", "command", ""])


def held(days: tuple[int, int | None]) -> bool:
    """Whether these days hold today."""
    return days[0] <= 0 and (days[1] is None or days[1] >= 0)


def _days(days: tuple[int, int | None]) -> dict[str, object]:
    first, last = days
    return {"from_on": TODAY + timedelta(days=first), "until_on": None if last is None else TODAY + timedelta(days=last)}


def somebody(nursery: Nursery, jobs: list, keys: list, ties: list, how: str) -> Who:  # type: ignore[type-arg]
    """An adult with this work, these key babies and this family, known in this way."""
    adult = Adult.objects.create(setting_id=HARBOUR, first_name="Kit")
    for sort, room, safeguarding, days in jobs:
        Job.objects.create(
            setting_id=HARBOUR, adult=adult, sort=sort, room_id=nursery.rooms.get(room), safeguarding=safeguarding, **_days(days)
        )
    for baby, days in keys:
        KeyPerson.objects.create(setting_id=HARBOUR, baby_id=nursery.babies[baby], adult=adult, **_days(days))
    for baby, sees, blocked, days in ties:
        told = {"sees": "nothing" if blocked else sees, "blocked": blocked, **_days(days)}
        FamilyTie.objects.create(setting_id=HARBOUR, baby_id=nursery.babies[baby], adult=adult, called="Kit", **told)
    standing = queries.standing(HARBOUR, adult.pk, TODAY, at("10:00"))
    by_tablet = how == "face"
    if by_tablet:
        standing["babies_in_room"] = queries.babies_placed(HARBOUR, nursery.rooms["Ducklings"], TODAY)
    return Who(
        setting_id=HARBOUR,
        adult_id=adult.pk,
        login_id=new_id() if how == "login" else None,
        tablet_id=nursery.tablets["Ducklings"] if by_tablet else None,
        room_id=nursery.rooms["Ducklings"] if by_tablet else None,
        how=how,
        zone=ZONE,
        jobs=standing["jobs"],
        seen=standing,
    )


def disagree(relation: Relation, who: Who) -> set[UUID]:
    """Babies of whom the list and the check do not say the same."""
    listed = set(Baby.objects.of(HARBOUR).filter(relation.which(who)).values_list("pk", flat=True))
    checked = {pk for pk in Baby.objects.of(HARBOUR).values_list("pk", flat=True) if relation.holds(who, pk)}
    return listed ^ checked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jobs=st.lists(_JOB, max_size=2), keys=st.lists(_KEY, max_size=2), ties=st.lists(_TIE, max_size=3), how=_HOW)
def test_a_list_and_a_check_never_disagree(nursery: Nursery, jobs: list, keys: list, ties: list, how: str) -> None:  # type: ignore[type-arg]
    with undone():
        who = somebody(nursery, jobs, keys, ties, how)
        for relation in OF_BABIES:
            assert not disagree(relation, who), relation
            # For the setting as a whole it holds where it holds for any; a room may have no baby, so not the other way round.
            if any(relation.holds(who, pk) for pk in nursery.babies.values()):
                assert relation.holds(who, None), relation
        adults = set(Adult.objects.of(HARBOUR).filter(access.IS_THE_PERSON.which(who)).values_list("pk", flat=True))
        assert adults == ({who.adult_id} if how == "login" else set())
        assert not disagree_with_the_days(nursery, who, ties, keys, jobs)


def disagree_with_the_days(nursery: Nursery, who: Who, ties: list, keys: list, jobs: list) -> list[str]:  # type: ignore[type-arg]
    """Babies where a relation does not say what the days that were written say."""
    login, works = who.login_id is not None, any(held(days) for *_rest, days in jobs)
    wrong = []
    for name in ("Ada", "Ben", "Hugo"):
        about = [(sees, blocked) for baby, sees, blocked, days in ties if baby == name and held(days)]
        family = login and bool(about) and all(sees == "all" and not blocked for sees, blocked in about)
        kept = any(blocked for _sees, blocked in about)
        key = not kept and login and works and any(baby == name and held(days) for baby, days in keys)
        room = "Goslings" if name == "Hugo" else "Ducklings"
        in_room = not kept and login and any(place == room and held(days) for _sort, place, _lead, days in jobs)
        for relation, expected in ((access.FAMILY, family), (access.KEY_PERSON, key), (access.WORKS_IN_ROOM, in_room)):
            if relation.holds(who, nursery.babies[name]) != expected:
                wrong.append(f"{relation.name} of {name}")
    return wrong


def test_the_control_a_rule_that_lists_more_than_it_checks_is_found(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    listing: Callable[[object, Who], object] = lambda _self, _who: access.EVERYBODYS  # noqa: E731
    monkeypatch.setattr(type(access.FAMILY), "which", listing)
    assert disagree(access.FAMILY, nursery.parent())


def test_nobody_stands_in_no_relation(nursery: Nursery) -> None:
    for relation in (*OF_BABIES, access.IS_THE_PERSON):
        assert not relation.holds(NOBODY, None)
        assert not relation.holds(NOBODY, nursery.babies["Ada"])
        assert not Baby.objects.of(HARBOUR).filter(relation.which(NOBODY)).exists()
