"""One form for every kind of moment, made from the table of kinds: every part a kind may say can be written and put right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.moments.kinds import ML_MOST, Fact, Kind
from babyroom.moments.vocabulary import SEEN_GROUPS, VOCABULARIES, Phrase

NOT_WRITTEN = ("", _("not written"))
YES_NO = (NOT_WRITTEN, ("yes", _("yes")), ("no", _("no")))
# Kept as they were: ids and instants that no person types.
UNSEEN = frozenset({"moment", "instant"})
# Parts that name somebody from home: the family's own words are chips, anyone else is typed.
FROM_HOME = frozenset({"came_with", "with", "collects"})
# Of a long list this many stand in sight; the rest folds out.
_IN_SIGHT = 10
_BLANK_FOODS = 3
Choice = tuple[str, str | Promise]


@dataclass(frozen=True)
class Offered:
    """What may be chosen in this room: adults and rooms by id, the baby's own chips, people from home, the sleeps a look-in may
    belong to, the age in months that words are offered by. `say` gives a phrase the baby's pronouns, `first` holds by
    vocabulary the ids that stand in sight, `questions` the words over each part (by "kind.part" or "part")."""

    adults: Sequence[Choice] = ()
    rooms: Sequence[Choice] = ()
    own: Sequence[Choice] = ()
    home: Sequence[Choice] = ()
    sleeps: Sequence[Choice] = ()
    months: int = 24
    say: Callable[[str], str] = str
    first: Mapping[str, Sequence[str]] = field(default_factory=dict)
    questions: Mapping[str, str | Promise] = field(default_factory=dict)


class TimeInput(forms.TimeInput):
    """The clock of the device."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DateInput(forms.DateInput):
    """The calendar of the device."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MomentForm(forms.Form):
    """When, who, and every part of one kind. `before` are the facts as they stand; `timed=False` is for what happens at
    this moment and is told by who does it."""

    on = forms.DateField(label=_("Day"), widget=DateInput())
    clock = forms.TimeField(label=_("At what time?"), widget=TimeInput())
    until = forms.TimeField(label=_("Until"), widget=TimeInput(), required=False)
    about = forms.BooleanField(label=_("About this time"), required=False)
    note = forms.CharField(label=_("In your words"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(
        self, *args: Any, kind: Kind, offered: Offered, before: Mapping[str, Any] | None = None, timed: bool = True, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.kind, self.offered, self.before = kind, offered, dict(before or {})
        self.fields["did_by"] = forms.ChoiceField(
            label=_("Who was it?"), widget=forms.RadioSelect, required=False, choices=[*offered.adults, NOT_WRITTEN]
        )
        for name in () if timed else ("on", "clock", "until", "about", "did_by"):
            del self.fields[name]
        if timed and not kind.span:
            del self.fields["until"]
        self.fields["note"].widget.attrs["maxlength"] = kind.note_most
        if "note" in kind.needs:
            self.fields["note"].required = True
        if kind.refers and offered.sleeps:
            self.fields["refers"] = forms.ChoiceField(label=_("Which sleep?"), choices=offered.sleeps, widget=forms.RadioSelect)
        for fact in kind.facts.values():
            for name, made in _fields(fact, offered, self.before.get(fact.name)):
                made.label = made.label or str(self._question(fact))
                self.fields[name] = made
        for name in kind.needs:
            if name in self.fields:
                self.fields[name].required = True

    def _question(self, fact: Fact) -> str | Promise:
        asked = self.offered.questions
        return asked.get(f"{self.kind.id}.{fact.name}") or asked.get(fact.name) or fact.name.replace("_", " ")

    def facts(self) -> dict[str, Any]:
        """What was said, by `kinds`: parts left empty are not in it."""
        said = {fact.name: _said(fact, self.cleaned_data, self.before, self.offered) for fact in self.kind.facts.values()}
        return {name: value for name, value in said.items() if value not in (None, "", [])}

    @property
    def parts(self) -> list["Part"]:
        """The parts of the kind as the page shows them; a question with nothing to choose from is not asked."""
        asked = [
            Part(fact, self[name], self.offered, self[f"{name}_else"] if f"{name}_else" in self.fields else None)
            for name, fact in self.kind.facts.items()
            if name in self.fields
        ]
        return [part for part in asked if not part.chips or len(part.field)]

    @property
    def foods(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The rows for foods: what, how much, whether it was the first taste. None where the kind knows no food."""
        rows = sum(1 for name in self.fields if name.startswith("food_") and name.count("_") == 1)
        return [(self[f"food_{row}"], self[f"food_{row}_much"], self[f"food_{row}_first"]) for row in range(rows)]


@dataclass(frozen=True)
class Part:
    """One question of the form: `in_sight` at once, `more` folded out under its headings."""

    fact: Fact
    field: BoundField
    offered: Offered
    other: BoundField | None = None

    @property
    def chips(self) -> bool:
        """Whether it is answered with chips."""
        return isinstance(self.field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def in_sight(self) -> list[Any]:
        """The chips that stand at once: of a long list the ones that are mostly used, and those that are chosen."""
        return [chip for chip in self.field if self._at_once(chip)]

    @property
    def more(self) -> list[tuple[str | Promise, list[Any]]]:
        """The rest of a long list, by heading; words for an older baby are left out."""
        groups: dict[str | Promise, list[Any]] = {}
        for chip in self.field:
            phrase = self._phrases.get(str(chip.data["value"]))
            if phrase is not None and phrase.from_months <= self.offered.months and not self._at_once(chip):
                groups.setdefault(SEEN_GROUPS.get(phrase.group, ""), []).append(chip)
        return list(groups.items())

    def _at_once(self, chip: Any) -> bool:
        if self.fact.type != "phrases" or len(self._phrases) <= _IN_SIGHT + 2:
            return True
        first = self.offered.first.get(self.fact.vocabulary) or list(self._phrases)[:_IN_SIGHT]
        return chip.data["selected"] or str(chip.data["value"]) in first

    @property
    def _phrases(self) -> Mapping[str, Phrase]:
        return {phrase.id: phrase for phrase in VOCABULARIES.get(self.fact.vocabulary, ())}


def _fields(fact: Fact, offered: Offered, value: Any) -> Iterator[tuple[str, forms.Field]]:
    words = [(phrase.id, offered.say(str(phrase.label))) for phrase in VOCABULARIES.get(fact.vocabulary, ())]
    if fact.type in UNSEEN:
        return
    if fact.type == "foods":
        yield from _food_fields(fact, words, value or ())
    elif fact.type == "phrases":
        yield fact.name, _several(fact, words, value)
    elif fact.type == "ways":
        yield fact.name, _several(fact, offered.own, [one["id"] for one in value or ()])
    elif fact.type == "ml":
        yield fact.name, forms.IntegerField(min_value=0, max_value=ML_MOST, required=False, initial=value, label="")
    elif fact.name in FROM_HOME and offered.home:
        known = {str(key) for key, _label in offered.home}
        chips = [*offered.home, NOT_WRITTEN]
        yield (
            fact.name,
            forms.ChoiceField(choices=chips, widget=forms.RadioSelect, required=False, initial=value if value in known else "", label=""),
        )
        typed = forms.CharField(max_length=fact.most, required=False, initial="" if value in known else value, label=_("Someone else"))
        yield f"{fact.name}_else", typed
    elif fact.type == "words":
        yield fact.name, forms.CharField(max_length=fact.most, required=False, initial=value or "", label="")
    elif fact.type == "clock":
        yield fact.name, forms.TimeField(widget=TimeInput(), required=False, initial=value, label="")
    else:
        adults = [*offered.adults, NOT_WRITTEN]
        choices: dict[str, Sequence[Choice]] = {"phrase": [*words, NOT_WRITTEN], "adult": adults, "room": offered.rooms, "yes": YES_NO}
        initial = {True: "yes", False: "no", None: ""}.get(value, value) if fact.type == "yes" else value or ""
        yield fact.name, forms.ChoiceField(choices=choices[fact.type], widget=forms.RadioSelect, required=False, initial=initial, label="")


def _several(fact: Fact, choices: Sequence[Choice], value: Any) -> forms.Field:
    made = forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, required=False, initial=value or [], label="")
    made.help_text = _("Up to %(most)d.") % {"most": fact.most}
    return made


def _food_fields(fact: Fact, words: Sequence[Choice], written: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, forms.Field]]:
    for row in range(min(fact.most, len(written) + _BLANK_FOODS)):
        food: Mapping[str, Any] = written[row] if row < len(written) else {}
        yield f"food_{row}", forms.CharField(max_length=40, required=False, label=_("Food"), initial=food.get("name", ""))
        much = [("", _("how much?")), *words]
        yield f"food_{row}_much", forms.ChoiceField(choices=much, required=False, label=_("How much"), initial=food.get("how_much", ""))
        yield f"food_{row}_first", forms.BooleanField(required=False, label=_("A first taste"), initial=food.get("first", False))


def _said(fact: Fact, cleaned: Mapping[str, Any], before: Mapping[str, Any], offered: Offered) -> Any:
    value = cleaned.get(f"{fact.name}_else") or cleaned.get(fact.name)
    if fact.type in UNSEEN:
        return before.get(fact.name)
    if fact.type == "yes":
        return {"yes": True, "no": False}.get(str(value))
    if fact.type == "clock":
        return f"{value:%H:%M}" if value else None
    if fact.type == "ways":
        words = {str(key): str(label) for key, label in offered.own}
        return [{"id": key, "words": words[key]} for key in value or ()]
    if fact.type == "foods":
        return list(_foods(cleaned))
    return value


def _foods(cleaned: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for number in range(sum(1 for name in cleaned if name.startswith("food_") and name.count("_") == 1)):
        name = cleaned.get(f"food_{number}", "").strip()
        if not name:
            continue
        food: dict[str, Any] = {"name": name}
        if cleaned.get(f"food_{number}_much"):
            food["how_much"] = cleaned[f"food_{number}_much"]
        if cleaned.get(f"food_{number}_first"):
            food["first"] = True
        yield food
