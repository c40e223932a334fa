"""A change speaks of a moment of the same baby, of this setting, and of nobody else's."""

from dataclasses import replace

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.moments.models import Moment
from babyroom.moments.operations import receive
from babyroom.signin.models import Tablet
from tests.nursery import ELSEWHERE, Nursery, at

NOW = at("10:05")


def test_another_babys_moment_can_be_neither_corrected_nor_taken_back_nor_completed(nursery: Nursery) -> None:
    bens = nursery.record("Ben", "comfort")
    receive([bens], by=nursery.tablet(), at=NOW)
    changes = [
        nursery.record("Ada", "comfort", corrects=bens.id),
        nursery.record("Ada", "comfort", adds=bens.id),
        nursery.record("Ada", "withdrawal", withdraws=bens.id),
    ]
    for change in changes:
        [answer] = receive([change], by=nursery.tablet(), at=NOW)
        assert (answer.outcome, answer.code) == ("refused", "other_baby")


def test_an_id_taken_in_another_setting_is_refused_and_nothing_of_it_is_shown(nursery: Nursery) -> None:
    theirs = replace(nursery.record("Ada", "comfort"), baby=nursery.elsewhere, did_by=None, tapped_by=None)
    with walls.within(ELSEWHERE):
        tablet = Tablet.objects.of(ELSEWHERE).get()
        them = Who(setting_id=ELSEWHERE, tablet_id=tablet.pk, room_id=tablet.room_id, how="face")
        assert receive([theirs], by=them, at=NOW)[0].outcome == "kept"
    good = nursery.record("Ada", "nappy")
    answers = receive([replace(nursery.record("Ada", "comfort"), id=theirs.id), good], by=nursery.tablet(), at=NOW)
    assert [(one.outcome, one.code) for one in answers] == [("refused", "other_content"), ("kept", "")]
    assert Moment.objects.of(nursery.setting).count() == 1


def test_a_parent_adds_a_note_from_home_and_changes_nothing_the_room_wrote(nursery: Nursery) -> None:
    ours = nursery.record("Ada", "from_home", by="Priya")
    receive([ours], by=nursery.tablet(), at=NOW)
    changed = nursery.record("Ada", "from_home", by="Ngozi", corrects=ours.id, known_by="login")
    assert receive([changed], by=nursery.parent(), at=NOW)[0].outcome == "refused"
    assert receive([nursery.record("Ada", "from_home", by="Ngozi", known_by="login")], by=nursery.parent(), at=NOW)[0].outcome == "kept"
