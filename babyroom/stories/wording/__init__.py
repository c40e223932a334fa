"""Whole sentences of ours, one module a language: gettext knows neither gender nor case. Nothing here translates by machine."""

from collections.abc import Mapping
from types import MappingProxyType

from babyroom.stories.wording.en import ENGLISH
from babyroom.stories.wording.language import Language
from babyroom.stories.wording.pl import POLISH
from babyroom.stories.wording.ur import URDU

# A fourth language is a module and one name here.
LANGUAGES: Mapping[str, Language] = MappingProxyType({one.code: one for one in (ENGLISH, POLISH, URDU)})

# Each by the name its own readers give it.
NAMES = {"en": "English", "pl": "polski", "ur": "اردو"}
