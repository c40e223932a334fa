"""A kind no: what cannot be done, said in a sentence fit for a screen."""

from django.utils.functional import Promise


class Refusal(Exception):
    """Raised by an operation. `sentence` says what to do next; `field` names the input it is about, if any;
    `code` is a stable word for programs. A refusal that is really a question has `asks=True`: the same
    input with the answer given would be taken."""

    def __init__(self, sentence: str | Promise, *, field: str = "", code: str = "refused", asks: bool = False) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field
        self.code = code
        self.asks = asks


class NotYours(Refusal):
    """The person may not do or see this. Shown as "not found", so that a guess learns nothing."""
