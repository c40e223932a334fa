"""The office's addresses for shifts, for who knows a baby, and for plans."""

from django.urls import URLPattern, path, register_converter

from babyroom.rota.views import known, lists, plans, shifts


class Planned:
    """What a plan is for."""

    regex = "settling|move|goodbye"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(Planned, "planned")

app_name = "rota"
_BABY = "babies/<uuid:baby>/"
_PLAN = f"{_BABY}plans/<uuid:row>/"
_SHIFTS = "shifts/<uuid:adult>/"
urlpatterns: list[URLPattern] = [
    path("ahead/", shifts.ahead, name="ahead"),
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/list/", lists.lists, name="lists"),
    path("shifts/list/example/", lists.example_file, name="lists_example"),
    path("shifts/list/bring-in/", lists.bring_in, name="lists_bring_in"),
    path(_SHIFTS, shifts.adult, name="adult"),
    path(f"{_SHIFTS}week/", shifts.week, name="week"),
    path(f"{_SHIFTS}part/", shifts.part, name="part"),
    path(f"{_SHIFTS}part/<uuid:row>/end/", shifts.shift_end, name="shift_end"),
    path(f"{_SHIFTS}days/", shifts.days, name="days"),
    path(f"{_SHIFTS}days/<uuid:row>/", shifts.day_drop, name="shift_day_drop"),
    path(f"{_SHIFTS}was-here/", shifts.was_here, name="was_here"),
    path(f"{_SHIFTS}was-here/<uuid:row>/", shifts.not_here, name="not_here"),
    path("adults/<uuid:adult>/leaving/", plans.leaving, name="leaving"),
    path("adults/<uuid:adult>/leaving/<uuid:baby>/", plans.goodbye, name="goodbye"),
    path(f"{_BABY}known/", known.known, name="known"),
    path(f"{_BABY}handover/", known.handover, name="handover"),
    path(f"{_BABY}known/too/", known.too_add, name="too_add"),
    path(f"{_BABY}known/too/<uuid:row>/sooner/", known.too_sooner, name="too_sooner"),
    path(f"{_BABY}known/too/<uuid:row>/off/", known.too_off, name="too_off"),
    path(f"{_BABY}plans/begin/<planned:what>/", plans.plan_begin, name="plan_begin"),
    path(_PLAN, plans.plan, name="plan"),
    path(f"{_PLAN}change/", plans.plan_change, name="plan_change"),
    path(f"{_PLAN}end/", plans.plan_end, name="plan_end"),
    path(f"{_PLAN}steps/", plans.step_add, name="step_add"),
    path(f"{_PLAN}steps/<uuid:step>/off/", plans.step_off, name="step_off"),
    path(f"{_PLAN}where/", plans.say_where, name="say_where"),
]
