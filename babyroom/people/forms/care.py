"""What is typed about allergies and diet, whom to ring, and what a family agrees to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from babyroom.people.forms.sheet import Choice, Sheet, day, pick, someone, text, tick
from babyroom.people.models import Consent, Mark


class MarkForm(Sheet):
    """A worded mark."""

    sort = pick(_("What kind"), Mark.Sort.choices, open_out=True)
    words = text(
        _("Words on the mark"),
        needed=_("Write the words of the mark, like “No egg”. They are shown with all milk and food."),
        hint=_("At most 24 letters, like “No egg”. Shown with all milk and food."),
    )
    detail = text(_("More about it"), hint=_("For example: baked egg is fine."))
    what_to_do = text(_("What to do if it happens"), hint=_("The steps, and where the medicine is kept."))
    from_on = day(_("From"))
    until_on = day(_("Last day"), needed=False)

    groups = (("", ("sort", "words", "detail", "what_to_do", "from_on until_on")),)


class ContactForm(Sheet):
    """Whom to ring."""

    name = text(_("Name"), needed=_("Write their name."), autocomplete="off")
    relation = text(_("Who they are to the baby"), needed=_("Write who they are to the baby, like “Gran”."), autocomplete="off")
    phone = text(_("Number"), needed=_("Write the number to ring."), inputmode="tel", autocomplete="off")
    may_collect = tick(_("May collect the baby"))


class ConsentForm(Sheet):
    """One answer of one adult."""

    purpose = pick(_("What we asked about"), [("", _("Choose")), *Consent.Purpose.choices])
    agreed = pick(_("Their answer"), [("yes", _("yes")), ("no", _("no"))], open_out=True)
    from_on = day(_("When they answered"))
    review_on = day(_("Ask again on"), needed=False)
    note = text(_("In their words"), hint=_("Anything they added."))

    groups = (("", ("purpose", "agreed", "given_by", "from_on review_on", "note")),)

    def __init__(self, *args: Any, adults: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["given_by"] = someone(_("Who answered"), adults, hint=_("Someone with parental responsibility."))

    def clean_agreed(self) -> bool:
        """Yes or no."""
        return bool(self.cleaned_data["agreed"] == "yes")
