"""Signing in and the first day."""

from django.urls import path

from babyroom.signin import views

app_name = "signin"
urlpatterns = [
    path("begin/", views.begin, name="begin"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
