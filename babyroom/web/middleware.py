"""A refusal becomes a page (or a JSON sentence) instead of an error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from babyroom.common.refusals import NotYours, Refusal
from babyroom.web.whose_page import said


class SayRefusals:
    """NotYours answers 404, so that a guess learns nothing; any other Refusal answers 422 with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer for a refusal; leave every other problem alone."""
        if not isinstance(problem, Refusal):
            return None
        status = 404 if isinstance(problem, NotYours) else 422
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"sentence": str(problem.sentence), "field": problem.field, "code": problem.code}, status=status)
        return render(request, "web/refused.html", {"said": said(request, problem)}, status=status)
