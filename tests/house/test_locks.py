"""A lock on every address, and no action in the access table that opens nothing."""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.utils.module_loading import autodiscover_modules, import_string

from babyroom.common.access import TABLE, Action, lock
from babyroom.people.access import OPEN
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import Module, modules

Callback = Callable[..., Any]

WITHOUT_LOCK: Mapping[str, str] = {
    "(403)": "Django's own page; a refusal of ours answers as not found, so nobody is ever sent there",
}
UNUSED_ACTIONS: Mapping[str, str] = {}


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, Callback]]:
    """Every address with what answers it."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        else:
            yield here, pattern.callback


def all_routes() -> Iterator[tuple[str, Callback]]:
    """The addresses, the pages for what went wrong, and the page for a form that was open too long."""
    resolver = get_resolver()
    yield from routes(resolver.url_patterns)
    for status in (400, 403, 404, 500):
        yield f"({status})", resolver.resolve_error_handler(status)
    yield "(stale form)", import_string(settings.CSRF_FAILURE_VIEW)


def unlocked(found: Iterable[tuple[str, Callback]]) -> Iterator[Finding]:
    """Addresses whose view has no lock, or one that is not the outermost thing (then something runs before it)."""
    for address, view in found:
        if not isinstance(getattr(view, "lock", None), Action):
            yield Finding(address, 0, f"{view.__module__}.{view.__name__} has no lock")
        elif getattr(view, "__code__", None) is not _LOCKED:
            yield Finding(address, 0, f"the lock of {view.__module__}.{view.__name__} is not outermost")


def _page(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse()


_LOCKED = lock(OPEN)(_page).__code__


def test_every_address_has_a_lock() -> None:
    assert_none(unexplained(unlocked(all_routes()), WITHOUT_LOCK))


def test_an_address_without_a_lock_is_found() -> None:
    def around(view: Callback) -> Callback:
        def outer(request: HttpRequest) -> HttpResponse:
            answer: HttpResponse = view(request)
            return answer

        outer.lock = view.lock  # type: ignore[attr-defined]
        return outer

    patterns: list[URLPattern | URLResolver] = [
        path("open/", _page),
        path("locked/", lock(OPEN)(_page)),
        path("inside/", around(lock(OPEN)(_page))),
    ]
    assert [one.where for one in unlocked(routes(patterns))] == ["/open/", "/inside/"]


def names_of_actions() -> dict[tuple[str, str], str]:
    """(module, name) of every action in the table, as the rooms' access modules hold them."""
    autodiscover_modules("access")
    found: dict[tuple[str, str], str] = {}
    for module in modules():
        if module.path.name == "access.py" and module.package != "common":
            there = import_module(module.where.removesuffix(".py").replace("/", "."))
            found |= {(there.__name__, name): value.name for name, value in vars(there).items() if isinstance(value, Action)}
    return found


def actions_used(module: Module) -> Iterator[tuple[str, str]]:
    """(module, name) of the actions a file speaks of, however it imported them."""
    whole: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                if node.module.endswith(".access"):
                    yield node.module, alias.name
                whole[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and whole.get(node.value.id, "").endswith(".access"):
            yield whole[node.value.id], node.attr


def test_every_action_in_the_table_opens_something() -> None:
    used = {use for module in modules() if module.path.name != "access.py" for use in actions_used(module)}
    named = names_of_actions()
    asked = {action for place, action in named.items() if place in used}
    idle = [Finding(action, 0, "no lock and no check asks for it") for action in TABLE if action not in asked]
    assert_none(unexplained(idle, UNUSED_ACTIONS))


def test_every_action_stands_in_an_access_module_of_its_own_room() -> None:
    named = names_of_actions()
    assert set(named.values()) == set(TABLE)
    own = {action for (place, _name), action in named.items() if place == f"babyroom.{action.split('.')[0]}.access"}
    assert own == set(TABLE)


def test_an_action_that_opens_nothing_is_found() -> None:
    tree = ast.parse("from babyroom.ways import access as them\nfrom babyroom.people.access import OPEN\nthem.TELL.check(who)\n")
    used = set(actions_used(Module(modules()[0].path, "", tree)))
    assert {("babyroom.ways.access", "TELL"), ("babyroom.people.access", "OPEN")} <= used
    assert ("babyroom.ways.access", "READ") not in used
