"""The office's page of usual times."""

from django.urls import path

from babyroom.rhythm import views_switch

app_name = "rhythm_office"
urlpatterns = [
    path("usual-times/", views_switch.switches, name="switches"),
    path("usual-times/baby/<uuid:baby>/", views_switch.switch_baby, name="switch_baby"),
    path("usual-times/room/<uuid:room>/", views_switch.switch_room, name="switch_room"),
]
