"""People everyone knows: Harbour Nursery, its two rooms, its babies and its adults.

Ducklings: Ada, Ben, Chidi, Dilan, Esme, Femi, Grace. Goslings: Hugo. Priya, Sam and Dana work in Ducklings, Helen is the manager,
Ada's mum is Ngozi. A second setting, Elsewhere, has one baby (Zed) and must never be seen.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments.record import Record
from babyroom.people.models import Adult, Baby, Booked, FamilyTie, Job, KeyPerson, Placement, Room, Setting
from babyroom.signin.models import InRoom, Link, Login, Tablet
from babyroom.signin.queries import digest_of

TODAY = date(2026, 11, 24)
ZONE = "Europe/London"
HARBOUR, ELSEWHERE = UUID("01989c00-0000-7000-8000-00000000a11a"), UUID("01989c00-0000-7000-8000-00000000e15e")
OPENED = datetime(2026, 9, 1, 8, tzinfo=UTC)
SECRETS = {"Ducklings": "ducklings-tablet-secret", "Goslings": "goslings-tablet-secret", "Elsewhere": "elsewhere-tablet-secret"}


def at(clock: str, on: date = TODAY) -> datetime:
    """An instant from a wall clock in November (GMT): at("10:24")."""
    return datetime.combine(on, time.fromisoformat(clock), tzinfo=UTC)


@dataclass
class Nursery:
    """Ids by the names everyone knows. `elsewhere` is Zed, a baby of the setting Elsewhere, in its room `elsewhere_room`."""

    setting: UUID
    rooms: dict[str, UUID] = field(default_factory=dict)
    babies: dict[str, UUID] = field(default_factory=dict)
    adults: dict[str, UUID] = field(default_factory=dict)
    tablets: dict[str, UUID] = field(default_factory=dict)
    logins: dict[str, UUID] = field(default_factory=dict)
    elsewhere: UUID = ELSEWHERE
    elsewhere_room: UUID = ELSEWHERE

    def tablet(self, room: str = "Ducklings") -> Who:
        """At this room's tablet, nobody named."""
        return Who(setting_id=self.setting, tablet_id=self.tablets[room], room_id=self.rooms[room], how="face", zone=ZONE)

    def manager(self) -> Who:
        """Helen, signed in by name."""
        return Who(
            setting_id=self.setting,
            adult_id=self.adults["Helen"],
            login_id=self.logins["Helen"],
            how="login",
            zone=ZONE,
            jobs=frozenset({"manager"}),
        )

    def parent(self) -> Who:
        """Ngozi, Ada's mum, signed in by name."""
        who = Who(setting_id=self.setting, adult_id=self.adults["Ngozi"], login_id=self.logins["Ngozi"], how="login", zone=ZONE)
        who.seen["family_of"] = frozenset({self.babies["Ada"]})
        return who

    def record(self, baby: str, kind: str, clock: str = "10:00", *, by: str = "Priya", on: date = TODAY, **more: object) -> Record:
        """A record as the tablet would send it; `more` are fields of Record (facts=..., note=..., refers=...)."""
        who = self.adults[by]
        fields: dict[str, object] = {"did_by": who, "tapped_by": who, **more}
        return Record(id=new_id(), kind=kind, baby=self.babies[baby], happened_at=at(clock, on), zone=ZONE, **fields)  # type: ignore[arg-type]


def open_nursery() -> Nursery:
    """Write Harbour Nursery into the database, and Elsewhere. The caller stands within Harbour's wall: `walls.within(HARBOUR)`."""
    setting = Setting.objects.create(id=HARBOUR, name="Harbour Nursery", made_at=OPENED)
    harbour = Nursery(setting.pk)
    for position, name in enumerate(("Ducklings", "Goslings")):
        room = Room.objects.create(setting=setting, name=name, position=position)
        harbour.rooms[name] = room.pk
        harbour.tablets[name] = _tablet(room)
    for name, sort, level in (
        ("Priya", "lead", "3"),
        ("Sam", "practitioner", "3"),
        ("Dana", "practitioner", "2"),
        ("Helen", "manager", "6"),
    ):
        adult = Adult.objects.create(setting=setting, first_name=name, last_name="Test", pronouns="she")
        harbour.adults[name] = adult.pk
        Job.objects.create(
            setting=setting, adult=adult, sort=sort, level=level, room_id=harbour.rooms["Ducklings"], from_on=date(2026, 1, 1)
        )
    for name in ("Priya", "Sam", "Dana"):
        InRoom.objects.create(setting=setting, room_id=harbour.rooms["Ducklings"], adult_id=harbour.adults[name], from_at=at("07:30"))
    pegs = ("duck", "leaf", "moon", "star", "boat", "fish", "sun", "bird")
    for number, name in enumerate(("Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi", "Grace", "Hugo")):
        room_name = "Goslings" if name == "Hugo" else "Ducklings"
        harbour.babies[name] = _baby(setting, name, pegs[number], harbour.rooms[room_name], born_on=date(2026, 1 + number % 4, 10))
    KeyPerson.objects.create(setting=setting, baby_id=harbour.babies["Ada"], adult_id=harbour.adults["Priya"], from_on=date(2026, 9, 1))
    mum = Adult.objects.create(setting=setting, first_name="Ngozi", last_name="Test", pronouns="she")
    harbour.adults["Ngozi"] = mum.pk
    FamilyTie.objects.create(
        setting=setting,
        baby_id=harbour.babies["Ada"],
        adult=mum,
        called="Mum",
        parental_responsibility=True,
        lives_with=True,
        may_collect=True,
        from_on=date(2026, 9, 1),
    )
    for name in ("Helen", "Ngozi"):
        harbour.logins[name] = _login(harbour.adults[name], setting, f"{name.lower()}@example.org")
    harbour.elsewhere, harbour.elsewhere_room = _elsewhere()
    return harbour


def _baby(setting: Setting, name: str, peg: str, room: UUID, born_on: date) -> UUID:
    baby = Baby.objects.create(
        setting=setting,
        first_name=name,
        last_name="Test",
        pronouns="she" if name in ("Ada", "Esme", "Grace") else "he",
        born_on=born_on,
        peg=peg,
        starts_on=date(2026, 9, 1),
    )
    Placement.objects.create(setting=setting, baby=baby, room_id=room, from_on=date(2026, 9, 1))
    for weekday in range(1, 6):
        Booked.objects.create(
            setting=setting, baby=baby, weekday=weekday, from_time=time(8), to_time=time(17, 30), from_on=date(2026, 9, 1)
        )
    return UUID(str(baby.pk))


def _tablet(room: Room) -> UUID:
    tablet = Tablet.objects.create(
        setting=room.setting, room=room, name=f"{room.name} tablet", secret_digest=digest_of(SECRETS[room.name]), paired_at=OPENED
    )
    return UUID(str(tablet.pk))


def _login(adult: UUID, setting: Setting, email: str) -> UUID:
    login = Login(email=email, made_at=OPENED)
    login.set_unusable_password()
    login.save()
    Link.objects.create(setting=setting, login=login, adult_id=adult)
    if email == "helen@example.org":
        # Whoever leads the setting has a second step, or no page of the office opens.
        TOTP.activate(login, "JBSWY3DPEHPK3PXP")
    return login.pk


def _elsewhere() -> tuple[UUID, UUID]:
    with walls.within(ELSEWHERE):
        setting = Setting.objects.create(id=ELSEWHERE, name="Elsewhere", made_at=OPENED)
        room = Room.objects.create(setting=setting, name="Elsewhere")
        _tablet(room)
        return _baby(setting, "Zed", "duck", room.pk, date(2026, 2, 1)), UUID(str(room.pk))
