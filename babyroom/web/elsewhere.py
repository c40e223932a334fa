"""What another site's page sends here, and that nobody keeps pages of people on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from babyroom.common.access import who_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class RefuseFromElsewhere:
    """A form or a call that another site's page sends here is refused before anything is asked: the browser itself says where it comes
    from (`Sec-Fetch-Site`), and a page cannot lie about it. Pages of people are kept by nobody on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in _SAFE and request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return render(request, "web/stale_form.html", status=403)
        response = self.get_response(request)
        if who_of(request).setting_id is not None and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response
