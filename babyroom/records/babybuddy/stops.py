"""Why a file or a row goes no further: raised where it is noticed, told as a sentence where it is listed."""

from babyroom.records.babybuddy.plan import Question


class FileRefused(Exception):
    """The file cannot be read at all; the message is a sentence for the person who chose it."""


class RowRefused(Exception):
    """The row is not taken in; the message is the reason."""


class RowLeft(Exception):
    """The row was read and is of no use here; the message is the reason."""


class RowAsked(Exception):
    """The row waits for an answer."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.sentence)
        self.question = question


def excerpt(text: str) -> str:
    """The beginning of what was written, short enough to stand in a sentence."""
    return text if len(text) <= 40 else text[:39] + "…"
