"""The family's addresses."""

from django.urls import path

from babyroom.common import days_in_addresses  # noqa: F401 - so that an address can hold a day
from babyroom.home import views, views_lines, views_stories

app_name = "home"
urlpatterns = [
    path("", views.babies, name="babies"),
    path("<uuid:baby>/", views.baby, name="baby"),
    path("reading/", views_stories.reading, name="reading"),
    path("<uuid:baby>/story/", views_stories.story, name="story"),
    path("<uuid:baby>/story/<day:on>/", views_stories.story, name="story_on"),
    path("<uuid:baby>/day/<day:on>/", views.day, name="day"),
    path("<uuid:baby>/rhythm/", views.rhythm, name="rhythm"),
    path("<uuid:baby>/lines/", views_lines.lines, name="lines"),
    path("<uuid:baby>/morning/", views.morning, name="morning"),
    path("<uuid:baby>/at-home/", views.at_home, name="at_home"),
    path("<uuid:baby>/at-home/<uuid:way>/", views.at_home, name="change_at_home"),
]
