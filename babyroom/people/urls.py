"""The office's addresses for the setting's people."""

from django.urls import path, register_converter

from babyroom.people.views import adults, babies, booking, care, closing, family, guarding, incoming, looks, office


class Place:
    """Which key person: first or second."""

    regex = "first|second"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(Place, "place")

app_name = "people"
_BABY = "babies/<uuid:baby>/"
_ADULT = "adults/<uuid:adult>/"
urlpatterns = [
    path("", office.office, name="office"),
    path("notices/<uuid:notice>/read/", looks.read_notice, name="read_notice"),
    path("setting/", office.policies, name="policies"),
    path("setting/name/", office.setting, name="setting"),
    path("setting/<slug:group>/", office.policies_change, name="policies_change"),
    path("rooms/", office.rooms, name="rooms"),
    path("rooms/add/", office.room_add, name="room_add"),
    path("rooms/<uuid:room>/", office.room_change, name="room_change"),
    path("rooms/<uuid:room>/close/", office.room_close, name="room_close"),
    path("rooms/<uuid:room>/open/", office.room_open, name="room_open"),
    path("closed/", closing.closed_days, name="closed_days"),
    path("closed/add/", closing.close_days, name="close_days"),
    path("closed/<uuid:row>/open/", closing.open_days, name="open_days"),
    path("babies/", babies.babies, name="babies"),
    path("babies/add/", babies.baby_add, name="baby_add"),
    path(_BABY, babies.baby, name="baby"),
    path(f"{_BABY}looks/", looks.who_looked, name="looks"),
    path(f"{_BABY}change/", babies.baby_change, name="baby_change"),
    path(f"{_BABY}room/", babies.baby_place, name="baby_place"),
    path(f"{_BABY}twins/", babies.twins, name="twins"),
    path(f"{_BABY}twins/untie/", babies.untie, name="untie"),
    path(f"{_BABY}week/", booking.week, name="week"),
    path(f"{_BABY}days/", booking.days, name="days"),
    path(f"{_BABY}days/<uuid:row>/", booking.day_drop, name="day_drop"),
    path(f"{_BABY}marks/", care.mark_add, name="mark_add"),
    path(f"{_BABY}marks/<uuid:row>/", care.mark_change, name="mark_change"),
    path(f"{_BABY}marks/<uuid:row>/end/", care.mark_end, name="mark_end"),
    path(f"{_BABY}ring/", care.contact_add, name="contact_add"),
    path(f"{_BABY}ring/<uuid:row>/", care.contact_change, name="contact_change"),
    path(f"{_BABY}ring/<uuid:row>/sooner/", care.contact_sooner, name="contact_sooner"),
    path(f"{_BABY}ring/<uuid:row>/off/", care.contact_off, name="contact_off"),
    path(f"{_BABY}family/", family.tie_add, name="tie_add"),
    path(f"{_BABY}family/<uuid:row>/", family.tie_change, name="tie_change"),
    path(f"{_BABY}family/<uuid:row>/end/", family.tie_end, name="tie_end"),
    path(f"{_BABY}door/", guarding.guard, name="guard"),
    path(f"{_BABY}key-person/<place:place>/", family.key_person, name="key_person"),
    path(f"{_BABY}key-person/<uuid:row>/end/", family.key_person_end, name="key_person_end"),
    path(f"{_BABY}consents/", care.consent_add, name="consent_add"),
    path(f"{_BABY}consents/<uuid:row>/end/", care.consent_end, name="consent_end"),
    path("adults/", adults.adults, name="adults"),
    path("adults/add/", adults.adult_add, name="adult_add"),
    path(_ADULT, adults.adult, name="adult"),
    path(f"{_ADULT}change/", adults.adult_change, name="adult_change"),
    path(f"{_ADULT}work/", adults.job_add, name="job_add"),
    path(f"{_ADULT}work/<uuid:row>/", adults.job_change, name="job_change"),
    path(f"{_ADULT}work/<uuid:row>/end/", adults.job_end, name="job_end"),
    path("lists/", incoming.lists, name="incoming"),
    path("lists/<slug:sort>/", incoming.choose, name="incoming_choose"),
    path("lists/<slug:sort>/example/", incoming.example_file, name="incoming_example"),
    path("lists/<slug:sort>/bring-in/", incoming.bring_in, name="incoming_bring_in"),
]
