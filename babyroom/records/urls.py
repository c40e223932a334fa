"""The office's door for other products' files."""

from django.urls import path

from babyroom.records import views

app_name = "records"
urlpatterns = [
    path("bring-in/babybuddy/", views.babybuddy, name="babybuddy"),
    path("bring-in/babybuddy/look/", views.look, name="look"),
]
