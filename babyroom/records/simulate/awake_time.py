"""The time a baby is awake and free: so that no baby sleeps and explores, or eats and is changed, at once."""

from bisect import insort

from babyroom.records.simulate.cast import Minute


class AwakeTime:
    """Takes up the minutes of one day, piece by piece."""

    def __init__(self, arrive: Minute, leave: Minute) -> None:
        self._taken: list[tuple[Minute, Minute]] = [(float("-inf"), arrive), (leave, float("inf"))]

    def reserve(self, start: Minute, end: Minute) -> None:
        """Take this piece, whatever lies there."""
        insort(self._taken, (start, end))

    def is_free(self, start: Minute, end: Minute) -> bool:
        """Whether nothing lies between these minutes."""
        return not any(s < end and start < e for s, e in self._taken)

    def take(self, wanted: Minute, length: Minute, slack: Minute) -> Minute | None:
        """Take a free piece of this length, as near to `wanted` as can be and at most `slack` minutes from it.
        Returns its start, or None where there is none."""
        best: Minute | None = None
        after = float("-inf")
        for start, end in self._taken:
            # The gap between `after` and `start`: the nearest place in it.
            if start - after >= length:
                at = min(max(wanted, after), start - length)
                if abs(at - wanted) <= slack and (best is None or abs(at - wanted) < abs(best - wanted)):
                    best = at
            after = max(after, end)
        if best is not None:
            self.reserve(best, best + length)
        return best
