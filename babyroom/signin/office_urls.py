"""The office's tablets."""

from django.urls import path

from babyroom.signin import views

app_name = "signin_office"
urlpatterns = [
    path("tablets/", views.tablets, name="tablets"),
    path("tablets/<uuid:tablet>/revoke/", views.revoke, name="revoke"),
]
