"""The catalogue says what the register says, whatever was decided, and follows it with little work."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import ORDERS, Wanted, look_up
from gawah.catalogue.rows import appearances_of, facets, incident_row, key_of, parts_of
from gawah.errors import UsageError
from gawah.model import Same
from gawah.resolve.alike import alike
from gawah.review import Decision, accept, correct, judge, reject

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline, Project

ASHA = Decision("Asha")


def assert_says_the_same(catalogue: Catalogue, project: Project) -> None:
    register = project.register()
    incidents = {one.id: one for one in register.incidents()}
    page = catalogue.incidents(Wanted(), size=500)
    assert {row.id: row for row in page.rows} == {
        one.id: incident_row(one, register) for one in incidents.values()
    }
    for one in incidents.values():
        for subject, role in parts_of(one, register):
            assert (role, one.id) in {(r, row.id) for r, row in catalogue.roles(subject, size=500).rows}
        row = incident_row(one, register)
        for facet, value in facets(one, row, register):
            if facet in {"type", "source", "document"}:
                listed = catalogue.incidents(Wanted.of({facet: value}), size=500).rows
                assert one.id in {r.id for r in listed}
    expected = {tuple(sorted((a, b))) for a, found in alike(register).others.items() for b in found}
    assert {(pair.left, pair.right) for pair in catalogue.pairs(size=500).rows} == expected
    spoken: dict[object, set[object]] = {}
    for appearance in appearances_of(register):
        spoken.setdefault(appearance["subject"], set()).add(appearance["document"])
    for kind in ("person", "body", "place"):
        found = catalogue.subjects(kind, size=500).rows
        keys = [key_of(one, register) for one in register.of_kind(kind)]
        assert {r.id: r.reports for r in found} == {one: len(spoken[one]) for one in keys if one in spoken}


def test_it_says_what_the_register_says(catalogue: Catalogue, filled: Project) -> None:
    assert_says_the_same(catalogue, filled)
    assert catalogue.count(Wanted()) == 24


def test_a_decision_moves_no_incident_among_those_of_one_day(catalogue: Catalogue, filled: Project) -> None:
    """Whoever goes through a list finds each where it was: what was decided does not jump to its end."""
    for claim in list(filled.register().claims.values()):
        if claim.statement.prop == "date":
            reject(filled, claim.id, ASHA)
    catalogue.update()
    undated = catalogue.ids(Wanted())
    for one in (undated[0], undated[7]):
        title = next(c for c in filled.register().claims.values() if c.statement.subject == one and c.counts)
        accept(filled, title.id, ASHA)
        catalogue.update()
        assert catalogue.ids(Wanted()) == undated


def test_it_follows_every_decision(catalogue: Catalogue, filled: Project) -> None:
    chance = random.Random(3)  # noqa: S311 (decisions to try, no secret)
    for _ in range(25):
        register = filled.register()
        claim = chance.choice(sorted(register.claims))
        deed = chance.choice(("accept", "reject", "correct", "judge"))
        if deed == "accept":
            accept(filled, claim, ASHA)
        elif deed == "reject":
            reject(filled, claim, ASHA)
        elif deed == "correct":
            dates = sorted(i for i, c in register.claims.items() if c.statement.prop == "date")
            correct(filled, chance.choice(dates), f"2019-01-{chance.randint(10, 28)}", ASHA)
        else:
            kind = chance.choice(("incident", "person"))
            pair = chance.sample([s.id for s in register.of_kind(kind)], 2)
            judge(filled, (pair[0], pair[1]), chance.choice((Same.SAME, Same.DIFFERENT, Same.UNSURE)), ASHA)
        catalogue.update()
        assert_says_the_same(catalogue, filled)


def test_pairs_are_ordered_and_what_a_person_could_not_tell_comes_last(
    catalogue: Catalogue, filled: Project
) -> None:
    first, *rest = catalogue.pairs(size=500).rows
    assert [pair.weight for pair in rest] == sorted((pair.weight for pair in rest), reverse=True)
    assert {sign.what for sign in first.signs} >= {"date", "place", "type", "victims"}
    judge(filled, (first.left, first.right), Same.UNSURE, ASHA)
    catalogue.update()
    *_, last = catalogue.pairs(size=500).rows
    assert (last.left, last.right, last.is_unsure) == (first.left, first.right, True)
    assert last in catalogue.pairs_of(first.left)
    judge(filled, (first.left, first.right), Same.DIFFERENT, ASHA)
    catalogue.update()
    assert catalogue.pairs(size=500).total == len(rest)


def test_it_looks_only_at_what_was_touched(catalogue: Catalogue, filled: Project) -> None:
    assert catalogue.update() == 0
    reject(filled, sorted(filled.register().claims)[0], ASHA)
    assert catalogue.update() == 1
    left, right = (one.id for one in filled.register().incidents()[:2])
    judge(filled, (left, right), Same.SAME, ASHA)
    assert catalogue.update() in {1, 2}


def test_it_follows_a_newer_method(
    catalogue: Catalogue, filled: Project, tmp_path: Path, better: Pipeline
) -> None:
    filled.process([tmp_path / "many"], pipeline=better)
    catalogue.update()
    assert catalogue.count(Wanted()) == 0
    assert catalogue.subjects("person").total == 0


@pytest.mark.parametrize("harm", ["missing", "damaged", "older"])
def test_it_is_made_again_from_the_record(catalogue: Catalogue, filled: Project, harm: str) -> None:
    path = filled.root / "catalogue.sqlite"
    if harm == "older":
        with catalogue.engine.connect() as connection:
            connection.exec_driver_sql("UPDATE about SET value = '0' WHERE name = 'format'")
            connection.commit()
    catalogue.close()
    if harm == "missing":
        path.unlink()
    elif harm == "damaged":
        path.write_bytes(b"no database" * 100)
    again = filled.catalogue()
    assert again.update() == 12
    assert_says_the_same(again, filled)
    again.close()


def test_lists_are_filtered_sorted_and_paged(catalogue: Catalogue) -> None:
    rows = {row.id: row for row in catalogue.incidents(Wanted(), size=500).rows}
    for order in ORDERS:
        pages = [catalogue.incidents(Wanted(), order, number, 10) for number in (1, 2, 3)]
        listed = [row.id for page in pages for row in page.rows]
        assert sorted(listed) == sorted(rows)
        assert [page.pages for page in pages] == [3, 3, 3]
    dates = [row.date for row in catalogue.incidents(Wanted(), "date", size=500).rows]
    assert dates == sorted(d for d in dates if d)
    mine = catalogue.incidents(Wanted(since="2021", until="2021-12"), size=500).rows
    assert {row.id for row in mine} == {r.id for r in rows.values() if (r.date or "").startswith("2021")}
    assert {r.place_name for r in catalogue.incidents(Wanted(place="torv"), size=500).rows} == {"Torva"}
    assert catalogue.incidents(Wanted(words="soyleb sanare"), size=500).total == sum(
        r.place_name == "Sanare" and "Soyleb" in r.title for r in rows.values()
    )
    assert catalogue.count(Wanted(awaiting="no")) == 0
    assert catalogue.count(Wanted(awaiting="yes", type="killing")) == 24
    assert catalogue.incidents(Wanted(words="nothing of the kind")).rows == ()


def test_answers_that_many_and_few_have_are_the_same(
    catalogue: Catalogue, filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = sorted(i for i, claim in filled.register().claims.items() if claim.statement.prop == "date")
    correct(filled, review[0], "2019-01-01", ASHA)
    catalogue.update()
    asked = [Wanted(awaiting=word, type="killing") for word in ("yes", "no")]
    asked += [Wanted(contradicted=word) for word in ("yes", "no")]
    asked += [
        Wanted(type="killing", since="2021", until="2021-06"),
        Wanted(type="injury"),
        Wanted(words="amin"),
    ]
    few = [catalogue.ids(wanted) for wanted in asked]
    monkeypatch.setattr(look_up, "_MANY", -1)
    assert [catalogue.ids(wanted) for wanted in asked] == few
    assert [len(ids) for ids in few] == [catalogue.count(wanted) for wanted in asked]
    assert sum(len(ids) for ids in few[:2]) == sum(len(ids) for ids in few[2:4]) == 24


def test_the_ids_and_the_documents_of_what_is_wanted(catalogue: Catalogue) -> None:
    for order in ORDERS:
        rows = catalogue.incidents(Wanted(place="Torva"), order, size=500).rows
        ids = catalogue.ids(Wanted(place="Torva"), order)
        assert ids == tuple(row.id for row in rows)
    told = {document for one in ids for document in catalogue.documents_in(one)}
    assert catalogue.documents_telling(ids) == told
    assert catalogue.documents_telling([]) == frozenset()
    with pytest.raises(UsageError, match="no order"):
        catalogue.ids(Wanted(), "sideways")


def test_an_agency_that_is_named_only_in_a_text_is_called_as_it_stands_there(
    project: Project, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "KOTLI (AFP) - Two men killed Amin Soyle in Kotli on 3 May 2021, police said.\n",
        "utf-8",
    )
    project.process([page])
    opened = project.catalogue()
    opened.update()
    assert opened.terms("source") == (("source:afp", 1),)
    assert opened.publishers() == {"afp": "AFP"}
    opened.close()


def test_publishers_by_the_key_that_sources_have(project: Project, reports: Path, small: Pipeline) -> None:
    project.process([reports], {"publisher": "The Gazette, Torva"}, pipeline=small)
    opened = project.catalogue()
    opened.update()
    assert opened.publishers() == {"the gazette torva": "The Gazette, Torva"}
    assert opened.terms("source") == (("source:the gazette torva", 2),)
    opened.close()


def test_totals_count_every_incident_once(catalogue: Catalogue) -> None:
    for by in ("month", "year", "type", "country", "district", "proof"):
        assert sum(number for _, number in catalogue.totals(by, Wanted())) == 24
    only = Wanted(place="Torva")
    assert sum(number for _, number in catalogue.totals("month", only)) == catalogue.count(only)


@pytest.mark.parametrize(
    ("name", "value"),
    [("since", "last May"), ("type", "murder"), ("proof", "certain"), ("awaiting", "maybe"), ("words", "…"),
     ("place", "x" * 300)],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        Wanted.of({name: value, "unknown": "passed over"})


def test_a_filter_is_what_its_address_says() -> None:
    asked = {"since": "2021", "type": "killing", "contradicted": "yes"}
    assert Wanted.of(asked).told() == asked


def test_signs_of_a_search_have_no_meaning(catalogue: Catalogue) -> None:
    for words in ('"', "a'b", "% _", "NEAR(", "x OR y", "*a*", "a" * 150, "\0x"):
        assert catalogue.incidents(Wanted(words=words)).total == 0
        assert catalogue.subjects("person", words).total >= 0


def test_who_was_joined_is_found_by_every_name(project: Project, tmp_path: Path, small: Pipeline) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for number, name in enumerate(("Amin Soyle", "Lena Okoro")):
        words = f"{name} was killed in Torva on 2021-03-1{number}.\n"
        (folder / f"{number}.txt").write_text(words, "utf-8")
    project.process([folder], pipeline=small)
    left, right = (one.id for one in project.register().of_kind("person"))
    judge(project, (left, right), Same.SAME, ASHA)
    catalogue = project.catalogue()
    catalogue.update()
    for words in ("soyle", "okoro"):
        (row,) = catalogue.subjects("person", words).rows
        assert catalogue.members(row.id, 9) == tuple(sorted((left, right)))
        first, second = (catalogue.documents_of(row.id, 1, skip) for skip in (0, 1))
        assert {*first, *second} == set(catalogue.documents_of(row.id))
        assert catalogue.subjects_called("person", row.label) == (row,)
    catalogue.close()
