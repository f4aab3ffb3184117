"""Counts for figures, and lists of pairs: each count is that of a list which can be asked for."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from gawah.catalogue import Wanted, counts
from gawah.errors import UsageError
from gawah.model import Same
from gawah.review import Decision, correct, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline, Project

ASHA = Decision("Asha")
_VAGUE = ("2021-05", "2021", "2021~", "2020-12/2021-02", "2020?", "XXXX-03-04")


@pytest.fixture
def catalogue(project: Project, tmp_path: Path, small: Pipeline) -> Iterator[Catalogue]:
    """Twenty papers on deaths in three towns, a third of them dated less exactly by a person."""
    folder = tmp_path / "many"
    folder.mkdir()
    chance = random.Random(11)  # noqa: S311 (towns and days, no secret)
    for number in range(20):
        where, day = chance.choice(("Torva", "Mbeki", "Sanare")), chance.randint(11, 14)
        who = chance.choice(("Amin Soyle", "Lena Okoro"))
        words = f"{who} was killed in {where} on 202{number % 2}-03-{day}.\nPaper {number}."
        (folder / f"paper{number}.txt").write_text(words, "utf-8")
    project.process([folder], pipeline=small)
    dates = sorted(i for i, c in project.register().claims.items() if c.statement.prop == "date")
    for claim, date in zip(dates, _VAGUE, strict=False):
        correct(project, claim, date, ASHA)
    opened = project.catalogue()
    opened.update()
    yield opened
    opened.close()


def test_each_month_and_each_vaguer_date_is_a_list(catalogue: Catalogue) -> None:
    found = catalogue.over_time(Wanted())
    assert sum(number for _, number in found) == 20
    for value, number in found:
        exact = (
            value is not None and len(value) == len("2021-03") and value[:4].isdigit() and "/" not in value
        )
        asked = "none" if value is None else value if exact and "~" not in value else f"told:{value}"
        assert catalogue.count(Wanted.of({"when": asked})) == number, value


def test_a_year_holds_what_can_be_in_no_other(catalogue: Catalogue) -> None:
    rows = catalogue.incidents(Wanted.of({"when": "2021"}), size=50).rows
    assert "2021" in {row.date for row in rows}
    assert {"2021~", "2020?", "2020-12/2021-02"}.isdisjoint(row.date or "" for row in rows)
    assert all((row.first or "")[:4] == (row.last or "")[:4] == "2021" for row in rows)


def test_each_district_and_each_act_is_a_list(catalogue: Catalogue) -> None:
    for one in catalogue.districts(Wanted()):
        area = f"{one.country}|{one.admin1}|{one.admin2}" if one.country else "none"
        assert catalogue.count(Wanted.of({"area": area})) == one.incidents
    for code, number in catalogue.acts(Wanted(place="Torva")):
        assert catalogue.count(Wanted(place="Torva", type=code)) == number


@pytest.mark.parametrize(
    "asked",
    [{}, {"type": "killing"}, {"since": "2021"}, {"until": "2020-12"}, {"place": "Torva"}, {"place": "PK"},
     {"awaiting": "yes"}, {"type": "killing", "since": "2021", "place": "Mbeki"}, {"words": "amin"},
     {"contradicted": "no", "proof": "alleged"}],
)  # fmt: skip
def test_many_and_few_are_counted_alike(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    """However the database is told to go about it: by an index of all, or incident by incident."""
    wanted = Wanted(**asked)
    told = set()
    for few, many in ((-1, -1), (-1, 10**9), (10**9, -1), (10**9, 10**9)):
        monkeypatch.setattr(counts, "_FEW", few)
        monkeypatch.setattr(counts, "_MANY", many)
        catalogue.changed += 1  # what was worked out before is not remembered
        told.add((catalogue.over_time(wanted), catalogue.acts(wanted), catalogue.districts(wanted)))
        rows = catalogue.incidents(wanted, size=100).rows
        assert sum(number for _, number in catalogue.over_time(wanted)) == len(rows)
        assert sum(one.incidents for one in catalogue.districts(wanted)) == len(rows)
        assert sum(number for _, number in catalogue.acts(wanted)) == len(rows)
    assert len(told) == 1


def test_what_is_counted_of_many_stands_in_one_index(catalogue: Catalogue) -> None:
    """No row with its words is fetched to count it: that took a second for a hundred thousand."""
    for wanted in (Wanted(), Wanted(since="2021"), Wanted(awaiting="yes"), Wanted(place="PK")):
        where, values = catalogue.where_of(wanted, is_counted=True)
        asked = "SELECT coalesce(i.month, i.date), i.country, i.admin1, i.admin2 FROM incidents i"
        query = f"EXPLAIN QUERY PLAN {asked} INDEXED BY incidents_counted{where}"
        with catalogue.engine.connect() as connection:
            plan = [row[3] for row in connection.execute(text(query), values)]
        assert any("USING COVERING INDEX incidents_counted" in step for step in plan), plan


@pytest.mark.parametrize("step", ["day", "month"])
def test_documents_are_counted_as_they_came_in(catalogue: Catalogue, step: str) -> None:
    assert sum(number for _, number in catalogue.documents_over_time(step)) == 20


def test_safe_pairs_are_those_that_say_so(catalogue: Catalogue, project: Project) -> None:
    safe = catalogue.safe_pairs(500)
    assert safe
    assert set(safe) == {pair for pair in catalogue.pairs(size=500).rows if pair.is_safe}
    assert [pair.weight for pair in safe] == sorted((pair.weight for pair in safe), reverse=True)
    judge(project, (safe[0].left, safe[0].right), Same.UNSURE, ASHA)
    catalogue.update()
    assert safe[0] not in catalogue.safe_pairs(500)


def test_pairs_are_listed_by_what_was_said(catalogue: Catalogue, project: Project) -> None:
    first = catalogue.pairs_in("open").rows[0]
    total = catalogue.pairs_left()
    judge(project, (first.left, first.right), Same.UNSURE, ASHA)
    catalogue.update()
    assert (catalogue.pairs_left(), catalogue.pairs_left("unsure")) == (total - 1, 1)
    assert [(pair.left, pair.right) for pair in catalogue.pairs_in("unsure").rows] == [
        (first.left, first.right)
    ]
    with pytest.raises(UsageError, match="no state"):
        catalogue.pairs_in("certain")


def test_incidents_are_named_by_id(catalogue: Catalogue) -> None:
    rows = catalogue.incidents(Wanted(), size=3).rows
    assert catalogue.incidents_named([row.id for row in rows] + ["incident:x"]) == {
        row.id: row for row in rows
    }
