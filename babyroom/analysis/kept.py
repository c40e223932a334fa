"""What was learned at night, as bytes: it is kept where the days lie, and whoever asks by day only reads.

Trees are laid flat into arrays of numbers, so that a room's babies are read in milliseconds. Nothing in these bytes is ever run: bytes
that are cut off or of another version are as if nothing had been learned.
"""

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from typing import Any

from babyroom.analysis.asking import OWN_AFTER, Asking, Row
from babyroom.analysis.course import Course
from babyroom.analysis.events import TASKS, Question, Task
from babyroom.analysis.instants import MINUTES_A_DAY
from babyroom.analysis.levels import Levels
from babyroom.analysis.trees import Fork, Tree

VERSION = 1
# The arrays of one question in their order: six of rows (as in Row, without the number), four of nodes, the events in leaves, the roots.
_TYPES = "ddHHdi" + "bdii" + "H" + "i"
_ROWS = 6
_LEAF = -1


@dataclass(slots=True)
class Kept(Asking):
    """A course that learns no more. `flat`, by node: its column (or _LEAF), its cut (or the leaf's whole weight), where it goes on to the
    left and to the right (or where its events begin and end in `fallen`); `roots` are the trees' first nodes."""

    column: Sequence[int] = ()
    cuts: Sequence[float] = ()
    left: Sequence[int] = ()
    right: Sequence[int] = ()
    fallen: Sequence[int] = ()
    roots: Sequence[int] = ()

    def _by_leaf(self, question: Question) -> tuple[dict[int, float], int]:
        found: dict[int, float] = {}
        seen, column, cuts, left, right = question.seen, self.column, self.cuts, self.left, self.right
        for root in self.roots:
            node = root
            while (one := column[node]) != _LEAF:
                node = left[node] if seen[one] <= cuts[node] else right[node]
            part = 1 / cuts[node]
            for n in self.fallen[left[node] : right[node]]:
                found[n] = found.get(n, 0.0) + part
        return found, len(self.roots)


@dataclass
class _Flat:
    """A course's trees while they are laid flat. `rank` is an event's place among the rows."""

    rank: Mapping[int, int]
    weight: Sequence[float]
    column: "array[int]" = field(default_factory=lambda: array("b"))
    cuts: "array[float]" = field(default_factory=lambda: array("d"))
    left: "array[int]" = field(default_factory=lambda: array("i"))
    right: "array[int]" = field(default_factory=lambda: array("i"))
    fallen: "array[int]" = field(default_factory=lambda: array("H"))

    def lay(self, tree: Tree) -> int:
        """Lay a tree; returns its first node. What is forgotten counts in its leaf's weight still, as it does in a course."""
        node = len(self.column)
        for one in (self.column, self.cuts, self.left, self.right):
            one.append(0)
        if isinstance(tree, Fork):
            self.column[node], self.cuts[node] = tree.column, tree.cut
            self.left[node], self.right[node] = self.lay(tree.left), self.lay(tree.right)
        else:
            self.column[node], self.cuts[node] = _LEAF, sum(map(self.weight.__getitem__, tree.events))
            begin = len(self.fallen)
            self.fallen.extend(self.rank[n] for n in tree.events if n in self.rank)
            self.left[node], self.right[node] = begin, len(self.fallen)
        return node


def as_bytes(courses: Mapping[Task, Course]) -> bytes:
    """Everything asking needs: a head as JSON on one line, then the arrays."""
    heads, body = {}, []
    for task in TASKS:
        course = courses[task]
        rows = list(zip(*((row[:1] + row[2:]) for row in course.rows), strict=True)) or [()] * _ROWS
        flat = _Flat({row.number: rank for rank, row in enumerate(course.rows)}, course.in_leaves)
        roots = array("i", [flat.lay(tree) for tree in course.trees])
        arrays = [array(kind, one) for kind, one in zip(_TYPES, rows, strict=False)]
        arrays += [flat.column, flat.cuts, flat.left, flat.right, flat.fallen, roots]
        heads[task] = {"first": course.first, "latest": course.latest, "sizes": [len(one) for one in arrays], **_head(course)}
        body += [_little(one).tobytes() for one in arrays]
    return b"\n".join([json.dumps({"version": VERSION, "tasks": heads}, separators=(",", ":")).encode(), b"".join(body)])


def of_bytes(told: bytes) -> dict[Task, Kept] | None:
    """What was kept; None for bytes of another version, or that are not whole."""
    head, _line, body = told.partition(b"\n")
    try:
        heads = json.loads(head)
        if heads["version"] != VERSION:
            return None
        at, found = 0, dict[Task, Kept]()
        for task in TASKS:
            arrays, at = _read(heads["tasks"][task]["sizes"], body, at)
            found[task] = _kept(task, heads["tasks"][task], arrays)
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return found if at == len(body) else None


def _head(course: Course) -> dict[str, Any]:
    rank = {row.number: n for n, row in enumerate(course.rows)}
    young = course.first is not None and course.latest - course.first < OWN_AFTER * MINUTES_A_DAY
    return {
        "cut": sorted(rank[n] for n in course.cut),
        "levels": [[[*key, level] for key, level in side.items()] for side in (course.levels.lower, course.levels.upper)],
        # After a fortnight nothing of other babies is asked any more.
        "others": [[hour, list(took)] for hour, took in course.others.items()] if young else [],
    }


def _kept(task: Task, head: Mapping[str, Any], arrays: "Sequence[array[Any]]") -> Kept:
    took, *rest = arrays[:_ROWS]
    lower, upper = ({(step, by_day): level for step, by_day, level in side} for side in head["levels"])
    return Kept(
        task,
        dict(head["others"]),
        head["first"],
        head["latest"],
        Levels(lower, upper),
        list(starmap(Row, zip(took, range(len(took)), *rest, strict=True))),
        set(head["cut"]),
        *arrays[_ROWS:],
    )


def _read(sizes: Sequence[int], body: bytes, at: int) -> "tuple[list[array[Any]], int]":
    found = []
    for kind, size in zip(_TYPES, sizes, strict=True):
        one = array(kind)
        end = at + size * one.itemsize
        one.frombytes(body[at:end])
        if len(one) != size:
            raise ValueError("Cut off.")
        found.append(_little(one))
        at = end
    return found, at


def _little(one: "array[Any]") -> "array[Any]":
    """In the order of bytes in which it is kept, whatever the machine."""
    if sys.byteorder == "big":
        one = array(one.typecode, one)
        one.byteswap()
    return one
