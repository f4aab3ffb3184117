"""Counting a project: from the catalogue as from the record, and by what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.analyse import Asked, Telling, count, reading
from gawah.analyse.telling import telling, telling_then
from gawah.model import Same
from gawah.review import Decision, judge, take_back_judgement

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.catalogue import Counted
    from gawah.project import Pipeline, Project

ASHA = Decision("Asha")


@pytest.fixture
def told_twice(project: Project, tmp_path: Path, small: Pipeline) -> Project:
    """Two papers on one death, and a third on another of the same name in another town."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, words in (
        ("a", "Amin Soyle was killed in Torva on 2021-03-04.\nPaper one."),
        ("b", "Amin Soyle was killed in Torva on 2021-03-04.\nPaper two."),
        ("c", "Amin Soyle was killed in Mbeki on 2021-07-30.\nPaper three."),
    ):
        (folder / f"{name}.txt").write_text(words, "utf-8")
    project.process([folder], pipeline=small)
    return project


def bounds(project: Project, asked: Asked) -> tuple[int, int | None]:
    with reading(project, None) as told:
        total = count(told, asked).total
    return total.low, total.high


def in_torva(project: Project) -> tuple[str, str]:
    first, second, _ = (incident.id for incident in project.register().incidents())
    return first, second


@pytest.mark.parametrize("unit", ["incident", "killed"])
def test_a_persons_word_closes_the_bounds(told_twice: Project, unit: str) -> None:
    assert bounds(told_twice, Asked(unit)) == (2, 3)
    pair = in_torva(told_twice)
    judge(told_twice, pair, Same.SAME, ASHA)
    assert bounds(told_twice, Asked(unit)) == (2, 2)
    take_back_judgement(told_twice, pair, ASHA)
    assert bounds(told_twice, Asked(unit)) == (2, 3)
    judge(told_twice, pair, Same.DIFFERENT, ASHA)
    assert bounds(told_twice, Asked(unit)) == (3, 3)


def test_a_person_who_is_one_counts_once_though_the_incidents_stay_two(told_twice: Project) -> None:
    judge(told_twice, in_torva(told_twice), Same.SAME, ASHA)
    people = [one.id for one in told_twice.register().of_kind("person")]
    for other in people[1:]:
        judge(told_twice, (people[0], other), Same.SAME, ASHA)
    assert bounds(told_twice, Asked("incident")) == (2, 2)
    assert bounds(told_twice, Asked("killed")) == (1, 1)


def test_the_record_as_of_today_tells_what_the_catalogue_does(told_twice: Project) -> None:
    judge(told_twice, in_torva(told_twice), Same.UNSURE, ASHA)
    catalogue = told_twice.catalogue()
    catalogue.update()
    now, then = telling(catalogue), telling_then(told_twice, "2099")
    catalogue.close()

    def ordered(told: Telling) -> list[Counted]:
        return sorted(told.incidents, key=lambda one: one.id)

    assert ordered(now) == ordered(then)
    assert now.near == then.near
    assert now.claims == then.claims
    assert now.near


def test_before_anything_was_recorded_nothing_is_counted(told_twice: Project) -> None:
    with reading(told_twice, "2000-01-01") as told:
        assert count(told, Asked()).total.high == 0
