"""What a family types: the morning note, and how it is done at home."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from babyroom.moments.kinds import NOTE_SHORT
from babyroom.moments.vocabulary import NEWS, NIGHT
from babyroom.stories.models import Reading

HOME_PARTS = ("held", "helps", "signs", "home_words", "home_comforter", "home_sleep", "home_feeding", "home_culture")
_MOST_NEWS = 4


class MorningNote(forms.Form):
    """A few taps and one line at most, all of it optional. `collect` are those of the family who may collect. In the `afternoon` the
    night is not over yet: what is told then is read tomorrow at the door."""

    night = forms.ChoiceField(label=_("How was the night?"), required=False, widget=forms.RadioSelect)
    woke_at = forms.TimeField(label=_("Woke at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    last_milk_at = forms.TimeField(label=_("Last milk at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    last_food_at = forms.TimeField(label=_("Last food at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    news = forms.MultipleChoiceField(label=_("Anything new?"), required=False, widget=forms.CheckboxSelectMultiple)
    collects = forms.ChoiceField(label=_("Who collects today?"), required=False, widget=forms.RadioSelect)
    collects_else = forms.CharField(label=_("Someone else collects"), max_length=40, required=False)
    note = forms.CharField(label=_("One more line"), max_length=NOTE_SHORT, required=False)

    def __init__(self, *args: Any, collect: Sequence[str], afternoon: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if afternoon:
            for name in ("night", "woke_at", "last_milk_at", "last_food_at", "collects", "collects_else"):
                del self.fields[name]
        else:
            self.fields["night"].choices = [(p.id, capfirst(str(p.label))) for p in NIGHT]  # type: ignore[attr-defined]
            self.fields["collects"].choices = [(name, name) for name in collect]  # type: ignore[attr-defined]
            if not collect:
                del self.fields["collects"]
                self.fields["collects_else"].label = _("Who collects today?")
        self.fields["news"].choices = [(p.id, capfirst(str(p.label))) for p in NEWS]  # type: ignore[attr-defined]

    def clean_news(self) -> list[str]:
        """Up to four."""
        chosen: list[str] = self.cleaned_data["news"]
        if len(chosen) > _MOST_NEWS:
            raise forms.ValidationError(_("Choose up to four."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """A note says one thing at least."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Choose or write one thing first."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What was said, by `moments.kinds`. A name that was typed wins over one that was chosen."""
        said = {name: value for name, value in self.cleaned_data.items() if value and name not in ("note", "collects_else")}
        if self.cleaned_data.get("collects_else"):
            said["collects"] = self.cleaned_data["collects_else"]
        return said | {name: said[name].strftime("%H:%M") for name in ("woke_at", "last_milk_at", "last_food_at") if name in said}


class AtHome(forms.Form):
    """One line on the baby's page."""

    part = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("How do you do it?"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    chip = forms.CharField(
        label=_("In two or three words"),
        max_length=28,
        required=False,
        help_text=_("These words go on the room’s tablet. For example: held, left shoulder."),
    )

    def __init__(self, parts: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class HowIRead(forms.Form):
    """In which language an adult reads the stories, and whether they come by themselves."""

    language = forms.ChoiceField(label=_("In which language?"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("How would you like the day?"),
        widget=forms.RadioSelect,
        # Nobody prints a story at the door yet: what nobody does is not offered.
        choices=[(how, words) for how, words in Reading.How.choices if how != Reading.How.PRINT],
        help_text=_("By e-mail the story itself is in the letter. Nothing is ever sent in the middle of a day."),
    )

    line_of_day = forms.TypedChoiceField(
        label=_("The day as a line"),
        widget=forms.RadioSelect,
        choices=[("yes", _("show it")), ("no", _("leave it out"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
        help_text=_("Sleep, milk and more on one line. In the first month we leave it out if you do not say."),
    )

    def __init__(self, *args: Any, languages: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = list(languages)  # type: ignore[attr-defined]
