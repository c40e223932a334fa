"""The product's own files, picked up by themselves, so that a new one is under every rule from its first line."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "babyroom"
SCRIPTS = ROOT / "frontend" / "src"


def where(path: Path) -> str:
    """A file as it is named in a finding."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Module:
    """One Python file of the product."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def where(self) -> str:
        """Its path from the root of the project."""
        return where(self.path)

    @property
    def package(self) -> str:
        """The room it belongs to ("people")."""
        return self.path.relative_to(PRODUCT).parts[0]

    @property
    def is_views(self) -> bool:
        """Whether it answers requests."""
        return self.path.name.startswith("views") or "views" in self.path.relative_to(PRODUCT).parts[:-1]

    @property
    def is_operations(self) -> bool:
        """Whether it writes."""
        return self.path.name.startswith("operations") or "operations" in self.path.relative_to(PRODUCT).parts[:-1]


def module_of(path: Path) -> Module:
    """Read and parse one file."""
    text = path.read_text()
    return Module(path, text, ast.parse(text, str(path)))


@cache
def _all_modules() -> tuple[Module, ...]:
    return tuple(module_of(path) for path in sorted(PRODUCT.rglob("*.py")) if "migrations" not in path.parts)


def modules(*packages: str) -> list[Module]:
    """The product's Python, without migrations; of some rooms only, if they are named."""
    return [module for module in _all_modules() if not packages or module.package in packages]


def templates(*packages: str) -> list[Path]:
    """Every template."""
    return [p for p in sorted(PRODUCT.rglob("*.html")) if not packages or p.relative_to(PRODUCT).parts[0] in packages]


def styles() -> list[Path]:
    """Every stylesheet."""
    return sorted(PRODUCT.rglob("*.css"))


def scripts() -> list[Path]:
    """The tablet's TypeScript, without its tests."""
    return [path for path in sorted(SCRIPTS.rglob("*.ts")) if not path.name.endswith((".test.ts", ".d.ts"))]


def layers() -> list[frozenset[str]]:
    """The rooms from the top line to the ground, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [frozenset(part.strip() for part in line.split("|")) for line in lines]


def insides(tree: ast.AST, inside: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Every node with the name of the function or class it stands in ("Page.save", "" at the top)."""
    for child in ast.iter_child_nodes(tree):
        yield child, inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from insides(child, f"{inside}.{child.name}" if inside else child.name)
        else:
            yield from insides(child, inside)


def is_docstring(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a constant is prose for readers of the code: a string that stands alone."""
    return isinstance(parents.get(node), ast.Expr)


def parents_of(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    """Each node's parent."""
    return {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}


def dotted(node: ast.AST) -> str:
    """ "a.b.c" for a chain of names, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""
