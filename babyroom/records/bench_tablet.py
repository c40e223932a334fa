"""What the tablet itself does, in a real browser, with the very script the board runs: from a tap to its own disk, and handing in."""

import gzip
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from babyroom.moments.sealing import public_key
from babyroom.records.page_weight import KB

TAPS, QUEUED, DRAINS, DAYS = 300, 1000, 3, 5
_STATIC = Path(__file__).resolve().parent.parent / "tablet" / "static" / "tablet"
_SCRIPTS = ("kept.js", "tablet.js", "worker.js")
# A store of its own for each time, so that the board's own outbox beside it has nothing to do.
_MEASURED = """async ({key, words, days, babies, taps, queued, drains}) => {
  const {Clock, Outbox, Sealer, Shelf, Store, poster, uuid7} = babyroomKept;
  const sealer = new Sealer(key);
  const seal = async (text) => ({sealedFor: key.id, sealed: await sealer.seal(text)});
  const turn = {wait: (mine) => mine(), tell: () => {}, hear: () => {}};
  const outbox = (name, post) => {
    let known;
    return new Outbox(new Store(new Shelf(name), {get: () => known, set: (now) => (known = now)}), seal, post, turn);
  };
  const moment = (n) => ({...words, ...days[n % days.length], id: uuid7(), baby: babies[n % babies.length], note: `no. ${n}`});
  const laid = (box, one) => new Promise((on) => {
    box.listen((news) => news.sort === "laid" && news.written.moment.id === one.id && on());
    box.add(one, one.id);
  });
  const nobody = () => new Promise(() => {});
  const tapped = [], drained = [];
  const first = outbox("bench-taps", nobody);
  await first.open();
  for (let n = 0; n < taps + 10; n += 1) {
    const one = moment(n), began = performance.now();
    await laid(first, one);
    if (n >= 10) tapped.push(performance.now() - began);
    await new Promise((on) => setTimeout(on, 5));
  }
  for (let drain = 0; drain < drains; drain += 1) {
    const filling = outbox(`bench-${drain}`, nobody);
    await filling.open();
    for (let n = 0; n < queued; n += 1) filling.add(moment(n), `${n}`);
    // Those too that a busy disk was slow with: they must be queued before they can be handed in.
    while (filling.unlaidNow + filling.unkept > 0) await new Promise((on) => setTimeout(on, 5));
    const handing = outbox(`bench-${drain}`, poster("/sync", new Clock(), () => null));
    const began = performance.now();
    await handing.open();
    while (!handing.saved) await new Promise((on) => setTimeout(on, 2));
    if (handing.attention.length > 0) throw new Error(handing.attention[0].laid.sentence);
    drained.push(performance.now() - began);
  }
  return {tapped, drained};
}"""


@dataclass(frozen=True)
class Taken:
    """Milliseconds from each tap to "on this tablet", and for each time a thousand records were handed in."""

    tapped: Sequence[float]
    drained: Sequence[float]


def measure(server: str, secret: str, *, babies: Sequence[UUID], adult: UUID, at: datetime) -> Taken:
    """Tap and hand in on the board of this tablet, about these babies in turn, in a real browser."""
    # A browser is there where measuring is done (`make bench`), not where the product runs.
    from playwright.sync_api import sync_playwright

    found = os.environ.get("BABYROOM_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    key_id, public = public_key()
    who = {"did_by": str(adult), "tapped_by": str(adult), "known_by": "face"}
    # A room writes so many records in a week, not in a day.
    days = [{"happened_at": told, "device_at": told} for told in ((at - timedelta(days=back)).isoformat() for back in range(DAYS))]
    when = {"zone": "Europe/London", "time_from": "tap", "device_offset_ms": 0}
    words = {"kind": "comfort", "facts": {"we": ["held"]}, "about": False, **who, **when}
    told = {
        "key": {"id": key_id, "public": public},
        "words": words,
        "days": days,
        "babies": [str(baby) for baby in babies],
        "taps": TAPS,
        "queued": QUEUED,
        "drains": DRAINS,
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1180, "height": 820})
        context.add_cookies([{"name": "tablet", "value": secret, "url": server}])
        page = context.new_page()
        page.goto(f"{server}/room/", wait_until="load")
        page.wait_for_timeout(1500)
        taken: dict[str, Any] = page.evaluate(_MEASURED, told)
        browser.close()
    return Taken(taken["tapped"], taken["drained"])


def script_kb() -> float:
    """What the tablet's scripts weigh as they are sent (kB of 1000 bytes)."""
    return round(sum(len(gzip.compress((_STATIC / name).read_bytes(), 9)) for name in _SCRIPTS) / KB, 1)
