"""Bringing in a list: choose a file, look at every row, then one button. The rows travel in the page, written anew and signed; the file
itself is kept nowhere."""

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from babyroom.common.access import lock
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import access, operations
from babyroom.people.csv_columns import COLUMNS, example
from babyroom.people.forms.setting import FileForm
from babyroom.people.pages import incoming as pages
from babyroom.people.views.answering import asked

_SALT = "people.incoming"
_HOLDS = 60 * 60 * 4


@lock(access.KEEP_PEOPLE)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Which list to bring in."""
    return render(request, "people/incoming.html")


@lock(access.KEEP_PEOPLE)
@require_safe
def example_file(request: HttpRequest, sort: str) -> HttpResponse:
    """The example file of a list, with the mark that tells a spreadsheet which letters it has."""
    told = HttpResponse("\ufeff" + example(COLUMNS[_known(sort)]), content_type="text/csv; charset=utf-8")
    told["Content-Disposition"] = f'attachment; filename="{sort}-example.csv"'
    return told


@lock(access.KEEP_PEOPLE)
def choose(request: HttpRequest, sort: str) -> HttpResponse:
    """Choose the file; sent, every row is shown with what would become of it."""
    now = asked(request)
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        try:
            text, preview = pages.look(now.by, _known(sort), form.cleaned_data["file"].read(), now.today)
        except NotYours:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            token = signing.dumps({"sort": sort, "text": text}, salt=_SALT, compress=True)
            seen = {"sort": sort, "preview": preview, "adding": len(preview.of("add")), "token": token}
            return render(request, "people/incoming_look.html", seen)
    context = {"form": form, "sort": sort, "columns": COLUMNS[_known(sort)]}
    return render(request, "people/incoming_choose.html", context, status=422 if form.errors else 200)


@lock(access.KEEP_PEOPLE)
@require_POST
def bring_in(request: HttpRequest, sort: str) -> HttpResponse:
    """Bring in the rows that were shown."""
    now = asked(request)
    try:
        told = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=_HOLDS)
    except signing.BadSignature:
        messages.warning(request, _("This page was open for too long. Please choose the file again."))
        return redirect("people:incoming_choose", sort=_known(sort))
    done = operations.bring_in(_known(told["sort"]), told["text"], by=now.by, at=now.at)
    added = len(done.of("add"))
    if added:
        messages.success(request, ngettext("One row is added.", "%(n)d rows are added.", added) % {"n": added})
    else:
        messages.success(request, _("Nothing was added: all of it is here already or cannot be read."))
    if done.of("unreadable"):
        return render(request, "people/incoming_done.html", {"sort": sort, "rows": done.of("unreadable"), "on": reverse(f"people:{sort}")})
    return redirect(f"people:{told['sort']}")


def _known(sort: str) -> str:
    if sort not in COLUMNS:
        raise NotYours(_("We cannot find this here any more."))
    return sort
