"""Signing in, the first day, and a device that is to become a room's tablet."""

from django.urls import path

from babyroom.signin import views, views_pairing, views_pins
from babyroom.signin.accounts import views as accounts

app_name = "signin"
urlpatterns = [
    path("begin/", views.begin, name="begin"),
    path("sign-in/", accounts.sign_in, name="sign_in"),
    path("sign-out/", accounts.sign_out, name="sign_out"),
    path("invitation/<uuid:setting>/<str:secret>/", accounts.invitation, name="invitation"),
    path("account/second-step/", accounts.second_step, name="second_step"),
    path("account/nursery/", accounts.nurseries, name="nurseries"),
    path("account/again/code/", accounts.again_by_code, name="again_by_code"),
    path("account/password/", accounts.password, name="password"),
    path("account/places/end/", accounts.end_other_stays, name="end_other_stays"),
    path("account/places/<uuid:place>/end/", accounts.end_stay, name="end_stay"),
    path("pair/", views_pairing.pair, name="pair"),
    path("pair/waiting/", views_pairing.waiting, name="waiting"),
    path("room/pin/", views_pins.pin, name="pin"),
    path("room/pin/close/", views_pins.close_again, name="close_again"),
    path("room/pin/<uuid:adult>/", views_pins.own_pin, name="own_pin"),
]
