"""What comfort looks like in a baby room: small scenes whose parts belong together.

Chance picks a scene, then a few words of each part; so a day never says that a startled baby needed lunch.
The ids are those of `babyroom.moments.vocabulary`.
"""

from dataclasses import dataclass
from typing import Literal

from babyroom.records.simulate.chance import Dice

# "free" scenes come at any time; the others hang on something else in the day.
When = Literal["free", "after_goodbye", "before_nap", "after_nap", "late", "new_face", "quiet"]


@dataclass(frozen=True)
class Scene:
    """`months` is the corrected age from and up to which it happens."""

    when: When
    during: tuple[str, ...]
    seen: tuple[str, ...]
    needed: tuple[str, ...]
    we: tuple[str, ...]
    then: Dice[str]
    months: tuple[float, float] = (0.0, 99.0)
    weight: float = 1.0


# From what age (months) a sign is seen is said by the vocabulary; these go away again [ours].

SEEN_TO = {
    "rooting": 8,
    "jerky_movements": 9,
    "followed_with_eyes": 9,
    "hiccups": 9,
    "arms_waving": 12,
    "restless_near_milk": 15,
    "hands_to_mouth": 18,
}
# What the adult did, for each way a sleep began.
WE_FOR_SLEEP = {
    "rocked": "rocked",
    "patted": "stroked",
    "held": "held_their_way",
    "sung_to": "sang",
    "walked": "walked",
    "with_milk": "fed",
    "own_with_us_near": "stayed",
    "comforter": "offered_comforter",
}

_EASIER = Dice({"easier_now": 6, "needed_us_again": 2, "still_hard": 1.2, "not_sure_yet": 0.6})
_BACK_TO_PLAY = Dice({"exploring_again": 4, "easier_now": 3, "needed_us_again": 1, "found_own_way": 1})

GOODBYE = Scene(
    "after_goodbye", ("goodbye",),
    ("cried", "reached_for_door", "searched", "held_on_tight", "sobbed", "called_out", "looked_worried"),
    ("help_with_goodbye", "closeness", "someone_they_know", "comforter", "time"),
    ("held_their_way", "hummed", "told_who_comes_back", "family_picture", "spoke_softly", "put_into_words", "walked", "stayed"),
    Dice({"easier_now": 4, "needed_us_again": 3.5, "still_hard": 2, "exploring_again": 1}),
)  # fmt: skip
QUIET = Scene(
    "quiet", ("floor_play", "watching"),
    ("watched_didnt_join", "looked_at_me", "quieter_than_usual", "went_to_anyone"),
    ("not_sure_yet", "company"),
    ("came_close", "spoke_softly", "waited_and_watched"),
    Dice({"easier_now": 1}),
)  # fmt: skip
NEW_FACE = Scene(
    "new_face", ("floor_play", "waiting"),
    ("looked_worried", "turned_away", "held_on_tight", "searched", "went_still"),
    ("someone_they_know", "time"),
    ("swapped_to_known", "told_who_comes_back", "spoke_softly", "stayed"),
    Dice({"known_took_over": 5, "easier_now": 2}),
    months=(5.0, 99.0),
)  # fmt: skip

SCENES: tuple[Scene, ...] = (
    Scene(
        "before_nap", ("getting_to_sleep",),
        ("rubbed_eyes", "yawned", "droopy_eyes", "grizzled", "looked_away", "jerky_movements", "blinked_slowly"),
        ("sleep", "closeness", "pause", "comforter"),
        ("held_their_way", "hummed", "rocked", "offered_pause", "offered_comforter", "stroked", "sang"),
        Dice({"fell_asleep": 7, "easier_now": 2, "needed_us_again": 1}),
    ),
    Scene(
        "after_nap", ("waking",),
        ("called_out", "cried", "snuggled_in", "looked_at_me", "reached_up"),
        ("closeness", "time", "someone_they_know"),
        ("held", "spoke_softly", "stayed", "said_what_comes_next", "held_their_way"),
        _EASIER,
    ),
    Scene(
        "late", ("home_time", "floor_play"),
        ("searched", "reached_up", "grizzled", "looked_worried", "reached_for_door", "rubbed_eyes"),
        ("closeness", "someone_they_know", "time", "pause"),
        ("told_who_comes_back", "talked_about_home", "family_picture", "held", "sang", "walked"),
        _EASIER,
    ),
    Scene(
        "free", ("floor_play", "outside", "story_or_song"),
        ("startled", "cried", "held_on_tight", "looked_worried", "stiffened"),
        ("comfort", "closeness"),
        ("held", "spoke_softly", "put_into_words", "stroked", "stayed"),
        _BACK_TO_PLAY,
    ),
    Scene(
        "free", ("floor_play", "waiting"),
        ("chewing", "hands_to_mouth", "grizzled", "rubbed_eyes"),
        ("wind_or_teeth", "comfort", "closeness"),
        ("held", "walked", "stroked", "put_into_words", "hummed"),
        _EASIER, (4.0, 20.0), 0.9,
    ),
    Scene(
        "free", ("milk", "floor_play"),
        ("knees_up", "arched_back", "grizzled", "stiffened"),
        ("wind_or_teeth", "comfort"),
        ("held", "rocked", "stroked", "walked", "hummed"),
        _EASIER, (0.0, 8.0), 1.3,
    ),
    Scene(
        "free", ("floor_play", "watching"),
        ("called_out", "reached_up", "looked_at_me", "came_close", "chatted", "followed_with_eyes"),
        ("company", "closeness"),
        ("came_close", "took_turns", "copied_sounds", "sang", "held", "followed_lead"),
        _BACK_TO_PLAY, (0.0, 99.0), 1.5,
    ),
    Scene(
        "free", ("floor_play", "story_or_song", "meal"),
        ("looked_away", "turned_away", "arms_waving", "went_still", "hiccups", "frowned"),
        ("pause", "closeness"),
        ("offered_pause", "went_outside", "waited_and_watched", "spoke_softly", "held"),
        Dice({"easier_now": 5, "exploring_again": 2, "found_own_way": 1.5}), (0.0, 16.0), 1.2,
    ),
    Scene(
        "free", ("floor_play", "outside", "washing"),
        ("cross", "pushed_away", "called_out", "cried"),
        ("own_way", "time"),
        ("put_into_words", "waited_and_watched", "followed_lead", "stayed"),
        Dice({"found_own_way": 4, "easier_now": 2, "still_hard": 1.5, "tried_else": 1}), (12.0, 99.0), 1.6,
    ),
    Scene(
        "free", ("waiting", "meal"),
        ("restless_near_milk", "grizzled", "hands_to_mouth", "called_out"),
        ("milk_or_food", "closeness"),
        ("said_what_comes_next", "held", "sang", "put_into_words"),
        Dice({"easier_now": 4, "had_to_wait": 2.5, "missed_then_found": 1.5}), (0.0, 99.0), 0.8,
    ),
    Scene(
        "free", ("floor_play", "outside"),
        ("came_close", "snuggled_in", "reached_up", "showed_me"),
        ("closeness", "not_sure_yet"),
        ("held_their_way", "stayed", "spoke_softly", "waited_and_watched"),
        _BACK_TO_PLAY, (7.0, 99.0), 1.2,
    ),
)  # fmt: skip
