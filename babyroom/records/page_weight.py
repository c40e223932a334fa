"""What a page weighs over the wire: every file it makes a browser fetch, as compressed as the server sends it."""

import re
import urllib.request
from dataclasses import dataclass
from urllib.parse import urljoin

_LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)')
_IN_CSS = re.compile(r'url\("?([^")]+)"?\)')
KB = 1000


@dataclass(frozen=True)
class Weight:
    """HTML, CSS, JS and SVG together, and fonts apart (every file the styles name: the most a browser could fetch)."""

    page_kb: float
    fonts_kb: float
    files: dict[str, int]


def weigh(server: str, path: str, tablet: str) -> Weight:
    """Fetch a page and everything it links to. Sizes in kB (1000 bytes)."""
    sizes: dict[str, int] = {}
    html, sizes[path] = _fetch(server + path, tablet)
    linked = list(dict.fromkeys(_LINKED.findall(html)))
    fonts: set[str] = set()
    for address in linked:
        text, sizes[address] = _fetch(server + address, tablet)
        if address.endswith(".css"):
            fonts |= {urljoin(address, found) for found in _IN_CSS.findall(text) if ".woff2" in found}
    font_sizes = {address: _fetch(server + address, tablet)[1] for address in sorted(fonts)}
    return Weight(round(sum(sizes.values()) / KB, 1), round(sum(font_sizes.values()) / KB, 1), sizes | font_sizes)


def _fetch(address: str, tablet: str) -> tuple[str, int]:
    import gzip

    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "Cookie": f"tablet={tablet}"})  # noqa: S310 - our own server on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        body = answer.read()
        plain = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    return plain.decode("utf-8", "replace"), len(body)
