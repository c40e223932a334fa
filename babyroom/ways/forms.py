"""Lines of a baby's page, and who is familiar."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babyroom.ways.models import Way
from babyroom.ways.operations import Line

_WRITE_SOMETHING = _("Write a few words first.")


class LineForm(forms.Form):
    """One line: where it stands, the words, the short form for the tablet and what it is the baby's own form of. `phrases` are
    (id, label) of the vocabulary, `parts` the headings with this baby's name."""

    part = forms.ChoiceField(label=_("Where does it belong?"), choices=Way.Part.choices)
    words = forms.CharField(
        label=_("In a few words"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As a stranger could do it: “On your left shoulder, looking out.”"),
        error_messages={"required": _WRITE_SOMETHING},
    )
    chip = forms.CharField(
        label=_("Short, for the tablet"),
        max_length=28,
        required=False,
        help_text=_("Up to 28 letters: “left shoulder”. It becomes a chip to tap."),
    )
    stands_for = forms.ChoiceField(label=_("On the tablet it stands for"), required=False)

    def __init__(self, *args: Any, phrases: Sequence[tuple[str, object]], parts: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if parts:
            self.fields["part"].choices = parts  # type: ignore[attr-defined]
        offered = self.fields["stands_for"]
        offered.choices = [("", _("none of these")), *phrases]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Words a screen can show."""
        said = super().clean() or {}
        for name in ("words", "chip"):
            if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n" for sign in said.get(name, "")):
                self.add_error(name, _("There are signs in the text that cannot be shown. Please type it again."))
        return said

    def line(self) -> Line:
        """The line as the operation wants it."""
        said = self.cleaned_data
        return Line(said["part"], " ".join(said["words"].split()), said["chip"].strip(), said["stands_for"])


class FamiliarForm(forms.Form):
    """Somebody the baby knows, as the key person and the family say."""

    adult = forms.ChoiceField(label=_("Who is familiar?"), error_messages={"required": _("Choose a name.")})
    with_family = forms.BooleanField(label=_("Named together with the family"), required=False)

    def __init__(self, *args: Any, adults: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adult"].choices = [("", _("choose")), *adults]  # type: ignore[attr-defined]
