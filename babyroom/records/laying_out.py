"""From a simulated cast to the project's own rows, each person under the id the cast gave them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zlib import crc32
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.formats import date_format

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.people.models import Adult, Baby, Booked, Consent, Contact, FamilyTie, Job, KeyPerson, Mark, Placement, Policy, Room, Setting
from babyroom.people.policies import RULES
from babyroom.records import access
from babyroom.records.simulate import Cast
from babyroom.records.simulate import cast as sim
from babyroom.signin.models import Link, Login
from babyroom.ways.models import Familiar, Way

_SORTS = {"room_lead": "lead", "practitioner": "practitioner", "apprentice": "apprentice", "cover": "cover", "manager": "manager"}
_PURPOSES = {"local walks": "outings", "sun cream": "sun_cream", "photos": "photos", "sling": "sling", "nappy cream": "nappy_cream"}
# Numbers nobody can be reached at (Ofcom keeps them free for stories).
_DANGER = {
    "danger_lead_name": "Helen Marsh",
    "danger_lead_phone": "01632 960 101",
    "danger_deputy_name": "Amina Yusuf",
    "danger_deputy_phone": "01632 960 102",
    "danger_social_care_name": "children’s social care",
    "danger_social_care_phone": "01632 960 110",
    "danger_out_of_hours_phone": "01632 960 111",
    "danger_address": "Harbour Nursery, 4 Quay Street",
}
_STREETS = ("Ferry Lane", "Lighthouse Road", "Net Loft Row", "Quay Street", "Sailmakers Court")


def lay_out(cast: Cast, *, by: Who, at: datetime, demonstration: bool) -> UUID:
    """Write everyone of a cast. Returns the setting's id. The setting must not be there yet."""
    access.DEMONSTRATE.check(by)
    with transaction.atomic():
        setting = Setting.objects.create(
            id=cast.setting.id,
            name=cast.setting.name,
            zone=cast.setting.zone,
            demonstration=demonstration,
            made_at=_midnight(cast.anchored_on, cast.setting.zone),
        )
        _policies(setting, cast.setting)
        for position, room in enumerate(cast.rooms):
            ages = {"from_months": room.from_months, "to_months": room.to_months}
            Room.objects.create(id=room.id, setting=setting, name=room.name, position=position, **ages)
        _adults(setting, cast)
        for baby in cast.babies:
            _baby(setting, baby, cast)
        _twins(setting, cast.babies)
        audit.write(
            "records.lay_out", by=by, at=at, setting=setting.pk, subject=f"people.setting/{setting.pk}", after={"babies": len(cast.babies)}
        )
    return setting.pk


def _policies(setting: Setting, told: sim.Setting) -> None:
    values = {
        "opens_at": _clock(told.opens).strftime("%H:%M"),
        "closes_at": _clock(told.closes).strftime("%H:%M"),
        "look_in_minutes": str(told.look_in_minutes),
        "look_in_minutes_young": str(told.look_in_minutes_young),
        "our_phone": "01632 960 100",
        **_DANGER,
        "danger_checked_on": told.policies_from_on.isoformat(),
    }
    day = date_format(told.policies_from_on, "j F Y")
    sources = {
        "hours": "Our contract with families",
        "sleep": told.policies_source,
        "danger": f"Each number rung on {day}. The lead and the deputy: our safeguarding policy",
    }
    Policy.objects.bulk_create(
        [
            Policy(
                setting=setting,
                name=name,
                value=value,
                from_on=told.policies_from_on,
                source=sources[RULES[name].group],
                verified_on=told.policies_from_on,
            )
            for name, value in values.items()
        ]
    )


def _adults(setting: Setting, cast: Cast) -> None:
    began = min([cast.setting.policies_from_on, *(baby.start_on for baby in cast.babies)]) - timedelta(days=30)
    homes = {tie.adult: baby.family if tie.lives_with else str(tie.adult) for baby in cast.babies for tie in baby.ties}
    for told in cast.adults:
        adult = Adult.objects.create(
            id=told.id,
            setting=setting,
            first_name=told.first,
            last_name=told.last,
            email=told.email,
            phone=told.phone,
            address=_address(homes[told.id]) if told.id in homes else "",
        )
        if told.role != "family":
            Job.objects.create(
                setting=setting,
                adult=adult,
                sort=_SORTS[told.role],
                room_id=told.room,
                level={"unknown": ""}.get(told.level, told.level) or "",
                counts=told.role != "manager",
                first_aid_until=cast.anchored_on + timedelta(days=400) if told.first_aid else None,
                from_on=began,
            )
        if told.role in ("manager", "room_lead", "practitioner", "family"):
            login = Login(id=uuid5(told.id, "login"), email=f"{told.id.hex[:12]}@demonstration.invalid", made_at=setting.made_at)
            login.set_unusable_password()
            login.save(force_insert=True)
            Link.objects.create(setting=setting, login=login, adult=adult)


def _address(home: str) -> str:
    """An invented address; whoever lives together has the same."""
    number = crc32(home.encode())
    return f"{number % 90 + 1} {_STREETS[number % len(_STREETS)]}, Harbour"


def _baby(setting: Setting, told: sim.Baby, cast: Cast) -> None:
    baby = Baby.objects.create(
        id=told.id,
        setting=setting,
        first_name=told.first,
        last_name=told.last,
        say_it=told.say,
        pronouns=told.pronouns.split("/")[0],
        born_on=told.born_on,
        weeks_early=told.weeks_early,
        peg=told.peg,
        starts_on=told.start_on,
        settling_from=told.start_on,
        leaves_on=told.leaves_on,
    )
    for place, following in zip(told.placements, [*told.placements[1:], None], strict=True):
        # As the office writes it: whoever leaves has no room after their last day.
        until = following.from_on - timedelta(days=1) if following else told.leaves_on
        Placement.objects.create(setting=setting, baby=baby, room_id=place.room, from_on=place.from_on, until_on=until)
    for key in told.key_people:
        place_ = KeyPerson.Place.SECOND if key.second else KeyPerson.Place.FIRST
        until = key.until_on - timedelta(days=1) if key.until_on else None
        KeyPerson.objects.create(
            setting=setting, baby=baby, adult_id=key.adult, place=place_, from_on=key.from_on, until_on=until, why=key.why
        )
    _booked(setting, baby, told)
    for mark in told.marks:
        Mark.objects.create(setting=setting, baby=baby, sort=mark.kind, words=mark.words, detail=mark.more, from_on=told.start_on)
    for position, contact in enumerate(told.contacts, start=1):
        Contact.objects.create(
            setting=setting,
            baby=baby,
            name=contact.name,
            relation=contact.relation,
            phone=contact.phone,
            may_collect=True,
            position=position,
        )
    for tie in told.ties:
        FamilyTie.objects.create(
            setting=setting,
            baby=baby,
            adult_id=tie.adult,
            called=tie.relation,
            parental_responsibility=tie.responsibility,
            lives_with=tie.lives_with,
            may_collect=tie.collects,
            evidence=tie.note,
            from_on=told.start_on - timedelta(days=60),
        )
    for consent in told.consents:
        Consent.objects.create(
            setting=setting,
            baby=baby,
            by_id=consent.by,
            purpose=_PURPOSES[consent.purpose],
            agreed=consent.given,
            from_on=consent.on,
            review_on=consent.on + timedelta(days=365),
        )
    responsible = next((tie.adult for tie in told.ties if tie.responsibility), None)
    if responsible is not None:
        Consent.objects.create(
            setting=setting, baby=baby, by_id=responsible, purpose=Consent.Purpose.FIRST_AID, agreed=True, from_on=told.start_on
        )
    _ways(setting, baby, told, cast)


def _booked(setting: Setting, baby: Baby, told: sim.Baby) -> None:
    for day in told.days:
        Booked.objects.create(
            setting=setting,
            baby=baby,
            weekday=day.weekday + 1,
            from_time=_clock(day.start),
            to_time=_clock(day.end),
            from_on=told.start_on,
            until_on=told.leaves_on,
        )
    for away in told.away:
        on = away.from_on
        while on <= away.to_on:
            if any(day.weekday == on.weekday() for day in told.days):
                Booked.objects.create(
                    setting=setting, baby=baby, on=on, why=away.why if away.why in Booked.Why.values else Booked.Why.OTHER
                )
            on += timedelta(days=1)


def _ways(setting: Setting, baby: Baby, told: sim.Baby, cast: Cast) -> None:
    family = {adult.id for adult in cast.adults if adult.role == "family"}
    for position, way in enumerate(told.ways, start=1):
        at = datetime.combine(way.from_on, time(8, 10), tzinfo=ZoneInfo(cast.setting.zone))
        recent = way.from_on >= cast.anchored_on
        Way.objects.create(
            id=way.id,
            setting=setting,
            baby=baby,
            part=way.part,
            words=way.words,
            chip=way.chip,
            position=position,
            from_home=way.by in family,
            told_by_id=way.by,
            from_at=at,
            read_at=None if recent and way.by in family else at,
        )
    for position, familiar in enumerate(told.familiar, start=1):
        named_by = told.key_person_on(familiar.from_on)
        Familiar.objects.create(
            setting=setting,
            baby=baby,
            adult_id=familiar.adult,
            named_by_id=named_by,
            with_family=True,
            position=position,
            from_on=familiar.from_on,
        )


def _twins(setting: Setting, babies: Iterable[sim.Baby]) -> None:
    born: dict[tuple[str, date], list[UUID]] = {}
    for baby in babies:
        born.setdefault((baby.family, baby.born_on), []).append(baby.id)
    for together in born.values():
        if len(together) > 1:
            Baby.objects.of(setting.pk).filter(pk__in=together).update(twins=uuid5(together[0], "twins"))


def _clock(minutes: float) -> time:
    return time(int(minutes) // 60, int(minutes) % 60)


def _midnight(on: date, zone: str) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone))
