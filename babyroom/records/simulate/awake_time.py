"""The time a baby is awake and free: so that no baby sleeps and explores, or eats and is changed, at once."""

from bisect import insort

from babyroom.records.simulate.cast import Minute


class AwakeTime:
    """Takes up the minutes of one day, piece by piece."""

    def __init__(self, arrive: Minute, leave: Minute) -> None:
        self._taken: list[tuple[Minute, Minute]] = [(float("-inf"), arrive), (leave, float("inf"))]
        self._alike: dict[str, list[tuple[Minute, Minute]]] = {}

    def reserve(self, start: Minute, end: Minute, kind: str = "") -> None:
        """Take this piece, whatever lies there."""
        insort(self._taken, (start, end))
        if kind:
            self._alike.setdefault(kind, []).append((start, end))

    def is_free(self, start: Minute, end: Minute) -> bool:
        """Whether nothing lies between these minutes."""
        return not any(s < end and start < e for s, e in self._taken)

    def take(self, wanted: Minute, length: Minute, slack: Minute, kind: str = "", apart: Minute = 0) -> Minute | None:
        """Take a free piece of this length, as near to `wanted` as can be and at most `slack` minutes from it, and at
        least `apart` minutes from other pieces of this `kind`. Returns its start, or None where there is none."""
        alike = self._alike.setdefault(kind, []) if kind else []
        taken = sorted(self._taken + [(s - apart, e + apart) for s, e in alike]) if alike else self._taken
        best: Minute | None = None
        after = float("-inf")
        for start, end in taken:
            # The gap between `after` and `start`: the nearest place in it.
            if start - after >= length:
                at = min(max(wanted, after), start - length)
                if abs(at - wanted) <= slack and (best is None or abs(at - wanted) < abs(best - wanted)):
                    best = at
            after = max(after, end)
        if best is not None:
            self.reserve(best, best + length, kind)
        return best
