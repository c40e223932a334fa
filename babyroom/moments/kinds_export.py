"""The table of kinds for the tablet: its types as TypeScript, itself as plain values, which come with each page as the words do (the
script that a slow tablet loads is lighter by them)."""

import json
from pathlib import Path
from typing import Any

from babyroom.moments.kinds import KINDS, ML_MOST, Kind
from babyroom.moments.vocabulary import VOCABULARIES

_HEAD = "// Written by `babyroom kinds` from babyroom/moments/kinds.py and vocabulary.py. Do not edit.\n"


def as_typescript() -> str:
    """The whole file: the kinds, what stands in `table`, and the ids of every vocabulary, as types."""
    vocabularies = "\n".join(f"  {json.dumps(name)}: {_either(p.id for p in phrases)};" for name, phrases in VOCABULARIES.items())
    return (
        f"{_HEAD}\n"
        f"export type KindId = {_either(KINDS)};\n"
        "export type FactType = " + _either(sorted({fact.type for kind in KINDS.values() for fact in kind.facts.values()})) + ";\n"
        "export interface Fact {\n  readonly type: FactType;\n  readonly vocabulary?: keyof Vocabulary;\n  readonly most?: number;\n}\n"
        "export interface Kind {\n  readonly facts: Readonly<Record<string, Fact>>;\n  readonly note: number;\n"
        "  readonly needs?: readonly string[];\n}\n"
        f"export interface Vocabulary {{\n{vocabularies}\n}}\n"
        f"export const ML_MOST = {ML_MOST};\n"
    )


def table() -> dict[str, Any]:
    """Every kind with its facts, as far as the tablet asks about them."""
    return {kind.id: _plain(kind) for kind in KINDS.values()}


def write(path: Path) -> bool:
    """Write the file if it would change. Returns whether it did."""
    if check(path):
        return False
    path.write_text(as_typescript(), encoding="utf-8")
    return True


def check(path: Path) -> bool:
    """Whether the file says what the table says."""
    return path.exists() and path.read_text(encoding="utf-8") == as_typescript()


def _plain(kind: Kind) -> dict[str, Any]:
    told: dict[str, Any] = {"facts": {}, "note": kind.note_most}
    for fact in kind.facts.values():
        plain: dict[str, Any] = {"type": fact.type}
        if fact.vocabulary:
            plain["vocabulary"] = fact.vocabulary
        if fact.most > 1:
            plain["most"] = fact.most
        told["facts"][fact.name] = plain
    if kind.needs:
        told["needs"] = list(kind.needs)
    return told


def _either(ids: Any) -> str:
    return " | ".join(json.dumps(one) for one in ids)
