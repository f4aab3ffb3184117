"""Accounts of one event are joined by the method where it is sure, as documents come in, in any order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from gawah.model import Same
from gawah.project import Project
from gawah.project import joining as looking
from gawah.project.joining import Joined, join
from gawah.review import Decision, correct, judge, split, take_back_judgement

if TYPE_CHECKING:
    from pathlib import Path

ASHA = Decision("Asha", "they are two events")
REPORTS = {
    "gazette": "KOTLI, 4 May 2021: A doctor, Salman Tarvez, was shot dead by two men in Kotli on 3 May 2021.",
    "herald": "On 3 May 2021 gunmen shot dead Salman Tarvez, a doctor, in Kotli. Nobody else was hurt.",
    "post": "Salman Tarwez was shot dead in Kotli on 3 May 2021, his family said on 6 May 2021.",
    "other": "On 3 May 2021 Amina Solberi was shot dead in Kotli, police said.",
    "far": "On 9 June 2019 a teacher, Omar Belkani, was shot dead in Quetta.",
}
"""Invented: three on one death, one on another of that day in that town, one of nothing near."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, text in REPORTS.items():
        (made / f"{name}.txt").write_text(text + "\n", "utf-8")
    return made


@pytest.fixture
def joined(project: Project, folder: Path) -> Project:
    project.process([folder])
    catalogue = project.catalogue()
    join(project, catalogue)
    catalogue.close()
    return project


def again(project: Project) -> Joined:
    catalogue = project.catalogue()
    try:
        return join(project, catalogue)
    finally:
        catalogue.close()


def groups(project: Project) -> set[frozenset[str]]:
    """Which files tell of the same incident."""
    register = project.register()
    names = {document.id: document.name.partition(".")[0] for document in project.stored().documents}
    return {frozenset(names[one] for one in incident.documents) for incident in register.incidents()}


THREE = frozenset({"gazette", "herald", "post"})
APART = {THREE, frozenset({"other"}), frozenset({"far"})}


def test_accounts_of_one_event_are_one_incident_and_nothing_else_is(joined: Project) -> None:
    assert groups(joined) == APART
    words = joined.stored().judgements
    assert {(word.reviewer, word.same) for word in words} == {(None, Same.SAME)}
    incidents = [word for word in words if word.method == "incidents@2"]
    assert incidents
    assert all(word.score and "date: 2021-05-03" in word.words for word in incidents)


def test_the_victim_of_several_accounts_is_one_person(joined: Project) -> None:
    (incident,) = (one for one in joined.register().incidents() if len(one.documents) == len(THREE))
    (victim,) = incident.victims
    assert victim.label.startswith("Salman")
    words = [word for word in joined.stored().judgements if word.method == "people@1"]
    assert any("Tarvez" in word.words and "Tarwez" in word.words for word in words)


def test_people_are_parted_with_their_accounts(joined: Project) -> None:
    (incident,) = (one for one in joined.register().incidents() if len(one.documents) == len(THREE))
    for member in incident.subject.members[1:]:
        split(joined, member, member, ASHA)
    again(joined)
    people = [one for one in joined.register().of_kind("person") if one.label.startswith("Salman")]
    assert [len(one.members) for one in people] == [1, 1, 1]


def test_a_death_that_is_told_without_a_day_is_found_by_its_name_whenever_it_comes(
    joined: Project, folder: Path, tmp_path: Path
) -> None:
    told = folder / "memory.txt"
    told.write_text("Salman Tarvez, a doctor, was shot dead in Kotli, his brother recalled.\n", "utf-8")
    joined.process([told])
    again(joined)
    assert groups(joined) == {THREE | {"memory"}, *(APART - {THREE})}
    with Project.create(tmp_path / "other") as other:
        other.process([folder])
        again(other)
        assert groups(other) == groups(joined)


def test_what_may_be_done_twice_and_is_told_without_a_day_waits_for_a_person(
    joined: Project, folder: Path
) -> None:
    for name, when in (("arrest", "On 4 March 2020 "), ("memory", "")):
        text = f"{when}Bilal Gormani, a teacher, was arrested in Quetta, his lawyer said.\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    joined.process([folder])
    again(joined)
    assert groups(joined) == {*APART, frozenset({"arrest"}), frozenset({"memory"})}
    catalogue = joined.catalogue()
    (pair,) = (one for one in catalogue.pairs().rows if "arrest" in str(one.signs))
    catalogue.close()
    assert not pair.is_safe
    assert "date" not in {sign.what for sign in pair.signs}


MATTER = {
    "morning": (
        "On 3 May 2021 gunmen shot dead Salman Tarvez, a doctor, in Kotli.\n\n"
        "On 4 May 2021 a crowd of 200 people set fire to the timber warehouse of the Northlight company in "
        "Mirpur with paraffin, over a rumour about a torn banner.\n"
    ),
    "evening": (
        "Salman Tarvez, a doctor, was shot dead by gunmen in Kotli on 3 May 2021.\n\n"
        "A crowd of 200 people set fire to the timber warehouse of the Northlight company in Mirpur with "
        "paraffin, over the rumour about a torn banner.\n"
    ),
}
"""Invented: two reports on one death and on one fire, of which the second tells no day."""


def test_what_is_told_without_a_day_is_found_beside_what_both_documents_surely_tell(
    project: Project, tmp_path: Path
) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in MATTER}
    for name, text in MATTER.items():
        files[name].write_text(text, "utf-8")
    for name in ("evening", "morning"):
        project.process([files[name]])
        again(project)
    both = frozenset(MATTER)
    assert groups(project) == {both}
    register = project.register()
    assert sorted(one.acts[0].value("type") or "" for one in register.incidents()) == [
        "killing",
        "property_destruction",
    ]
    (fire,) = (one for one in register.incidents() if one.date == "2021-05-04")
    assert len(fire.documents) == len(both)
    assert again(project) == Joined(0)
    alone = {"morning": MATTER["morning"], "evening": MATTER["evening"].partition("\n\n")[2]}
    with Project.create(tmp_path / "alone") as other:
        for name, text in alone.items():
            files[name].write_text(text, "utf-8")
            other.process([files[name]])
        again(other)
        assert both not in groups(other)  # a fire in that town, on any day


def test_a_second_look_says_nothing_twice(joined: Project) -> None:
    before = joined.stored()
    assert again(joined) == Joined(0, 0, 0)
    (joined.root / "catalogue.sqlite").unlink()
    assert again(joined) == Joined(5, 0, 0)
    assert joined.stored() == before


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_changes_nothing(
    joined: Project, folder: Path, tmp_path: Path, seed: int
) -> None:
    files = sorted(folder.iterdir())
    random.Random(seed).shuffle(files)  # noqa: S311 (an order to try, no secret)
    with Project.create(tmp_path / "other") as other:
        for file in files:
            other.process([file])
            again(other)
        assert groups(other) == APART

        def told(project: Project) -> set[tuple[object, ...]]:
            return {(j.left, j.right, j.same, j.score, j.words) for j in project.stored().judgements}

        assert told(other) == told(joined)
        assert other.register().names == joined.register().names


def test_all_accounts_in_one_go_say_the_same(
    joined: Project, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_FEW", 0)
    with Project.create(tmp_path / "other") as other:
        other.process([folder])
        again(other)
        assert groups(other) == groups(joined)
        assert other.register().names == joined.register().names


def test_a_person_stands_above_the_method_and_taking_it_back_restores_the_register(joined: Project) -> None:
    before = joined.register()
    (incident,) = (one for one in before.incidents() if len(one.documents) == len(THREE))
    member = incident.subject.members[1]
    split(joined, incident.id, member, ASHA)
    assert max(len(found) for found in groups(joined)) == len(THREE) - 1
    again(joined)
    assert max(len(found) for found in groups(joined)) == len(THREE) - 1
    others = [one for one in incident.subject.members if one != member]
    for other in others:
        take_back_judgement(joined, (member, other), ASHA)
    for word in joined.stored().judgements:
        if word.reviewer and word.same is Same.SAME:
            take_back_judgement(joined, (word.left, word.right), ASHA)
    again(joined)
    after = joined.register()
    assert (after.subjects, after.names, after.sources.own) == (
        before.subjects,
        before.names,
        before.sources.own,
    )


def test_what_a_person_is_unsure_of_no_method_joins(joined: Project) -> None:
    (incident,) = (one for one in joined.register().incidents() if len(one.documents) == len(THREE))
    one, *others = incident.subject.members
    for other in others:
        judge(joined, (one, other), Same.UNSURE, ASHA)
    assert max(len(found) for found in groups(joined)) == len(THREE) - 1


def test_a_corrected_date_parts_what_was_joined(joined: Project) -> None:
    register = joined.register()
    documents = {document.id: document.name for document in joined.stored().documents}
    claim = next(
        claim
        for claim in register.claims.values()
        if claim.statement.prop == "date"
        and claim.statement.kind == "incident"
        and documents[claim.statement.document] == "post.txt"
    )
    correct(joined, claim.id, "2020-01-01", ASHA)
    assert again(joined).parted > 0
    assert groups(joined) == {THREE - {"post"}, frozenset({"post"}), frozenset({"other"}), frozenset({"far"})}


def test_a_new_document_joins_what_is_there_and_nothing_else_is_looked_at(
    joined: Project, folder: Path
) -> None:
    (folder / "late.txt").write_text("Dr Salman Tarvez was shot dead in Kotli on 3 May 2021.\n", "utf-8")
    joined.process([folder])
    told = again(joined)
    assert told.documents == 1
    assert THREE | {"late"} in groups(joined)


def test_two_incidents_of_one_document_are_never_joined_through_a_third(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "both.txt").write_text(
        "On 3 May 2021 Salman Tarvez was shot dead in Kotli.\n\n"
        "In a separate attack on 3 May 2021 Amina Solberi was shot dead in Kotli.\n",
        "utf-8",
    )
    (folder / "one.txt").write_text("On 3 May 2021 a person was shot dead in Kotli.\n", "utf-8")
    project.process([folder])
    again(project)
    (both,) = (document.id for document in project.stored().documents if document.name == "both.txt")
    telling = [one for one in project.register().incidents() if both in one.documents]
    assert len(telling) == 2


@pytest.mark.parametrize(
    ("many", "sides"), [("Forty", {"15", "40"}), ("Fifteen", None), ("At least ten", None)]
)
def test_numbers_of_attackers_that_cannot_both_be_true_are_a_contradiction(
    project: Project, tmp_path: Path, many: str, sides: set[str] | None
) -> None:
    for name, number in (("one", "Fifteen"), ("other", many)):
        file = tmp_path / f"{name}.txt"
        file.write_text(
            f"{number} gunmen shot dead Salman Tarvez, a doctor, in Kotli on 3 May 2021, said the {name}.\n",
            "utf-8",
        )
        project.process([file])
    again(project)
    (incident,) = project.register().incidents()
    assert len(incident.documents) == 2
    found = {one.field.prop.name: one.field for one in incident.contradictions}
    told = {reading.value for reading in found["attackers"].readings} if "attackers" in found else None
    assert told == sides
