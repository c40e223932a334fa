"""The office's page of what was set aside."""

from django.urls import path

from babyroom.moments import views_aside

app_name = "moments_office"
urlpatterns = [
    path("set-aside/", views_aside.set_aside, name="set_aside"),
    path("set-aside/all/", views_aside.write_all_in, name="write_all_in"),
    path("set-aside/<uuid:aside>/", views_aside.settle, name="settle_aside"),
]
