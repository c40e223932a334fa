from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.signin"
    label = "signin"
