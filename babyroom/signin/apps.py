from django.apps import AppConfig


class Config(AppConfig):
    name = "babyroom.signin"
    label = "signin"

    def ready(self) -> None:
        """Listen to what allauth tells of."""
        from babyroom.signin.accounts import heard

        heard.listen()
