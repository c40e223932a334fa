from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.home"
    label = "home"
