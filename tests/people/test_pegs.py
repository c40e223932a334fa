"""The peg pictures offered are the ones drawn."""

import re
from pathlib import Path

from babyroom.people.pegs import PEGS

DRAWN = Path(__file__).parents[2] / "babyroom/web/static/pegs.svg"


def test_every_picture_offered_is_drawn_and_every_drawn_one_offered() -> None:
    assert set(PEGS) == set(re.findall(r'id="peg-([a-z]+)"', DRAWN.read_text()))
