from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.web"
    label = "web"
