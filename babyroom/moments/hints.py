"""Words that put a name on a baby or a parent instead of saying what was seen. They get a gentle word, never a block."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SAY_WHAT_YOU_SAW = gettext_lazy("Say what you saw: it helps the next person more than a name for it.")

# Words about how a baby relates, as if they were kinds of children. Each with what could be written instead.
_CLASSES: Mapping[str, str | Promise] = MappingProxyType(
    {
        r"insecure(ly)?([- ]attach\w*)?|secure(ly)?[- ]attach\w*": gettext_lazy("Who did they go to, and what did they do there?"),
        r"(dis|un)organi[sz]ed([- ]attach\w*)?": gettext_lazy("What did they do when someone came back?"),
        r"avoidant|ambivalent|resistant|anxious(ly)?[- ]attach\w*": gettext_lazy("What did they do when someone came close?"),
        r"attachment([- ](disorder|issue|problem|style|type)s?)?|(well|badly|poorly|not|un)[- ]?attached": gettext_lazy(
            "Who did they look for, and what helped?"
        ),
        r"autistic|autism|adhd|on the spectrum": gettext_lazy("What did they look at, do or say?"),
    }
)
# Words that judge. The list of words.md, for what people type.
_JUDGING = (
    r"naughty|fuss(y|ing)|clingy|needy|spoil(t|ed)|attention[- ]seek\w*|manipulat\w*|difficult|demanding|lazy|meltdowns?|tantrums?|"
    r"self[- ]sooth\w*|failed|refus(e|es|ed|ing)|non[- ]?compliant"
)
# "A good sleep" names the sleep; "a good boy" the baby.
_GOOD_WITH = re.compile(r"\b(good|bad) (baby|babies|girl|boy|child|mood|behaviou?r)\b", re.IGNORECASE)


def hint(text: str) -> str:
    """A sentence for whoever wrote `text`, or nothing. It says which word it is about and what to write instead."""
    for pattern, instead in _CLASSES.items():
        found = re.search(rf"\b({pattern})\b", text, re.IGNORECASE)
        if found:
            return _("“%(word)s” is a name for a kind of child. %(say)s %(instead)s") % {
                "word": found[0],
                "say": SAY_WHAT_YOU_SAW,
                "instead": instead,
            }
    judged = _GOOD_WITH.search(text) or re.search(rf"\b({_JUDGING})\b", text, re.IGNORECASE)
    if judged:
        return _("“%(word)s” can hurt to read at home. %(say)s") % {"word": judged[0], "say": SAY_WHAT_YOU_SAW}
    return ""
