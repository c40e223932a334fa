"""The parts of docs/ that are printed from code, so that they cannot say anything but what the code does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import cleandoc
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from django.utils.module_loading import autodiscover_modules

from babyroom.common.access import TABLE, Action
from babyroom.moments.kinds import CLOCKED, KINDS, ML_MOST, Fact, Kind
from babyroom.moments.vocabulary import SEEN_GROUPS, VOCABULARIES, Phrase
from babyroom.people.policies import GROUPS, RULES, Rule

DOCS: Path = settings.HERE.parent / "docs"
_PRINTED = "Printed from code by `make docs`. Change the code, not this page."
BEGINS, ENDS = "<!-- printed from moments/vocabulary.py by make docs -->", "<!-- here ends what is printed -->"

_LANES = {
    "above": "above the line (relational care)",
    "below": "below the line (practical care)",
    "line": "on the line (sleep)",
    "none": "not drawn by itself",
}
_TYPES: Mapping[str, str] = {
    "phrase": "one of",
    "phrases": "up to {most} of",
    "ml": f"whole millilitres, 0 to {ML_MOST}",
    "yes": "yes or no",
    "adult": "an adult of the setting",
    "room": "a room of the setting",
    "moment": "another moment",
    "words": "words, up to {most} characters",
    "clock": "a time of day",
    "instant": "an instant",
    "foods": "up to {most} foods, each with a name, whether it is the first taste, and one of",
    "ways": "up to {most} of the baby's own chips, in the words of that day",
}


def write(docs: Path | None = None) -> list[str]:
    """Write what is not current and return the names of those files."""
    docs = docs or DOCS
    names = stale(docs)
    for name in names:
        docs.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(_pages(docs)[name])
    return names


def stale(docs: Path | None = None) -> list[str]:
    """The names of those files in docs/ that do not say what the code says."""
    docs = docs or DOCS
    return [name for name, text in _pages(docs).items() if not (docs / name).exists() or (docs / name).read_text() != text]


def _pages(docs: Path) -> dict[str, str]:
    autodiscover_modules("access")
    with translation.override("en-gb"):
        return {"access.md": _access(), "kinds.md": _kinds(), "policies.md": _policies(), "words.md": _words(docs / "words.md")}


def _page(title: str, *paragraphs: str) -> str:
    return "\n\n".join([f"# {title}", _PRINTED, *paragraphs]) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    written = [[str(cell).replace("|", "\\|") for cell in row] for row in [head, *rows]]
    lines = [f"| {' | '.join(row)} |" for row in written]
    return "\n".join([lines[0], f"|{'---|' * len(written[0])}", *lines[1:]])


def _access() -> str:
    """Every action, the relations that allow it, and the action that locks each address."""
    relations = {type(r): r for action in TABLE.values() for r in action.allowed}
    meanings = sorted((str(r.name), cleandoc(kind.__doc__ or "").split("\n")[0]) for kind, r in relations.items())
    rooms: dict[str, list[Action]] = {}
    for name in sorted(TABLE):
        rooms.setdefault(name.split(".")[0], []).append(TABLE[name])
    parts = [
        "Access is relations, not roles: each action names the relations that allow it, and one relation answers both "
        "“may I?” and “which ones?”. Every address is locked by one of these actions.",
        "## Relations",
        _table(("relation", "what it means"), meanings),
    ]
    for room, actions in rooms.items():
        rows = [(f"`{one.name}`", one.words, ", ".join(str(r.name) for r in one.allowed)) for one in actions]
        parts += [f"## {room}", _table(("action", "to", "open to"), rows)]
    locks = [(f"`{address}`", f"`{view.lock.name}`") for address, view in _routes(get_resolver().url_patterns) if hasattr(view, "lock")]
    parts += [
        "## Addresses",
        "The lock is the first door only: queries and operations ask again, about the very baby.",
        _table(("address", "lock"), locks),
    ]
    return _page("Who may do what", *parts)


def _routes(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, Callable[..., object]]]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, here)
        else:
            yield here, pattern.callback


def _kinds() -> str:
    """Every kind of moment and what may be said in it."""
    intro = (
        f"A moment is one thing that happened to one baby. There are {len(KINDS)} kinds; [our words](words.md) holds their lists. "
        "Everything but the baby, the kind and the time is optional, unless it says so."
    )
    return _page("Kinds of moments", intro, *(_kind(kind) for kind in KINDS.values()))


def _kind(kind: Kind) -> str:
    told = [f"Stands {_LANES[kind.lane]}." if kind.lane != "none" else "Is not drawn by itself."]
    told += ["Practical care: carries the relational part in `together`."] if kind.care else []
    told += ["May have an end."] if kind.span else []
    told += ["Speaks of another moment."] if kind.refers else []
    told += [f"Who {kind.did_by} is `did_by`."] if kind.did_by else []
    told += [f"Needs {', '.join(f'`{name}`' for name in kind.needs)}."] if kind.needs else []
    told += ["Its time may be looked up (“since”)."] if kind.id in CLOCKED else []
    told += [f"A note of up to {kind.note_most} characters."]
    facts = _table(("may say", "what"), [(f"`{fact.name}`", _fact(fact)) for fact in kind.facts.values()]) if kind.facts else ""
    return "\n\n".join(part for part in [f"## {kind.label} (`{kind.id}`)", " ".join(told), facts] if part)


def _fact(fact: Fact) -> str:
    told = _TYPES[fact.type].format(most=fact.most)
    return f"{told} [{fact.vocabulary}](words.md#{fact.vocabulary})" if fact.vocabulary else told


def _policies() -> str:
    """The rules a setting may set."""
    intro = (
        "A rule is a dated row with its source, because law and custom change. What we offer stands until the setting writes its own. "
        "Where there is no source, the value is the setting's own."
    )
    head = ("rule", "on the form", "type", "offered", "source of the offer")
    parts = [intro]
    for group, words in GROUPS.items():
        parts += [f"## {words}", _table(head, [_rule(rule) for rule in RULES.values() if rule.group == group])]
    return _page("The rules a setting may set", *parts)


def _rule(rule: Rule) -> tuple[object, ...]:
    return (f"`{rule.id}`", rule.words, rule.type, rule.offered or "nothing", rule.source)


def _words(path: Path) -> str:
    """The page as it stands, with the lists between its two marks printed anew."""
    text = path.read_text()
    before, begins, rest = text.partition(BEGINS)
    _old, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        msg = f"{path} has lost the marks between which the vocabulary is printed: {BEGINS} and {ENDS}"
        raise ValueError(msg)
    lists = [part for name, phrases in VOCABULARIES.items() for part in (f"### {name}", *_phrases(phrases))]
    return before + "\n\n".join([BEGINS, *lists, ENDS]) + after


def _phrases(phrases: tuple[Phrase, ...]) -> Iterator[str]:
    groups = list(dict.fromkeys(one.group for one in phrases))
    for group in groups:
        if len(groups) > 1:
            yield f"**{SEEN_GROUPS.get(group, group)}**"
        yield "\n".join(_phrase(one) for one in phrases if one.group == group)


def _phrase(one: Phrase) -> str:
    offered = f", from about {one.from_months} months" if one.from_months else ""
    return f"- {one.label} (`{one.id}`{offered})"
