"""One measured thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing. `n` times; `median` and `p95` in `unit`."""

    name: str
    unit: str
    n: int
    median: float
    p95: float
