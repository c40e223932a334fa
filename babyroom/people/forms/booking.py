"""What is typed about booked days: seven rows of a week, and days that differ."""

from datetime import time
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import Refusal
from babyroom.people.facts import Week
from babyroom.people.forms.sheet import Sheet, day, hour, hours_of, pick, text, tick
from babyroom.people.models import Booked

# A closed nursery is written once for all babies (ClosedForm); the word stays for days written before that.
_WHY = [choice for choice in Booked.Why.choices if choice[0] not in ("", Booked.Why.CLOSED)]


class WeekForm(Sheet):
    """Seven rows: a tick and two times; and the day from which the week holds. `usual` fills the times of empty rows."""

    from_on = day(_("This week holds from"), hint=_("The week before ends the day before."))

    def __init__(self, *args: Any, week: Week, usual: tuple[time, time], **options: Any) -> None:
        super().__init__(*args, **options)
        for weekday in range(1, 8):
            name = WEEKDAYS[weekday - 1]
            start, finish = week.get(weekday, usual)
            self.fields[f"day_{weekday}"] = tick(name)
            self.fields[f"from_{weekday}"] = hour(_("%(day)s from") % {"day": name})
            self.fields[f"to_{weekday}"] = hour(_("%(day)s until") % {"day": name})
            self.initial.update({f"day_{weekday}": weekday in week, f"from_{weekday}": start, f"to_{weekday}": finish})

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """The three fields of each day, for the table."""
        return [(self[f"day_{n}"], self[f"from_{n}"], self[f"to_{n}"]) for n in range(1, 8)]

    def clean(self) -> None:
        """A ticked day needs both times."""
        for weekday in range(1, 8):
            for name in (f"from_{weekday}", f"to_{weekday}"):
                if self.cleaned_data.get(f"day_{weekday}") and name not in self.errors and self.cleaned_data.get(name) is None:
                    self.add_error(name, _("Write the time."))

    def week(self) -> Week:
        """The ticked days with their hours."""
        told = self.cleaned_data
        return {n: (told[f"from_{n}"], told[f"to_{n}"]) for n in range(1, 8) if told[f"day_{n}"]}


class DaysForm(Sheet):
    """Days that differ from the week."""

    first = day(_("First day"), hint=_("The day it begins."))
    last = day(_("Last day"), needed=False, hint=_("Empty means one day."))
    why = pick(_("Why"), _WHY, open_out=True, hint=_("Only the office sees this."))
    from_time = hour(_("Here from"), hint=_("Empty means away."))
    to_time = hour(_("Here until"), hint=_("Empty means away."))

    groups = (("", ("first last", "why")), (_("Here at other hours"), ("from_time to_time",)))

    def clean(self) -> None:
        """Both times or none."""
        try:
            self.cleaned_data["hours"] = hours_of(self.cleaned_data.get("from_time"), self.cleaned_data.get("to_time"))
        except Refusal as refusal:
            self.refuse(refusal)


class ClosedForm(Sheet):
    """Days on which the whole nursery is closed."""

    first = day(_("First day"))
    last = day(_("Last day"), needed=False, hint=_("Empty means one day."))
    why = text(_("Why"), needed=_("Write why you are closed, like “Bank holiday”."), hint=_("Like “Bank holiday” or “Training day”."))

    groups = (("", ("first last", "why")),)
