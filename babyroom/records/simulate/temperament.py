"""A baby's own rhythm and likes: the same on every day, different for every baby."""

from dataclasses import dataclass
from functools import lru_cache

from babyroom.records.simulate.cast import Baby
from babyroom.records.simulate.chance import between, some
from babyroom.records.simulate.distributions import COMFORT_MEAN, COMFORT_QUIET, EXPLORING_MEAN, NAP_HABIT_SHIFT
from babyroom.records.simulate.ids import stream

_WE = ("held", "held_their_way", "rocked", "walked", "stroked", "sang", "hummed", "spoke_softly", "put_into_words", "family_picture")
_TOGETHER = ("sang", "talked", "smiled", "took_turns", "watched", "said_next", "held_close", "copied")
_SLEEP_HOW = ("own_with_us_near", "rocked", "patted", "held", "sung_to")
_SIGNS = ("rubbed_eyes", "yawned", "grizzled", "looked_away", "reached_up", "chatted", "hands_to_mouth", "snuggled_in", "called_out")
_GREETED = ("smile", "reaching", "cry", "turning_away", "carried_on")


@dataclass(frozen=True)
class Temperament:
    """Shifts are minutes, `nap_length` and `appetite` factors around 1, `months_ahead` how much earlier (months)
    naps fall away. The tuples are what this baby shows or likes most."""

    nap_shift: float
    nap_length: float
    months_ahead: float
    appetite: float
    hard_goodbye: float
    comfort_mean: float
    exploring_mean: float
    arrives_after: float
    leaves_before: float
    we: tuple[str, ...]
    together: tuple[str, ...]
    sleep_how: tuple[str, ...]
    signs: tuple[str, ...]
    greeted: tuple[str, ...]
    comforter: bool
    side_sleeper: bool


@lru_cache(maxsize=4096)
def temperament(baby: Baby, seed: int) -> Temperament:
    """This baby's temperament under this seed."""
    rng = stream(seed, baby.id, "temperament")
    family = stream(seed, baby.family, "family")
    hard = baby.nature.hard_goodbye
    quiet = baby.nature.quiet
    return Temperament(
        nap_shift=between(rng, -NAP_HABIT_SHIFT, NAP_HABIT_SHIFT),
        nap_length=between(rng, 0.8, 1.2),
        months_ahead=between(rng, -0.7, 0.7),
        appetite=between(rng, 0.78, 1.0),
        hard_goodbye=rng.betavariate(1.4, 4.2) if hard is None else hard,
        comfort_mean=COMFORT_QUIET if quiet else between(rng, *COMFORT_MEAN),
        exploring_mean=1.0 if quiet else between(rng, *EXPLORING_MEAN),
        arrives_after=between(family, -2, 10),
        leaves_before=between(family, -2, 14),
        we=tuple(some(rng, _WE, 4)),
        together=tuple(some(rng, _TOGETHER, 3)),
        sleep_how=("own_with_us_near",) if quiet else tuple(some(rng, _SLEEP_HOW, 2)),
        signs=tuple(some(rng, _SIGNS, 3)),
        greeted=("carried_on", "smile") if quiet else tuple(some(rng, _GREETED, 2)),
        comforter=not quiet and rng.random() < 0.6,
        side_sleeper=rng.random() < 0.3,
    )
