"""Where tablets hand in what happened."""

from django.urls import path

from babyroom.moments import views_sync

app_name = "moments"
urlpatterns = [path("sync", views_sync.sync, name="sync")]
