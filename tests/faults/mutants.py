"""Small mistakes put into a module on purpose, one at a time: what a test that is worth something must find.

    python -m tests.faults.mutants <module file> <number of the mistake> <words for pytest>

runs the tests with that one mistake in that module and ends with their code.
"""

import ast
import copy
import importlib.machinery
import sys
from collections.abc import Iterator
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Mod: ast.Mult,
}  # fmt: skip


def mutants(source: str) -> list[tuple[str, str]]:
    """Every mistake as (the line and what was done there, the whole source with it)."""
    tree = ast.parse(source)
    said = _annotations(tree)
    found: list[tuple[str, str]] = []
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in said or not hasattr(node, "lineno"):
            continue
        for what, change in _changes(node):
            other = copy.deepcopy(tree)
            change(list(ast.walk(other))[place])
            found.append((f"{node.lineno}: {what}", ast.unparse(other)))
    return found


def _annotations(tree: ast.AST) -> set[int]:
    """Types, docstrings and sentences: nothing is wrong with the program when they change."""
    found: set[int] = set()
    for node in ast.walk(tree):
        skipped: list[ast.AST | None] = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            skipped.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            skipped.append(node.returns)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext_lazy"):
            skipped += node.args
        elif isinstance(node, ast.Assign | ast.Expr) and isinstance(node.value, ast.Subscript | ast.Constant):
            # An alias of a type, or a docstring.
            skipped.append(node.value if not isinstance(node, ast.Assign) or isinstance(node.value, ast.Subscript) else None)
        found |= {id(one) for part in skipped if part is not None for one in ast.walk(part)}
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, "Change"]]:
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            if type(op) in _COMPARED:
                yield f"{type(op).__name__} became {_COMPARED[type(op)].__name__}", Change("ops", place, _COMPARED[type(op)]())
    elif isinstance(node, ast.BoolOp):
        yield "and, or exchanged", Change("op", None, ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        yield f"{type(node.op).__name__} became {_COUNTED[type(node.op)].__name__}", Change("op", None, _COUNTED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not left out", Change("op", None, ast.UAdd(), wrap=True)
    elif isinstance(node, ast.IfExp | ast.If | ast.While):
        yield "never", Change("test", None, ast.Constant(value=False))
        if not isinstance(node, ast.While):
            yield "always", Change("test", None, ast.Constant(value=True))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "the other answer", Change("value", None, not node.value)
        elif isinstance(node.value, int):
            yield "one more", Change("value", None, node.value + 1)
        elif isinstance(node.value, str) and node.value:
            yield f"{node.value!r} misspelt", Change("value", None, f"{node.value}X")
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "nothing returned", Change("value", None, ast.Constant(value=None))
    elif isinstance(node, ast.Continue | ast.Break):
        yield "gone on", Change(None, None, None)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "left out", Change("value", None, ast.Constant(value=None))
    elif isinstance(node, ast.keyword) and node.arg is not None and not isinstance(node.value, ast.Constant):
        yield f"{node.arg}= became None", Change("value", None, ast.Constant(value=None))


class Change:
    """Puts `into` in the place of a part of a node, or nothing in the place of all of it; `wrap` takes the "not" away."""

    def __init__(self, part: str | None, place: int | None, into: object, *, wrap: bool = False) -> None:
        self.part, self.place, self.into, self.wrap = part, place, into, wrap

    def __call__(self, node: ast.AST) -> None:
        """Make the mistake."""
        if self.part is None:
            node.__class__ = ast.Pass
        elif self.wrap:
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)  # type: ignore[attr-defined]
        elif self.place is not None:
            getattr(node, self.part)[self.place] = self.into
        else:
            setattr(node, self.part, self.into)
        ast.fix_missing_locations(node)


def _run(path: Path, number: int, words: list[str]) -> int:
    import pytest

    _what, wrong = mutants(path.read_text())[number]
    rightly = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> object:
        return compile(wrong, str(path), "exec") if Path(self.path) == path else rightly(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    return int(pytest.main(words))


if __name__ == "__main__":
    sys.exit(_run(Path(sys.argv[1]).resolve(), int(sys.argv[2]), sys.argv[3:]))
