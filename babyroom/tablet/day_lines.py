"""A day as a list of lines: each moment in words, and its trail (late, put right, taken back, seen differently). Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from babyroom.moments.kinds import KINDS
from babyroom.moments.lookins import LookIns
from babyroom.moments.settle import Row, Settled
from babyroom.moments.telling import People, Told, tell, told
from babyroom.moments.translated import gettext as _

# The end of a care record is its time; the end of these is worth telling.
_TELLS_END = frozenset({"sleep", "exploring", "outside", "milk"})
_AT_ONCE = "undo"


@dataclass(frozen=True)
class Step:
    """One line of a trail. `before` is what stood there and does no more; `moment` can be opened; `late` says when an answer was given."""

    words: str
    before: str = ""
    moment: UUID | None = None


@dataclass(frozen=True)
class Line:
    """One moment as the day shows it. `also` stands under its time ("about", "to 09:53"). `who` did it, and `by` says
    so with
    whoever tapped for them; `flags` are worded marks; `more` is the name of the way into it."""

    id: UUID
    kind: str
    label: str
    clock: str
    until: str
    also: str
    told: Told
    who: str
    by: str
    flags: tuple[str, ...]
    trail: tuple[Step, ...]
    more: str
    taken_back: bool = False
    at_once: bool = False
    asks_same_nap: bool = False
    asks_look_in: bool = False
    asks_which: bool = False

    @property
    def by_apart(self) -> str:
        """`by`, unless the sentence has named them already."""
        return "" if self.who and self.by == self.who and self.who in self.told.words else self.by

    @property
    def asks(self) -> bool:
        """Whether a person is asked anything here."""
        return self.asks_same_nap or self.asks_look_in or self.asks_which


def _by(who: str, writer: str) -> str:
    if not writer:
        return who
    if not who:
        return _("written by %(writer)s") % {"writer": writer}
    return _("%(who)s, written by %(writer)s") % {"who": who, "writer": writer}


@dataclass(frozen=True)
class Teller:
    """Tells the moments of one baby in the clock of `zone`. `looks` are the look-ins of each sleep, by its id."""

    people: People
    zone: ZoneInfo
    looks: Mapping[UUID, LookIns]

    def lines(self, settled: Iterable[Settled]) -> list[Line]:
        """Every moment that is told on its own, in the order of the day."""
        return [self.line(one) for one in settled if KINDS[one.kind].lane != "none"]

    def line(self, one: Settled) -> Line:
        """One moment."""
        row, label, clock = one.row, str(KINDS[one.kind].label), self.clock(one.at)
        until = self.clock(one.ended_at) if one.ended_at and one.kind in _TELLS_END else ""
        asked, who = self.looks.get(one.id), self.people.adult(row.did_by)
        return Line(
            id=one.id,
            kind=one.kind,
            label=label,
            clock=clock,
            until=until,
            also=" ".join(filter(None, (_("about") if row.about else "", _("to %(clock)s") % {"clock": until} if until else ""))),
            told=told(one, self.people),
            who=who,
            by=_by(who, self.people.adult(row.tapped_by) if row.tapped_by != row.did_by else ""),
            flags=tuple(self._flags(one)),
            trail=tuple(self._trail(one)),
            more=_("More about %(kind)s, %(clock)s") % {"kind": label, "clock": clock},
            taken_back=one.withdrawn is not None or one.same_as is not None,
            at_once=one.withdrawn is not None and one.withdrawn.facts.get("why") == _AT_ONCE,
            asks_same_nap=bool(one.perhaps_same_as) and one.stands,
            asks_look_in=asked is not None and bool(asked.not_written) and one.stands,
            asks_which=one.clash and one.same_as is None,
        )

    def version(self, row: Row) -> str:
        """One version of a moment, as it is laid beside another: its times, what it says and who put it so."""
        times = self.clock(row.happened_at) + (f"–{self.clock(row.ended_at)}" if row.ended_at else "")
        said = str(tell(row.kind, row.facts, self.people, by=row.did_by, note=row.note, zone=row.zone))
        return " ".join(filter(None, (times, said, _by(self.people.adult(row.did_by), self.people.adult(row.tapped_by)))))

    def clock(self, at: datetime) -> str:
        """An instant as the wall clock shows it."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def _flags(self, one: Settled) -> Iterable[str]:
        row = one.history[0]
        if row.known_by == "sheet":
            yield _("copied from the sheet")
        elif row.known_by == "import":
            yield _("read from another log")
        elif one.late:
            yield _("written later, %(when)s") % {"when": self._when(row.said_at, one.at)}
        if row.known_by == "offline":
            yield _("written without a network")
        if one.row.uncertain:
            yield _("time not certain")

    def _when(self, said_at: datetime, happened_at: datetime) -> str:
        local, then = said_at.astimezone(self.zone), happened_at.astimezone(self.zone)
        if local.date() == then.date():
            return f"{local:%H:%M}"
        if local.date() - then.date() == timedelta(days=1):
            return _("the next day at %(clock)s") % {"clock": f"{local:%H:%M}"}
        return _("on %(day)s") % {"day": date_format(local, "j F")}

    def _trail(self, one: Settled) -> Iterable[Step]:
        if one.history[0].refers and not KINDS[one.kind].refers:
            yield Step(_("Moved here: it was saved for another baby first."))
        yield from self._versions(one.history)
        for row in (row for row in one.against if row.corrects is None):
            yield Step(_("Also written, %(when)s.") % {"when": self._when(row.said_at, one.at)}, before=self._before(row, one.row))
        if one.unseen:
            yield Step(_("One of us changed this and another took it back. They did not know of each other. Please look at it together."))
        elif one.clash:
            yield Step(_("Two people changed this at the same time. Both are kept. Please look at it together."))
        if one.withdrawn is not None:
            yield self._withdrawn(one.withdrawn, one.at)
        if one.same_as is not None:
            yield Step(_("The same nap was written twice. It is told once."))
        yield from self._of_sleep(one)
        for row in one.differently:
            said = tell("differently", row.facts, self.people, by=row.did_by, note=row.note)
            yield Step(_("%(clock)s %(said)s") % {"clock": self._when(row.said_at, one.at), "said": said}, moment=row.id)

    def _versions(self, history: Sequence[Row]) -> Iterable[Step]:
        for before, row in pairwise(history):
            if row.corrects is None:
                continue
            if row.adds is not None:
                yield Step(self._settled(row, history[0]))
                continue
            who, when = self.people.adult(row.tapped_by), self._when(row.said_at, history[0].happened_at)
            words = _("Put right by %(who)s, %(when)s.") % {"who": who, "when": when} if who else _("Put right, %(when)s.") % {"when": when}
            yield Step(words, before=self._before(before, row))

    def _settled(self, row: Row, first: Row) -> str:
        said = {"who": self.people.adult(row.tapped_by), "when": self._when(row.said_at, first.happened_at)}
        return _("Settled by %(who)s, %(when)s.") % said if said["who"] else _("Settled, %(when)s.") % said

    def _before(self, before: Row, after: Row) -> str:
        """What stood there, as far as it was another thing."""
        parts = []
        if (before.happened_at, before.ended_at) != (after.happened_at, after.ended_at):
            parts.append(self.clock(before.happened_at) + (f"–{self.clock(before.ended_at)}" if before.ended_at else ""))
        said = str(tell(before.kind, before.facts, self.people, by=before.did_by, note=before.note, zone=before.zone))
        if (before.facts, before.note, before.did_by) != (after.facts, after.note, after.did_by):
            parts.append(said)
        return " ".join(parts)

    def _withdrawn(self, row: Row, happened_at: datetime) -> Step:
        said = {"who": self.people.adult(row.tapped_by), "when": self._when(row.said_at, happened_at)}
        words = _("Taken back by %(who)s, %(when)s.") % said if said["who"] else _("Taken back, %(when)s.") % said
        if row.facts.get("moved_to"):
            return Step(_("%(taken_back)s It was for another baby and is written there now.") % {"taken_back": words})
        return Step(" ".join((words, tell("withdrawal", row.facts, self.people).detail)))

    def _of_sleep(self, one: Settled) -> Iterable[Step]:
        """Look-ins that were made and those that are asked about, in the order of their times; then the waking."""
        asked = self.looks.get(one.id)
        steps = [(look.at, self._look_in(look, one)) for look in one.look_ins]
        steps += [
            (due_at, Step(_("%(clock)s not written: did it happen?") % {"clock": self.clock(due_at)}))
            for due_at in (asked.not_written if asked else ())
        ]
        yield from (step for _at, step in sorted(steps, key=lambda timed: timed[0]))
        for woke in one.wokes:
            woken = (self.clock(woke.at), str(told(woke, self.people)), self.people.adult(woke.row.did_by))
            yield Step(" ".join(filter(None, woken)), moment=woke.id)

    def _look_in(self, look: Settled, sleep: Settled) -> Step:
        who, said = self.people.adult(look.row.did_by), told(look, self.people)
        if look.facts.get("due_at"):
            when = self._when(look.row.said_at, sleep.at)
            answered = _("%(said)s Answered %(when)s.") % {"said": said.words, "when": when}
            return Step(f"{answered} {who}".strip(), moment=look.id)
        return Step(" ".join(filter(None, (self.clock(look.at), _("Looked in."), said.detail, who))), moment=look.id)
