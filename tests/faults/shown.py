"""What a page says of a file that was sent, and what of the file runs in it."""

import re
from html import unescape
from html.parser import HTMLParser

from tests.faults.bad_uploads import MARK

_RUNS = ("src", "srcset", "style", "href", "xlink:href", "action", "data", "formaction")


class Shown(HTMLParser):
    """What of a page runs or stands outside its place: tags, scripts and addresses that carry the mark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loose: list[str] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag in ("script", "style") else ""
        for name, value in attrs:
            if MARK in name or (MARK in (value or "") and (name.startswith("on") or name in _RUNS)):
                self.loose.append(f"<{tag} {name}>")

    def handle_data(self, data: str) -> None:
        if self.inside and MARK in data:
            self.loose.append(f"<{self.inside}> {data[:60]}")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.loose.append(f"<!--{data[:60]}")


def sentences(page: str) -> str:
    """What the page says of the file: the alert or what was just done, else the cells of its tables."""
    said = re.search(r'class="(?:errors|messages|lead" role="alert)"[^>]*>(.*?)(?=</div>|</p>|<form)', page, re.DOTALL)
    told = said[1] if said else " ".join(re.findall(r"<t[dh][^>]*>.*?</t[dh]>", page, re.DOTALL))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", told)).split())
