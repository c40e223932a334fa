"""The files of one reading, opened, each with the model it holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _

from babyroom.records.babybuddy.columns import KEPT, LABELS, models_of
from babyroom.records.babybuddy.files import Row, Table, table_of
from babyroom.records.babybuddy.plan import Choice, FileSeen, Question, SourceFile
from babyroom.records.babybuddy.stops import FileRefused

_Named = TypeVar("_Named", SourceFile, SourceFile | Table)


@dataclass(frozen=True)
class Opened:
    """One file: its rows and its model ("" where none was found), what to say about it, and the question
    that must be answered before its rows can be understood."""

    table: Table
    model: str = ""
    sentence: str = ""
    question: Question | None = None

    @property
    def kept(self) -> bool:
        """Whether its rows become moments."""
        return self.model in KEPT

    @property
    def seen(self) -> FileSeen:
        """This file as the plan lists it."""
        return FileSeen(self.table.name, self.model, len(self.table.rows), " ".join(s for s in (self.sentence, self.table.sentence) if s))


def opened(files: Sequence[SourceFile | Table], answers: Mapping[str, str]) -> list[Opened]:
    """Every file, readable or not, in the order given. Two files of one name are told apart by a number."""
    return [_open(file if isinstance(file, Table) else read_through(file), answers) for file in apart(files)]


def read_through(file: SourceFile, most: int | None = None) -> Table:
    """The rows of one file, or the sentence why there are none."""
    try:
        return table_of(file, most)
    except FileRefused as stop:
        return Table(file.name, (), (), refused=str(stop))


def rows_of(files: Sequence[Opened], model: str) -> Iterator[Row]:
    """All rows of one model."""
    return (row for file in files if file.model == model for row in file.table.rows)


def apart(files: Iterable[_Named]) -> Iterator[_Named]:
    """The same files, no two of one name."""
    taken: set[str] = set()
    for file in files:
        name, number = file.name, 2
        while name in taken:
            name, number = f"{file.name} ({number})", number + 1
        taken.add(name)
        yield replace(file, name=name)


def _open(table: Table, answers: Mapping[str, str]) -> Opened:
    if table.refused:
        return Opened(table, sentence=table.refused)
    models = models_of(table.header, table.name)
    question_id = f"file/{table.name}"
    if answers.get(question_id) in models:
        models = (answers[question_id],)
    if not models:
        return Opened(table, sentence=_("This does not look like a file from Baby Buddy."))
    if len(models) == 1:
        return Opened(table, models[0], "" if models[0] in KEPT else not_kept(models[0]))
    sentence = _("What is in the file %(file)s? Its columns fit more than one.") % {"file": table.name}
    choices = tuple(Choice(model, str(LABELS[model])) for model in models)
    return Opened(table, sentence=sentence, question=Question(question_id, sentence, choices))


def not_kept(model: str) -> str:
    """Why rows of this model do not become moments."""
    if model == "Tag":
        return _("Tags are used for their names. They are not kept by themselves.")
    if model == "Child":
        return _("Babies are added under People. This list is used for names.")
    return _("Baby Room does not take in: %(what)s.") % {"what": LABELS[model]}
