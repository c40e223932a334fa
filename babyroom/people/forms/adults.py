"""What is typed about an adult, their work here, and how they belong to a baby."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from babyroom.people.facts import AdultFacts
from babyroom.people.forms.sheet import Choice, Sheet, day, days, pick, someone, sure, text, tick
from babyroom.people.models import FamilyTie, Job
from babyroom.people.models.babies import Pronouns


class AdultForm(Sheet):
    """Everything the office knows of an adult by themselves."""

    first_name = text(_("First name"), needed=_("Write the first name."), autocomplete="off")
    last_name = text(_("Last name"), autocomplete="off")
    known_as = text(_("Name in the room"), hint=_("Only if it is not the first name."), autocomplete="off")
    say_it = text(_("How to say it"), hint=_("As it sounds."), autocomplete="off")
    pronouns = pick(_("Words for this person"), Pronouns.choices, open_out=True)
    email = text(_("E-mail address"), autocomplete="off", inputmode="email")
    phone = text(_("Phone number"), autocomplete="off", inputmode="tel")
    address = text(_("Address"), hint=_("Where they live. Needed for parents and carers."), autocomplete="off")
    sure = sure()

    groups = (
        (_("Who this is"), ("first_name last_name", "known_as say_it", "pronouns", "sure")),
        (_("How to reach them"), ("email phone", "address")),
    )


class JobForm(Sheet):
    """Work here."""

    sort = pick(_("Their work"), Job.Sort.choices, open_out=True)
    level = pick(_("Level seen on paper"), Job.Level.choices, needed=False, hint=_("The early years level. “Not seen yet” counts as none."))
    counts = tick(_("Counts as one of the adults for the babies"), hint=_("Someone under 17, or here to learn, does not count."))
    safeguarding = tick(_("Leads on keeping children safe"), hint=_("The safeguarding lead, or the deputy of that lead."))
    first_aid_until = day(
        _("First aid for babies, until"), needed=False, hint=_("The last day on the paper. Leave it empty if you have not seen one.")
    )
    from_on = day(_("From"))
    until_on = day(_("Last day"), needed=False)

    groups = (("", ("sort", "room", "level", "counts", "safeguarding", "first_aid_until", "from_on until_on")),)

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"] = someone(_("Room they are mostly in"), rooms, nobody=_("No one room"), needed=False)


class TieForm(Sheet):
    """How an adult belongs to a baby. `adults` are those we know already; None where the adult is settled."""

    called = text(_("What the family calls them"), needed=_("Write what the family calls them, like “Mum” or “Gran”."), autocomplete="off")
    parental_responsibility = tick(_("Has parental responsibility"))
    lives_with = tick(_("The baby lives with them"))
    may_collect = tick(_("May collect the baby"))
    collect_days = days(_("On these days only"), hint=_("Leave them all empty for any day."))
    blocked = tick(_("Blocked: neither sees nor collects"), hint=_("Only where a paper says so. The baby’s pages do not open for them."))
    sees = pick(_("What they may see"), FamilyTie.Sees.choices, open_out=True)
    evidence = text(_("The paper a limit rests on"), hint=_("Which order or letter. Needed to limit a parent."))
    seen_by = text(_("Who of us saw it"), autocomplete="off")
    seen_on = day(_("Seen on"), needed=False)
    from_on = day(_("From"))
    first_name = text(_("First name"), autocomplete="off")
    last_name = text(_("Last name"), autocomplete="off")
    phone = text(_("Phone number"), inputmode="tel", autocomplete="off")
    email = text(_("E-mail address"), inputmode="email", autocomplete="off")
    address = text(_("Address"), hint=_("Where they live. Needed for parents and carers."), autocomplete="off")

    _tie = (
        *("called", "parental_responsibility", "lives_with", "may_collect", "collect_days", "sees", "blocked"),
        *("evidence", "seen_by seen_on", "from_on"),
    )
    _new = ("first_name", "last_name", "phone", "email", "address")

    def __init__(self, *args: Any, adults: list[Choice] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = (("", self._tie),)
        if adults is None:
            for name in self._new:
                del self.fields[name]
            return
        self.fields["adult"] = someone(_("Someone we know"), adults, nobody=_("No, someone new"), needed=False)
        self.groups = (
            (_("Who it is"), ("adult",)),
            (_("Or someone new"), ("first_name last_name", "phone email", "address")),
            (_("How they belong to the baby"), self._tie),
        )

    def adult(self) -> Any:
        """The id of someone we know, the facts of someone new, or None."""
        told = self.cleaned_data
        if told.get("adult"):
            return told["adult"]
        return AdultFacts(**{name: told[name] for name in self._new}) if told.get("first_name") else None
