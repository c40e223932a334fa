"""What holds for all rows of one reading, and what only a person can know about it: whose rows they are,
what a number of milk means, whether the day or the month comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from django.utils.translation import gettext as _

from babyroom.records.babybuddy.children import Child, child_in, child_of, choose, distinct, is_about
from babyroom.records.babybuddy.columns import TIMES
from babyroom.records.babybuddy.files import Row
from babyroom.records.babybuddy.opened import Opened, rows_of
from babyroom.records.babybuddy.plan import Choice, Question
from babyroom.records.babybuddy.said import MilkUnit, amount_of
from babyroom.records.babybuddy.stops import RowAsked, RowLeft, RowRefused, excerpt
from babyroom.records.babybuddy.times import DATES_QUESTION, Order, orders

CHILD_QUESTION = "child"
UNIT_QUESTION = "milk_unit"


@dataclass(frozen=True)
class Whose:
    """Whose rows are read: all children the files name, and the one whose rows are wanted."""

    children: tuple[Child, ...]
    chosen: Child | None
    answers: Mapping[str, str]
    wanted: str = ""

    def check(self, row: Row) -> None:
        """Passes for a row about the chosen child. Raises RowLeft for another child's row, RowAsked where
        it cannot be told."""
        if not self.children:
            return
        if self.chosen is None:
            raise RowAsked(self._which())
        about = is_about(row, self.chosen, self.children)
        if about is None and len(self.children) > 1:
            about = self._said_of(row.file, self.chosen)
        if about is False:
            raise RowLeft(_("This row is about another child."))

    def _said_of(self, file: str, chosen: Child) -> bool:
        question = f"whose/{file}"
        if self.answers.get(question) in ("this", "other"):
            return self.answers[question] == "this"
        name = labelled(chosen, self.children)
        sentence = _("Some rows of %(file)s do not say whose they are. Are they about %(name)s?") % {"file": file, "name": name}
        raise RowAsked(Question(question, sentence, (Choice("this", _("yes")), Choice("other", _("no")))))

    def _which(self) -> Question:
        choices = tuple(Choice(child.key, labelled(child, self.children)) for child in self.children)
        sentence = _("There is more than one child in these files. Which one is it?")
        if self.wanted:
            sentence = _("“%(name)s” does not name one child in these files. Which child is it?") % {"name": excerpt(self.wanted)}
        return Question(CHILD_QUESTION, sentence, choices)


def whose(files: Sequence[Opened], child: str, answers: Mapping[str, str]) -> Whose:
    """Whose rows to read: the child asked for or answered, else the only one there is."""
    named = (child_of(row) for file in files if file.kept for row in file.table.rows)
    children = distinct(named, (child_in(row) for row in rows_of(files, "Child")))
    wanted = answers.get(CHILD_QUESTION, "") or child
    chosen = choose(children, wanted) if wanted else children[0] if len(children) == 1 else None
    return Whose(children, chosen, answers, wanted)


def labelled(child: Child, others: Sequence[Child]) -> str:
    """The child's name, with the number where the name alone would not tell them apart."""
    if child.name and sum(other.name == child.name for other in others) == 1:
        return child.name
    return _("%(name)s (number %(id)s)") % {"name": child.name or _("child"), "id": child.id}


def unit_of(said: MilkUnit | None, answers: Mapping[str, str]) -> MilkUnit | None:
    """The unit of milk that was said or answered; None where nobody has."""
    answer = answers.get(UNIT_QUESTION)
    return said or next((unit for unit in get_args(MilkUnit) if unit == answer), None)


def unit_question(files: Sequence[Opened]) -> Question | None:
    """Amounts carry no unit. Asked where there are any; they count as ml until the answer."""
    amounts = [amount for row in rows_of(files, "Feeding") if (amount := _readable(row)) is not None]
    if not amounts:
        return None
    sentence = _("Amounts of milk have no unit here. They go from %(least)s to %(most)s. We read them as ml. Are they ml or oz?")
    told = sentence % {"least": f"{min(amounts):g}", "most": f"{max(amounts):g}"}
    return Question(UNIT_QUESTION, told, (Choice("ml", _("ml")), Choice("oz", _("oz (29.6 ml)"))), default="ml")


def _readable(row: Row) -> float | None:
    try:
        return None if row.cell("type").lower() == "solid food" else amount_of(row)
    except RowRefused:
        return None


def orders_of(files: Sequence[Opened], day_first: bool, answers: Mapping[str, str]) -> Mapping[str, Order | None]:
    """Whether the day or the month comes first in each file: as said, else as the file proves, else as the
    other files prove, else as answered. None where nobody knows."""
    proved = {file.table.name: orders(row.cell(column) for row in file.table.rows for column in TIMES) for file in files}
    everywhere = frozenset[Order]().union(*proved.values())
    answer: Order | None = next((order for order in get_args(Order) if order == answers.get(DATES_QUESTION)), None)

    def order(own: frozenset[Order]) -> Order | None:
        if day_first:
            return "day"
        for known in (own, everywhere):
            if len(known) == 1:
                return next(iter(known))
        return answer

    return {name: order(own) for name, own in proved.items()}
