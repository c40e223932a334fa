"""What a linter does not know of the house: who reads the clock, who knows tables, and that nothing calls out."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, dotted, insides, modules, scripts, styles, templates, where

# Calls that read the clock, by their last two names; a chain ending so is found however it was imported.
_READS = re.compile(
    r"(?:^|\.)(?:datetime\.(?:now|utcnow|today)|date\.today|time\.(?:time|time_ns|localtime|gmtime|ctime)|timezone\.(?:now|localdate|localtime)"
    r"|localdate|localtime)$"
)
# Telling an instant in local time is no reading when the instant is given.
_TELLS = frozenset({"localtime", "localdate", "timezone.localtime", "timezone.localdate", "time.localtime", "time.gmtime", "time.ctime"})
READS_THE_CLOCK: Mapping[str, str] = {
    "babyroom/common/clock.py::now": "the only reader of the clock",
    "babyroom/common/clock.py::real": "the day on which something was measured, whatever hour the demonstration lives at",
}
# Where `clock.now()` is asked: the edge where a request, a page or a command begins. Everything inward is told.
EDGES = re.compile(r"/(?:views(?:/\w+|\w*)|middleware|context|commands?|\w+_commands)\.py$")
_REAL = "a command that measures real pages, which ask for now themselves"
ASKS_FOR_NOW: Mapping[str, str] = {
    "babyroom/records/bench.py::_nursery": _REAL,
    "babyroom/records/bench.py::_day": _REAL,
    "babyroom/records/bench.py::_handing_in": _REAL,
    "babyroom/records/bench.py::_reckoned": _REAL,
    "babyroom/records/bench.py::_recording": _REAL,
    "babyroom/records/bench.py::_tablet": _REAL,
    "babyroom/records/proof.py::babybuddy": _REAL,
}

_ADDRESS = re.compile(r"https?://[^\s\"'`)<>]+|(?:src|href|action|url\()\s*=?\s*[\"']?//[^\s\"')]+")
ADDRESSES: Mapping[str, str] = {
    "http://www.w3.org/2000/svg": "the name of SVG, not a place",
}


def reads(module: Module) -> Iterator[Finding]:
    """Calls that read the clock, and columns that would."""
    for node, inside in insides(module.tree):
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("django.db.models.functions")
            and any(one.name == "Now" for one in node.names)
        ):
            yield Finding(module.where, node.lineno, "the database's Now reads the clock", inside)
        elif isinstance(node, ast.Call):
            name = dotted(node.func)
            if _READS.search(name) and not (node.args and any(name == one or name.endswith(f".{one}") for one in _TELLS)):
                yield Finding(module.where, node.lineno, f"{name}() reads the clock", inside)
            for keyword in node.keywords:
                if keyword.arg in ("auto_now", "auto_now_add"):
                    yield Finding(module.where, node.lineno, f"{keyword.arg} reads the clock", inside)
                elif keyword.arg == "default" and _READS.search(dotted(keyword.value)):
                    yield Finding(module.where, node.lineno, f"default={dotted(keyword.value)} reads the clock", inside)


def asks(module: Module) -> Iterator[Finding]:
    """Places that ask `clock.now()`."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) == "clock.now":
            yield Finding(module.where, node.lineno, "asks clock.now(): be told the time", inside)


def knows_tables(module: Module) -> Iterator[Finding]:
    """Imports of models, of whatever room."""
    for node in ast.walk(module.tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("get_model"):
            names = ["babyroom.x.models"]
        if any(re.match(r"babyroom\.\w+\.models\b|django\.db\b", name) for name in names):
            yield Finding(module.where, node.lineno, "a view knows a table")  # type: ignore[attr-defined]


def prints(module: Module) -> Iterator[Finding]:
    """Calls of print, and stops left over from looking for a mistake."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in ("print", "pprint", "breakpoint", "pdb.set_trace"):
            yield Finding(module.where, node.lineno, f"{dotted(node.func)}()")


def addresses(text: str, place: str) -> Iterator[Finding]:
    """Addresses of other hosts."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _ADDRESS.findall(line):
            yield Finding(place, number, found, found)


def sample(text: str, name: str = "moments/queries.py") -> Module:
    """A file as a text."""
    return Module(PRODUCT / name, text, ast.parse(text))


def test_only_the_clock_reads_the_clock() -> None:
    assert_none(unexplained([one for module in modules() for one in reads(module)], READS_THE_CLOCK))


def test_now_is_asked_for_only_where_a_request_begins() -> None:
    inward = [one for module in modules() if not EDGES.search(module.where) for one in asks(module)]
    assert_none(unexplained(inward, ASKS_FOR_NOW))


def test_a_reader_of_the_clock_is_found() -> None:
    text = (
        "a = datetime.now(UTC)\nb = datetime.datetime.today()\nc = timezone.now()\nd = F(auto_now=True)\n"
        "e = D(default=timezone.now)\nf = localtime()\nfrom django.db.models.functions import Now\n"
    )
    assert [one.line for one in reads(sample(text))] == [1, 2, 3, 4, 5, 6, 7]
    assert list(reads(sample("a = datetime.fromtimestamp(1, UTC)\nb = localtime(at)\nc = clock.now()\n"))) == []
    assert [one.line for one in asks(sample("a = clock.now()\n"))] == [1]
    assert [
        bool(EDGES.search(f"babyroom/{name}"))
        for name in ("tablet/views/board.py", "home/views.py", "people/views_babies.py", "web/commands.py")
    ] == [True] * 4
    assert not EDGES.search("babyroom/people/operations/babies.py")


def test_no_view_knows_a_table() -> None:
    assert_none(one for module in modules() if module.is_views for one in knows_tables(module))


def test_a_view_that_knows_a_table_is_found() -> None:
    text = "from babyroom.people.models import Baby\nfrom babyroom.ways import models\nimport babyroom.signin.models\nimport django.db\n"
    assert [one.line for one in knows_tables(sample(text))] == [1, 2, 3, 4]
    assert list(knows_tables(sample("from babyroom.people import queries\nfrom django.shortcuts import render\n"))) == []


def test_nothing_is_printed() -> None:
    assert_none(one for module in modules() for one in prints(module))
    assert [one.line for one in prints(sample("print(1)\nx.print(2)\nbreakpoint()\n"))] == [1, 3]


def test_nothing_is_loaded_from_another_host() -> None:
    # Built scripts too: what a package brought along is in there.
    files = [*templates(), *styles(), *scripts(), *sorted(PRODUCT.rglob("*.js")), *sorted(PRODUCT.rglob("*.svg"))]
    found = [one for path in files for one in addresses(path.read_text(), where(path))]
    assert_none(str(one) for one in found if one.inside not in ADDRESSES)


def test_an_address_of_another_host_is_found() -> None:
    text = (
        '<link href="https://fonts.example.org/a.css">\n<script src="//cdn.example.org/x.js"></script>\n'
        '<a href="/room/">\nurl(//cdn.example.org/a.woff2)\n'
    )
    assert [one.line for one in addresses(text, "x.html")] == [1, 2, 4]
    assert {one.inside for one in addresses('<svg xmlns="http://www.w3.org/2000/svg">', "x.svg")} == set(ADDRESSES)


def test_the_whole_product_is_looked_at() -> None:
    assert len(modules()) > 60 and len(templates()) > 8 and len(styles()) > 10 and Path(PRODUCT / "common" / "clock.py").exists()
