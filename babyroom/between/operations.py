"""Writing between home and the room, and sharing a moment at the door."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.between import access, queries
from babyroom.between.calm import next_within
from babyroom.between.models import Hello, Line, Shared
from babyroom.between.words import HELLO_MOST, LINE_MOST, SHARED, SHARED_MOST
from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.common.turn import take_turn
from babyroom.moments.queries import local_day
from babyroom.people import queries as people

# "By about ten", in the words of the plan: no later than this.
_SETTLING_UNTIL = time(10, 30)


def write_home(baby: UUID, words: str, *, by: Who, at: datetime) -> Line:
    """An adult of the family writes to the room. It is read there when the room is open. Raises NotYours or Refusal."""
    access.FROM_HOME.check(by, baby)
    clean, policy = _clean(words), people.policies(by.setting, local_day(at, by.zone))
    shown = next_within(at, policy.clock("opens_at"), policy.clock("closes_at"), ZoneInfo(by.zone))
    with transaction.atomic():
        sides = {"home_id": by.adult_id, "by_id": by.adult_id, "from_home": True}
        row = Line.objects.create(setting_id=by.setting, baby_id=baby, words=clean, at=at, shown_from=shown, **sides)
        audit.write("between.write_home", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after={"line": row.pk})
    line: Line = row
    return line


def write_room(baby: UUID, to: Collection[UUID], words: str, *, adult: UUID, by: Who, at: datetime) -> list[Line]:
    """Somebody of the room writes to adults of a family, to each apart. It waits through the calm hours. Raises NotYours or
    Refusal."""
    return _from_room(baby, to, words, adult, by, at)


def write_settling(baby: UUID, to: Collection[UUID], words: str, *, adult: UUID, by: Who, at: datetime) -> list[Line]:
    """The one note of a morning while a baby gets to know us, from a person, as the plan has agreed it. It ends with the plan. Raises
    NotYours or Refusal."""
    access.FROM_ROOM.check(by, baby)
    plan = queries.settling_plan(by.setting, baby)
    if plan is None or not plan.words:
        raise Refusal(_("The plan does not say that a note goes out. Ask the family first."), field="settling")
    if at.astimezone(ZoneInfo(by.zone)).time() >= _SETTLING_UNTIL:
        raise Refusal(_("The note goes out in the morning, by about ten. Tell the rest at the door."), field="settling")
    with transaction.atomic():
        # Two tablets at once send one.
        take_turn(by.setting)
        if queries.settled_this_morning(by.setting, baby, to, at, by.zone):
            raise Refusal(_("One note has gone out this morning. The rest is for the door."), field="settling")
        return _from_room(baby, to, f"{_clean(words)}\n\n{plan.words}", adult, by, at, settling=True)


def _from_room(baby: UUID, to: Collection[UUID], words: str, adult: UUID, by: Who, at: datetime, *, settling: bool = False) -> list[Line]:
    access.FROM_ROOM.check(by, baby)
    clean = _clean(words)
    family = {talk.home for talk in queries.with_families(by, baby, at, adult)}
    if not to or not family.issuperset(to):
        raise Refusal(_("Choose who is to read it."), field="to")
    _works_here(by, adult, local_day(at, by.zone))
    policy = people.policies(by.setting, local_day(at, by.zone))
    shown = next_within(at, policy.clock("calm_until"), policy.clock("calm_from"), ZoneInfo(by.zone))
    with transaction.atomic():
        sides = {"by_id": adult, "from_home": False, "settling": settling}
        rows = [
            Line.objects.create(setting_id=by.setting, baby_id=baby, home_id=home, words=clean, at=at, shown_from=shown, **sides)
            for home in dict.fromkeys(to)
        ]
        after = {"lines": [row.pk for row in rows], "adult": adult, "settling": settling}
        audit.write("between.write_room", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after=after)
    return rows


def say_hello(words: str, *, adult: UUID, by: Who, at: datetime) -> None:
    """Somebody who works here writes, changes or empties their own line to families who do not know them yet. Whose it is was shown by a
    PIN or by signing in. Raises NotYours or Refusal."""
    access.HELLO.check(by)
    clean = " ".join(words.split())
    if len(clean) > HELLO_MOST:
        raise Refusal(_("This is a little long. Up to %(most)d letters fit.") % {"most": HELLO_MOST}, field="words", code="long")
    _works_here(by, adult, local_day(at, by.zone))
    with transaction.atomic():
        if not Hello.objects.of(by.setting).filter(adult_id=adult).update(words=clean, at=at):
            Hello.objects.create(setting_id=by.setting, adult_id=adult, words=clean, at=at)
        audit.write("between.say_hello", by=by, at=at, setting=by.setting, subject=f"people.adult/{adult}")


def share(baby: UUID, what: str, words: str = "", *, adult: UUID, by: Who, at: datetime) -> Shared:
    """A moment was shared with the family at the door. Words of one's own say it instead of `what`. Raises NotYours or Refusal."""
    access.FROM_ROOM.check(by, baby)
    _works_here(by, adult, local_day(at, by.zone))
    return _share(baby, what, words, adult, by, at, from_home=False)


def send_back(baby: UUID, words: str, *, by: Who, at: datetime) -> Shared:
    """Home sends a small moment back. Raises NotYours or Refusal."""
    access.FROM_HOME.check(by, baby)
    return _share(baby, "", words, by.adult_id, by, at, from_home=True)


def _share(baby: UUID, what: str, words: str, adult: UUID | None, by: Who, at: datetime, *, from_home: bool) -> Shared:
    clean = " ".join(words.split())
    if (what and what not in SHARED) or not (what or clean):
        raise Refusal(_("Choose one, or write a few words."), field="what")
    if len(clean) > SHARED_MOST:
        raise Refusal(_("This is a little long. Up to %(most)d letters fit.") % {"most": SHARED_MOST}, field="words", code="long")
    said = {"what": "" if clean else what, "words": clean, "from_home": from_home}
    with transaction.atomic():
        row = Shared.objects.create(setting_id=by.setting, baby_id=baby, by_id=adult, at=at, **said)
        audit.write("between.share", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after={"shared": row.pk})
    shared: Shared = row
    return shared


def _clean(words: str) -> str:
    clean = words.replace("\r\n", "\n").strip()
    if not clean:
        raise Refusal(_("Write a few words first."), field="words")
    if len(clean) > LINE_MOST:
        raise Refusal(_("This is a little long. Up to %(most)d letters fit.") % {"most": LINE_MOST}, field="words", code="long")
    return clean


def _works_here(by: Who, adult: UUID, on: date) -> None:
    if not any(job.adult_id == adult for job in people.staff(by.setting, on)):
        raise NotYours(_("Tap your face first."))
