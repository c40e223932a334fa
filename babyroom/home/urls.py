"""The family's addresses."""

from django.urls import path

from babyroom.home import views, views_stories

app_name = "home"
urlpatterns = [
    path("", views.babies, name="babies"),
    path("<uuid:baby>/", views.baby, name="baby"),
    path("reading/", views_stories.reading, name="reading"),
    path("<uuid:baby>/story/", views_stories.story, name="story"),
    path("<uuid:baby>/story/<int:year>-<int:month>-<int:number>/", views_stories.story, name="story_on"),
    path("<uuid:baby>/day/<int:year>-<int:month>-<int:number>/", views.day, name="day"),
    path("<uuid:baby>/rhythm/", views.rhythm, name="rhythm"),
    path("<uuid:baby>/morning/", views.morning, name="morning"),
    path("<uuid:baby>/at-home/", views.at_home, name="at_home"),
    path("<uuid:baby>/at-home/<uuid:way>/", views.at_home, name="change_at_home"),
]
