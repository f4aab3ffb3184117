"""A glance tells what the whole list tells, as far as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Wanted, glance

if TYPE_CHECKING:
    import pytest

    from gawah.catalogue import Catalogue


def test_it_counts_as_the_list_does_and_shows_those_recorded_last(catalogue: Catalogue) -> None:
    wanted = Wanted.of({"words": "torva"})
    found, listed = catalogue.glance_incidents("torva", 3), catalogue.incidents(wanted, size=100)
    assert (found.total, found.is_more) == (listed.total, False)
    assert listed.total > 3
    newest = [row.id for row in catalogue.incidents(Wanted(), "-changed", size=100).rows]
    shown = [row.id for row in found.rows]
    assert len(shown) == 3
    assert {*shown} <= {row.id for row in listed.rows} & {*newest}
    assert catalogue.glance_incidents("torva", 0).rows == ()
    assert catalogue.glance_incidents("nowhere", 3).total == 0


def test_what_is_called_just_so_comes_first(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = catalogue.subjects("person", "amin", "-incidents", size=50)
    found = catalogue.glance_subjects("person", "amin", 5)
    assert found.total == listed.total
    assert [row.incidents for row in found.rows] == [row.incidents for row in listed.rows[:5]]
    last = listed.rows[-1].label
    assert catalogue.glance_subjects("person", last, 5).rows[0].label == last
    assert catalogue.glance_subjects("place", "amin", 5).total == 0
    monkeypatch.setattr(glance, "MOST", 1)
    # Beyond the bound, too, what is called just so is found.
    assert catalogue.glance_subjects("person", last, 1).rows[0].label == last


def test_more_than_the_bound_is_told_as_more(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glance, "MOST", 2)
    found = catalogue.glance_incidents("torva", 5)
    assert (found.total, found.is_more) == (2, True)


def test_a_kind_is_no_word_to_search_for(catalogue: Catalogue) -> None:
    assert catalogue.glance_subjects("person", "per", 5).total == 0
    assert catalogue.subjects("person", "person").total == 0
