"""A refusal becomes a page (or a JSON sentence) instead of an error."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from babyroom.common import clock
from babyroom.common.access import for_a_program, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin.views_fresh import adult_at
from babyroom.web.looking import looked, subjects_of
from babyroom.web.trouble import trouble_of
from babyroom.web.whose_page import said

log = logging.getLogger(__name__)


class SayRefusals:
    """NotYours answers 404, so that a guess learns nothing; any other Refusal answers 422 with its sentence.

    A disk that is full answers 507 and a database that is held 503, each with a sentence that says that nothing was kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer for a refusal; leave every other problem alone."""
        trouble = trouble_of(problem)
        if trouble is not None:
            log.error("not kept: %s", problem)
            problem, status = trouble
        elif isinstance(problem, Refusal):
            status = 404 if isinstance(problem, NotYours) else 422
        else:
            return None
        if for_a_program(request):
            return JsonResponse({"sentence": str(problem.sentence), "field": problem.field, "code": problem.code}, status=status)
        return render(request, "web/refused.html", {"said": said(request, problem)}, status=status)


class SayItIsUs:
    """Every answer of ours says so: a Wi-Fi that wants to be signed in to answers in our place, and does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["X-Babyroom"] = "1"
        return response


class KeepLooks:
    """A person opening a page or a file about a baby or an adult leaves one row for the hour; so does a room's board. At a tablet whoever
    opened the page with their PIN is named."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        who, match = who_of(request), request.resolver_match
        if response.status_code == 200 and match is not None and who.setting_id is not None:
            adult = adult_at(request)
            who = who if adult is None else who.as_adult(adult, "pin")
            for subject in subjects_of(request, match, who):
                looked(subject, who, clock.now(), last=request.method in ("GET", "HEAD"))
        return response
