from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.common"
    label = "common"
