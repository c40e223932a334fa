"""What every form of the office shares: kind messages, days and times as people write them, and a refusal put at its field."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import time
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import Refusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
Facts = TypeVar("Facts")
Choice = tuple[UUID | str, Words]

_DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
_HOURS = ["%H:%M", "%H:%M:%S", "%H.%M"]
_NEEDED = _("This is still empty.")


class Sheet(forms.Form):
    """A form of the office. `groups` are its parts: a heading (may be empty) and the rows under it, each the
    names of one field or of fields side by side."""

    groups: tuple[tuple[Words, tuple[str, ...]], ...] = ()

    def grouped(self) -> list[tuple[Words, list[list[BoundField]]]]:
        """The parts as rows of fields, for the template; without `groups` one part with a field in each row."""
        groups = self.groups or (("", tuple(self.fields)),)
        return [(heading, [self._row(names) for names in rows]) for heading, rows in groups]

    def _row(self, names: str) -> list[BoundField]:
        return [self[name] for name in names.split() if name in self.fields]

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field it is about, else at the top. A question brings out its tick."""
        field = refusal.field if refusal.field in self.fields else None
        if refusal.asks and field:
            self.fields[field].widget = forms.CheckboxInput()
        self.add_error(field, str(refusal.sentence))

    def facts(self, sort: type[Facts], **more: Any) -> Facts:
        """The clean values as one of the plain values of `people.facts`."""
        named = {one.name for one in fields(sort)}  # type: ignore[arg-type]
        return sort(**{name: value for name, value in self.cleaned_data.items() if name in named and name not in more}, **more)


def text(label: Words, *, needed: Words = "", hint: Words = "", **attrs: str) -> forms.CharField:
    """One line. `needed` is the sentence for an empty one; without it the line may stay empty."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(needed), error_messages={"required": needed}, widget=forms.TextInput(attrs=attrs)
    )


def day(label: Words, *, needed: bool = True, hint: Words = "") -> forms.DateField:
    """A day, from the browser's own calendar or typed day first."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=needed,
        input_formats=_DAYS,
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day like 03/11/2026.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def hour(label: Words, *, hint: Words = "") -> forms.TimeField:
    """A time of day; may stay empty."""
    return forms.TimeField(
        label=label,
        help_text=hint,
        required=False,
        input_formats=_HOURS,
        error_messages={"invalid": _("Write the time like 08:30.")},
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


def number(label: Words, least: int, most: int, *, hint: Words = "", needed: bool = True) -> forms.IntegerField:
    """A whole number from `least` to `most`."""
    beyond = format_lazy(_("Write a whole number from {least} to {most}."), least=least, most=most)
    said = {"required": beyond, "invalid": beyond, "min_value": beyond, "max_value": beyond}
    return forms.IntegerField(label=label, help_text=hint, required=needed, min_value=least, max_value=most, error_messages=said)


def tick(label: Words, *, hint: Words = "") -> forms.BooleanField:
    """Yes when ticked."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


class _Weekdays(forms.MultipleChoiceField):
    """Weekdays as one word: "13" for Monday and Wednesday."""

    def prepare_value(self, value: Any) -> Any:
        """A word from the table as the days it is made of."""
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The days in order."""
        return "".join(sorted(super().clean(value)))


def days(label: Words, *, hint: Words = "") -> forms.MultipleChoiceField:
    """Any number of weekdays; may stay empty."""
    choices = [(str(number + 1), words) for number, words in WEEKDAYS.items()]
    return _Weekdays(label=label, help_text=hint, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


def sure() -> forms.BooleanField:
    """The answer to a question a refusal asks; out of sight until it does."""
    return forms.BooleanField(label=_("Yes, I am sure"), required=False, widget=forms.HiddenInput)


def pick(
    label: Words, choices: Iterable[tuple[str, Words]], *, hint: Words = "", needed: bool = True, open_out: bool = False
) -> forms.ChoiceField:
    """One of a few words; `open_out` shows them all instead of a list that folds out."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=needed,
        choices=list(choices),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
        widget=forms.RadioSelect if open_out else forms.Select,
    )


def _as_id(value: str) -> UUID:
    return UUID(value)


def someone(
    label: Words, choices: Iterable[Choice], *, nobody: Words = _("Choose"), hint: Words = "", needed: bool = True
) -> forms.TypedChoiceField:
    """One of the setting's people or rooms, by id; None where nobody is chosen and nobody is needed."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        required=needed,
        coerce=_as_id,
        empty_value=None,
        choices=[("", nobody), *((str(key), words) for key, words in choices)],
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )


def hours_of(start: time | None, finish: time | None) -> tuple[time, time] | None:
    """Both times, or None where neither is there. Raises Refusal where one is missing."""
    if start is None and finish is None:
        return None
    if start is None or finish is None:
        raise Refusal(_NEEDED, field="from_time" if start is None else "to_time")
    return start, finish
