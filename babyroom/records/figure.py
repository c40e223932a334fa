"""One measured thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing. `n` times; `median`, `p95` and, where it is asked for, `p99` in `unit`."""

    name: str
    unit: str
    n: int
    median: float
    p95: float
    p99: float | None = None
