"""Ages in the words of a baby room: weeks, then months; corrected for babies born early until two."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_WEEKS_UNTIL = 16
_CORRECT_UNTIL_MONTHS = 24


@dataclass(frozen=True)
class Age:
    """Whole months and weeks since birth; `corrected_months`/`corrected_weeks` count from the due date
    and are None for babies born on time or past their second birthday."""

    months: int
    weeks: int
    corrected_months: int | None
    corrected_weeks: int | None

    @property
    def band_months(self) -> int:
        """The months that vocabulary and guidance go by."""
        return self.months if self.corrected_months is None else self.corrected_months

    def in_words(self) -> str:
        """ "8 months (6 months corrected)"."""
        told = _span(self.months, self.weeks)
        if self.corrected_months is None or self.corrected_weeks is None:
            return told
        return _("%(age)s (%(corrected)s corrected)") % {"age": told, "corrected": _span(self.corrected_months, self.corrected_weeks)}


def age(born_on: date, weeks_early: int, on: date) -> Age:
    """The age on a day. Before birth everything is 0."""
    months, weeks = _months(born_on, on), max(0, (on - born_on).days // 7)
    if not weeks_early or months >= _CORRECT_UNTIL_MONTHS:
        return Age(months, weeks, None, None)
    due_on = born_on + timedelta(weeks=weeks_early)
    return Age(months, weeks, _months(due_on, on), max(0, (on - due_on).days // 7))


def _months(since: date, on: date) -> int:
    return max(0, (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day))


def _span(months: int, weeks: int) -> str:
    if weeks < _WEEKS_UNTIL:
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
