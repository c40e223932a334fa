from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.rota"
    label = "rota"
