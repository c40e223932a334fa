"""The nursery of the ten stories: Harbour Nursery, baby room Ducklings, nine babies, and the adults who know them.

Run inside the server's own folder before it starts (`python -c "from tests.journeys.stage import set_up; set_up()"`).
"""

from datetime import date, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

NAMESPACE = UUID("7d0c2f1e-5b52-4d0f-9a0e-2f6a54f0c1aa")
DAY = date(2026, 11, 24)
LONDON = ZoneInfo("Europe/London")
TABLET_SECRET = "story-tablet"
SECOND_SECRET = "story-second-tablet"
MANAGER = "helen@harbour.example"
PARENT = "dad@ines.example"
PASSWORD = "three words together"
# What Helen's app makes its codes from.
MANAGER_APP = "JBSWY3DPEHPK3PXP"

BABIES = {
    "Ines": (date(2025, 12, 20), "duck", "she", 0, "No egg"),
    "Kofi": (date(2026, 3, 20), "sun", "he", 6, "No milk"),
    "Ama": (date(2026, 3, 20), "bird", "she", 6, ""),
    "Tomas": (date(2026, 2, 18), "leaf", "he", 0, ""),
    "Lena": (date(2026, 1, 20), "boat", "she", 0, ""),
    "Ravi": (date(2025, 9, 20), "star", "he", 0, ""),
    "Mina": (date(2026, 5, 20), "moon", "she", 0, ""),
    "Noah": (date(2026, 4, 20), "fish", "he", 0, ""),
    "Sol": (date(2025, 8, 20), "kite", "they", 0, ""),
}
ADULTS = {"Amina": ("lead", "3"), "Jo": ("practitioner", "3"), "Priya": ("practitioner", "2"), "Helen": ("manager", "6")}
IN_THE_ROOM = ("Amina", "Jo", "Priya")


def person(name: str) -> UUID:
    """The id of a baby or an adult of the stories."""
    return uuid5(NAMESPACE, name)


def at(clock: str, on: date = DAY) -> datetime:
    """An instant by the nursery's wall clock."""
    return datetime.combine(on, time.fromisoformat(clock), tzinfo=LONDON)


def set_up() -> None:
    """Write everyone into the database of this process."""
    from allauth.mfa.totp.internal.auth import TOTP

    from babyroom.people.models import Adult, Baby, Booked, FamilyTie, Job, KeyPerson, Mark, Placement, Policy, Room, Setting
    from babyroom.signin.models import InRoom, Link, Login, Tablet
    from babyroom.signin.queries import digest_of
    from babyroom.ways.models import Familiar

    # Pages open without a PIN here; the journey about PINs takes that back.
    began = at("08:00", date(2026, 9, 1))
    setting = Setting.objects.create(id=person("setting"), name="Harbour Nursery", demonstration=True, made_at=began)
    room = Room.objects.create(id=person("Ducklings"), setting=setting, name="Ducklings")
    Room.objects.create(id=person("Goslings"), setting=setting, name="Goslings", position=1)
    for name, value in {
        "danger_lead_name": "Helen",
        "danger_lead_phone": "01632 960101",
        "danger_social_care_phone": "01632 960110",
    }.items():
        Policy.objects.create(setting=setting, name=name, value=value, from_on=DAY.replace(day=1))
    for secret in (TABLET_SECRET, SECOND_SECRET):
        Tablet.objects.create(setting=setting, room=room, name=secret, secret_digest=digest_of(secret), paired_at=began)
    for name, (sort, level) in ADULTS.items():
        adult = Adult.objects.create(id=person(name), setting=setting, first_name=name, last_name="Test", pronouns="she")
        Job.objects.create(setting=setting, adult=adult, sort=sort, level=level, room=room, counts=sort != "manager", from_on=began.date())
    for name in IN_THE_ROOM:
        InRoom.objects.create(setting=setting, room=room, adult_id=person(name), from_at=at("07:30"))
    for name, (born_on, peg, pronouns, early, mark) in BABIES.items():
        baby = Baby.objects.create(
            id=person(name),
            setting=setting,
            first_name=name,
            last_name="Mensah" if name in ("Kofi", "Ama") else f"{name[0]}ova",
            pronouns=pronouns,
            born_on=born_on,
            weeks_early=early,
            peg=peg,
            starts_on=began.date(),
            twins=person("twins") if name in ("Kofi", "Ama") else None,
        )
        Placement.objects.create(setting=setting, baby=baby, room=room, from_on=began.date())
        Booked.objects.create(
            setting=setting, baby=baby, weekday=DAY.isoweekday(), from_time=time(7, 50), to_time=time(17, 30), from_on=began.date()
        )
        key = "Jo" if name in ("Ama", "Tomas") else "Amina"
        KeyPerson.objects.create(setting=setting, baby=baby, adult_id=person(key), from_on=began.date())
        Familiar.objects.create(
            setting=setting, baby=baby, adult_id=person(key), named_by_id=person(key), with_family=True, from_on=began.date()
        )
        if mark:
            Mark.objects.create(setting=setting, baby=baby, sort="allergy", words=mark, from_on=began.date())
    _ways(setting.pk, began)
    dad = Adult.objects.create(id=person("Dad"), setting=setting, first_name="Luis", pronouns="he", email=PARENT)
    FamilyTie.objects.create(
        setting=setting,
        baby_id=person("Ines"),
        adult=dad,
        called="Dad",
        parental_responsibility=True,
        may_collect=True,
        from_on=began.date(),
    )
    for name, email in (("Helen", MANAGER), ("Dad", PARENT)):
        login = Login(email=email, made_at=began)
        login.set_password(PASSWORD)
        login.save()
        Link.objects.create(setting=setting, login=login, adult_id=person(name))
        if email == MANAGER:
            TOTP.activate(login, MANAGER_APP)


def _ways(setting: UUID, began: datetime) -> None:
    from babyroom.ways.models import Way

    told = [
        ("Ines", "held", "On your left shoulder, looking out.", "Held and hummed to", "held"),
        ("Ines", "helps", "Hum the song of the boat.", "Hummed the boat song", "hummed"),
        ("Ines", "helps", "Her blue cloth.", "Her blue cloth", "offered_comforter"),
        ("Ines", "signs", "When she is tired she looks away and rubs her eyes.", "Looked away, rubbed eyes", "rubbed_eyes"),
        ("Tomas", "held", "Upright, so that he can see.", "Held upright", "held"),
        ("Tomas", "helps", "The window.", "Went to the window", ""),
        ("Tomas", "signs", "He goes quiet before he cries.", "", ""),
    ]
    for position, (baby, part, words, chip, stands_for) in enumerate(told, start=1):
        Way.objects.create(
            setting_id=setting,
            baby_id=person(baby),
            part=part,
            words=words,
            chip=chip,
            stands_for=stands_for,
            position=position,
            told_by_id=person("Amina"),
            from_at=began,
            read_at=began,
        )
