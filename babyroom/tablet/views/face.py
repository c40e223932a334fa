"""Who writes at this screen: the adult signed in by name, or the face that was tapped. A tapped face stays chosen for the
next page of the same hand, and no longer."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.signin.queries import Face
from babyroom.tablet.forms_pages import ByForm
from babyroom.tablet.screen import Screen
from babyroom.tablet.writing import Writer

COOKIE = "face"
STAYS = timedelta(minutes=2)
# In the sleep room the same adult looks in again and again.
STAYS_AT_COTS = timedelta(minutes=30)


def by_form(request: HttpRequest, screen: Screen) -> ByForm:
    """The faces of the room, the last one tapped chosen; none where an adult is signed in by name."""
    faces: list[Face] = screen.faces() if screen.who.tablet_id else []
    return ByForm(request.POST if request.method == "POST" else None, faces=faces, initial={"by": chosen(request, faces)})


def chosen(request: HttpRequest, faces: list[Face]) -> str:
    """The face that was tapped last, if that adult is still here."""
    face = request.GET.get("by") or request.COOKIES.get(COOKIE, "")
    return face if face in {str(one.adult_id) for one in faces} else ""


def writer(who: Who, face: str) -> Writer:
    """Who writes: at a tablet the face (an adult's id, or nothing), else the adult who is signed in."""
    if who.tablet_id is None:
        return Writer(who.adult_id, "login", who.zone)
    return Writer(UUID(face) if face else None, "face", who.zone)


def tapped(who: Who, by: ByForm) -> UUID:
    """Who writes, where somebody must. Raises Refusal where no face is tapped."""
    if not by.is_valid() or (adult := writer(who, by.cleaned_data["by"]).adult) is None:
        raise Refusal(_("Tap your face first."), field="by")
    return adult


def remember(response: HttpResponse, face: str, stays: timedelta = STAYS) -> HttpResponse:
    """Keep the tapped face for the next page."""
    if face:
        response.set_cookie(COOKIE, face, max_age=int(stays.total_seconds()), path="/room/", httponly=True, samesite="Lax")
    return response
