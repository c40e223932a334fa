"""What is typed about a baby: who they are, which room, which twin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babyroom.people.forms.sheet import Choice, Sheet, day, number, pick, someone, sure, text
from babyroom.people.models.babies import Pronouns
from babyroom.people.pegs import PEGS


class BabyForm(Sheet):
    """Everything the office knows of a baby by itself."""

    first_name = text(_("First name"), needed=_("Write the baby’s first name."), autocomplete="off")
    last_name = text(_("Last name"), autocomplete="off")
    known_as = text(_("Name in the room"), hint=_("Only if it is not the first name."), autocomplete="off")
    say_it = text(_("How to say it"), hint=_("As it sounds, like “shi-vawn”."), autocomplete="off")
    pronouns = pick(_("Words for this baby"), Pronouns.choices, open_out=True)
    born_on = day(_("Birthday"))
    weeks_early = number(_("Weeks born early"), 0, 18, hint=_("We show the age from the due date too, until two."), needed=False)
    settling_from = day(_("Settling in from"), needed=False, hint=_("The first visit, if it is fixed."))
    starts_on = day(_("Starts on"))
    leaves_on = day(_("Last day"), needed=False, hint=_("Leave this empty until it is known."))
    peg = forms.ChoiceField(
        label=_("Peg picture"),
        choices=list(PEGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a picture."), "invalid_choice": _("Choose one of the pictures.")},
    )
    sure = sure()

    groups = (
        (_("Who this is"), ("first_name last_name", "known_as say_it", "pronouns", "born_on weeks_early")),
        (_("With us"), ("room", "settling_from starts_on", "leaves_on")),
    )

    def __init__(self, *args: Any, rooms: list[Choice] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if rooms is not None:
            self.fields["room"] = someone(_("Room"), rooms)

    def clean_weeks_early(self) -> int:
        """Empty is on time."""
        return self.cleaned_data["weeks_early"] or 0


class PlaceForm(Sheet):
    """Another room from a day on."""

    from_on = day(_("From"))
    why = text(_("Why"), hint=_("A few words, like “ready for the older room”."))

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"room": someone(_("Room"), rooms), **self.fields}


class TwinForm(Sheet):
    """Which baby is the other twin."""

    def __init__(self, *args: Any, babies: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"] = someone(_("The other twin"), babies)


class KeyPersonForm(Sheet):
    """Who, from when and why."""

    from_on = day(_("From"))
    why = text(_("Why it changes"), hint=_("Needed when someone else was named before. The family may read it."))

    def __init__(self, *args: Any, adults: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"adult": someone(_("Who"), adults), **self.fields}


class LastDayForm(Sheet):
    """The last day of something, with the words that belong to it."""

    until_on = day(_("Last day"))

    def __init__(self, *args: Any, label: Any = None, hint: Any = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["until_on"].label = label or self.fields["until_on"].label
        self.fields["until_on"].help_text = hint


class EndAllergyForm(LastDayForm):
    """The last day of an allergy: whoever ends it says that somebody else has looked too."""

    looked = forms.BooleanField(
        label=_("The family says so too, and we have both looked at it"),
        error_messages={"required": _("An allergy ends only when the family says so too. Ask them, then tick this.")},
    )


class EndKeyPersonForm(LastDayForm):
    """The last day of a key person, with a reason."""

    why = text(_("Why it ends"), needed=_("Write why it ends. A few words are enough."))
