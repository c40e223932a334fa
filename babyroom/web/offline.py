"""What the board needs to open without a network: its files, their release, and the worker that keeps them on the tablet."""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.translation import gettext as _

WORKER, KEPT = "tablet/worker.js", "tablet/kept.js"
_STYLES = ("tokens", "type", "marks", "touch", "page", "help", "board", "cards", "ribbon", "strip", "sheet", "wake", "form", "list")
# Everything the board, the danger panel and the page for "no network" ask for; a browser test finds what is missing.
FILES = (
    "favicon.svg",
    "icons.svg",
    "pegs.svg",
    "fonts/fonts.css",
    "fonts/atkinson-latin.woff2",
    "fonts/atkinson-latin-ext.woff2",
    "fonts/fraunces-600-latin.woff2",
    "fonts/fraunces-600-latin-ext.woff2",
    *(f"css/{name}.css" for name in _STYLES),
    "tablet/head.css",
    "tablet/room.css",
    "tablet/panel.css",
    KEPT,
    "tablet/tablet.js",
)
ICONS = {"192": "app/icon-192.png", "512": "app/icon-512.png", "maskable": "app/icon-maskable.png"}

# Put in the worker's place (BABYROOM_WORKER=off) it takes itself off every tablet that asks: no page is kept any more, what waits stays,
# in both of its places (frontend/src/copies.ts).
# It answers for no page from then on; each page loads itself anew once nobody writes on it (update.ts).
_TAKES_ITSELF_OFF = """self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("babyroom ")) await caches.delete(name);
  await self.registration.unregister();
})()));
"""


def worker() -> str:
    """The worker's script, with the release and the files it keeps."""
    if os.environ.get("BABYROOM_WORKER") == "off":
        return _TAKES_ITSELF_OFF
    told = json.dumps({"release": release(), "files": [static(name) for name in FILES]})
    return f"self.BABYROOM={told};importScripts({json.dumps(static(KEPT))});\n{_source(WORKER).decode()}"


@lru_cache(maxsize=1)
def release() -> str:
    """Twelve signs that change with any of the files. It says nothing of what is in them."""
    told = hashlib.sha256()
    for name in (WORKER, *FILES):
        told.update(name.encode() + b"\0" + _source(name))
    return told.hexdigest()[:12]


def manifest() -> dict[str, object]:
    """How the app stands on a home screen (W3C Web App Manifest)."""
    icons = [{"src": static(name), "sizes": f"{size}x{size}", "type": "image/png"} for size, name in ICONS.items() if size.isdigit()]
    icons.append({"src": static(ICONS["maskable"]), "sizes": "512x512", "type": "image/png", "purpose": "maskable"})
    return {
        "name": _("Baby Room"),
        "short_name": _("Baby Room"),
        "id": "/room/",
        "start_url": "/room/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf7f1",
        "theme_color": "#fbf7f1",
        "icons": icons,
    }


def _source(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        msg = f"{name} is not among the static files"
        raise FileNotFoundError(msg)
    return Path(found).read_bytes()
