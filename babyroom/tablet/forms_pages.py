"""Small forms of the room's pages: who is writing, and a few words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babyroom.moments.kinds import NOTE_LONG
from babyroom.signin.queries import Face


class ByForm(forms.Form):
    """Whose face writes this. Asked of every adult in the room; nobody is chosen for them."""

    def __init__(self, *args: Any, faces: Sequence[Face], **options: Any) -> None:
        super().__init__(*args, **options)
        self.faces = faces
        self.fields["by"] = forms.ChoiceField(
            label=_("Who is writing this?"),
            widget=forms.RadioSelect,
            choices=[(str(face.adult_id), face.name) for face in faces],
            required=bool(faces),
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Tap your face first.")),
        )

    @property
    def picks(self) -> list[tuple[Any, Face]]:
        """Each radio with its face."""
        return list(zip(self["by"], self.faces, strict=True))


class DifferentlyForm(forms.Form):
    """What another adult saw."""

    note = forms.CharField(
        label=_("What did you see?"),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": NOTE_LONG}),
        max_length=NOTE_LONG,
        error_messages={"required": _("Write a few words first.")},
    )
