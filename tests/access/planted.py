"""Everybody of the matrix, and what is planted about three babies: Ada (Ducklings), Hugo (Goslings), Zed (Elsewhere).

Every planted text carries a marker of its own ("markadaway"), so that an answer that shows it to the wrong person is found.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP
from django.core.serializers.json import DjangoJSONEncoder

from babyroom.between.models import Line, Shared
from babyroom.common import notices, walls
from babyroom.common.access import NOBODY, Who
from babyroom.common.ids import new_id
from babyroom.moments import operations as moments
from babyroom.moments.models import ArmsFull, Aside
from babyroom.moments.record import Record
from babyroom.people.models import Adult, Booked, ClosedDays, Consent, Contact, FamilyTie, Job, KeyPerson, Mark, Setting
from babyroom.records.models import CopyAsked
from babyroom.rota.models import KnowsToo, Plan, Shift, Step, WasHere
from babyroom.signin.models import Link, Login, Tablet
from babyroom.signin.queries import at_tablet, signed_in
from babyroom.stories.models import Told, Words
from babyroom.ways.models import Familiar, Way
from tests.nursery import ELSEWHERE, HARBOUR, OPENED, SECRETS, TODAY, ZONE, Nursery, at

NOW = at("10:24")
_SINCE = date(2026, 9, 1)
_YESTERDAY = TODAY - timedelta(days=1)
Ids = dict[str, UUID]


@dataclass
class Planted:
    """`things` are the ids to put into an address, by baby; `who` the roles; `marks` the markers about each baby: `day` is what the
    room reads, `home` what the office keeps of the family, `who` where its mum lives."""

    things: dict[str, Ids] = field(default_factory=dict)
    who: dict[str, Callable[[], Who]] = field(default_factory=dict)
    marks: dict[str, dict[str, str]] = field(default_factory=dict)


def plant(nursery: Nursery) -> Planted:
    """Write it all. The caller stands within Harbour's wall."""
    planted = Planted()
    # Pages open without a PIN, as in a demonstration: what is behind them is what is asked about here. PINs have tests of their own.
    Setting.objects.filter(pk=HARBOUR).update(demonstration=True)
    ducklings, goslings = nursery.rooms["Ducklings"], nursery.rooms["Goslings"]
    sam = nursery.adults["Sam"]
    ada, ben, hugo = (nursery.babies[name] for name in ("Ada", "Ben", "Hugo"))
    _baby(planted, "ada", HARBOUR, ada, ducklings, nursery.tablet(), sam)
    _baby(planted, "hugo", HARBOUR, hugo, goslings, nursery.tablet("Goslings"), sam)
    with walls.within(ELSEWHERE):
        Setting.objects.filter(pk=ELSEWHERE).update(demonstration=True)
        mia = _adult("Mia", ELSEWHERE, job=("manager", nursery.elsewhere_room))
        tablet = Tablet.objects.of(ELSEWHERE).get()
        at_elsewhere = Who(setting_id=ELSEWHERE, tablet_id=tablet.pk, room_id=nursery.elsewhere_room, how="face", zone=ZONE)
        _baby(planted, "zed", ELSEWHERE, nursery.elsewhere, nursery.elsewhere_room, at_elsewhere, mia)
    people = {
        "practitioner": _adult("Pat", job=("practitioner", ducklings)),
        "practitioner_other_room": _adult("Gil", job=("practitioner", goslings)),
        "key_person": _adult("Kim", job=("practitioner", goslings), key=ada),
        "lead": _adult("Lee", job=("lead", ducklings)),
        "ended_practitioner": _adult("Eve", job=("practitioner", ducklings), until=_YESTERDAY),
        "parent": _adult("Pam", tie=(ada, {"parental_responsibility": True})),
        "parent_of_another": _adult("Bola", tie=(ben, {"parental_responsibility": True})),
        "blocked_parent": _adult("Dad", tie=(ada, {"blocked": True, "sees": "nothing"})),
        "ended_parent": _adult("Exe", tie=(ada, {}), until=_YESTERDAY),
        "grandparent": _adult("Gran", tie=(ada, {"sees": "nothing", "may_collect": True})),
        "grandparent_stories": _adult("Pop", tie=(ada, {"sees": "story"})),
        "practitioner_parent": _adult("Paz", job=("practitioner", ducklings), tie=(hugo, {"parental_responsibility": True})),
    }
    logins = {role: _login(role, adult, HARBOUR) for role, adult in people.items()}
    logins["manager"] = nursery.logins["Helen"]
    with walls.within(ELSEWHERE):
        logins["manager_elsewhere"] = _login("manager_elsewhere", mia, ELSEWHERE)
    planted.who = {
        "nobody": lambda: NOBODY,
        **{role: _signed(login) for role, login in logins.items()},
        **{
            role: _tablet(SECRETS[room])
            for role, room in (("tablet", "Ducklings"), ("tablet_other_room", "Goslings"), ("tablet_elsewhere", "Elsewhere"))
        },
    }
    return planted


def _signed(login: UUID) -> Callable[[], Who]:
    return lambda: signed_in(login, NOW) or NOBODY


def _tablet(secret: str) -> Callable[[], Who]:
    return lambda: at_tablet(secret, NOW) or NOBODY


def _adult(
    name: str,
    setting: UUID = HARBOUR,
    *,
    job: tuple[str, UUID] | None = None,
    key: UUID | None = None,
    tie: tuple[UUID, dict[str, Any]] | None = None,
    until: date | None = None,
) -> UUID:
    """An adult of the matrix, whose own address nobody of another family may read."""
    low = f"mark{name.lower()}"
    adult = Adult.objects.create(
        setting_id=setting, first_name=name, last_name="Test", phone=f"01904 {low}", email=f"{low}@example.org", address=f"{low} Street"
    )
    if job:
        Job.objects.create(setting_id=setting, adult=adult, sort=job[0], room_id=job[1], from_on=_SINCE, until_on=until)
    if key:
        KeyPerson.objects.create(setting_id=setting, baby_id=key, adult=adult, from_on=_SINCE)
    if tie:
        FamilyTie.objects.create(setting_id=setting, baby_id=tie[0], adult=adult, called=name, from_on=_SINCE, until_on=until, **tie[1])
    return UUID(str(adult.pk))


def _login(role: str, adult: UUID, setting: UUID) -> UUID:
    login = Login(email=f"{role}@example.org", made_at=OPENED)
    login.set_unusable_password()
    login.save()
    Link.objects.create(setting_id=setting, login=login, adult_id=adult)
    # Everybody has a second step: without one no page of the office opens for whoever leads, and no earlier day for whoever works here.
    TOTP.activate(login, "JBSWY3DPEHPK3PXP")
    return login.pk


def _baby(planted: Planted, name: str, setting: UUID, baby: UUID, room: UUID, tablet: Who, worker: UUID) -> None:
    """One row of every sort about one baby, and the ids by the names of the addresses."""
    mark = f"mark{name}"
    own: dict[str, Any] = {"setting_id": setting, "baby_id": baby}
    mum = _adult(f"mum{name}", setting, tie=(baby, {"parental_responsibility": True, "lives_with": True}))
    comfort = _record(tablet, baby, "comfort", worker, note=f"{mark}day held")
    sleep = _record(tablet, baby, "sleep", worker)
    tablet_of = Tablet.objects.of(setting).filter(room_id=room).get()
    rows = {
        "mark": Mark.objects.create(**own, sort="diet", words=f"{mark}diet", from_on=_SINCE),
        "contact": Contact.objects.create(**own, name=f"{mark}ring", relation="Gran", phone=f"01904 {mark}phone"),
        "tie": FamilyTie.objects.of(setting).get(baby_id=baby, adult_id=mum),
        "key_person": KeyPerson.objects.create(**own, adult_id=worker, place="second", from_on=_SINCE),
        "consent": Consent.objects.create(**own, by_id=mum, purpose="sling", agreed=True, from_on=_SINCE),
        "day": Booked.objects.create(**own, on=TODAY + timedelta(days=7), why="holiday"),
        "familiar": Familiar.objects.create(**own, adult_id=worker, from_on=_SINCE),
        "way": Way.objects.create(**own, part="helps", words=f"{mark}way rocking", from_at=OPENED),
        "job": Job.objects.of(setting).filter(adult_id=worker).get(),
        "closed": ClosedDays.objects.create(setting_id=setting, from_on=_SINCE, until_on=TODAY + timedelta(days=60 + len(name)), why=mark),
        "shift": Shift.objects.create(
            setting_id=setting, adult_id=worker, room_id=room, weekday=2, from_time="07:30", to_time="15:00", from_on=_SINCE
        ),
        "shift_day": Shift.objects.create(setting_id=setting, adult_id=worker, on=TODAY + timedelta(days=7)),
        "was_here": WasHere.objects.create(
            setting_id=setting, adult_id=worker, room_id=room, from_at=NOW - timedelta(hours=2), until_at=NOW - timedelta(hours=1)
        ),
        "too": KnowsToo.objects.create(**own, adult_id=worker, from_on=_SINCE),
        "plan": Plan.objects.create(**own, sort="settling", words=f"{mark}day slowly", made_at=OPENED),
        "tablet": tablet_of,
        "call": ArmsFull.objects.create(setting_id=setting, room_id=room, at=NOW - timedelta(minutes=1)),
        "aside": Aside.objects.create(
            setting_id=setting, moment_id=new_id(), device=tablet_of, body=_body(baby, worker, mark), reason="x", received_at=NOW
        ),
        "copy": CopyAsked.objects.create(setting_id=setting, asked_by_id=worker, asked_at=NOW),
        "notice": notices.put_up("many_pages", setting=setting, at=NOW),
    }
    rows["step"] = Step.objects.create(setting_id=setting, plan=rows["plan"], what=f"{mark}day visit")
    line = {**own, "home_id": mum, "by_id": mum, "from_home": True, "at": NOW - timedelta(hours=1), "shown_from": NOW - timedelta(hours=1)}
    Line.objects.create(**line, words=f"{mark}day a line")
    Shared.objects.create(**own, by_id=worker, words=f"{mark}day shared", at=NOW - timedelta(hours=1))
    told = Told.objects.create(**own, on=_YESTERDAY, by_id=worker, at=NOW - timedelta(hours=20), seq=0)
    Words.objects.create(told=told, setting_id=setting, line=f"{mark}day a line")
    ClosedDays.objects.of(setting).filter(pk=rows["closed"].pk).update(from_on=TODAY + timedelta(days=60))
    planted.things[name] = {sort: row.pk for sort, row in rows.items()} | {
        "baby": baby,
        "room": room,
        "adult": worker,
        "moment": comfort,
        "sleep": sleep,
    }
    planted.marks[name] = {"day": f"{mark}day", "way": f"{mark}way", "phone": f"{mark}phone", "mum": f"markmum{name}"}


def _record(tablet: Who, baby: UUID, kind: str, worker: UUID, note: str = "") -> UUID:
    record = Record(new_id(), kind, baby, at("10:05"), ZONE, note=note, did_by=worker, tapped_by=worker)
    return moments.record_one(record, by=tablet, at=NOW)


def _body(baby: UUID, worker: UUID, mark: str) -> Any:
    """A record as it is kept when it is set aside."""
    record = Record(new_id(), "comfort", baby, at("10:05"), ZONE, note=f"{mark}day aside", did_by=worker, tapped_by=worker)
    return json.loads(json.dumps(asdict(record), cls=DjangoJSONEncoder))
