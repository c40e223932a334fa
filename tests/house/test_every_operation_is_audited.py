"""Whatever is written leaves an audit row in the same act, and is told who and when by name."""

import ast
from collections.abc import Iterator, Mapping

from tests.house.calls import Calls, dotted_name, writes
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, modules

AUDIT = "babyroom.common.audit.write"
# Functions that write or are told who and when, and leave no row of their own.
WITHOUT_ROW: Mapping[str, str] = {
    "babyroom/signin/accounts/operations/leaving.py::shut_out": "half an act: leaving, closing and idling end ways in and write the row",
    "babyroom/signin/accounts/operations/stays.py::seen": "a day, no more: that they signed in is a row already",
    "babyroom/signin/accounts/operations/stays.py::turn": "a key of the hour, as `seen` is the day: a copy that shows is a row",
    "babyroom/signin/operations_night.py::clear_sessions": "records of sessions that are over anyway, of no setting and nobody's",
    "babyroom/signin/operations_turning.py::take_into_use": "half an act: whoever looks after the key knows whose it is",
    "babyroom/signin/operations_turning.py::hand_out": "half an act: whoever looks after the key knows whose it is",
    "babyroom/signin/accounts/operations/stays.py::end_stays": "half an act: whoever signs devices out writes the row",
    "babyroom/moments/operations_outbox.py::note": "half an act: the call it notes writes the row; a sign of life leaves none",
    "babyroom/moments/operations.py::head_of": "half an act: takes the setting's lock; whoever writes under it writes the row",
    "babyroom/moments/operations.py::rebuild": "works the projection out again from what is written already; nothing new is said",
    "babyroom/rhythm/operations.py::lay": "works the days out again from what is written already; nothing new is said",
    "babyroom/rhythm/operations.py::lay_stale": "as `lay`: the tick does it",
    "babyroom/rhythm/operations.py::learn": "as `lay`: what is usual is worked out again from days that lie there already",
    "babyroom/signin/operations_founding.py::lay": "half an act: founding a setting or adding another one writes the row",
    "babyroom/signin/operations.py::open_login": "half an act: founding a setting or adding an adult opens the login and writes the row",
    "babyroom/people/operations/desk.py::desk": "sits down at the desk and writes nothing; what is done there writes the row",
    "babyroom/rota/operations/desk.py::desk": "sits down at the desk and writes nothing; what is done there writes the row",
    "babyroom/people/operations/desk.py::follow_on": "half an act: lays the dated row; the operation that knows what it is tells of it",
    "babyroom/signin/operations_pins.py::stay_fresh": "a page was opened: what was opened leaves a look; here the quiet while begins anew",
    "babyroom/records/operations.py::plan_babybuddy": "says what an import would do and writes nothing",
}
# Operations that are not told who and when by name.
NOT_BY_NAME: Mapping[str, str] = {
    "babyroom/signin/accounts/operations/invitations.py::take_up": "whoever holds the link: who they are is what is found out",
    "babyroom/signin/accounts/operations/leaving.py::shut_out": "half an act: the caller knows who",
    "babyroom/signin/accounts/operations/leaving.py::close_idle": "the tick does it, by the setting's own rule",
    "babyroom/signin/operations.py::found_setting": "nobody is anybody yet: the first manager is who did it",
    "babyroom/signin/operations_founding.py::lay": "half an act: founding a setting or adding another one writes the row",
    "babyroom/signin/operations.py::open_login": "half an act: the caller knows who",
    "babyroom/signin/operations_night.py::clear_away": "the tick does it, by the rules of what it clears",
    "babyroom/signin/operations_night.py::clear_sessions": "the tick does it",
    "babyroom/signin/operations_turning.py::take_into_use": "half an act: the caller knows who",
    "babyroom/signin/operations_turning.py::hand_out": "half an act: the caller knows who",
    "babyroom/signin/operations_pairing.py::answer_pairing": "a device nobody knows yet types a code; it is nobody",
    "babyroom/signin/operations_pairing.py::take_up": "a device nobody knows yet waits with its secret; who paired it is in the pairing",
    "babyroom/signin/operations.py::demonstration_tablet": "a visitor of the demonstration is nobody",
    "babyroom/rhythm/operations.py::lay_stale": "the tick does it",
    "babyroom/stories/operations_letters.py::send_the_day": "the tick does it, to whoever asked for it",
    "babyroom/people/operations/desk.py::desk": "is itself who and when",
}
# Rows changed outside the operations.
ELSEWHERE: Mapping[str, str] = {
    "babyroom/records/laying_out.py": "lays a made-up nursery's people down, as if they had been there for years; no act of anybody's",
    "babyroom/records/laying_plans.py": "what a made-up nursery plans; no act of anybody's",
    "babyroom/records/demonstration.py": "who was in which made-up room, as the simulated shifts say; no act of anybody's",
    "babyroom/records/bench_sync.py": "babies of a nursery that is measured and thrown away",
    "babyroom/records/bench.py": "a tablet for a nursery that is measured and thrown away",
    "babyroom/records/proof.py": "an empty nursery for a measurement, thrown away afterwards",
}


def operations(found: list[Module] | None = None) -> Iterator[tuple[Module, ast.FunctionDef]]:
    """Every public function of the modules that write."""
    for module in found or modules():
        if module.is_operations:
            yield from ((module, node) for node in module.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))


def is_told(function: ast.FunctionDef) -> bool:
    """Whether it is given who or when."""
    arguments = function.args
    return bool({"by", "at"} & {one.arg for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]})


def unaudited(found: list[Module]) -> Iterator[Finding]:
    """Operations, and functions beside them that change rows, from which no way leads to an audit row."""
    calls = Calls(found)
    for module, function in operations(found):
        if (is_told(function) or any(writes(function))) and not calls.reaches((dotted_name(module), function.name), AUDIT):
            yield Finding(module.where, function.lineno, "leaves no audit row", function.name)


def not_by_name(found: list[Module]) -> Iterator[Finding]:
    """Operations that may be called without saying who and when."""
    for module, function in operations(found):
        if is_told(function) and not {"by", "at"} <= {one.arg for one in function.args.kwonlyargs}:
            yield Finding(module.where, function.lineno, "is not told by= and at= by name", function.name)


def elsewhere(found: list[Module]) -> Iterator[Finding]:
    """Rows changed outside the operations, where no audit would know."""
    for module in found:
        if not module.is_operations and module.package != "common":
            yield from (
                Finding(module.where, call.lineno, f"{ast.unparse(call.func)} outside the operations") for call in writes(module.tree)
            )


def test_every_operation_leaves_an_audit_row() -> None:
    assert_none(unexplained(unaudited(modules()), WITHOUT_ROW))


def test_every_operation_is_told_who_and_when_by_name() -> None:
    assert_none(unexplained(not_by_name(modules()), NOT_BY_NAME))


def test_nothing_is_written_outside_the_operations() -> None:
    assert_none(unexplained(elsewhere(modules()), ELSEWHERE))


def sample(text: str, name: str = "ways/operations.py") -> Module:
    """A file as a text."""
    return Module(PRODUCT / name, text, ast.parse(text))


def test_an_operation_without_a_row_is_found() -> None:
    ways = sample(
        "from babyroom.common import audit\n"
        "from babyroom.people.operations.desk import desk\n"
        "from babyroom.people.operations import rooms\n"
        "from babyroom.ways import access\n"
        "def silent(*, by, at):\n    desk(by, at)\n    access.TELL.keep(by)\n    Way.objects.create(audit.write)\n"
        "def told(*, by, at):\n    _deep()\n"
        "def _deep():\n    audit.write('x')\n"
        "def by_class(*, by, at):\n    page = _Page()\n    page.keep()\n"
        "class _Page:\n    def keep(self):\n        audit.write('x')\n"
        "def handed_on(*, by, at):\n    rooms.open_room(by=by, at=at)\n"
        "def late(by, at):\n    audit.write('x')\n"
        "def beside():\n    Way.objects.of(1).update(x=1)\n"
        "def only_says():\n    return 1\n"
    )
    desk = sample("def desk(by, at):\n    return 1\n", "people/operations/desk.py")
    rooms = sample(
        "from babyroom.common.audit import write as keep\ndef open_room(*, by, at):\n    keep('x')\n", "people/operations/rooms.py"
    )
    assert [one.inside for one in unaudited([ways, desk, rooms])] == ["silent", "beside", "desk"]
    assert [one.inside for one in not_by_name([ways, rooms])] == ["late"]
    assert [one.line for one in elsewhere([sample("def f():\n    Way.objects.of(1).update(x=1)\n", "ways/queries.py")])] == [2]


def test_every_room_with_tables_is_looked_at() -> None:
    assert {"people", "signin", "moments", "ways", "rota"} <= {module.package for module, _function in operations()}
