"""The lines of a paper sheet as a form: a dozen at a time, empty ones are nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy as _

from babyroom.moments.forms import TimeInput
from babyroom.moments.kinds import ML_MOST, NOTE_LONG
from babyroom.tablet.paper import WHAT

LINES = 12


class SheetLine(forms.Form):
    """One line. Where anything is written in it, the time and what it was are needed."""

    clock = forms.TimeField(label=_("Time"), widget=TimeInput(), error_messages={"required": _("Write the time that stands there.")})
    what = forms.ChoiceField(
        label=_("What"), choices=[("", ""), *((one.id, one.label) for one in WHAT)], error_messages={"required": _("Choose what it was.")}
    )
    until = forms.TimeField(label=_("Until"), widget=TimeInput(), required=False)
    ml = forms.IntegerField(label=_("ml taken"), min_value=0, max_value=ML_MOST, required=False)
    did_by = forms.ChoiceField(label=_("Who was it?"), required=False)
    note = forms.CharField(label=_("Words"), max_length=NOTE_LONG, required=False)

    def __init__(self, *args: Any, adults: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["did_by"] = forms.ChoiceField(label=_("Who was it?"), choices=[("", ""), *adults], required=False)


class Sheet(BaseFormSet):  # type: ignore[type-arg]
    """A sheet. `left` are the lines that could not be kept, by number, with the sentence."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.left: dict[int, str] = {}

    def lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The lines that hold anything, with their numbers."""
        for number, form in enumerate(self.forms):
            if form.cleaned_data:
                yield number, form.cleaned_data

    def leave(self, number: int, sentence: str) -> None:
        """This line stays on the page."""
        self.left[number] = sentence

    def only_left(self) -> "Sheet":
        """A sheet with only the lines that stay, each with its sentence; the rest of it is empty."""
        kept = [(self.forms[number], sentence) for number, sentence in sorted(self.left.items())]
        data: dict[str, Any] = {"form-TOTAL_FORMS": LINES, "form-INITIAL_FORMS": 0}
        for place, (form, _sentence) in enumerate(kept):
            data |= {f"form-{place}-{name}": form.data.get(form.add_prefix(name), "") for name in form.fields}
        fresh = type(self)(data, form_kwargs=self.form_kwargs)
        fresh.is_valid()
        for form, (_form, sentence) in zip(fresh.forms, kept, strict=False):
            form.add_error(None, sentence)
        return fresh


_MADE: Any = forms.formset_factory(SheetLine, formset=Sheet, extra=LINES, max_num=60, absolute_max=60)


def sheet_form(data: Any, adults: Sequence[tuple[str, str]]) -> Sheet:
    """The sheet, empty or as it was sent."""
    made: Sheet = _MADE(data, form_kwargs={"adults": adults})
    return made
