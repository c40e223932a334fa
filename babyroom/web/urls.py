"""Every address, room by room."""

from django.urls import URLPattern, URLResolver, include, path

from babyroom.web import views


def _there(prefix, module):  # TEMPORARY while rooms are being built
    import importlib.util

    return [path(prefix, include(module))] if importlib.util.find_spec(module) else []


urlpatterns: list[URLPattern | URLResolver] = [
    *_there("office/", "babyroom.people.urls"),
    path("office/", include("babyroom.signin.office_urls")),
    *_there("office/", "babyroom.records.urls"),
    *_there("moments/", "babyroom.moments.urls"),
    *_there("room/", "babyroom.tablet.urls"),
    *_there("home/", "babyroom.home.urls"),
    path("", include("babyroom.signin.urls")),
    path(
        "",
        include(
            (
                [
                    path("", views.front, name="front"),
                    path("help-now/", views.help_now, name="help_now"),
                    path("demonstration/enter/", views.step_in, name="step_in"),
                ],
                "web",
            )
        ),
    ),
]
handler404 = "babyroom.web.views.not_found"
handler500 = "babyroom.web.views.broken"
