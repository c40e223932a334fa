"""What each tablet last said of its own store: facts for those who lead, in the order of the tablets' names."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from babyroom.common.access import Who
from babyroom.moments import access
from babyroom.moments.models import Outbox
from babyroom.moments.numbers import count, in_words


@dataclass(frozen=True)
class Store:
    """One tablet's store: when it last called, what it said waits there, whether its browser promises to keep it, what is gone."""

    tablet: str
    seen_at: datetime
    waiting: str
    promised: str | Promise
    gone: str
    gone_since: datetime | None
    emptied_at: datetime | None


def stores(who: Who) -> list[Store]:
    """The newest store of every tablet, and older ones of which numbers are gone. What a tablet that is shut out said is past where the
    device speaks of the same store as another tablet since. Raises NotYours."""
    access.SET_ASIDE.check(who)
    told: list[Store] = []
    known = set()
    rows = list(Outbox.objects.of(who.setting).select_related("tablet").order_by("tablet__name", "tablet_id", "-seen_at"))
    latest = {row.outbox: row.pk for row in sorted(rows, key=lambda row: (row.seen_at, row.pk))}
    for row in rows:
        past = row.tablet.revoked_at is not None and latest[row.outbox] != row.pk
        if row.missing or not (past or row.tablet_id in known):
            told.append(_told(row))
        known.add(row.tablet_id)
    return told


def _told(row: Outbox) -> Store:
    waits = ngettext("%(n)d record waits on it", "%(n)d records wait on it", row.waiting) % {"n": row.waiting}
    gone = ngettext("%(n)d record is gone: number %(numbers)s", "%(n)d records are gone: numbers %(numbers)s", count(row.lost))
    return Store(
        tablet=row.tablet.name,
        seen_at=row.seen_at,
        waiting=waits if row.waiting else _("nothing waits on it"),
        promised=_PROMISES[row.persisted],
        gone=gone % {"n": count(row.lost), "numbers": in_words(row.lost)} if row.lost else "",
        gone_since=row.missing_at,
        emptied_at=row.emptied_at,
    )


_PROMISES = {
    True: gettext_lazy("its browser promises to keep its store"),
    False: gettext_lazy("its browser does not promise to keep its store: add the page to the home screen"),
    None: gettext_lazy("its browser does not say whether it keeps its store"),
}
