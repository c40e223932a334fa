"""What can be shared at the door in one tap, and how long words may be. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# In characters.
LINE_MOST, SHARED_MOST, HELLO_MOST = 4000, 200, 200
# Said as "here is what they like", never as advice.
SHARED: Mapping[str, str | Promise] = MappingProxyType(
    {
        "sang": _("sang their song together"),
        "turn": _("waited for their turn to answer"),
        "named": _("said what they were looking at"),
        "held": _("showed how they like to be held"),
        "goodbye": _("said goodbye the same way as always"),
        "play": _("played their game for a moment"),
        "told": _("told what was lovely today"),
    }
)
