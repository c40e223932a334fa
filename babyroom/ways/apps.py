from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.ways"
    label = "ways"
