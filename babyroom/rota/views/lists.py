"""Bringing in a list of shifts: choose a file, look at every row, then one button. The rows travel in the page, written anew and signed;
the file itself is kept nowhere."""

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from babyroom.common.access import lock
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.csv_columns import example
from babyroom.people.forms.setting import FileForm
from babyroom.people.views.answering import asked
from babyroom.rota import access, incoming, operations
from babyroom.rota.csv_shifts import COLUMNS

_SALT = "rota.incoming"
_HOLDS = 60 * 60 * 4


@lock(access.SHIFTS)
def lists(request: HttpRequest) -> HttpResponse:
    """Choose the file; sent, every row is shown with what would become of it."""
    now = asked(request)
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        try:
            text, preview = incoming.look(now.by.setting, form.cleaned_data["file"].read(), now.today)
        except NotYours:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            token = signing.dumps({"text": text}, salt=_SALT, compress=True)
            return render(request, "rota/list_look.html", {"preview": preview, "adding": len(preview.of("add")), "token": token})
    return render(request, "rota/list.html", {"form": form, "columns": COLUMNS}, status=422 if form.errors else 200)


@lock(access.SHIFTS)
@require_safe
def example_file(request: HttpRequest) -> HttpResponse:
    """An example, with the mark that tells a spreadsheet which letters it has."""
    del request
    told = HttpResponse("\ufeff" + example(COLUMNS), content_type="text/csv; charset=utf-8")
    told["Content-Disposition"] = 'attachment; filename="shifts-example.csv"'
    return told


@lock(access.SHIFTS)
@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in the rows that were shown."""
    now = asked(request)
    try:
        told = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=_HOLDS)
    except signing.BadSignature:
        messages.warning(request, _("This page was open for too long. Please choose the file again."))
        return redirect("rota:lists")
    done = operations.bring_in(told["text"], by=now.by, at=now.at)
    added = len(done.of("add"))
    if added:
        messages.success(request, ngettext("One row is added.", "%(n)d rows are added.", added) % {"n": added})
    else:
        messages.success(request, _("Nothing was added: all of it is here already or cannot be read."))
    if done.of("unreadable"):
        return render(request, "rota/list_done.html", {"rows": done.of("unreadable")})
    return redirect("rota:shifts")
