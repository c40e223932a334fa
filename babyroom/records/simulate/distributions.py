"""What the simulated days hold, stated: shares, counts and times, each with where it comes from.

[logs]  the shape (not the rows) of day sleeps and feeds in logs that parents published, 07:45 to 17:00: naps fall
        from three or four at 4 months to two at 9 and one after 14; the median nap lengthens from 30-40 to 60-90
        minutes; awake stretches from about 95 minutes to 200-280. Group care is more regular than home.
[story] the stories the product must carry.
[issue] asked for by name in the issue.
[ours]  our own guess at an ordinary nursery day; nothing measures it.

`measures` works the same figures out again from records, and the tests compare the two.
"""

from babyroom.records.simulate.chance import Dice

Range = tuple[float, float]

# Naps a day within nursery hours, by corrected age in months (up to, weights by count) [logs].
NAPS_BY_AGE: tuple[tuple[float, Dice[int]], ...] = (
    (6.0, Dice({3: 0.92, 2: 0.08})),
    (7.0, Dice({3: 0.65, 2: 0.35})),
    (9.0, Dice({3: 0.25, 2: 0.75})),
    (13.0, Dice({2: 0.96, 1: 0.04})),
    (15.0, Dice({2: 0.8, 1: 0.2})),
    (17.0, Dice({1: 0.94, 2: 0.06})),
    (99.0, Dice({1: 0.97, 0: 0.03})),
)
# When naps usually begin (minutes after midnight) and how long they usually are (minutes), by count [logs].
NAP_HABITS: dict[int, tuple[tuple[float, float], ...]] = {
    0: (),
    1: ((12 * 60 + 25, 100),),
    2: ((9 * 60 + 40, 50), (13 * 60 + 20, 82)),
    3: ((9 * 60 + 5, 45), (12 * 60, 75), (15 * 60 + 5, 38)),
}
# A baby's own habit differs from that by up to this much, and a day's nap from the habit with this spread [logs].
NAP_HABIT_SHIFT = 20.0
NAP_START_SD = 22.0
NAP_LENGTH_SD = 15.0
NAP_LENGTHS: Range = (20.0, 160.0)
# The least time awake between two naps, by corrected age in months (up to, minutes) [logs, lower tenth].
LEAST_AWAKE: tuple[tuple[float, float], ...] = ((6.0, 65.0), (9.0, 95.0), (15.0, 130.0), (99.0, 180.0))

# Milk feeds in a full day, by corrected age (up to, mean count), and what is offered (ml) [logs for counts, ours for ml].
MILK_BY_AGE: tuple[tuple[float, float, Range], ...] = (
    (6.0, 3.3, (120.0, 180.0)),
    (9.0, 2.8, (150.0, 210.0)),
    (12.0, 2.0, (150.0, 210.0)),
    (15.0, 1.4, (120.0, 180.0)),
    (99.0, 1.0, (100.0, 150.0)),
)
# The kitchen's times (minutes after midnight), and from which corrected age in months babies join in [ours].
BREAKFAST, BREAKFAST_FROM, BREAKFAST_IF_HERE_BY = 8 * 60 + 20, 8.0, 8 * 60 + 10
LUNCH, LUNCH_FROM = 11 * 60 + 35, 6.0
TEA, TEA_FROM = 15 * 60 + 35, 7.5
# Nappies in a full day (eight hours): nearly always 4 to 6 [issue].
NAPPIES_MEAN, NAPPIES = 4.9, (4, 6)

# Of goodbyes at the door, the share found hard, over all babies; each baby has a share of its own [issue, about a quarter].
HARD_GOODBYES, HARD_GOODBYES_TOLERANCE = 0.25, 0.06
# Comfort moments written on a full day: nearly always 2 to 6; of a quiet baby 0 or 1 [issue].
COMFORT_MEAN, COMFORT = (2.6, 4.6), (2, 6)
COMFORT_QUIET = 0.3
# Of comfort moments, hearts that nobody enriched; the room had no hand free [ours].
BARE_HEARTS = 0.1
# Of comfort and hard goodbyes, those where one of the baby's own chips was tapped [ours].
OWN_CHIP = 0.35
# Exploring or watching, on a full day [issue]; of them, those that carry a together tag, and those with an end.
EXPLORING_MEAN, EXPLORING = (2.4, 4.4), (2, 5)
EXPLORING_TOGETHER, EXPLORING_ENDED = 0.05, 0.3
# The one optional tap beside practical care: how often it is used, by kind [ours]. At least 90 % of all together
# tags sit on a care moment [issue, S33].
TOGETHER_ON_CARE = {"milk": 0.62, "food": 0.42, "nappy": 0.52, "sleep": 0.32, "woke": 0.34, "outside": 0.36}
TOGETHER_MOMENTS_A_DAY = 0.25
TOGETHER_CARE_SHARE_LEAST = 0.9

# Notes from home on most mornings; free notes now and then [issue; ours].
FROM_HOME, FROM_HOME_BY_PARENT = 0.84, 0.2
NOTES_A_DAY = 0.3
# A baby written about little: of practical care and of notes from home nearly all, of the rest a third [story 4].
QUIET_WRITES_CARE, QUIET_WRITES_REST = 0.9, 0.3

# Of all moments but look-ins: written 20 to 90 minutes later; put right later; taken back [issue].
LATE, LATE_TOLERANCE, LATE_MINUTES = 0.05, 0.015, (20.0, 90.0)
CORRECTED, CORRECTED_TOLERANCE = 0.02, 0.008
WITHDRAWN, WITHDRAWN_TOLERANCE = 0.005, 0.0025
# How the last is made up: a slip of the finger taken back at once and a nappy written twice, a baby and day;
# a moment saved for the wrong baby, a room and day [ours; story 2].
UNDO_A_DAY, TWICE_A_DAY, WRONG_BABY_A_ROOM_DAY = 0.065, 0.02, 0.13
# The back-time chip "5 minutes ago" (a longer one counts as written later), and a colleague who taps for whoever has
# the baby [ours].
BACK_TIME_CHIP, BACK_TIME_MINUTES, COLLEAGUE_TAPS = 0.1, 5.0, 0.08
# Somebody saw it differently, of comfort moments [ours].
DIFFERENTLY = 0.006

# Look-ins: of those due, unanswered [issue]; of these, answered later by a person; naps kept on the printed sheet [ours].
LOOK_IN_MISSED, LOOK_IN_MISSED_TOLERANCE = 0.01, 0.006
LOOK_IN_ANSWERED = 0.6
NAPS_ON_THE_SHEET = 0.02

# Days: a baby unwell at home, an adult unwell, rooms joined late in the day [issue, about one in five], outside in
# the morning and in the afternoon (weather), arms full in a room [issue, a few a week] [else ours].
BABY_UNWELL, ADULT_UNWELL = 0.03, 0.02
ROOMS_JOINED, ROOMS_JOINED_AT = 0.2, (16 * 60 + 30, 17 * 60)
OUTSIDE_MORNING, OUTSIDE_AFTERNOON = 0.8, 0.6
ARMS_FULL_A_ROOM_DAY = 0.32
# Every sixteenth week an adult of the rooms is on leave [ours].
LEAVE_EVERY_WEEKS = 16


def at_age(table: tuple[tuple[float, Dice[int]], ...], months: float) -> Dice[int]:
    """The row of a table by age (up to, value) for this corrected age."""
    return next((dice for up_to, dice in table if months < up_to), table[-1][1])


def least_awake(months: float) -> float:
    """The least time awake between two naps (minutes) at this corrected age."""
    return next((minutes for up_to, minutes in LEAST_AWAKE if months < up_to), LEAST_AWAKE[-1][1])


def milk_at_age(months: float) -> tuple[float, Range]:
    """Mean count of milk feeds in a full day and the range offered (ml) at this corrected age."""
    row = next((row for row in MILK_BY_AGE if months < row[0]), MILK_BY_AGE[-1])
    return row[1], row[2]
