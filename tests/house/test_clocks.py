"""Follow the baby, not the clock: the only timed prompts in the room are those on the list (S28, S31)."""

import ast
import re
from collections.abc import Iterator, Mapping

from babyroom.moments.kinds import CLOCKED, KINDS, RELATIONAL
from babyroom.people.policies import RULES
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.source import PRODUCT, Module, modules, scripts, templates, where
from tests.house.test_nothing_is_measured import ROOMS
from tests.house.tokens import in_python, in_text, without_comments

# Everything that may come up by itself at a time: what the setting has promised, and how many adults there are. Medicine,
# the allergy check at meals and the head-count may join when they are there; nothing about naps, feeds or comfort may.
ALLOWED_PROMPTS = frozenset({"look-in", "adults"})
PROMPTING = frozenset(
    {"due", "overdue", "remind", "reminds", "reminder", "reminders", "alarm", "alarms", "deadline", "countdown", "nag", "snooze"}
)
# A look-in's own column, and the day a baby was expected.
_OTHER_DUE = r"due_at|dueAt|due_on|(?i:due date|weeks_early)"
LOOK_IN = "look-in"
# Where code speaks of something falling due, and of which prompt.
PROMPTS: Mapping[str, str] = {
    "babyroom/moments/lookins.py": LOOK_IN,
    "babyroom/tablet/asleep.py": LOOK_IN,
    "babyroom/tablet/cot_room.py": LOOK_IN,
    "babyroom/tablet/naps.py": LOOK_IN,
    "babyroom/tablet/templates/tablet/_ask.html": LOOK_IN,
    "babyroom/tablet/templates/tablet/_asleep.html": LOOK_IN,
    "babyroom/tablet/templates/tablet/pages/cots.html": LOOK_IN,
    "frontend/src/here.ts": LOOK_IN,
    "frontend/src/tap.ts": LOOK_IN,
}
NO_PROMPT: Mapping[str, str] = {
    "babyroom/tablet/templates/tablet/pages/arrive.html": "a line on the door's page from the start; nothing comes up by itself",
}
# What the tablet's script does by itself after a while, and why that is no prompt.
TIMERS: Mapping[str, str] = {
    "frontend/src/copies.ts": "gives up on a second place that does not answer",
    "frontend/src/entry.ts": "gathers what is tapped in one breath into one record",
    "frontend/src/faces.ts": "lets the adult at the tablet go after a quiet while",
    "frontend/src/hint.ts": "a gentle word about a word goes by itself",
    "frontend/src/laying.ts": "tries again to put on the disk what it turned away",
    "frontend/src/outbox.ts": "tries to send again what is still on this tablet",
    "frontend/src/patience.ts": "gives up on a server or a network that does not answer; the worker then opens the board from the tablet",
    "frontend/src/poll.ts": "asks whether another tablet has written",
    "frontend/src/press.ts": "a press is half a second long, so that a baby's slap is none",
    "frontend/src/saved.ts": "says where unsent records are, once they have been there for a moment",
    "frontend/src/strip.ts": "the strip goes by itself, and undo after it",
    "frontend/src/swap.ts": "waits until the finger is up before the page changes under it",
    "frontend/src/tablet.ts": "draws the clock, and sees to the disk and to what waits on it",
    "frontend/src/tap.ts": "lets the heart that was tapped stand filled for a moment",
    "frontend/src/update.ts": "looks whether there is a newer Baby Room, and whether nobody is writing just now",
    "frontend/src/wake.ts": "puts the faces away when nobody chose one",
}
_TIMER = re.compile(r"\b(?:setTimeout|setInterval|requestIdleCallback)\(")


def prompting() -> Iterator[Finding]:
    """Files of the rooms that speak of something being due."""
    for module in modules(*ROOMS):
        yield from (Finding(module.where, line, word) for line, word in in_python(module, _OTHER_DUE) if word in PROMPTING)
    for path in [*scripts(), *templates()]:
        words = in_text(path.read_text(), _OTHER_DUE, html=path.suffix == ".html")
        yield from (Finding(where(path), line, word) for line, word in words if word in PROMPTING)


def test_only_what_was_promised_ever_falls_due() -> None:
    assert_none(unexplained(prompting(), {**PROMPTS, **NO_PROMPT}))
    assert set(PROMPTS.values()) <= ALLOWED_PROMPTS


def test_every_timer_of_the_tablet_is_explained() -> None:
    found = []
    for path in scripts():
        text = without_comments(path.read_text())
        found += [Finding(where(path), text.count("\n", 0, one.start()) + 1, one[0]) for one in _TIMER.finditer(text)]
    assert_none(unexplained(found, TIMERS))


def test_the_settings_minutes_are_those_of_look_ins() -> None:
    assert {rule.id for rule in RULES.values() if rule.type == "minutes"} == {"look_in_minutes", "look_in_minutes_young"}


def test_no_clock_is_put_beside_comfort() -> None:
    assert {"milk", "food", "nappy", "sleep"} == CLOCKED
    assert not CLOCKED & RELATIONAL
    assert {kind.id for kind in KINDS.values() if any(fact.name == "due_at" for fact in kind.facts.values())} == {"look_in"}


def test_a_prompt_is_found_in_code_and_not_in_prose() -> None:
    text = '"""Nothing is overdue."""\n# overdue\ndef nap_overdue(x):\n    return x.next_due\n'
    module = Module(PRODUCT / "x.py", text, ast.parse(text))
    assert [(line, word) for line, word in in_python(module) if word in PROMPTING] == [(3, "overdue"), (4, "due")]
