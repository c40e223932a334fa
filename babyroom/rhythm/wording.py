"""Counts of days in words. Every number says from how many days it comes."""

from datetime import date, datetime, time
from typing import Literal

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.analysis.changes import Change
from babyroom.rhythm.counts import Counted
from babyroom.rhythm.windows import Window

_HOUR = 60


def on_days(counted: Counted, their: str, what: Literal["rest", "feed"] = "rest") -> str:
    """ "8 of her last 10 days", or which days they are where they are not the last ones."""
    told = {"times": counted.times, "days": counted.days, "their": their}
    if counted.base == "known":
        return _("%(times)d of the %(days)d days we can tell from") % told
    if counted.base == "written":
        return (
            _("%(times)d of the %(days)d days a rest was written")
            if what == "rest"
            else _("%(times)d of the %(days)d days milk or food was written")
        ) % told
    if counted.times == counted.days:
        return _("all of %(their)s last %(days)d days") % told
    return _("%(times)d of %(their)s last %(days)d days") % told


def rest_by(counted: Counted, their: str) -> SafeString:
    """When the next rest usually has begun."""
    return format_html(_("Asleep by {clock} on {days}"), clock=_clock(counted.by), days=_bold(on_days(counted, their)))


def rest_for(counted: Counted, their: str) -> SafeString:
    """How long this rest usually lasts at most."""
    return format_html(_("Rests up to {minutes} on {days}"), minutes=length(counted.minutes), days=_bold(on_days(counted, their)))


def feed_between(counted: Counted, their: str) -> SafeString:
    """Between which clocks there usually is milk or food."""
    clocks = {"first": _clock(counted.after or counted.by), "last": _clock(counted.by)}
    return format_html(_("Milk or food from {first} to {last} on {days}"), days=_bold(on_days(counted, their, "feed")), **clocks)


def usually_asleep(window: Window) -> str:
    """For whom the line is read out."""
    told = _("Usually asleep from %(first)s on.") if window.at_least else _("Usually asleep between %(first)s and %(last)s.")
    return _said(told, window)


def usually_wakes(window: Window) -> str:
    """For whom the line is read out."""
    told = _("Usually wakes from %(first)s on.") if window.at_least else _("Usually wakes between %(first)s and %(last)s.")
    return _said(told, window)


def usually_fed(window: Window) -> str:
    """For whom the line is read out."""
    told = _("Usually milk or food from %(first)s on.") if window.at_least else _("Usually milk or food between %(first)s and %(last)s.")
    return _said(told, window)


def first_rest(counted: Counted, name: str, their: str) -> SafeString:
    """The one sentence of the page."""
    clocks = _bold(_("%(first)s and %(last)s") % {"first": _clock(counted.after or counted.by), "last": _clock(counted.by)})
    told = _("With us, {name} fell asleep for {their} first rest between {clocks} on {days}.")
    return format_html(told, name=name, their=their, clocks=clocks, days=on_days(counted, their))


def changed(change: Change, their: str) -> str:
    """What has changed, with how many days say so."""
    minutes = abs(change.minutes)
    since = date_format(change.since_on, "l j F")
    told = (
        _("Since %(day)s %(their)s first rest begins about %(minutes)d minutes later.")
        if change.minutes > 0
        else _("Since %(day)s %(their)s first rest begins about %(minutes)d minutes sooner.")
    )
    base = ngettext("That is %(n)d day", "That is %(n)d days", change.days) % {"n": change.days}
    sure = _("%(days)s.") if change.sure else _("%(days)s, too few to be sure.")
    return f"{told % {'day': since, 'their': their, 'minutes': minutes}} {sure % {'days': base}}"


def leans_on(days: list[date]) -> str:
    """The days that count most, newest first."""
    return ", ".join(date_format(on, "D j") for on in days)


def base(days: int, first: date, last: date, notes: int) -> str:
    """ "11 days with us, 10 to 24 November. From 96 notes, ours and home’s." """
    begin = date_format(first, "j" if (first.year, first.month) == (last.year, last.month) else "j F")
    with_us = ngettext("%(n)d day with us", "%(n)d days with us", days) % {"n": days}
    from_notes = ngettext("From %(n)d note, ours and home’s.", "From %(n)d notes, ours and home’s.", notes) % {"n": notes}
    if first == last:
        return _("%(days)s, %(last)s. %(notes)s") % {"days": with_us, "last": date_format(last, "j F"), "notes": from_notes}
    told = {"days": with_us, "first": begin, "last": date_format(last, "j F"), "notes": from_notes}
    return _("%(days)s, %(first)s to %(last)s. %(notes)s") % told


def length(minutes: int) -> str:
    """ "75 minutes", "2 hours 15 minutes"."""
    if minutes < 2 * _HOUR:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = ngettext("%(n)d hour", "%(n)d hours", minutes // _HOUR) % {"n": minutes // _HOUR}
    return f"{hours} {length(minutes % _HOUR)}" if minutes % _HOUR else hours


def _clock(at: time | datetime) -> str:
    return f"{at:%H:%M}"


def _said(told: str, window: Window) -> str:
    """With its clocks, and with what else it rests on or does not know."""
    parts = [told % {"first": _clock(window.early), "last": _clock(window.late)}]
    if window.at_least:
        parts.append(_("How late, we do not know: the days here end before."))
    if window.with_others:
        parts.append(_("This is partly from other babies: we have few days yet."))
    return " ".join(parts)


def _bold(words: str) -> SafeString:
    return format_html("<b>{}</b>", words)
