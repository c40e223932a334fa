"""The office's tablets, and how its adults sign in."""

from django.urls import path

from babyroom.signin import views_pairing, views_pins
from babyroom.signin.accounts import views_office

app_name = "signin_office"
urlpatterns = [
    path("tablets/", views_pairing.tablets, name="tablets"),
    path("pins/", views_pins.pins, name="pins"),
    path("pins/<uuid:adult>/", views_pins.start_code, name="start_code"),
    path("tablets/pair/", views_pairing.begin, name="begin_pairing"),
    path("tablets/pair/<uuid:pairing>/", views_pairing.confirm, name="confirm_pairing"),
    path("tablets/<uuid:tablet>/revoke/", views_pairing.revoke, name="revoke"),
    path("adults/<uuid:adult>/sign-in/", views_office.adult, name="adult"),
    path("adults/<uuid:adult>/sign-in/invite/", views_office.invite, name="invite"),
    path("adults/<uuid:adult>/sign-in/take-back/", views_office.take_back, name="take_back"),
    path("adults/<uuid:adult>/sign-in/end/", views_office.end_way_in, name="end_way_in"),
    path("adults/<uuid:adult>/left/", views_office.leave, name="leave"),
]
