"""The office's door for other products' files."""

from django.urls import path

from babyroom.records import views
from babyroom.records.export import views as export

app_name = "records"
urlpatterns = [
    path("bring-in/babybuddy/", views.babybuddy, name="babybuddy"),
    path("bring-in/babybuddy/look/", views.look, name="look"),
    path("copies/", export.copies, name="copies"),
    path("copies/ask/", export.ask, name="ask_copy"),
    path("copies/<uuid:copy>/confirm/", export.confirm, name="confirm_copy"),
    path("copies/<uuid:copy>/stop/", export.cancel, name="cancel_copy"),
    path("copies/<uuid:copy>/fetch/", export.fetch, name="fetch_copy"),
]
