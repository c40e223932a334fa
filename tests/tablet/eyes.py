"""What eyes read on the board: its words, header and all, without the parts that only the script uses."""

import re

_UNSEEN = re.compile(r"<(script|template|svg|head)\b.*?</\1>", re.DOTALL)


def read(page: str) -> str:
    """The words that show, white space folded. Buttons read as their label where they have no words of their own."""
    shown = re.sub(r"<[^>]+>", " ", _UNSEEN.sub(" ", page))
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", shown)).strip()
