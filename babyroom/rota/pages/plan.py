"""A plan as a page shows it: its steps, where the baby is, and where the baby has been."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people.models import Baby
from babyroom.people.pages.ground import Choices, found_baby, room_choices, staff_choices, wall
from babyroom.rota import access, queries
from babyroom.rota.models import Plan, Stand, Step


@dataclass(frozen=True)
class StepShown:
    """A step; `here` where the baby is now."""

    row: Step
    here: bool


@dataclass(frozen=True)
class PlanShown:
    """A plan with its steps in order. `now` is what was said last of where the baby is, `earlier` what was said before, newest first."""

    row: Plan
    steps: tuple[StepShown, ...]
    now: Stand | None
    earlier: tuple[Stand, ...]

    @property
    def is_settling(self) -> bool:
        """Whether it is about getting to know us."""
        return self.row.sort == Plan.Sort.SETTLING


def plans_of(setting: UUID, baby: UUID, *, ended: bool = False) -> tuple[PlanShown, ...]:
    """The plans of one baby. Whoever asks has asked access."""
    return tuple(_shown(plan) for plan in queries.plans(setting, baby=baby, ended=ended))


def _shown(plan: Plan) -> PlanShown:
    stands = list(plan.stands.all())
    now = stands[0] if stands else None
    steps = [step for step in plan.steps.all() if step.taken_back_at is None]
    return PlanShown(plan, tuple(StepShown(step, now is not None and step.pk == now.step_id) for step in steps), now, tuple(stands[1:]))


@dataclass(frozen=True)
class PlanAsked:
    """The baby a plan's form is about, and what it offers. `plan` is the one it changes, if any."""

    baby: Baby
    adults: Choices
    rooms: Choices
    plan: PlanShown | None = None

    @property
    def steps(self) -> Choices:
        """The steps one can be at."""
        return [(one.row.pk, one.row.what) for one in self.plan.steps] if self.plan else []


def planning(who: Who, baby: UUID, today: date, row: UUID | None = None) -> PlanAsked:
    """What the forms about a plan begin with. Raises NotYours where the plan is not there or has ended."""
    access.PLAN.check(who, baby)
    setting = wall(who, access.PLAN)
    found = found_baby(setting, baby)
    plan = None
    if row is not None:
        plan = next((one for one in plans_of(setting, baby) if one.row.pk == row), None)
        if plan is None:
            raise NotYours("")
    return PlanAsked(found, staff_choices(setting, today), room_choices(setting), plan)


def plan_page(who: Who, baby: UUID, row: UUID) -> tuple[Baby, PlanShown, bool]:
    """One plan, over or not, with its baby, and whether this adult may write in it. Raises NotYours."""
    access.KNOWN.check(who, baby)
    setting = wall(who, access.KNOWN)
    found = found_baby(setting, baby)
    for ended in (False, True):
        for one in plans_of(setting, baby, ended=ended):
            if one.row.pk == row:
                return found, one, not ended and access.PLAN.allows(who, baby)
    raise NotYours("")
