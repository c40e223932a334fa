"""Bringing in a list of shifts: choose a file, look at every row and at what comes and goes, then one button. The rows travel in the page,
written anew and signed; the file itself is kept nowhere."""

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
from babyroom.rota.incoming import Preview
from babyroom.rota.views.addresses import week_address

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
            return _look(request, text, preview)
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
    """Take the list that was shown. Where it would no longer do what was shown, show it again."""
    now = asked(request)
    try:
        told = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=_HOLDS)
    except signing.BadSignature:
        messages.warning(request, _("This page was open for too long. Please choose the file again."))
        return redirect("rota:lists")
    try:
        done = operations.bring_in(told["text"], seen=told["seen"], by=now.by, at=now.at)
    except NotYours:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal.sentence))
        return _look(request, *incoming.look(now.by.setting, told["text"].encode(), now.today))
    changed = done.changing
    if not changed:
        messages.success(request, _("Nothing changes: all of it is here already."))
        return redirect("rota:shifts")
    adults = len({week.adult.pk for week in changed})
    messages.success(request, ngettext("One person has a new week.", "%(n)d people have a new week.", adults) % {"n": adults})
    # Whoever changes shifts sees what it means for the babies.
    return redirect(week_address(min(week.first for week in changed)))


def _look(request: HttpRequest, text: str, preview: Preview) -> HttpResponse:
    token = signing.dumps({"text": text, "seen": preview.seen}, salt=_SALT, compress=True)
    shown = {"preview": preview, "unreadable": preview.of("unreadable"), "changing": preview.changing, "token": token}
    return render(request, "rota/list_look.html", shown, status=422 if shown["unreadable"] else 200)
