"""A baby's last weeks looked at: who was beside the baby, and this week told in plain counts, each with what it rests on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from babyroom.analysis import continuity
from babyroom.analysis.continuity import Span
from babyroom.moments.queries import local_day
from babyroom.moments.settle import Settled
from babyroom.people import queries as people
from babyroom.rota.presence import Asked, BabyDay, Stay, beside, days_of, ever_in, stays, week_begins
from babyroom.rota.said import clock, hours, listed, spans, time_together

# How far back time together is told of.
LOOKS_BACK = timedelta(weeks=4)
# A baby is carried in before the one who takes them has touched the tablet.
_AT_THE_DOOR = timedelta(minutes=5)
# What is done for a baby by somebody, and the kinds of moments that say so. Comfort is not among them: it is never counted.
_DEEDS: Mapping[str, str] = {"milk": "fed", "food": "fed", "nappy": "changed", "sleep": "settled"}
_DEED_WORDS: Mapping[str, str | Promise] = MappingProxyType(
    {"fed": gettext_lazy("Milk and food"), "changed": gettext_lazy("Nappies"), "settled": gettext_lazy("Going to sleep")}
)


@dataclass(frozen=True)
class With:
    """An adult and this baby: `words` say how long they were together, empty where nothing shows it."""

    adult: UUID
    name: str
    words: str


@dataclass(frozen=True)
class LookBack:
    """The days of one baby from `asked.first` until now, and who was in the room then."""

    asked: Asked
    baby: UUID
    days: tuple[BabyDay, ...]
    stays: tuple[Stay, ...]
    names: Mapping[UUID, str]

    @property
    def today(self) -> date:
        """The last day that is looked at: the local day, or the end of an earlier week."""
        return self.asked.last

    @cached_property
    def beside(self) -> tuple[Mapping[UUID, list[Span]], ...]:
        """For each day, by adult, when they were in the baby's room."""
        return tuple(beside(day, self.stays) for day in self.days)

    def before(self, begins: date) -> frozenset[UUID]:
        """Everybody who was around the baby before a day: in these last weeks, and however long ago in a room that was the baby's then.
        Four weeks would make a stranger of whoever comes back from leave."""
        lately = {adult for day, there in zip(self.days, self.beside, strict=True) if day.on < begins for adult in there}
        return frozenset(lately) | ever_in(self.asked, self.baby, begins)

    @cached_property
    def days_known(self) -> int:
        """On how many of the days it is known who was in the room."""
        return sum(bool(there) for there in self.beside)

    def together(self, adult: UUID) -> str:
        """How long this adult and the baby were together, in words."""
        days = ((day.on, day.spans, there.get(adult, ())) for day, there in zip(self.days, self.beside, strict=True))
        return time_together(continuity.together(days))

    def others(self, but: Collection[UUID]) -> tuple[With, ...]:
        """Everybody else who was with the baby, by name: no order but the letters."""
        found = {adult for there in self.beside for adult in there} - set(but)
        told = [With(adult, self.names.get(adult, ""), self.together(adult)) for adult in found]
        return tuple(sorted(told, key=lambda one: one.name.casefold()))


def look_back(setting: UUID, baby: UUID, at: datetime, zone: str, week: date | None = None) -> LookBack:
    """Look at the last four weeks of a baby, or at the week from a Monday on. Whoever asks has asked access."""
    today = local_day(at, zone)
    first, last = (today - LOOKS_BACK, today) if week is None else (week, min(today, week + timedelta(days=6)))
    asked = Asked(setting, first, last, at, zone, people.policies(setting, last))
    days = tuple(days_of(asked, baby))
    found = tuple(stays(asked, {room for day in days for room, _span in day.where}))
    return LookBack(asked, baby, days, found, people.adult_names(setting, {one.adult for one in found}))


@dataclass(frozen=True)
class DayFact:
    """One day: how much of it somebody the baby knows was here, and when the one who had the baby changed. `is_long` by the setting's
    own rule."""

    on: date
    here: str
    handovers: tuple[str, ...]
    is_long: bool = False


@dataclass(frozen=True)
class Deed:
    """Who did something for the baby: `what`, the names, and in how many moments."""

    what: str | Promise
    names: str
    base: str


@dataclass(frozen=True)
class Facts:
    """One week. `met` and `changed_by_known` are sentences with their base, empty where nothing is written."""

    days: tuple[DayFact, ...]
    met: str
    deeds: tuple[Deed, ...]
    changed_by_known: str
    new: str
    moves: str


def week_of(seen: LookBack, known: Mapping[UUID, date], name: str) -> Facts:
    """The last week that is looked at, of a baby who knows these adults, each since the day they were named: first the key people, then
    those on the page in their order."""
    begins = week_begins(seen.today)
    order = list(known)
    both = list(zip(seen.days, seen.beside, strict=True))
    this = [(day, there) for day, there in both if day.on >= begins]
    before = seen.before(begins)
    no_strangers = before | {adult for adult, since in known.items() if since < begins}
    moments = [one for day, _there in this for one in day.moments]
    done = continuity.who_did((_DEEDS[one.kind], one.row.did_by) for one in moments if one.kind in _DEEDS)
    names = dict(seen.names) | people.adult_names(seen.asked.setting, {adult for deeds in done.values() for adult in deeds.by} | set(order))
    return Facts(
        days=tuple(_day(day, there, order, names, seen.asked) for day, there in this),
        met=_met(moments, order, name),
        deeds=tuple(_deed(what, done[what], names) for what in _DEED_WORDS if what in done),
        changed_by_known=_by_known(done.get("changed"), order, name),
        # In a baby's first week everybody is new; that is no news.
        new=_new([adult for _day_, there in this for adult in there], no_strangers, names) if before else "",
        moves=_moves(this),
    )


def _day(day: BabyDay, there: Mapping[UUID, list[Span]], order: Sequence[UUID], names: Mapping[UUID, str], asked: Asked) -> DayFact:
    zone = asked.zone
    known = [span for adult in order for span in there.get(adult, ())]
    here = continuity.familiar_here(day.spans, known, but=_AT_THE_DOOR)
    words = {
        "all": _("all of %(of)s") % {"of": hours(here.of)},
        "part": _("%(hours)s of %(of)s; not %(when)s")
        % {"hours": hours(here.minutes), "of": hours(here.of), "when": spans(here.gaps, zone)},
        "none": _("at no time of %(of)s") % {"of": hours(here.of)},
        "not_written": _("not written"),
    }[here.how]
    if not there and here.how == "none":
        # No adult was written into the room all day: that says nothing of who was there.
        words = _("not written, who was in the room")
    stays_ = [(adult, span) for adult in order for span in there.get(adult, ())]
    nobody = _("nobody on the page")
    told = tuple(
        _("%(clock)s: from %(gone)s to %(come)s")
        % {
            "clock": clock(one.at, zone),
            "gone": names.get(one.gone, "") if one.gone else nobody,
            "come": names.get(one.come, "") if one.come else nobody,
        }
        for one in continuity.handovers(order, stays_, day.spans)
        if one.gone is not None or all(abs(one.at - start) >= _AT_THE_DOOR for start, _end in day.spans)
    )
    long = timedelta(hours=asked.policy.whole("long_day_hours"))
    return DayFact(day.on, words, told, is_long=continuity.lasting(day.spans) > long)


def _met(moments: Iterable[Settled], known: Collection[UUID], name: str) -> str:
    answers = [continuity.met_on_arrival(_adult(one.facts.get("handed_to")), known) for one in moments if one.kind == "arrival"]
    written = [answer for answer in answers if answer != "not_written"]
    told = []
    if written:
        words = _("%(n)d of %(of)d times %(name)s came to someone on the page.")
        told.append(words % {"n": written.count("yes"), "of": len(written), "name": name})
    if len(written) < len(answers):
        n = len(answers) - len(written)
        told.append(ngettext("For %(n)d time it is not written.", "For %(n)d times it is not written.", n) % {"n": n})
    return " ".join(told)


def _deed(what: str, deeds: continuity.Deeds[UUID], names: Mapping[UUID, str]) -> Deed:
    who = listed(sorted((names.get(adult, "") for adult in deeds.by), key=str.casefold))
    base = ngettext("from %(n)d note", "from %(n)d notes", deeds.written) % {"n": deeds.written}
    if deeds.nameless:
        base = _("%(base)s, %(n)d without a name") % {"base": base, "n": deeds.nameless}
    return Deed(_DEED_WORDS[what], who or _("not written"), base)


def _by_known(deeds: continuity.Deeds[UUID] | None, known: Collection[UUID], name: str) -> str:
    if deeds is None:
        return ""
    with_known, named = continuity.by_known(deeds, known)
    if not named:
        return ""
    words = ngettext(
        "%(n)d of %(of)d nappy was with someone %(name)s knows.", "%(n)d of %(of)d nappies were with someone %(name)s knows.", named
    )
    return words % {"n": with_known, "of": named, "name": name}


def _new(week: Iterable[UUID], before: Collection[UUID], names: Mapping[UUID, str]) -> str:
    return listed(names.get(adult, "") for adult in continuity.new_faces(week, before))


def _moves(this: Iterable[tuple[BabyDay, object]]) -> str:
    n = sum(continuity.room_moves(room for room, _span in day.where) for day, _there in this)
    return ngettext("%(n)d move to another room", "%(n)d moves to another room", n) % {"n": n} if n else ""


def _adult(said: object) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None
