"""The office's first page, the setting's rules and name, and its rooms."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from babyroom.common.access import lock
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import access, operations
from babyroom.people.facts import RoomFacts
from babyroom.people.forms.setting import PoliciesForm, RoomForm, SettingForm
from babyroom.people.forms.sheet import Sheet
from babyroom.people.pages import home as pages_home
from babyroom.people.pages import setting as pages
from babyroom.people.views.answering import Page, answer, asked, sent


@lock(access.SEE_PEOPLE)
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """The first page."""
    now = asked(request)
    return render(request, "people/office.html", {"home": pages_home.home(now.by, now.today), "keeps": access.KEEP_PEOPLE.allows(now.by)})


@lock(access.SEE_PEOPLE)
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """The rules of the house with their past."""
    now = asked(request)
    page = pages.policies_page(now.by, now.today)
    return render(request, "people/policies.html", {"page": page, "keeps": access.KEEP_PEOPLE.allows(now.by)})


@lock(access.KEEP_PEOPLE)
def policies_change(request: HttpRequest, group: str) -> HttpResponse:
    """New values for one group of rules, from a day on."""
    now = asked(request)
    sheet = pages.policies_sheet(now.by, group, now.today)
    begin = {"from_on": now.today, "source": sheet.source}
    form = PoliciesForm(sent(request), group=group, in_force=sheet.in_force, initial=begin)

    def take() -> str:
        told = form.cleaned_data
        written = operations.set_policies(
            form.values(), from_on=told["from_on"], source=told["source"], verified_on=told.get("verified_on"), by=now.by, at=now.at
        )
        return _("Saved. What held before stays in the list.") if written else _("Nothing was changed.")

    lead = _("Choose the day from which this holds. You can always look up what held before.")
    page = Page(sheet.words, reverse("people:policies"), lead, here="setting", template="people/policies_form.html", more={"group": group})
    return answer(request, form, page, take)


@lock(access.KEEP_PEOPLE)
def setting(request: HttpRequest) -> HttpResponse:
    """Another name for the nursery, another place its clocks go by."""
    now = asked(request)
    held = pages.policies_page(now.by, now.today).setting
    form = SettingForm(sent(request), initial={"name": held.name, "zone": held.zone})

    def take() -> str:
        operations.change_setting(form.cleaned_data["name"], form.cleaned_data["zone"], by=now.by, at=now.at)
        return _("Saved.")

    return answer(request, form, Page(_("Name and clocks"), reverse("people:policies"), here="setting"), take)


@lock(access.SEE_PEOPLE)
@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """The rooms, open and closed."""
    now = asked(request)
    opened, closed = pages.room_list(now.by, now.today)
    return render(request, "people/rooms.html", {"opened": opened, "closed": closed, "keeps": access.KEEP_PEOPLE.allows(now.by)})


@lock(access.KEEP_PEOPLE)
def room_add(request: HttpRequest) -> HttpResponse:
    """A new room."""
    now = asked(request)
    form = RoomForm(sent(request), initial={"from_months": 0, "to_months": 24})

    def take() -> str:
        room = operations.add_room(form.facts(RoomFacts), by=now.by, at=now.at)
        return _("%(room)s is added.") % {"room": room.name}

    return answer(request, form, Page(_("Add a room"), reverse("people:rooms"), here="rooms"), take)


@lock(access.KEEP_PEOPLE)
def room_change(request: HttpRequest, room: UUID) -> HttpResponse:
    """Another name, other ages, another place in the list."""
    now = asked(request)
    found = pages.room_sheet(now.by, room)
    begin = {"name": found.name, "from_months": found.from_months, "to_months": found.to_months, "position": found.position + 1}
    form = RoomForm(sent(request), initial=begin)

    def take() -> str:
        operations.change_room(room, form.facts(RoomFacts), by=now.by, at=now.at)
        return _("Saved.")

    return answer(request, form, Page(_("Change %(room)s") % {"room": found.name}, reverse("people:rooms"), here="rooms"), take)


@lock(access.KEEP_PEOPLE)
def room_close(request: HttpRequest, room: UUID) -> HttpResponse:
    """Close a room from today."""
    now = asked(request)
    found = pages.room_sheet(now.by, room)

    def take() -> str:
        operations.close_room(room, by=now.by, at=now.at)
        return _("%(room)s is closed. Its days stay.") % {"room": found.name}

    lead = _("It closes from today and goes from the lists. Its tablets stop. All that was written there stays. You can open it again.")
    page = Page(_("Close %(room)s?") % {"room": found.name}, reverse("people:rooms"), lead, _("Close the room"), here="rooms")
    return answer(request, Sheet(sent(request)), page, take)


@lock(access.KEEP_PEOPLE)
@require_POST
def room_open(request: HttpRequest, room: UUID) -> HttpResponse:
    """Open a closed room again."""
    now = asked(request)
    try:
        found = operations.open_room(room, by=now.by, at=now.at)
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("%(room)s is open again.") % {"room": found.name})
    return redirect("people:rooms")
