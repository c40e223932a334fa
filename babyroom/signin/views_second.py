"""Where two people are asked for at a tablet: whoever opened the page with their PIN, and a colleague in the room with theirs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.signin import operations_pins, queries_pins
from babyroom.signin.forms_pins import PinForm
from babyroom.signin.queries import Face
from babyroom.signin.views_fresh import SECOND, SECOND_OF, adult_at


@dataclass(frozen=True)
class Second:
    """What the page asks: `first` is here already, one of `faces` shows their own PIN too. A day guest is none of them."""

    first: UUID
    faces: tuple[Face, ...]
    form: PinForm
    chosen: str
    of: str = SECOND_OF


def second_asked(request: HttpRequest, who: Who, at: datetime) -> Second | None:
    """What is to be asked; None where this page asked for no PIN (signed in by name, or PINs are not used)."""
    first = adult_at(request)
    if first is None:
        return None
    faces = tuple(face for face in queries_pins.faces_with_pin(who, at) if face.adult_id != first and not face.guest)
    form = PinForm(request.POST if request.method == "POST" else None, prefix=SECOND)
    return Second(first, faces, form, request.POST.get(SECOND_OF, ""))


def both_shown(second: Second, who: Who, at: datetime) -> tuple[UUID, UUID] | None:
    """Both people, where the second one's PIN is right; else the form says why not."""
    try:
        adult = UUID(second.chosen)
    except ValueError:
        second.form.add_error(None, _("This needs two of you. Choose a colleague."))
        return None
    if not second.form.is_valid():
        return None
    try:
        return operations_pins.second_person(second.first, adult, second.form.cleaned_data["pin"], by=who, at=at)
    except Refusal as refusal:
        second.form.add_error("pin" if refusal.field == "pin" else None, str(refusal.sentence))
        return None
