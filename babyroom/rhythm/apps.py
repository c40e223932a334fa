from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.rhythm"
    label = "rhythm"
