"""Which scenes of a day become sentences: no more than is read at a door, and by what they say, never by how it went. Pure."""

from collections.abc import Sequence

from babyroom.stories.scene import Day, Scene

# How many scenes of a kind one story tells: it is read at a door and in the evening. What it leaves out stands in the day as written.
_AT_MOST = {"comfort": 2, "care": 2, "exploring": 2, "together": 1, "note": 2, "sleep": 1, "waited": 1, "missed": 1}
_OWN_AT_MOST = 3
_MIDDLE_AT_MOST = 7
# These stand whatever else the day holds.
_ALWAYS = frozenset({"arrival", "arrival_helped", "people", "reunion", "goodbye", "settling", "waited", "missed", "differently", "moved"})
_OWN = frozenset({"your_way", "own_way"})


def chosen(day: Day) -> list[Scene]:
    """Of every kind those that say most, in the order of the day, and no more in all than is read at a door."""
    kept: list[Scene] = []
    for kind in dict.fromkeys(scene.kind for scene in day.scenes if scene.kind not in _OWN):
        ranked = sorted((scene for scene in day.scenes if scene.kind == kind), key=_says)
        most = _AT_MOST.get(kind, len(ranked))
        # Two kinds of care say more of a day than one kind twice.
        kept += _apart(ranked, most) if kind == "care" else ranked[:most]
    # What somebody saw differently is told with what it is about.
    differently = {scene.moments for scene in day.scenes if scene.kind == "differently"}
    bound = [scene for scene in day.scenes if (scene in kept and scene.kind in _ALWAYS) or scene.moments in differently]
    kept = [*bound, *sorted((scene for scene in kept if scene not in bound), key=_says)[:_MIDDLE_AT_MOST]]
    # The baby's own way is told with what it belongs to, each once a day, home's own first.
    told = {moment for scene in kept if scene.kind != "people" for moment in scene.moments}
    own = [scene for scene in day.scenes if scene.kind in _OWN and told.issuperset(scene.moments)]
    once = list({scene.words["quote"]: scene for scene in sorted(own, key=_says)}.values())
    kept += sorted(once, key=lambda scene: scene.kind != "your_way")[:_OWN_AT_MOST]
    return [scene for scene in day.scenes if any(scene is one for one in kept)]


def _says(scene: Scene) -> int:
    return -scene.weight


def _apart(ranked: Sequence[Scene], most: int) -> list[Scene]:
    firsts = list({scene.during: scene for scene in reversed(ranked)}.values())
    return sorted(firsts, key=_says)[:most]
