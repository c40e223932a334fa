"""The office's page where phrases are read."""

from django.urls import path

from babyroom.stories import views_phrases

app_name = "stories_office"
urlpatterns = [
    path("phrases/", views_phrases.languages, name="languages"),
    path("phrases/<slug:language>/", views_phrases.phrases, name="phrases"),
]
