"""What a page weighs over the wire: every file it makes a browser fetch, as compressed as the server sends it."""

import gzip
import os
import re
import shutil
import urllib.request
from dataclasses import dataclass

_LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)')
KB = 1000


@dataclass(frozen=True)
class Weight:
    """HTML, CSS, JS and SVG together, and apart from them the fonts that a real browser fetches for this page."""

    page_kb: float
    fonts_kb: float


def weigh(server: str, path: str, tablet: str) -> Weight:
    """Fetch a page and everything it links to. Sizes in kB (1000 bytes)."""
    html, size = _fetch(server + path, tablet)
    sizes = [size, *(_fetch(server + address, tablet)[1] for address in dict.fromkeys(_LINKED.findall(html)))]
    return Weight(round(sum(sizes) / KB, 1), round(sum(_fonts(server, path, tablet)) / KB, 1))


def _fonts(server: str, path: str, tablet: str) -> list[int]:
    # A browser is there where measuring is done (`make bench`), not where the product runs.
    from playwright.sync_api import sync_playwright

    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1180, "height": 820})
        context.add_cookies([{"name": "tablet", "value": tablet, "url": server}])
        page = context.new_page()
        fetched: list[str] = []
        page.on("response", lambda answer: fetched.append(answer.url) if answer.url.endswith(".woff2") else None)
        page.goto(server + path, wait_until="load")
        page.wait_for_timeout(1500)
        browser.close()
    return [_fetch(address, tablet)[1] for address in dict.fromkeys(fetched)]


def _fetch(address: str, tablet: str) -> tuple[str, int]:
    headers = {"Accept-Encoding": "gzip", "Cookie": f"tablet={tablet}"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own server on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        body = answer.read()
        plain = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    return plain.decode("utf-8", "replace"), len(body)
