"""Where tablets hand in what happened."""

from django.urls import path

from babyroom.moments import views

app_name = "moments"
urlpatterns = [path("", views.receive, name="receive")]
