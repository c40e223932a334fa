"""How the number of adults stands, said in words: never a colour, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.people.policies import InForce

TWO_YEARS = 24
_FULL = ("3", "6")


@dataclass(frozen=True)
class Counted:
    """An adult in the room: whether they count towards the number and whether the level was seen on paper."""

    name: str
    counts: bool
    level: str


@dataclass(frozen=True)
class Stand:
    """`needed` and `counted` adults; `words` for the header; `notes` for whoever opens it. `by_level` is false
    where the number would do but a level that is needed was not seen."""

    needed: int
    counted: int
    words: str
    notes: tuple[str, ...]
    by_level: bool = True

    @property
    def enough(self) -> bool:
        """Whether as many adults count as are needed."""
        return self.counted >= self.needed


def stand(months: Sequence[int], adults: Sequence[Counted], policy: InForce) -> Stand:
    """How it stands for babies of these ages (whole months) and these adults."""
    under_two = sum(1 for m in months if m < TWO_YEARS)
    needed = ceil(under_two / policy.whole("babies_per_adult") + (len(months) - under_two) / policy.whole("twos_per_adult"))
    counting = [adult for adult in adults if adult.counts]
    notes = [_("%(name)s is here and does not count yet.") % {"name": a.name} for a in adults if not a.counts]
    notes += [_("We have not seen %(name)s’s level on paper yet.") % {"name": a.name} for a in counting if a.level == ""]
    if len(months) and not any(a.level in _FULL for a in counting):
        notes.append(_("Nobody here has level 3 on paper."))
    short = needed - len(counting)
    if not months:
        words = ""
    elif short > 0:
        words = ngettext("%(n)d more adult is needed", "%(n)d more adults are needed", short) % {"n": short}
    else:
        words = _enough(counting)
    by_level = short > 0 or (all(adult.level for adult in counting) and any(adult.level in _FULL for adult in counting))
    return Stand(needed, len(counting), words, tuple(notes), by_level)


def _enough(counting: Sequence[Counted]) -> str:
    """Enough is only said plainly where every level was seen: an unknown level may not count, so the number alone is not enough."""
    unseen = [adult.name for adult in counting if adult.level == ""]
    if not unseen:
        return (
            _("enough adults")
            if any(adult.level in _FULL for adult in counting)
            else _("enough by number. Nobody here has level 3 on paper")
        )
    if len(unseen) == 1:
        return _("enough by number. %(name)s’s level is not seen") % {"name": unseen[0]}
    return _("enough by number. %(n)d levels are not seen") % {"n": len(unseen)}
