"""The headings a baby's page has outside the baby's own words: "How Ada likes to be held"."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from babyroom.ways.models import Way

_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        Way.Part.HELD: gettext_noop("How %(name)s likes to be held"),
        Way.Part.HELPS: gettext_noop("What helps %(name)s"),
        Way.Part.SIGNS: gettext_noop("What %(name)s’s signs look like"),
        Way.Part.HOME_WORDS: gettext_noop("Songs and words at home"),
        Way.Part.HOME_COMFORTER: gettext_noop("%(name)s’s comforter"),
        Way.Part.HOME_SLEEP: gettext_noop("How %(name)s goes to sleep at home"),
        Way.Part.HOME_FEEDING: gettext_noop("How %(name)s has milk and food at home"),
        Way.Part.HOME_CULTURE: gettext_noop("Faith, culture and what matters at home"),
    }
)


def heading(part: str, name: str) -> str:
    """The heading of one part for a baby of this name. Raises KeyError for a part there is not."""
    return _(_HEADINGS[part]) % {"name": name}


def headings(name: str) -> list[tuple[str, str]]:
    """Every part in the order of the page, as (id, heading)."""
    return [(part, heading(part, name)) for part in Way.Part.values]
