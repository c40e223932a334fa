"""Bringing in another product's files: choose, look at every row, then bring in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from babyroom.common import clock
from babyroom.common.access import Who, lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.records import access, incoming, operations
from babyroom.records.babybuddy import SourceFile, rewritten
from babyroom.records.forms import Answers, Bring, answers_in

_ROWS_SHOWN = 300


@lock(access.BRING_IN)
@never_cache
def babybuddy(request: HttpRequest) -> HttpResponse:
    """Choose Baby Buddy's files and say whose they are."""
    who = who_of(request)
    form = Bring(_babies(who), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        tables = rewritten([SourceFile(file.name or "", file.read()) for file in form.cleaned_data["exports"]])
        token = incoming.keep(tables, owner=str(who.login_id), at=clock.now())
        said = {name: str(form.cleaned_data[name] or "") for name in ("baby", "zone", "day_first", "unit")}
        return _preview(request, token, said)
    return render(request, "records/babybuddy.html", {"form": form}, status=422 if form.errors else 200)


@lock(access.BRING_IN)
@require_POST
@never_cache
def look(request: HttpRequest) -> HttpResponse:
    """Look once more with answers, or bring in what can be brought in."""
    token, said = request.POST.get("token", ""), request.POST.dict()
    if "bring" not in said:
        return _preview(request, token, said)
    who, now = who_of(request), clock.now()
    tables = incoming.kept(token, owner=str(who.login_id), at=now)
    done = operations.bring_in_babybuddy(tables, _asked(said), by=who, at=now)
    incoming.let_go(token, at=now)
    messages.success(request, ngettext("%(n)d moment was added.", "%(n)d moments were added.", done.added) % {"n": done.added})
    if done.refused:
        return render(request, "records/refused_rows.html", {"lines": done.refused})
    return redirect("people:office")


def _preview(request: HttpRequest, token: str, said: dict[str, str]) -> HttpResponse:
    who, now = who_of(request), clock.now()
    tables = incoming.kept(token, owner=str(who.login_id), at=now)
    plan = operations.plan_babybuddy(tables, _asked(said), by=who, at=now)
    told = {name: said.get(name, "") for name in ("baby", "zone", "day_first", "unit")}
    counts = sorted(plan.summary.items())
    lines = sorted(plan.lines, key=lambda line: line.outcome not in ("asked", "refused"))
    page = {
        "plan": plan,
        "counts": counts,
        "lines": lines[:_ROWS_SHOWN],
        "more": max(0, len(lines) - _ROWS_SHOWN),
        "form": Answers(plan.questions, answers_in(said)),
        "token": token,
        "told": told,
        "already_said": {f"q-{key}": value for key, value in answers_in(said).items() if key not in {q.id for q in plan.questions}},
    }
    return render(request, "records/preview.html", page)


def _asked(said: dict[str, str]) -> operations.Asked:
    try:
        baby = UUID(said.get("baby", ""))
    except ValueError as problem:
        raise Refusal("", field="baby") from problem
    return operations.Asked(baby, said.get("zone", ""), said.get("day_first") == "True", "", said.get("unit", ""), answers_in(said))


def _babies(who: Who) -> list[tuple[UUID, str]]:
    return [(baby.pk, f"{baby.first_name} {baby.last_name}".strip()) for baby in people.all_babies(who.setting)]
