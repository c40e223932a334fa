"""What the shapes on the line of a day mean, drawn by the same hand as the line."""

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from babyroom.moments.ribbon import shape

_LANES: tuple[tuple[str | Promise, tuple[tuple[str, str | Promise], ...]], ...] = (
    (
        _("Above the line: between people"),
        (
            ("comfort", _("Comfort")),
            ("together", _("Together")),
            ("exploring", _("Exploring or watching")),
            ("arrival", _("Came, went, met again, moved rooms")),
            ("note", _("A note, or a word from home")),
        ),
    ),
    (_("On the line"), (("sleep", _("Asleep")),)),
    (
        _("Below the line: care"),
        (("milk", _("Milk")), ("food", _("Food")), ("nappy", _("Nappy")), ("outside", _("Dressing, washing or outside"))),
    ),
)


def legend() -> list[tuple[str, list[tuple[SafeString, str]]]]:
    """By lane: its heading, and each shape (SVG) with its words."""
    return [(str(heading), [(shape(kind), str(words)) for kind, words in kinds]) for heading, kinds in _LANES]
