"""A native speaker reads our phrases, beside whoever leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.stories import access, operations_phrases
from babyroom.stories import phrases as to_read
from babyroom.stories.wording import NAMES


@lock(access.PHRASES)
@require_safe
@never_cache
def languages(request: HttpRequest) -> HttpResponse:
    """The languages, and how far each has been read."""
    found = [(to_read.to_read(who_of(request), code), NAMES.get(code, code)) for code in to_read.languages()]
    return render(request, "stories/languages.html", {"found": found})


@lock(access.PHRASES)
@require_http_methods(["GET", "POST"])
@never_cache
def phrases(request: HttpRequest, language: str) -> HttpResponse:
    """The next phrases of a language: does it read well, or what would one say?"""
    who, problem = who_of(request), ""
    found = to_read.to_read(who, language)
    reader = request.POST.get("reader") or request.GET.get("reader", "")
    if request.method == "POST":
        said = {}
        for phrase in found.next:
            words = request.POST.get(f"better {phrase.key}", "").strip()
            if words or f"well {phrase.key}" in request.POST:
                said[phrase.key] = words
        try:
            count = operations_phrases.read_phrases(language, said, reader=reader, by=who, at=clock.now())
        except Refusal as refusal:
            problem = str(refusal.sentence)
        else:
            thanks = ngettext("Thank you. %(n)d phrase is read.", "Thank you. %(n)d phrases are read.", count)
            messages.success(request, thanks % {"n": count})
            return redirect("stories_office:phrases", language)
    shown = {"found": found, "name": NAMES.get(language, language), "better": to_read.better(who, language)}
    return render(request, "stories/phrases.html", {**shown, "problem": problem, "reader": reader}, status=422 if problem else 200)
