"""Who calls whom, read from the source: names are followed through imports, methods by their name within a room."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import Module, dotted

Function = tuple[str, str]


def dotted_name(module: Module) -> str:
    """ "babyroom.people.operations.desk"."""
    return module.where.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Calls:
    """A map of the functions of some modules and what each calls."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._modules = {dotted_name(module): module for module in modules}
        self._functions: dict[Function, ast.AST] = {}
        self._methods: dict[tuple[str, str], list[tuple[str, ast.AST]]] = {}
        for name, module in self._modules.items():
            for node in module.tree.body:
                if isinstance(node, ast.FunctionDef):
                    self._functions[name, node.name] = node
                if isinstance(node, ast.ClassDef):
                    for part in node.body:
                        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                            # Making one of these runs this much of it, not its methods.
                            self._functions[name, node.name] = part
                        elif isinstance(part, ast.FunctionDef):
                            self._methods.setdefault((module.package, part.name), []).append((name, part))
        self._imports = {name: dict(_imports(module.tree)) for name, module in self._modules.items()}

    def reaches(self, start: Function, wanted: str) -> bool:
        """Whether a function, or anything it calls, calls `wanted` ("babyroom.common.audit.write")."""
        seen: set[int] = set()
        waiting = [(start[0], self._functions[start])]
        while waiting:
            place, node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
                name = self._full(place, call.func)
                if name == wanted:
                    return True
                waiting += self._targets(place, name, call.func)
        return False

    def _full(self, place: str, function: ast.expr) -> str:
        """The whole name of what is called, as imported."""
        first, dot, rest = dotted(function).partition(".")
        return self._imports[place].get(first, f"{place}.{first}") + dot + rest if first else ""

    def _targets(self, place: str, name: str, function: ast.expr) -> Iterator[tuple[str, ast.AST]]:
        module, _dot, last = name.rpartition(".")
        if (module, last) in self._functions:
            yield module, self._functions[module, last]
        elif (
            isinstance(function, ast.Attribute)
            and dotted(function).partition(".")[0] not in self._imports[place]
            and not _is_rows(function.value)
        ):
            yield from self._methods.get((self._modules[place].package, function.attr), ())


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]


def _is_rows(node: ast.AST) -> bool:
    """Whether this is a table or what was asked of one ("Baby.objects.of(setting)")."""
    return any(isinstance(part, ast.Attribute) and part.attr in ("objects", "unscoped") for part in ast.walk(node))


def writes(node: ast.AST) -> Iterator[ast.Call]:
    """Calls within that change rows."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in _WRITES and _is_rows(part.func.value):
            yield part


_WRITES = frozenset({"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"})
