"""Hours and names as sentences say them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.analysis.continuity import Span, Together
from babyroom.people.sense import said

_HALF = timedelta(minutes=30)


def clock(at: datetime, zone: str) -> str:
    """An instant as the wall clock shows it."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def between(span: Span, zone: str) -> str:
    """Like "from 13:00 to 15:00"."""
    return _("from %(start)s to %(end)s") % {"start": clock(span[0], zone), "end": clock(span[1], zone)}


def spans(found: Iterable[Span], zone: str) -> str:
    """Several of them in one sentence."""
    return listed([between(one, zone) for one in found])


def listed(names: Iterable[str]) -> str:
    """Like "Priya, Sam and Dana"."""
    return get_text_list(list(names), _("and"))


def hours(minutes: int) -> str:
    """Minutes as hours, to the nearest half hour below: "9 and a half hours"; less than that in minutes."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if rest >= _HALF // timedelta(minutes=1):
        return _("%(n)d and a half hours") % {"n": whole}
    return ngettext("%(n)d hour", "%(n)d hours", whole) % {"n": whole}


def time_together(told: Together) -> str:
    """Like "11 hours together on 6 days since 2 November"; empty where there was none."""
    if told.since is None:
        return ""
    if told.time < timedelta(hours=1):
        minutes = int(told.time // timedelta(minutes=1))
        length = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    else:
        length = ngettext("%(n)d hour", "%(n)d hours", told.hours) % {"n": told.hours}
    days = ngettext("%(n)d day", "%(n)d days", told.days) % {"n": told.days}
    return _("%(hours)s together on %(days)s since %(day)s") % {"hours": length, "days": days, "day": said(told.since)}
