"""What helps a baby: lines that are written with the family, replaced and never overwritten."""

from datetime import timedelta
from uuid import UUID

import pytest

from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours, Refusal
from babyroom.ways import queries
from babyroom.ways.models import Way
from babyroom.ways.operations import Line, read, take_off, tell
from tests.nursery import Nursery, at

NOW = at("10:00")
HELD = Line("held", "On your left shoulder.", "left shoulder", "held")


def lines(nursery: Nursery, baby: str = "Ada") -> list[str]:
    found = queries.lines(nursery.setting, [nursery.babies[baby]])
    return [way.words for way in found.get(nursery.babies[baby], [])]


def told(nursery: Nursery, line: Line = HELD, *, instead_of: UUID | None = None) -> Way:
    return tell(nursery.babies["Ada"], line, by=nursery.tablet(), at=NOW, told_by=nursery.adults["Priya"], instead_of=instead_of)


def test_a_line_from_the_room_is_read_already(nursery: Nursery) -> None:
    way = told(nursery)
    assert (way.from_home, way.read_at, way.told_by_id) == (False, NOW, nursery.adults["Priya"])
    assert not queries.is_new(way, NOW)


def test_a_line_from_the_family_is_new_until_it_is_read_and_for_two_weeks_at_most(nursery: Nursery) -> None:
    way = tell(nursery.babies["Ada"], Line("helps", "Row, row"), by=nursery.parent(), at=NOW)
    assert (way.from_home, way.told_by_id) == (True, nursery.adults["Ngozi"])
    assert queries.is_new(way, NOW) and not queries.is_new(way, NOW + timedelta(days=14))
    assert queries.chips(nursery.setting, [nursery.babies["Ada"]])[1] == {nursery.babies["Ada"]}
    assert read(nursery.babies["Ada"], by=nursery.tablet(), at=NOW) == 1
    assert read(nursery.babies["Ada"], by=nursery.tablet(), at=NOW) == 0
    assert queries.chips(nursery.setting, [nursery.babies["Ada"]])[1] == frozenset()


def test_a_line_put_in_the_place_of_another_keeps_its_place(nursery: Nursery) -> None:
    first, _second = told(nursery), told(nursery, Line("held", "Slow steps."))
    told(nursery, Line("held", "On your right shoulder."), instead_of=first.pk)
    assert lines(nursery) == ["On your right shoulder.", "Slow steps."]
    old = Way.objects.of(nursery.setting).get(pk=first.pk)
    assert (old.words, old.until_at) == ("On your left shoulder.", NOW)
    assert AuditRow.objects.of(nursery.setting).filter(act="ways.tell").order_by("-seq")[0].before == {"words": "On your left shoulder."}


def test_a_line_of_another_baby_is_never_replaced(nursery: Nursery) -> None:
    hers = told(nursery)
    tell(nursery.babies["Ben"], Line("held", "Sitting up."), by=nursery.tablet(), at=NOW, instead_of=hers.pk)
    assert lines(nursery) == ["On your left shoulder."] and lines(nursery, "Ben") == ["Sitting up."]


@pytest.mark.parametrize(("line", "field"), [(Line("held", " \n "), "words"), (Line("nowhere", "Words."), "part")])
def test_a_line_without_words_or_place_is_refused(nursery: Nursery, line: Line, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        told(nursery, line)
    assert refusal.value.field == field and lines(nursery) == []


def test_a_line_taken_off_stays_with_its_dates(nursery: Nursery) -> None:
    way = told(nursery)
    take_off(way.pk, by=nursery.tablet(), at=NOW)
    assert lines(nursery) == [] and Way.objects.of(nursery.setting).get().until_at == NOW
    with pytest.raises(NotYours):
        take_off(way.pk, by=nursery.tablet(), at=NOW)


def test_a_parent_writes_for_her_own_baby_only_and_takes_off_no_other(nursery: Nursery) -> None:
    bens = tell(nursery.babies["Ben"], HELD, by=nursery.tablet(), at=NOW)
    with pytest.raises(NotYours):
        tell(nursery.babies["Ben"], HELD, by=nursery.parent(), at=NOW)
    with pytest.raises(NotYours):
        take_off(bens.pk, by=nursery.parent(), at=NOW)
    assert lines(nursery, "Ben") == ["On your left shoulder."]


def test_a_baby_of_another_setting_cannot_be_written_for(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        tell(nursery.elsewhere, HELD, by=nursery.tablet(), at=NOW)
    with pytest.raises(NotYours):
        read(nursery.elsewhere, by=nursery.manager(), at=NOW)
    assert not Way.unscoped.exists()


def test_chips_keep_their_places_and_lines_without_one_make_none(nursery: Nursery) -> None:
    told(nursery)
    told(nursery, Line("held", "Slow steps."))
    told(nursery, Line("helps", "The grey rabbit", "grey rabbit", "offered_comforter"))
    chips = queries.chips(nursery.setting, [nursery.babies["Ada"]])[0][nursery.babies["Ada"]]
    assert {(chip.words, chip.part, chip.stands_for) for chip in chips} == {
        ("left shoulder", "held", "held"),
        ("grey rabbit", "helps", "offered_comforter"),
    }
