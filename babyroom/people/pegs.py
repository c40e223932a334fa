"""The peg pictures a baby may have. Each has a symbol `peg-<id>` in web's pegs.svg."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PEGS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "duck": _("duck"),
        "leaf": _("leaf"),
        "moon": _("moon"),
        "star": _("star"),
        "boat": _("boat"),
        "fish": _("fish"),
        "sun": _("sun"),
        "bird": _("bird"),
        "apple": _("apple"),
        "bear": _("bear"),
        "kite": _("kite"),
        "snail": _("snail"),
        "tree": _("tree"),
        "cloud": _("cloud"),
        "key": _("key"),
        "bell": _("bell"),
        "cup": _("cup"),
        "hat": _("hat"),
        "shell": _("shell"),
        "car": _("car"),
        "ball": _("ball"),
        "flower": _("flower"),
        "hedgehog": _("hedgehog"),
        "umbrella": _("umbrella"),
    }
)
