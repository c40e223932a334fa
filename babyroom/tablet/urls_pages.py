"""Addresses of the room's other pages: the door, a baby, a day, the sleep room, sheets. Included by `urls`."""

from django.urls import path, register_converter

from babyroom.tablet.dates import DayConverter
from babyroom.tablet.views import baby, collect, cots, day, door, moment, paper, prints, quiet, rhythm, shift, stories, ways

register_converter(DayConverter, "day")

_MOMENT = "baby/<uuid:baby>/day/<day:on>/<uuid:moment>/"
urlpatterns = [
    path("door/", door.door, name="door"),
    path("door/<uuid:baby>/", door.arrive, name="arrive"),
    path("door/<uuid:baby>/note/", door.note, name="home_note"),
    path("door/<uuid:baby>/undo/", door.undo, name="door_undo"),
    path("door/<uuid:baby>/home/", door.going_home, name="going_home"),
    path("door/<uuid:baby>/collect/", collect.collect, name="collect"),
    path("since-last-shift/", shift.since_last_shift, name="since_last_shift"),
    path("quiet-look/", quiet.quiet, name="quiet_look"),
    path("wall/", shift.wall, name="wall"),
    path("cots/", cots.cots, name="cots"),
    path("cots/<uuid:baby>/<uuid:sleep>/looked-in/", cots.looked_in, name="looked_in"),
    path("cots/<uuid:baby>/<uuid:sleep>/awake/", cots.awake, name="awake"),
    path("baby/<uuid:baby>/", baby.baby, name="baby"),
    path("baby/<uuid:baby>/read/", ways.read, name="read"),
    path("baby/<uuid:baby>/write/", baby.write, name="write"),
    path("baby/<uuid:baby>/ways/", ways.ways, name="ways"),
    path("baby/<uuid:baby>/ways/<uuid:way>/", ways.change, name="way"),
    path("baby/<uuid:baby>/ways/<uuid:way>/off/", ways.take_off, name="way_off"),
    path("baby/<uuid:baby>/familiar/", ways.name_familiar, name="name_familiar"),
    path("baby/<uuid:baby>/familiar/<uuid:row>/off/", ways.no_longer_familiar, name="no_longer_familiar"),
    path("baby/<uuid:baby>/rhythm/", rhythm.rhythm, name="rhythm"),
    path("baby/<uuid:baby>/day/", day.day, name="day"),
    path("baby/<uuid:baby>/day/<day:on>/", day.day, name="day_on"),
    path("baby/<uuid:baby>/day/<day:on>/sheet/", paper.copy_sheet, name="copy_sheet"),
    path(_MOMENT, moment.moment, name="moment"),
    path(f"{_MOMENT}correct/", moment.correct, name="correct"),
    path(f"{_MOMENT}take-back/", moment.take_back, name="take_back"),
    path(f"{_MOMENT}move/", moment.move, name="move"),
    path(f"{_MOMENT}differently/", moment.differently, name="differently"),
    path(f"{_MOMENT}which/", moment.which, name="which"),
    path(f"{_MOMENT}same-nap/", moment.same_nap, name="same_nap"),
    path(f"{_MOMENT}look-in/", moment.answer_look_in, name="answer_look_in"),
    path("stories/", stories.stories, name="stories"),
    path("baby/<uuid:baby>/story/", stories.story, name="story"),
    path("baby/<uuid:baby>/story/<day:on>/", stories.story, name="story_on"),
    path("baby/<uuid:baby>/story/<day:on>/put-right/", stories.put_right, name="story_put_right"),
    path("print/", prints.sheets, name="sheets"),
    path("print/day/<uuid:baby>/<day:on>/", prints.day, name="print_day"),
    path("print/rhythm/<uuid:baby>/", rhythm.print_rhythm, name="print_rhythm"),
    path("print/blank-day/", prints.blank_day, name="print_blank"),
    path("print/cot-sheet/", prints.cots, name="print_cots"),
    path("print/briefs/", prints.briefs, name="print_briefs"),
]
