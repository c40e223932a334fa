"""Ids made one after the other sort in that order."""

from uuid import UUID

from babyroom.common.ids import new_id


def test_ids_sort_in_the_order_they_were_made() -> None:
    made = [new_id() for _n in range(2000)]
    assert made == sorted(made)
    assert [str(one) for one in made] == sorted(str(one) for one in made)
    assert len(set(made)) == len(made)


def test_an_id_is_the_standard_librarys_and_says_that_it_is_a_seventh() -> None:
    one = new_id()
    assert type(one) is UUID
    assert one.version == 7
