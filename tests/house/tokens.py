"""The words that code is made of: every name and every string taken apart, comments and docstrings left out."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import Module, is_docstring, parents_of

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_TS_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
_HTML_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)


def parts(name: str, but: str = "") -> list[str]:
    """ "nextLookIn_at" is next, look, in, at. `but` is a pattern of names that are left out whole."""
    return [part.lower() for part in _PART.findall(re.sub(but, " ", name) if but else name)]


def in_python(module: Module, but: str = "") -> Iterator[tuple[int, str]]:
    """Each word with its line."""
    parents = parents_of(module.tree)
    for node in ast.walk(module.tree):
        for said in _said(node):
            if not (isinstance(node, ast.Constant) and is_docstring(node, parents)):
                yield from ((getattr(node, "lineno", 0), part) for part in parts(said, but))


def _said(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg | ast.keyword):
        yield node.arg or ""
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def in_text(source: str, but: str = "", *, html: bool = False) -> Iterator[tuple[int, str]]:
    """The same for TypeScript, stylesheets and (html) templates."""
    bare = without_comments(source, html=html)
    for number, line in enumerate(bare.splitlines(), start=1):
        yield from ((number, part) for part in parts(line, but))


def without_comments(source: str, *, html: bool = False) -> str:
    """The source with comments blanked, its lines where they were."""
    return (_HTML_COMMENT if html else _TS_COMMENT).sub(lambda found: "\n" * found[0].count("\n"), source)
