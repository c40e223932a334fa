"""English clauses of the vocabulary: those that tell a single moment (`moments/clauses.py`), and what they leave to a label."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from babyroom.moments.clauses import CLAUSES

_PLACE = re.compile(r"%\((\w+)\)s")


def _patterns(clauses: Mapping[str, str], **more: str) -> Mapping[str, str]:
    return MappingProxyType({key: _PLACE.sub(r"{\1}", words).replace("{name}", "{baby}") for key, words in {**clauses, **more}.items()})


SEEN = _patterns(
    CLAUSES["seen"],
    smiled="smiled",
    reached_up="reached up",
    held_on="held on to us",
    pointed="pointed",
    came_close="came close",
    snuggled_in="snuggled up to us",
    laughed="laughed",
    looked_away="looked away",
    yawned="yawned",
    pushed_away="pushed away",
    stiffened="went stiff",
    went_still="went still",
    blinked_slowly="blinked slowly",
    grizzled="grizzled",
    cried="cried",
    sobbed="sobbed",
    called_out="called out",
    held_on_tight="held on tight",
    reached_for_door="reached for the door",
    looked_worried="looked worried",
    slept_more="slept more than usual",
)
EXPLORING = _patterns(
    CLAUSES["exploring"],
    went_off="went off to explore",
    tried_again="tried again",
    came_back_to_adult="came back to {back}",
)
WE = _patterns(
    CLAUSES["we"],
    comforted="comforted {them}",
    waited_and_watched="waited and watched",
    swapped_with_colleague="swapped with a colleague",
    asked_colleague="asked a colleague",
    rang_home="rang home",
)
THEN = MappingProxyType(
    {
        "easier_now": "then it was easier",
        "still_hard": "it was still hard, and we stayed",
        "needed_us_again": "it was easier, then {they} needed us again",
        "exploring_again": "then {they} went off exploring again",
        "fell_asleep": "then {they} fell asleep",
        "found_own_way": "{they} found {their} own way, with us near",
        "had_to_wait": "had to wait for us",
        "tried_else": "then we tried something else",
        "not_sure_yet": "we are not sure yet how it was then",
        "known_took_over": "then {took} took over",
    }
)
DURING = MappingProxyType({key: words[0].lower() + words[1:] for key, words in CLAUSES["during"].items()})
GOODBYE = MappingProxyType(
    {
        "hard": "the goodbye was hard",
        "gentle": "the goodbye was gentle",
        "slept_through": "{baby} slept through the goodbye",
        "curious": "{baby} looked round with interest",
        "one_more_cuddle": "{baby} came back for one more cuddle",
    }
)
STEP = MappingProxyType(
    {
        "first_meeting": "this was a first meeting",
        "parent_stays": "a parent stayed",
        "parent_near": "a parent stayed near",
        "short_goodbye": "there was a short goodbye",
        "longer": "{baby} had a longer time with us",
        "first_milk": "{baby} had {their} first milk with us",
        "first_sleep": "{baby} had {their} first sleep with us",
        "first_comforted": "we gave {baby} comfort for the first time",
        "someone_familiar": "{known} is familiar now",
    }
)
SLEEP_HOW = MappingProxyType({"own_with_us_near": "with us near", "with_milk": "during milk", "comforter": "with {their} comforter"})

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "seen": SEEN,
        "exploring": EXPLORING,
        "we": WE,
        "together": _patterns(CLAUSES["together"]),
        "then": THEN,
        "during": DURING,
        "goodbye": GOODBYE,
        "slow": MappingProxyType({"needed_time": "needed some time"}),
        "greeted": _patterns(CLAUSES["greeted"]),
        "settling_step": STEP,
        "sleep_how": SLEEP_HOW,
        "how_much": MappingProxyType({"said_no": "no", "taste": "a taste", "some": "some", "most": "most", "all": "all"}),
    }
)
