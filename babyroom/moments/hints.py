"""Words that put a name on a baby or a parent instead of saying what was seen. They get a gentle word, never a block."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SAY_WHAT_YOU_SAW = gettext_lazy("Say what you saw: it helps the next person more than a name for it.")

# Who can be judged: a pronoun, a word for somebody, or a name. "Lunch was good" and "The gate is secure" judge nobody.
_SOMEBODY = (
    r"(?:she|he|they|i|we|you|baby|child|girl|boy|twins?|sister|brother|mum(?:my)?|mam|mother|dad(?:dy)?|father|parents?|"
    r"(?:grand|nan|gran|step)\w*|carers?|staff|family)"
)
_THING = (
    r"(?:It|This|That|These|Those|There|Here|What|All|Everything|Nothing|Lunch|Breakfast|Tea|Dinner|Snack|Food|Milk|Bottle|Meal|Nap|Sleep|"
    r"Night|Morning|Afternoon|Day|Today|Yesterday|Weather|Appetite|Handover|Goodbye|Arrival|Walk|Nappy|Cot|Gate|Strap|Door|Sling|Harness)"
)
_NAME = rf"(?!{_THING}\b)[A-Z][\w’'-]+"
_IS = (
    r"(?:[’']s|[’']re|[’']ve|\s+(?:has|have|had|can))?"
    r"(?:\s+(?:is|was|were|are|am|be|been|being|seem\w*|look\w*|feels?|felt|act\w*)|[’']s|[’']re)+"
)
_VERY = r"(?:\s+(?:so|such|very|really|too|quite|rather|more|less|not|never|always|mostly|often|just|all|been|being))*"
# What follows a "good" that is not said of a person: "good at rolling", "good with the spoon", "good to see".
_OF_A_THING = (
    r"(?!\s+(?:at|to|with|on|for|idea|way|time|day|night|morning|afternoon|sleep|nap|walk|laugh|chat|cuddle|bit|few|look|\w+ing)\b)"
)
_PERSON = r"(?:baby|babies|girls?|boys?|child(?:ren)?|lad|lass|mum(?:my)?|mother|dad(?:dy)?|father|parents?|carer|eater|sleeper|feeder)"


def _said_of_somebody(words: str, but: str = "") -> re.Pattern[str]:
    """`words` where they are said of a person: "She was so good", "Ada is secure"."""
    subject = rf"(?:\b(?i:{_SOMEBODY})|\b{_NAME})"
    return re.compile(rf"{subject}{_IS}(?i:{_VERY})\s+(?P<word>(?i:{words}))\b{but}")


# Words about how a baby relates, as if they were kinds of children. Each with what could be written instead.
_CLASSES: Mapping[re.Pattern[str], str | Promise] = MappingProxyType(
    {
        re.compile(
            r"\b(?P<word>insecure(ly)?([- ]attach\w*)?|secure(ly)?[- ](attach\w*|bond\w*)|(in)?secure (baby|child|girl|boy))\b", re.I
        ): (gettext_lazy("Who did they go to, and what did they do there?")),
        _said_of_somebody("secure", r"(?!\s+(?:in (?:the|her|his|their) (?:seat|chair|sling|pram|straps?|harness)|now that the)\b)"): (
            gettext_lazy("Who did they go to, and what did they do there?")
        ),
        re.compile(r"\b(?P<word>(dis|un)organi[sz]ed[- ]attach\w*)\b", re.I): gettext_lazy("What did they do when someone came back?"),
        _said_of_somebody(r"(dis|un)organi[sz]ed"): gettext_lazy("What did they do when someone came back?"),
        re.compile(r"(?<![\w-])(?P<word>avoidant|ambivalent|resistant|anxious(ly)?[- ]attach\w*)\b", re.I): (
            gettext_lazy("What did they do when someone came close?")
        ),
        re.compile(
            r"\b(?P<word>attachment[- ](disorder|issue|problem|style|type|difficult\w+|figure)s?|(well|badly|poorly|un)[- ]?attached|"
            r"(her|his|their|poor|weak|strong|good|bad|healthy|unhealthy|little|no) attachment)\b",
            re.I,
        ): gettext_lazy("Who did they look for, and what helped?"),
        re.compile(r"\b(?P<word>autistic|autism|adhd|on the spectrum)\b", re.I): gettext_lazy("What did they look at, do or say?"),
    }
)
# Words that judge. The list of words.md, for what people type.
_JUDGING = (
    re.compile(rf"\b(?P<word>(good|bad)( little| wee| old)? ({_PERSON}|mood|behaviou?r))\b|\b(?P<gold>(as )?good as gold)\b", re.I),
    _said_of_somebody("good|bad", _OF_A_THING),
    re.compile(
        r"\b(?P<word>naughty|fuss(y|ing)|clingy|needy|spoil(t|ed)|attention[- ]seek\w*|manipulative|"
        r"manipulat\w+ (us|me|you|people|adults|staff|everyone|mum|dad)|lazy|meltdowns?|tantrums?|"
        r"self[- ]sooth\w*|refus(e|es|ed|ing)|non[- ]?compliant)\b",
        re.I,
    ),
    re.compile(rf"\b(?P<word>(difficult|demanding)( little)? {_PERSON})\b", re.I),
    _said_of_somebody("difficult|demanding|failed", r"(?!\s+to\b)"),
    re.compile(rf"\b(?i:{_SOMEBODY})\s+(?P<word>(?i:failed))\b"),
)


def hint(text: str) -> str:
    """A sentence for whoever wrote `text`, or nothing. It says which word it is about and what to write instead."""
    for pattern, instead in _CLASSES.items():
        found = pattern.search(text)
        if found:
            return _("“%(word)s” is a name for a kind of child. %(say)s %(instead)s") % {
                "word": found["word"],
                "say": SAY_WHAT_YOU_SAW,
                "instead": instead,
            }
    for pattern in _JUDGING:
        found = pattern.search(text)
        if found:
            word = found["word"] or found[0]
            return _("“%(word)s” can hurt to read at home. %(say)s") % {"word": word, "say": SAY_WHAT_YOU_SAW}
    return ""
