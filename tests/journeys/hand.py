"""A hand at the tablet: every tap and every typed character is counted, and eyes-down time follows a stated model.

The model of a person: 0.6 s for a tap, 1.5 s to read a strip or a sheet the first time it shows. It measures the screens and is
never used on staff.
"""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

TAP_SECONDS = 0.6
READ_SECONDS = 1.5


@dataclass
class Hand:
    """Taps on one page, counted."""

    page: Page
    taps: int = 0
    presses: int = 0
    typed: int = 0
    seconds: float = 0.0
    records: list[float] = field(default_factory=list)

    def tap(self, what: Locator | str) -> None:
        """One tap."""
        self._find(what).click()
        self._count()

    def press(self, what: Locator | str) -> None:
        """One half-second press (a face, waking a baby)."""
        found = self._find(what)
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.wait_for_timeout(700)
        self.page.mouse.up()
        self.presses += 1
        self.seconds += TAP_SECONDS

    def read(self) -> None:
        """Look at a strip or sheet that has just come up."""
        self.seconds += READ_SECONDS

    def begin(self) -> None:
        """A record begins: eyes go down."""
        self.seconds = 0.0

    def done(self) -> float:
        """The record is done: eyes are back on the baby. Returns the seconds it took."""
        self.records.append(self.seconds)
        return self.seconds

    def _count(self) -> None:
        self.taps += 1
        self.seconds += TAP_SECONDS

    def _find(self, what: Locator | str) -> Locator:
        if isinstance(what, Locator):
            return what
        return self.page.get_by_role("button", name=re.compile(f"^{re.escape(what)}"))
