"""Who wrote a moment stands on that moment and nowhere else: nothing filters, sorts, counts or groups by author (R3)."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, insides, modules, templates, where

AUTHOR = ("did_by", "tapped_by")
# Questions a table, or a list of moments, is asked.
_ASKS = frozenset(
    {"filter", "exclude", "get", "annotate", "aggregate", "alias", "order_by", "distinct", "values", "dates", "in_bulk", "Q", "F", "Count", "Sum", "Min", "Max",
     "Window", "OuterRef", "Counter", "groupby", "sorted", "sort", "itemgetter", "attrgetter", "regroup"}
)  # fmt: skip
ALLOWED: Mapping[str, str] = {}


def by_author(module: Module) -> Iterator[Finding]:
    """Places where moments are chosen, put in order, counted or gathered by who wrote them."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Call) and _last(node.func) in _ASKS and any(_names_author(part) for part in [*node.args, *node.keywords]):
            yield Finding(module.where, node.lineno, ast.unparse(node)[:100], inside)
        elif isinstance(node, ast.Subscript) and _names_author(node.slice) and not isinstance(node.slice, ast.Constant):
            yield Finding(module.where, node.lineno, f"gathers by author: {ast.unparse(node)[:80]}", inside)
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq | ast.In) for op in node.ops) and _is_author(node.left, node.comparators):
            yield Finding(module.where, node.lineno, f"chooses by author: {ast.unparse(node)[:80]}", inside)


def _last(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _names_author(node: ast.AST) -> bool:
    for part in ast.walk(node):
        said = part.arg if isinstance(part, ast.keyword) else part.attr if isinstance(part, ast.Attribute) else part.value if isinstance(part, ast.Constant) else ""
        if isinstance(said, str) and said.lstrip("-").split("__")[-1].startswith(AUTHOR) | any(bit.startswith(AUTHOR) for bit in said.lstrip("-").split("__")):
            return True
    return False


def _is_author(left: ast.expr, others: list[ast.expr]) -> bool:
    """Whether one side is the author itself (told apart from None, which only says whether anyone is named)."""
    sides = [left, *others]
    if any(isinstance(side, ast.Constant) and side.value is None for side in sides):
        return False
    return any(isinstance(side, ast.Attribute) and side.attr.startswith(AUTHOR) for side in sides)


def test_nothing_asks_for_moments_by_their_author() -> None:
    assert_none(unexplained([one for module in modules() if "simulate" not in module.where for one in by_author(module)], ALLOWED))


def test_no_page_gathers_moments_by_their_author() -> None:
    assert_none(where(path) for path in templates() for word in ("regroup", "dictsort") for line in path.read_text().splitlines() if word in line and "_by" in line)


@pytest.mark.parametrize(
    "code",
    ["x = Moment.objects.of(s).filter(did_by=adult)", "x = log.filter(did_by_id__in=ids)", "x = log.values('did_by').annotate(n=Count('id'))",
     "x = log.order_by('-tapped_by')", "n = Counter(m.row.did_by for m in day)", "counts[one.row.did_by] += 1", "x = [m for m in day if m.did_by == who.adult_id]",
     "x = log.filter(Q(moment__did_by_id=adult))", "x = sorted(day, key=lambda m: m.did_by)"],
)  # fmt: skip
def test_a_question_by_author_is_found(code: str) -> None:
    assert list(by_author(Module(PRODUCT / "x.py", code, ast.parse(code))))


@pytest.mark.parametrize(
    "code",
    ["x = str(one.row.did_by or '')", "x = Moment(did_by_id=record.did_by)", "x = one.did_by is not None", "_COLUMNS = ('id', 'did_by_id')", "raise Refusal('x', field='did_by')"],
)  # fmt: skip
def test_showing_who_wrote_a_moment_is_fine(code: str) -> None:
    assert list(by_author(Module(PRODUCT / "x.py", code, ast.parse(code)))) == []
