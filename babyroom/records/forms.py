"""What is asked before another product's files are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from babyroom.common.uploads import MOST_BYTES
from babyroom.common.zones import known_zone
from babyroom.records.babybuddy import Question


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes more than one."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file as Django cleans one."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in chosen]


class Bring(forms.Form):
    """Which files, whose they are here, and how to read their times."""

    exports = FilesField(label=_("The files"), help_text=_("Choose all of them at once: csv, tsv or json, up to 10 MB in all."))
    baby = forms.ChoiceField(label=_("Which baby are they about?"))
    zone = forms.CharField(label=_("Time zone of the phone that wrote them"), initial="Europe/London", max_length=40)
    day_first = forms.BooleanField(label=_("Dates are written day first, like 31/12/2025"), required=False)
    unit = forms.ChoiceField(
        label=_("Milk is in"), choices=[("ml", _("millilitres (ml)")), ("oz", _("ounces (oz)"))], widget=forms.RadioSelect, initial="ml"
    )

    def __init__(self, babies: Iterable[tuple[UUID, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["baby"].choices = [(str(baby), name) for baby, name in babies]  # type: ignore[attr-defined]

    def clean_zone(self) -> str:
        """A name the machine knows."""
        zone: str = self.cleaned_data["zone"].strip()
        if not known_zone(zone):
            raise forms.ValidationError(_("We do not know this time zone. Write it like Europe/London."))
        return zone

    def clean_exports(self) -> list[UploadedFile[Any]]:
        """Together not too large."""
        files: list[UploadedFile[Any]] = self.cleaned_data["exports"]
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise forms.ValidationError(_("Together these files are larger than 10 MB. Choose fewer at a time."))
        return files


class Answers(forms.Form):
    """The reader's questions, one field each; what was said before goes along unseen."""

    def __init__(self, questions: Iterable[Question], said: Mapping[str, str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for question in questions:
            self.fields[f"q-{question.id}"] = forms.ChoiceField(
                label=question.sentence,
                choices=[(choice.id, choice.label) for choice in question.choices],
                widget=forms.RadioSelect,
                required=False,
                initial=said.get(question.id, question.default),
            )


def answers_in(posted: Mapping[str, str]) -> dict[str, str]:
    """Answers to questions by id, from what was posted."""
    return {name.removeprefix("q-"): value for name, value in posted.items() if name.startswith("q-") and value}
