from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.stories"
    label = "stories"
