from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.records"
    label = "records"
