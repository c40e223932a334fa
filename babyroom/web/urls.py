"""Every address, room by room."""

from django.urls import URLPattern, URLResolver, include, path

from babyroom.web import views, views_app

urlpatterns: list[URLPattern | URLResolver] = [
    path("office/", include("babyroom.people.urls")),
    path("office/", include("babyroom.signin.office_urls")),
    path("office/", include("babyroom.moments.office_urls")),
    path("office/", include("babyroom.rota.urls")),
    path("office/", include("babyroom.rhythm.office_urls")),
    path("office/", include("babyroom.stories.office_urls")),
    path("office/", include("babyroom.records.urls")),
    path("", include("babyroom.moments.urls")),
    path("room/", include("babyroom.tablet.urls")),
    path("home/", include("babyroom.home.urls")),
    path("", include("babyroom.signin.urls")),
    path("", include("babyroom.signin.accounts.urls")),
    path(
        "",
        include(
            (
                [
                    path("", views.front, name="front"),
                    path("help-now/", views.help_now, name="help_now"),
                    path("worker.js", views_app.worker, name="worker"),
                    path("manifest.webmanifest", views_app.manifest, name="manifest"),
                    path("without-network/", views_app.without_network, name="without_network"),
                    path("on-a-tablet/", views_app.on_a_tablet, name="on_a_tablet"),
                    path("demonstration/enter/", views.step_in, name="step_in"),
                ],
                "web",
            )
        ),
    ),
]
handler400 = "babyroom.web.views.too_much"
handler404 = "babyroom.web.views.not_found"
handler500 = "babyroom.web.views.broken"
