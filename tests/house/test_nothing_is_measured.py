"""No score, no completeness, no count of comfort: for no baby, no parent, no adult and no room (R1, R3, S20, S23)."""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, dotted, insides, modules, scripts, templates, where
from tests.house.tokens import in_python, in_text, parts, without_comments

ROOMS = ("people", "signin", "moments", "ways", "rota", "tablet", "home", "web")
# Words that code which measures people is made of.
MEASURING = frozenset(
    {
        "complete",
        "completed",
        "completes",
        "completeness",
        "completion",
        "percent",
        "percentage",
        "percentile",
        "percentiles",
        "streak",
        "streaks",
        "score",
        "scores",
        "scored",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "badge",
        "badges",
        "target",
        "targets",
        "leaderboard",
        "league",
        "progress",
        "meter",
        "goal",
        "goals",
        "quota",
    }
)
ALLOWED: Mapping[str, str] = {
    "frontend/src/shelf.ts::quota": "what a browser calls a device that has no room left",
    "babyroom/moments/settle.py::target": "the moment that a look-in or a second version speaks of",
    "babyroom/moments/taking.py::target": "the moment that a withdrawal or a second view speaks of",
}
COMFORT = frozenset({"comfort", "comforts", "comforted", "together", "exploring", "cried", "sobbed", "upset", "distress", "grizzled"})
COMFORT_ALLOWED: Mapping[str, str] = {}
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_COUNTING = frozenset({"len", "sum", "Counter", "Count", "count", "max", "min", "aggregate"})
_PER_CENT_TEXT = re.compile(r"\}\}?\s*%|widthratio|<(?:progress|meter)\b|\*\s*100\b")


def measuring_words(words: Iterator[tuple[int, str]], place: str) -> Iterator[Finding]:
    """Words of measuring, each with its line."""
    return (Finding(place, line, word, word) for line, word in words if word in MEASURING)


def test_no_code_of_the_rooms_speaks_of_measuring() -> None:
    found = [one for module in modules(*ROOMS) for one in measuring_words(in_python(module), module.where)]
    for path in scripts():
        # An event's target is the browser's word for what was touched.
        text = re.sub(r"\.(?:current)?[tT]arget\b", "", path.read_text())
        found += measuring_words(in_text(text), where(path))
    for path in templates():
        found += measuring_words(in_text(path.read_text(), html=True), where(path))
    assert_none(unexplained(found, ALLOWED))


def proportions(module: Module) -> Iterator[Finding]:
    """Parts of a whole: so many of so many, or anything times a hundred."""
    for node, inside in insides(module.tree):
        if (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _counts(node.left) and _counts(node.right)) or (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mult)
            and any(isinstance(s, ast.Constant) and s.value == 100 for s in (node.left, node.right))
        ):
            yield Finding(module.where, node.lineno, ast.unparse(node), inside)
        elif isinstance(node, ast.FormattedValue) and _is_per_cent(node.format_spec):
            yield Finding(module.where, node.lineno, "a per cent format", inside)


def _is_per_cent(spec: ast.expr | None) -> bool:
    """Whether a format ends in a per cent sign; clocks ("%H:%M") have theirs at the beginning."""
    said = "".join(str(part.value) for part in ast.walk(spec) if isinstance(part, ast.Constant)) if spec else ""
    return said.endswith("%") and said.count("%") == 1


def _counts(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Call) and dotted(part.func).split(".")[-1] in ("len", "sum", "count") for part in ast.walk(node))


def test_no_page_works_out_a_proportion() -> None:
    assert_none(one for module in modules(*ROOMS) for one in proportions(module))
    found = [(path, without_comments(path.read_text(), html=path.suffix == ".html")) for path in [*templates(), *scripts()]]
    # blocktranslate writes "%(n)s" only in Python; a per cent sign behind a value in a page is a per cent sign.
    assert_none(f"{where(path)}: {sign}" for path, text in found for sign in _PER_CENT_TEXT.findall(text))


def counted_comfort(module: Module) -> Iterator[Finding]:
    """Comfort counted, or set against a number: the beginning of an alarm."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, _ORDER) for op in node.ops) and _speaks_of_comfort(node):
            yield Finding(module.where, node.lineno, ast.unparse(node), inside)
        elif isinstance(node, ast.Call) and _last(node.func) in _COUNTING and _speaks_of_comfort(node):
            yield Finding(module.where, node.lineno, ast.unparse(node)[:90], inside)


def _last(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _speaks_of_comfort(node: ast.AST) -> bool:
    for part in ast.walk(node):
        said = (
            part.id
            if isinstance(part, ast.Name)
            else part.attr
            if isinstance(part, ast.Attribute)
            else part.value
            if isinstance(part, ast.Constant)
            else ""
        )
        if isinstance(said, str) and COMFORT & set(parts(said)):
            return True
    return False


_COMFORT_WORD = rf"\b\w*(?:{'|'.join(sorted(COMFORT))})\w*"
# In a page or a script: so long a list, set against a number above nothing; or a number set against its name.
_COMFORT_TEXT = re.compile(
    rf"(?i){_COMFORT_WORD}(?:\.\w+(?:\([^()]*\))?)*(?:\.length|\.size|\|length)?\s*(?:[<>]=?)\s*[1-9]|{_COMFORT_WORD}[\w.]*\|length"
)


def test_comfort_is_neither_counted_nor_watched() -> None:
    assert_none(unexplained([one for module in modules(*ROOMS) for one in counted_comfort(module)], COMFORT_ALLOWED))
    found = [(path, without_comments(path.read_text(), html=path.suffix == ".html")) for path in [*templates(), *scripts()]]
    assert_none(f"{where(path)}: {said}" for path, text in found for said in _COMFORT_TEXT.findall(text))


def sample(text: str) -> Module:
    """A file as a text."""
    return Module(PRODUCT / "moments" / "queries.py", text, ast.parse(text))


@pytest.mark.parametrize(
    "code",
    ["if comforts_today > 3:\n    tell()", "n = len([m for m in day if m.kind == 'comfort'])", "n = log.filter(kind='comfort').count()",
     "if sum(1 for m in day if 'cried' in m.facts) >= limit:\n    pass", "n = Counter(m.kind for m in day if m.kind == 'together')"],
)  # fmt: skip
def test_comfort_counted_or_watched_is_found(code: str) -> None:
    assert list(counted_comfort(sample(code)))


def test_comfort_named_and_shown_is_no_count() -> None:
    assert list(counted_comfort(sample("if one.kind == 'comfort':\n    show(one)\nlate = one.received_at - one.at > LATE\n"))) == []
    assert _COMFORT_TEXT.search("if (comfort.length > 3) warn();")
    assert _COMFORT_TEXT.search("{{ day.comforts|length }}")
    assert not _COMFORT_TEXT.search("const tile = comfort => show(comfort); if (comfort.length > 0) offer(comfort);")


@pytest.mark.parametrize("code", ["p = len(written) / len(all)", "p = done * 100", "p = f'{share:.0%}'", "p = f'{share:%}'"])
def test_a_proportion_is_found(code: str) -> None:
    assert list(proportions(sample(code)))


def test_a_clock_is_no_proportion() -> None:
    assert list(proportions(sample("p = f'{at:%H:%M}'"))) == []


def test_words_of_measuring_are_found_in_names_and_not_in_prose() -> None:
    code = '"""No score anywhere."""\n# no badge\ndef baby_score(x):\n    return dayRank\n'
    assert [(one.line, one.said) for one in measuring_words(in_python(sample(code)), "x.py")] == [(3, "score"), (4, "rank")]
    assert [one.said for one in measuring_words(in_text('// no badge\n<b class="streak">'), "x.html")] == ["streak"]
    assert list(measuring_words(in_python(sample("autocomplete = completer")), "x.py")) == []
