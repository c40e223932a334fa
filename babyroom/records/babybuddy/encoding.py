"""From bytes to text. Baby Buddy writes UTF-8 without a mark; a spreadsheet on the way may write anything."""

import codecs

from django.utils.translation import gettext as _

from babyroom.records.babybuddy.stops import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROLS = tuple(chr(number) for number in range(32) if chr(number) not in "\t\n\r")
# Text with a stray control character is still text; one in twenty is not.
_CONTROL_SHARE = 0.05


def text_of(content: bytes) -> str:
    """The text of a file, without its byte order mark. Raises FileRefused where it is no text."""
    if not content.strip():
        raise FileRefused(_("This file is empty."))
    if content.startswith(_SPREADSHEET):
        raise FileRefused(_("This is a spreadsheet or a zip file. Save it as csv, then try again."))
    text = _decoded(content)
    if text is None or sum(map(text.count, _CONTROLS)) > _CONTROL_SHARE * len(text):
        raise FileRefused(_("This file holds no text we can read. Export it again as csv, tsv or json."))
    if not text.strip():
        raise FileRefused(_("This file is empty."))
    if text.lstrip().startswith("<"):
        raise FileRefused(_("This is a web page. Export it again as csv, tsv or json."))
    return text


def _decoded(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], name)
    for name in _without_mark(content):
        text = _decode(content, name)
        if text is not None:
            return text
    return None


def _without_mark(content: bytes) -> tuple[str, ...]:
    """The encodings to try in turn. Every second byte of plain UTF-16 is nought, which no other has."""
    beginning = content[:2000]
    if beginning[1::2].count(0) * 2 > len(beginning[1::2]):
        return ("utf-16-le",)
    if beginning[0::2].count(0) * 2 > len(beginning[0::2]):
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _decode(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None
