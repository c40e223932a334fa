"""What guards a baby at the door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.forms.guarding import GuardForm
from babyroom.people.pages import sheets
from babyroom.people.views.answering import Page, answer, asked, baby_address, sent


@lock(access.KEEP_PEOPLE)
def guard(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The word at the door, and telling nobody outside."""
    now = asked(request)
    sheet = sheets.of_baby(now.by, baby)
    form = GuardForm(sent(request), initial={"tell_no_one": sheet.baby.tell_no_one})

    def take() -> str:
        operations.guard(baby, **form.cleaned_data, by=now.by, at=now.at)
        return _("Saved. The room’s tablet shows it now.")

    lead = _("A word is set. Nobody can read it here.") if sheet.baby.collect_word else _("No word is set yet.")
    return answer(request, form, Page(_("%(baby)s at the door") % {"baby": sheet.baby.called}, baby_address(baby, "door"), lead), take)
