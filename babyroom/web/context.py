"""What every page may need: the setting and its own numbers for the danger panel."""

from typing import Any

from django.http import HttpRequest


def setting(request: HttpRequest) -> dict[str, Any]:
    return {}
