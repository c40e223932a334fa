"""The room's addresses: the board and who is in the room here, the pages of a baby and of the day in `urls_pages`."""

from django.urls import include, path

from babyroom.tablet.views import arms, board, faces

app_name = "tablet"
urlpatterns = [
    path("", board.room, name="board"),
    path("since", board.since, name="since"),
    path("arms-full/", arms.ask, name="arms_full"),
    path("arms-full/now/", arms.who_asks, name="who_asks"),
    path("arms-full/<uuid:call>/coming/", arms.coming, name="coming"),
    path("faces/", faces.who_is_here, name="faces"),
    path("faces/in/", faces.come_in, name="face_in"),
    path("faces/out/", faces.go_out, name="face_out"),
    path("faces/guest/", faces.guest, name="face_guest"),
    path("", include("babyroom.tablet.urls_pages")),
]
