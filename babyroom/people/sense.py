"""Whether what was written down makes sense by itself, before any table is asked. Each returns the facts in their one spelling."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.people import typed
from babyroom.people.facts import AdultFacts, BabyFacts, ContactFacts, JobFacts, MarkFacts, RoomFacts, TieFacts
from babyroom.people.pegs import PEGS

MOST_WEEKS_EARLY = 18
# Beyond these a year was mistyped: nobody starts a baby room at six, or books a place four years ahead.
OLDEST = timedelta(days=6 * 365)
FURTHEST = timedelta(days=4 * 365)
EARLIEST = date(1990, 1, 1)


def said(day: date) -> str:
    """A day as it stands in a sentence ("3 March 2026")."""
    return date_format(day, "j F Y")


def baby(facts: BabyFacts, today: date) -> BabyFacts:
    """A baby whose days are in order. The peg picture may still be empty."""
    facts = replace(
        facts,
        first_name=typed.name(facts.first_name, 40, "first_name", needed=_("Write the baby’s first name.")),
        last_name=typed.name(facts.last_name, 60, "last_name"),
        known_as=typed.name(facts.known_as, 40, "known_as"),
        say_it=typed.line(facts.say_it, 60, "say_it"),
    )
    if facts.born_on > today:
        raise Refusal(_("This day has not come yet. Add the baby once they are born."), field="born_on")
    if today - facts.born_on > OLDEST:
        raise Refusal(_("That is more than six years ago. Please check the year."), field="born_on")
    if not 0 <= facts.weeks_early <= MOST_WEEKS_EARLY:
        raise Refusal(_("Write a whole number of weeks from 0 to %(most)d.") % {"most": MOST_WEEKS_EARLY}, field="weeks_early")
    if facts.peg and facts.peg not in PEGS:
        raise Refusal(_("Choose one of the pictures."), field="peg")
    if facts.starts_on < facts.born_on:
        raise Refusal(_("The start is before the day of birth. Please check both days."), field="starts_on")
    if facts.starts_on - today > FURTHEST:
        raise Refusal(_("That is more than four years away. Please check the year."), field="starts_on")
    if facts.settling_from and not facts.born_on <= facts.settling_from <= facts.starts_on:
        raise Refusal(_("Settling in comes before the start and after the day of birth. Please check the days."), field="settling_from")
    if facts.leaves_on and facts.leaves_on < facts.starts_on:
        raise Refusal(_("The last day is before the start. Please check both days."), field="leaves_on")
    return facts


def adult(facts: AdultFacts) -> AdultFacts:
    """A grown-up with a name, and an address and a number that can be used."""
    return replace(
        facts,
        first_name=typed.name(facts.first_name, 40, "first_name", needed=_("Write the first name.")),
        last_name=typed.name(facts.last_name, 60, "last_name"),
        known_as=typed.name(facts.known_as, 40, "known_as"),
        say_it=typed.line(facts.say_it, 60, "say_it"),
        email=typed.email(facts.email),
        phone=typed.phone(facts.phone, "phone"),
        address=typed.line(facts.address, 200, "address"),
    )


def job(facts: JobFacts) -> JobFacts:
    """Work whose days are in order."""
    in_order(facts.from_on, facts.until_on)
    if facts.first_aid_until and facts.first_aid_until < EARLIEST:
        raise Refusal(_("Please check the year."), field="first_aid_until")
    return facts


def room(facts: RoomFacts) -> RoomFacts:
    """A room with a name and ages in order."""
    if facts.from_months > facts.to_months:
        raise Refusal(_("The older age comes second. Please check the months."), field="to_months")
    if facts.to_months > 72:
        raise Refusal(_("Write the age in months, 72 at most."), field="to_months")
    return replace(facts, name=typed.name(facts.name, 40, "name", needed=_("Write the room’s name.")))


def mark(facts: MarkFacts) -> MarkFacts:
    """A mark with words: without them a milk or food screen could not say anything."""
    in_order(facts.from_on, facts.until_on)
    return replace(
        facts,
        words=typed.line(
            facts.words, 24, "words", needed=_("Write the words of the mark, like “No egg”. They are shown with all milk and food.")
        ),
        detail=typed.line(facts.detail, 300, "detail"),
        what_to_do=typed.line(facts.what_to_do, 300, "what_to_do"),
    )


def contact(facts: ContactFacts) -> ContactFacts:
    """Somebody with a name and a number."""
    return replace(
        facts,
        name=typed.name(facts.name, 80, "name", needed=_("Write their name.")),
        relation=typed.line(facts.relation, 40, "relation", needed=_("Write who they are to the baby, like “Gran”.")),
        phone=typed.phone(facts.phone, "phone", needed=_("Write the number to ring.")),
    )


def tie(facts: TieFacts) -> TieFacts:
    """A tie with a word for it. A limit on a parent's rights rests on a paper somebody saw, else it is not a limit."""
    facts = replace(
        facts,
        called=typed.name(facts.called, 30, "called", needed=_("Write what the family calls them, like “Mum” or “Gran”.")),
        evidence=typed.line(facts.evidence, 200, "evidence"),
    )
    facts = replace(facts, seen_by=typed.name(facts.seen_by, 60, "seen_by"), collect_days=_weekdays(facts))
    if facts.blocked:
        # Whoever is blocked neither sees nor collects, whatever else was ticked.
        facts = replace(facts, sees="nothing", may_collect=False, collect_days="")
        for field, empty in (("evidence", not facts.evidence), ("seen_on", facts.seen_on is None), ("seen_by", not facts.seen_by)):
            if empty:
                raise Refusal(_("To block somebody, write which paper says so, who saw it and when."), field=field, code="no_paper")
    if facts.parental_responsibility and not facts.evidence and (facts.sees != "all" or not facts.may_collect or facts.collect_days):
        raise Refusal(
            _("With parental responsibility they may see and collect, unless a paper says not. Write which paper, who saw it and when."),
            field="evidence",
            code="no_paper",
        )
    return facts


def _weekdays(facts: TieFacts) -> str:
    if not facts.may_collect:
        return ""
    days = "".join(sorted(set(facts.collect_days)))
    if not set(days) <= set("1234567"):
        raise Refusal(_("Choose days of the week."), field="collect_days")
    return "" if days == "1234567" else days


def in_order(from_on: date, until_on: date | None) -> None:
    """From before until. Raises Refusal."""
    if from_on < EARLIEST:
        raise Refusal(_("Please check the year."), field="from_on")
    if until_on and until_on < from_on:
        raise Refusal(_("The last day is before the first. Please check both days."), field="until_on")
