"""What is typed about shifts, about who was here, and about plans."""

from datetime import time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import Refusal
from babyroom.people.forms.booking import WeekForm
from babyroom.people.forms.sheet import Choice, Sheet, day, hour, hours_of, pick, someone, text, tick
from babyroom.rota.models import Stand

_WEEKDAYS = [(str(number + 1), words) for number, words in WEEKDAYS.items()]
_HOURS_NEEDED = _("Write the time.")


class ShiftWeekForm(WeekForm):
    """Seven rows, the room they are in, and the day from which the week holds."""

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"room": someone(_("Room"), rooms, needed=False), **self.fields}


class PartForm(Sheet):
    """One more shift on a day of every week."""

    weekday = pick(_("Day"), _WEEKDAYS)
    from_time = hour(_("From"))
    to_time = hour(_("Until"))
    from_on = day(_("This holds from"))

    groups = (("", ("weekday room", "from_time to_time", "from_on")),)

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"] = someone(_("Room"), rooms)
        self.fields["from_time"].required = self.fields["to_time"].required = True
        for name in ("from_time", "to_time"):
            self.fields[name].error_messages["required"] = str(_HOURS_NEEDED)

    def hours(self) -> tuple[time, time]:
        """From and until."""
        return (self.cleaned_data["from_time"], self.cleaned_data["to_time"])


class ShiftDaysForm(Sheet):
    """Days on which a shift is another."""

    first = day(_("First day"))
    last = day(_("Last day"), needed=False, hint=_("Empty means one day."))
    from_time = hour(_("Works from"), hint=_("Empty means a day off."))
    to_time = hour(_("Works until"), hint=_("Empty means a day off."))

    groups = (("", ("first last", "from_time to_time", "room")),)

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        hint = _("Only if it is another room than in the week.")
        self.fields["room"] = someone(_("Room"), rooms, nobody=_("as in the week"), needed=False, hint=hint)

    def clean(self) -> None:
        """Both times or none."""
        try:
            self.cleaned_data["hours"] = hours_of(self.cleaned_data.get("from_time"), self.cleaned_data.get("to_time"))
        except Refusal as refusal:
            self.refuse(refusal)


class WasHereForm(Sheet):
    """An adult was in a room, and no tablet knows of it."""

    on = day(_("Day"))
    from_time = hour(_("From"))
    to_time = hour(_("Until"))

    groups = (("", ("on room", "from_time to_time")),)

    def __init__(self, *args: Any, rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"] = someone(_("Room"), rooms)
        for name in ("from_time", "to_time"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = str(_HOURS_NEEDED)


class KnowsTooForm(Sheet):
    """Who else knows a baby."""

    with_family = tick(_("Named together with the family"), hint=_("Tick this too where the family asked for it."))

    def __init__(self, *args: Any, adults: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"adult": someone(_("Who"), adults), **self.fields}


_WORDS = forms.Textarea(attrs={"rows": 4})


class PlanForm(Sheet):
    """What we will do and say, by when and with whom. Which fields there are depends on what the plan is for."""

    words = forms.CharField(
        label=_("What we will do and say"),
        max_length=400,
        widget=_WORDS,
        error_messages={"required": _("Write what we will do. A few words are enough."), "max_length": _("Please make it shorter.")},
    )
    on = day(_("Day"), needed=False)

    def __init__(self, *args: Any, sort: str, adults: list[Choice], rooms: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        if sort == "move":
            self.fields = {"room": someone(_("To which room?"), rooms), **self.fields}
            self.fields["on"].label = _("First day in the new room")
            self.fields["on"].help_text = _("Leave this empty until it is known.")
            self.fields["takes_over"] = someone(_("Who goes along?"), adults, nobody=_("not said yet"), needed=False)
        elif sort == "goodbye":
            self.fields["on"].label = _("The day of the goodbye")
            self.fields["takes_over"] = someone(_("Who takes over?"), adults, nobody=_("not said yet"), needed=False)
        else:
            self.fields["on"].label = _("First visit")
            self.fields["on"].help_text = _("Leave this empty until it is known.")
            self.fields["takes_over"] = someone(_("Who gets to know the baby first?"), adults, nobody=_("not said yet"), needed=False)
            note = _("One note a morning, by about ten, from a person. It ends with the plan.")
            self.fields["note_agreed"] = tick(_("The family wishes a note in the morning"), hint=note)

    def clean_words(self) -> str:
        """One paragraph, however it was typed."""
        return " ".join(self.cleaned_data["words"].split())


class StepForm(Sheet):
    """One step: what, when, with whom."""

    what = text(_("What"), needed=_("Write what it is, like “Visit with Mum, one hour”."), hint=_("Like “Visit with Mum, one hour”."))
    on = day(_("Day"), needed=False, hint=_("Leave this empty until it is known."))

    groups = (("", ("what", "on adult")),)

    def __init__(self, *args: Any, adults: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adult"] = someone(_("Who is with the baby?"), adults, nobody=_("not said yet"), needed=False)


class StandForm(Sheet):
    """Where the baby is now, as somebody sees it."""

    how = pick(_("How it is between us"), Stand.How.choices, needed=False, open_out=True)
    helped = text(_("What helped"), hint=_("A few words, like “Mum’s scarf, and Priya’s song”."))
    on = day(_("Seen on"))

    groups = (("", ("step", "how", "helped", "on")),)

    def __init__(self, *args: Any, steps: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"] = someone(_("Which step is it now?"), steps, hint=_("It may be an earlier one than before."))


class GoodbyeForm(PlanForm):
    """A goodbye of one baby and an adult who leaves."""

    def __init__(self, *args: Any, adults: list[Choice], **options: Any) -> None:
        super().__init__(*args, sort="goodbye", adults=adults, rooms=[], **options)
