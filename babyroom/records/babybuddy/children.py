"""Whose rows these are. Exports from before Baby Buddy 2.6.1 have names and no child_id; columns may be unticked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babyroom.records.babybuddy.files import Row


@dataclass(frozen=True)
class Child:
    """A child as a row names it: by id, by name, or by both."""

    id: str = ""
    first: str = ""
    last: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def key(self) -> str:
        """What to ask for this child by: the id where there is one, since two children may share a name."""
        return self.id or self.name

    @property
    def named(self) -> bool:
        return bool(self.id or self.first)

    def may_be(self, other: "Child") -> bool:
        """Whether both can be one child: what both say agrees, and they have something in common."""
        if self.id and other.id:
            return self.id == other.id
        if not (self.first and other.first) or self.first.casefold() != other.first.casefold():
            return False
        return not (self.last and other.last) or self.last.casefold() == other.last.casefold()


def child_of(row: Row) -> Child:
    """The child this row names."""
    return Child(row.cell("child_id"), row.cell("child_first_name"), row.cell("child_last_name"))


def child_in(row: Row) -> Child:
    """The child this row is, in an export of the children themselves."""
    return Child(row.cell("id"), row.cell("first_name"), row.cell("last_name"))


def distinct(named: Iterable[Child], listed: Iterable[Child] = ()) -> tuple[Child, ...]:
    """The different children the rows speak of, each as fully as they are named anywhere. Children who are
    only `listed` lend their names and are no others."""
    seen = [child for child in dict.fromkeys(named) if child.named]
    by_id: dict[str, Child] = {}
    for child in [*seen, *listed]:
        if child.id and len(child.name) > len(by_id.get(child.id, Child()).name):
            by_id[child.id] = child
    with_id = [by_id.get(key, Child(key)) for key in dict.fromkeys(child.id for child in seen if child.id)]
    only_named: list[Child] = []
    for child in sorted((child for child in seen if not child.id), key=lambda child: -len(child.name)):
        if not any(child.may_be(other) for other in [*with_id, *only_named]):
            only_named.append(child)
    if len(with_id) == len(only_named) == 1 and not with_id[0].first:
        # One file knows the only child by number, another by name.
        return (Child(with_id[0].id, only_named[0].first, only_named[0].last),)
    return (*with_id, *only_named)


def choose(children: Sequence[Child], wanted: str) -> Child | None:
    """The child asked for by id, full name or first name; None where that fits nobody or several."""
    asked = wanted.strip().casefold()
    by_id = [child for child in children if child.id.casefold() == asked]
    by_name = [child for child in children if child.name.casefold() == asked]
    by_first = [child for child in children if child.first.casefold() == asked]
    fitting = (by_id or by_name or by_first) if asked else []
    return fitting[0] if len(fitting) == 1 else None


def is_about(row: Row, chosen: Child, children: Sequence[Child]) -> bool | None:
    """Whether the row is about the chosen child; None where it does not say, or a name fits two."""
    child = child_of(row)
    if not child.named:
        return None
    fitting = [other for other in children if child.may_be(other)]
    return None if len(fitting) > 1 and chosen in fitting else chosen in fitting
