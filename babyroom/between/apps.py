from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.between"
    label = "between"
