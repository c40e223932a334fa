"""Every write about shifts, who was here, who else knows a baby, and plans."""

from babyroom.rota.operations.incoming import bring_in
from babyroom.rota.operations.known_too import have_sooner, know_too, no_longer_known_too
from babyroom.rota.operations.plans import begin_plan, change_plan, end_plan
from babyroom.rota.operations.shifts import add_part, drop_day, end_shift, set_days, set_week
from babyroom.rota.operations.steps import add_step, say_where, take_back_step
from babyroom.rota.operations.was_here import not_here, was_here

__all__ = [
    "add_part",
    "add_step",
    "begin_plan",
    "bring_in",
    "change_plan",
    "drop_day",
    "end_plan",
    "end_shift",
    "have_sooner",
    "know_too",
    "no_longer_known_too",
    "not_here",
    "say_where",
    "set_days",
    "set_week",
    "take_back_step",
    "was_here",
]
