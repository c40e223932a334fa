"""What could not go into the log as it came: kept whole, until a person has looked at it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count, Sum, TextField
from django.db.models.functions import Cast, Length
from django.utils.translation import gettext as _

from babyroom.common import audit, notices
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.refusals import NotYours, Refusal
from babyroom.common.turn import take_turn
from babyroom.moments import access
from babyroom.moments.came import Came, spelling
from babyroom.moments.models import Aside
from babyroom.moments.operations import record_one
from babyroom.moments.parsing import record_from
from babyroom.moments.taking import Answer
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.models import Tablet

# A stolen tablet may send, and a broken one; but not without end. Of what waits for a person, whatever is beyond this stays on the tablet.
MOST_OF_ONE, MOST_BYTES_OF_ONE = 2000, 4 * 1024 * 1024
# No record of ours is a twentieth of it. Of a bigger one its size and its digest are kept, so that the office knows of it.
MOST_BYTES_OF_A_RECORD = 64 * 1024
REASON, OTHER_CONTENT, TOO_BIG, FULL = "shut_out", "other_content", "too_big", "aside_full"


def lay_aside(records: Sequence[Came], *, by: Who, at: datetime) -> list[Answer]:
    """Keep what a tablet that is shut out hands in, each record once however often it is sent. One answer for each: `aside`, or `refused`
    for one that can only stay on the tablet, with why."""
    access.HAND_IN.check(by)
    tablet = by.seen[SHUT_OUT].tablet
    with transaction.atomic():
        take_turn(by.setting)
        keeping = Keeping(records, tablet=tablet, by=by, at=at)
        answers = [keeping.keep(one, Answer(one.said_id, "aside", code=REASON), REASON) for one in records]
        if keeping.end():
            told = {"kept": len(keeping.fresh)}
            audit.write("moments.lay_aside", by=by, at=at, setting=by.setting, subject=f"signin.tablet/{tablet}", after=told)
    return answers


class Keeping:
    """What of one call is kept aside: each thing once, known again by its digest, and no more than there is room for one tablet. Under the
    setting's turn; `end` writes it."""

    def __init__(self, records: Sequence[Came], *, tablet: UUID, by: Who, at: datetime, outbox: UUID | None = None) -> None:
        self.tablet, self.by, self.at, self.outbox = tablet, by, at, outbox
        rows = Aside.objects.of(by.setting).filter(pk__in={self._key(one) for one in records})
        self.known: dict[UUID, str] = dict(rows.values_list("pk", "settled_as"))
        self.count, self.size = _waiting_of(tablet, by.setting)
        self.fresh: list[Aside] = []
        self.is_beyond = False

    def keep(self, one: Came, answer: Answer, reason: str) -> Answer:
        """What is said of a record that cannot go into the log: `answer` says why."""
        key = self._key(one)
        if key not in self.known:
            if not _is_room(self.count, self.size):
                self.is_beyond = True
                sentence = _("The office looks at earlier records from this tablet first. This one stays on this tablet and goes later.")
                return Answer(answer.id, "refused", sentence, code=FULL)
            self._add(key, one, answer, reason)
        if len(one.told) > MOST_BYTES_OF_A_RECORD:
            return Answer(answer.id, "refused", _("This is too big for us. It stays on this tablet. Please ask the office."), code=TOO_BIG)
        return replace(answer, outcome="aside")

    def is_written_in(self, one: Came) -> bool:
        """Whether a person has written it in since."""
        return self.known.get(self._key(one)) == Aside.Settled.WRITTEN_IN

    def end(self) -> bool:
        """Write down what is new; tell the office, once, where there is no room. Whether anything is new."""
        Aside.objects.bulk_create(self.fresh, batch_size=500)
        if self.is_beyond and not notices.is_waiting(FULL, setting=self.by.setting, tablet_id=str(self.tablet)):
            name = Tablet.objects.of(self.by.setting).values_list("name", flat=True).get(pk=self.tablet)
            notices.put_up(FULL, setting=self.by.setting, at=self.at, facts={"tablet_id": str(self.tablet), "tablet": name})
        return bool(self.fresh)

    def _key(self, one: Came) -> UUID:
        """The same thing has the same key, whoever sends it and however often."""
        return uuid5(self.by.setting, f"{one.id} {one.digest}")

    def _add(self, key: UUID, one: Came, answer: Answer, reason: str) -> None:
        body, code, size = one.body, answer.code, len(one.told)
        if size > MOST_BYTES_OF_A_RECORD:
            body, code = {TOO_BIG: size, "sha256": one.digest}, TOO_BIG
            reason = _("A record of %(size)d kB came: too big for us. It is on the tablet still.") % {"size": size // 1024}
        self.fresh.append(
            Aside(
                id=key,
                setting_id=self.by.setting,
                moment_id=one.id,
                device_id=self.tablet,
                outbox=self.outbox,
                n=one.n,
                body=body,
                reason=reason[:300],
                code=code,
                received_at=self.at,
            )
        )
        self.known[key] = ""
        self.count, self.size = self.count + 1, self.size + len(spelling(body))


def has_room(tablet: UUID, setting: UUID) -> bool:
    """Whether more of this tablet can be kept aside."""
    return _is_room(*_waiting_of(tablet, setting))


def _is_room(count: int, size: int) -> bool:
    return count < MOST_OF_ONE and size <= MOST_BYTES_OF_ONE - MOST_BYTES_OF_A_RECORD


def _waiting_of(tablet: UUID, setting: UUID) -> tuple[int, int]:
    """How many records of this tablet wait for a person, and how long they are together. What somebody has settled takes nobody's room."""
    rows = Aside.objects.of(setting).filter(device_id=tablet, settled_at=None)
    found = rows.aggregate(count=Count("pk"), size=Sum(Length(Cast("body", TextField()))))
    return found["count"], found["size"] or 0


def write_in(aside: UUID, *, by: Who, at: datetime) -> None:
    """Into the log after all, as the tablet would have written it. Raises the Refusal it meets there; then it stays aside."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        row = _waiting(aside, by)
        record = record_from(row.body, n=row.n)
        if row.code == OTHER_CONTENT:
            # Another record has its number; both stand.
            record = replace(record, id=new_id())
        # Else the same record as the tablet's, so that the tablet, paired again and sending it again, is told that it is here already.
        record_one(record, by=_for_the_tablet(row, by), at=at)
        _settle(row, Aside.Settled.WRITTEN_IN, by, at, "write_in")


def leave_out(aside: UUID, *, by: Who, at: datetime) -> None:
    """Somebody has looked: it does not belong in the log. It is kept aside for good."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        _settle(_waiting(aside, by), Aside.Settled.LEFT_OUT, by, at, "leave_out")


def write_all_in(asides: Iterable[UUID], *, by: Who, at: datetime) -> tuple[int, int]:
    """All that can be: (written, still aside)."""
    written = left = 0
    for aside in asides:
        try:
            write_in(aside, by=by, at=at)
        except Refusal:
            left += 1
        else:
            written += 1
    return written, left


def _waiting(aside: UUID, by: Who) -> Aside:
    row: Aside | None = Aside.objects.of(by.setting).select_for_update().filter(pk=aside, settled_at=None).first()
    if row is None:
        raise NotYours(_("Somebody has settled this already."))
    return row


def _for_the_tablet(row: Aside, by: Who) -> Who:
    tablet = Tablet.objects.of(by.setting).filter(pk=row.device_id).values_list("pk", "room_id").first() if row.device_id else None
    if tablet is None:
        return by
    return Who(by.setting_id, by.adult_id, by.login_id, tablet[0], tablet[1], "face", by.zone, by.jobs)


def _settle(row: Aside, what: Aside.Settled, by: Who, at: datetime, act: str) -> None:
    row.settled_at, row.settled_as = at, what
    row.save(update_fields=["settled_at", "settled_as"])
    audit.write(f"moments.{act}", by=by, at=at, setting=by.setting, subject=f"moments.aside/{row.pk}")
