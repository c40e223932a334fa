"""What usually comes next for a baby on the board, from the days that lie ready and from today as it stands."""

from datetime import date

from babyroom.people.names import FORMS
from babyroom.rhythm.ahead import Next, ahead
from babyroom.rhythm.days import Past, today_of
from babyroom.tablet.cards import Around
from babyroom.tablet.placed import Placed


def usually(baby: Placed, past: Past | None, on: date, around: Around) -> Next:
    """Nothing for a baby who is not here, and where no past lies ready: it is switched off, or there is none yet."""
    if past is None or not baby.day.get("marks") or baby.day.get("left"):
        return Next()
    today = today_of(baby.day, on, around.zone)
    return ahead(past, today, around.at, around.zone, their=FORMS[baby.pronouns][2])
