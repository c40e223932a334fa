"""Who wrote a moment stands on that moment and nowhere else: nothing filters, sorts, counts or groups by author (R3). Nor is anybody
looked up by when they came and went: who was in a room is asked by room, for the babies in it."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, insides, modules, templates, where

AUTHOR = ("did_by", "tapped_by")
# Questions a table is asked, by keyword or by the name of a column.
_ASKS = frozenset(
    "filter exclude get annotate aggregate alias order_by distinct values dates in_bulk Q F Count Sum Min Max Window OuterRef".split()  # noqa: SIM905
)
# What gathers or orders values at hand.
_GATHERS = frozenset({"Counter", "groupby", "sorted", "sort", "min", "max", "itemgetter", "attrgetter"})
ALLOWED: Mapping[str, str] = {}
# What is known of an adult's own hours, and the room that must ask it: who is in the room now is its matter.
_HOURS, _KEEPS_THEM = ("InRoom", "WasHere"), "babyroom/signin/"
HOURS_ALLOWED: Mapping[str, str] = {
    "babyroom/rota/pages/shifts.py::adult_page": "what a lead wrote by hand a few days ago, so that the lead can take it back",
    "babyroom/rota/operations/was_here.py::was_here": "nothing is written by hand twice for the same time",
}


def by_author(module: Module) -> Iterator[Finding]:
    """Places where moments are chosen, put in order, counted or gathered by who wrote them."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Call) and _calls_for_author(node):
            yield Finding(module.where, node.lineno, ast.unparse(node)[:100], inside)
        elif isinstance(node, ast.Subscript) and _is_author(node.slice) and isinstance(node.ctx, ast.Store):
            yield Finding(module.where, node.lineno, f"gathers by author: {ast.unparse(node)[:80]}", inside)
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq | ast.In) for op in node.ops) and _chooses(node):
            yield Finding(module.where, node.lineno, f"chooses by author: {ast.unparse(node)[:80]}", inside)


def _calls_for_author(call: ast.Call) -> bool:
    name = _last(call.func)
    # A dictionary's get is told a name; a table's get is told by keyword.
    told: list[ast.expr | ast.keyword] = [*call.keywords] if name == "get" else [*call.args, *call.keywords]
    return (name in _ASKS and any(_asks_author(part) for part in told)) or (name in _GATHERS and any(_names_author(part) for part in told))


def by_hours(module: Module) -> Iterator[Finding]:
    """Places where somebody's coming and going is asked for by who they are."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Call) and _last(node.func) in _ASKS and any((part.arg or "").startswith("adult") for part in node.keywords):
            names = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
            if names & set(_HOURS):
                yield Finding(module.where, node.lineno, ast.unparse(node)[:100], inside)


def _last(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _is_column(said: str) -> bool:
    return any(bit.startswith(AUTHOR) for bit in said.lstrip("-").split("__"))


def _asks_author(part: ast.expr | ast.keyword) -> bool:
    """Whether a question names the author's column: did_by=..., "did_by", Q(did_by=...)."""
    if isinstance(part, ast.keyword):
        return _is_column(part.arg or "") or _asks_author(part.value)
    return isinstance(part, ast.Constant) and isinstance(part.value, str) and _is_column(part.value)


def _names_author(node: ast.AST) -> bool:
    """Whether the author is read anywhere within."""
    return any(
        _is_author(part) or (isinstance(part, ast.Constant) and isinstance(part.value, str) and _is_column(part.value))
        for part in ast.walk(node)
    )


def _is_author(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr.startswith(AUTHOR)


def _chooses(node: ast.Compare) -> bool:
    """Whether one side is the author and the other some person. The two authors of one moment may be told apart, and None
    only says whether anyone is named."""
    sides = [node.left, *node.comparators]
    if any(isinstance(side, ast.Constant) and side.value is None for side in sides) or all(_is_author(side) for side in sides):
        return False
    return any(_is_author(side) for side in sides)


def test_nothing_asks_for_moments_by_their_author() -> None:
    assert_none(unexplained([one for module in modules() if "simulate" not in module.where for one in by_author(module)], ALLOWED))


def test_nothing_asks_for_somebodys_hours() -> None:
    asked = [one for module in modules() if not module.where.startswith(_KEEPS_THEM) for one in by_hours(module)]
    assert_none(unexplained(asked, HOURS_ALLOWED))


def test_a_question_for_somebodys_hours_is_found() -> None:
    code = "x = InRoom.objects.of(s).filter(adult_id=adult).values_list('from_at')"
    assert list(by_hours(Module(PRODUCT / "x.py", code, ast.parse(code))))
    code = "x = InRoom.objects.of(s).filter(room_id=room).values_list('adult_id')"
    assert list(by_hours(Module(PRODUCT / "x.py", code, ast.parse(code)))) == []


def test_no_page_gathers_moments_by_their_author() -> None:
    assert_none(
        where(path)
        for path in templates()
        for word in ("regroup", "dictsort")
        for line in path.read_text().splitlines()
        if word in line and "_by" in line
    )


@pytest.mark.parametrize(
    "code",
    [
        "x = Moment.objects.of(s).filter(did_by=adult)",
        "x = log.filter(did_by_id__in=ids)",
        "x = log.values('did_by').annotate(n=Count('id'))",
        "x = log.order_by('-tapped_by')",
        "n = Counter(m.row.did_by for m in day)",
        "counts[one.row.did_by] += 1",
        "x = [m for m in day if m.did_by == who.adult_id]",
        "x = log.filter(Q(moment__did_by_id=adult))",
        "x = sorted(day, key=lambda m: m.did_by)",
    ],
)
def test_a_question_by_author_is_found(code: str) -> None:
    assert list(by_author(Module(PRODUCT / "x.py", code, ast.parse(code))))


@pytest.mark.parametrize(
    "code",
    [
        "x = str(one.row.did_by or '')",
        "x = Moment(did_by_id=record.did_by)",
        "x = one.did_by is not None",
        "x = names.get(one.did_by, '')",
        "x = said.get('did_by')",
        "x = one.did_by != one.tapped_by",
        "x = names[one.did_by]",
        "_COLUMNS = ('id', 'did_by_id')",
        "raise Refusal('x', field='did_by')",
    ],
)
def test_showing_who_wrote_a_moment_is_fine(code: str) -> None:
    assert list(by_author(Module(PRODUCT / "x.py", code, ast.parse(code)))) == []
