"""Catalogues of every text, without GNU gettext:  make texts LANGUAGE=cy   begins or brings up to date babyroom/locale/cy, and compiles it.

Python is read by Babel itself; templates go through Django's own `templatize` first, which turns their tags into gettext calls.
"""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
LOCALE = HOUSE / "babyroom" / "locale"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def read_template(page: IO[bytes], keywords: Any, comment_tags: Iterable[str], options: Any) -> Iterator[Any]:
    """The texts of one Django template."""
    code = templatize(page.read().decode(), origin=getattr(page, "name", ""))
    # What templatize leaves of the HTML keeps its indentation, which Python's reader takes for its own.
    flat = "\n".join(line.lstrip() for line in code.split("\n"))
    yield from extract_python(BytesIO(flat.encode()), keywords, list(comment_tags), {**options, "encoding": "utf-8"})


def catalogue(house: Path = HOUSE) -> Catalog:
    """Every text of the product, and where it stands."""
    found = Catalog(project="Baby Room", charset="utf-8", fuzzy=False)
    by_template = f"{read_template.__module__}:{read_template.__name__}"
    methods = [("**.py", "python"), ("**/templates/**.html", by_template), ("**/templates/**.txt", by_template)]
    for name, line, text, comments, context in extract_from_dir(
        house / "babyroom", methods, keywords=KEYWORDS, strip_comment_tags=True, comment_tags=["Translators:"]
    ):
        found.add(text, locations=[(f"babyroom/{name}", line)], auto_comments=comments, context=context)
    return found


def bring_up_to_date(language: str, folder: Path = LOCALE, texts: Catalog | None = None) -> Path:
    """Write django.po of a language, keeping what is translated, and django.mo beside it. Returns the .po."""
    texts = texts or catalogue()
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    po = place / "django.po"
    if po.exists():
        with po.open("rb") as file:
            ours = read_po(file, locale=language)
        ours.update(texts)
    else:
        ours = Catalog(locale=language, project="Baby Room", charset="utf-8", fuzzy=False)
        for message in texts:
            if message.id:
                ours.add(message.id, locations=message.locations, auto_comments=message.auto_comments, context=message.context)
    with po.open("wb") as file:
        write_po(file, ours, width=120, omit_header=False, include_previous=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, ours)
    return po


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say which language: make texts LANGUAGE=cy")
    print(f"Written: {bring_up_to_date(sys.argv[1]).relative_to(HOUSE)}")
