from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.people"
    label = "people"
