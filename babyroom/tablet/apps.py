from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.tablet"
    label = "tablet"
