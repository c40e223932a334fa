from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.moments"
    label = "moments"
