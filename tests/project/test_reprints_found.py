"""What several papers print of one text is found in any order, and a person may say otherwise."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from gawah.catalogue import Wanted
from gawah.model import BlockKind, Same
from gawah.project import Project
from gawah.resolve.reprints import METHOD
from gawah.review import Decision, class_block, judge, take_back_judgement

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gawah.project import Pipeline
    from gawah.register import Incident

KILLED = "Amin Soyle was killed in Torva on 2024-05-03."
RELEASE = (
    "The Torva Relief Committee condemns the attack on the prayer hall.\nA mob of some sixty men "
    "broke down the gate after the evening prayer and beat those who had stayed behind, two of "
    "them children.\nThe police post stands two hundred metres away from the hall and nobody came "
    "until all was over.\nWe call on the district to name those who are responsible and to protect "
    "the families that are left."
)
OWN = (
    "Our reporter spoke to families at the hospital, where one mother had waited through the night "
    "for her son."
)
OTHER = (
    "Shopkeepers along the road pulled their shutters down, and the bazaar stayed closed until "
    "noon on Sunday."
)
PAPERS = {
    "release": RELEASE,
    "times": f"{KILLED}\n{OWN}\n{RELEASE}",
    "post": f"{KILLED}\n{RELEASE}\n{OTHER}",
    "alone": f"{KILLED}\n{OTHER}\nThe caretaker had looked after the hall for nineteen years.",
}


def read(project: Project, folder: Path, names: tuple[str, ...], small: Pipeline) -> None:
    for name in names:
        file = folder / f"{name}.txt"
        file.write_text(PAPERS[name], "utf-8")
        outcome = project.process([file], {"publisher": f"The {name}"}, pipeline=small)
        assert not outcome.failed


def grouped(project: Project) -> set[frozenset[str]]:
    stored = project.stored()
    names = {one.id: one.name.partition(".")[0] for one in stored.documents}
    return {frozenset(names[one] for one in some) for some in project.register().sources.groups(names)}


def words(project: Project) -> set[tuple[object, ...]]:
    return {(w.left, w.right, w.same, w.score, w.words) for w in project.stored().judgements}


def document(project: Project, name: str) -> str:
    return next(one.id for one in project.stored().documents if one.name == f"{name}.txt")


def together(project: Project) -> Incident:
    """The accounts of the killing, joined by a person."""
    first, *others = project.register().of_kind("incident")
    for other in others:
        judge(project, (first.id, other.id), Same.SAME, Decision("Asha"))
    return project.register().incidents()[0]


def test_in_any_order_the_same_words_are_said_and_the_same_are_one_source(
    tmp_path: Path, small: Pipeline
) -> None:
    told = []
    for number, names in enumerate(permutations(PAPERS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Project.create(folder / "p") as project:
            read(project, folder, names, small)
            told.append(words(project))
            assert grouped(project) == {frozenset({"release", "times", "post"}), frozenset({"alone"})}
    assert all(one == told[0] for one in told)
    assert {word[2] for word in told[0]} == {Same.SAME}
    assert all("gate after the evening prayer" in str(word[4]) for word in told[0])


def test_corroboration_counts_the_two_that_wrote_for_themselves(
    project: Project, tmp_path: Path, small: Pipeline
) -> None:
    read(project, tmp_path, ("times", "post", "alone"), small)
    incident = together(project)
    assert len(incident.documents) == 3
    assert len(incident.sources) == 2
    tie = project.register().sources.ties(incident.documents)
    assert [(one.code, one.word and one.word.method) for one in tie] == [("copies", METHOD)]


def test_a_person_parts_them_and_takes_it_back_and_the_catalogue_follows(
    project: Project, tmp_path: Path, small: Pipeline
) -> None:
    read(project, tmp_path, ("times", "post", "alone"), small)
    together(project)
    catalogue = project.catalogue()

    def counted() -> int:
        catalogue.update()
        (row,) = catalogue.incidents(Wanted()).rows
        return row.sources

    assert counted() == 2
    pair = (f"document:{document(project, 'times')[:12]}", f"document:{document(project, 'post')[:12]}")
    before = project.register()
    judge(project, pair, Same.DIFFERENT, Decision("Asha", "Each rang the committee."))
    assert counted() == 3
    take_back_judgement(project, pair, Decision("Asha"))
    assert counted() == 2
    assert project.register() == before
    catalogue.close()


def test_what_comes_later_joins_two_that_share_nothing_with_each_other(
    project: Project, tmp_path: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = RELEASE.split("\n")
    first, second = "\n".join(lines[:2]), "\n".join(lines[2:])
    monkeypatch.setitem(PAPERS, "times", f"{KILLED}\n{first}\n{OWN}")
    monkeypatch.setitem(PAPERS, "post", f"{KILLED}\n{second}\n{OTHER}")
    read(project, tmp_path, ("times", "post"), small)
    together(project)
    catalogue = project.catalogue()
    catalogue.update()
    assert catalogue.incidents(Wanted()).rows[0].sources == 2
    read(project, tmp_path, ("release",), small)
    catalogue.update()
    assert grouped(project) == {frozenset({"release", "times", "post"})}
    assert catalogue.incidents(Wanted()).rows[0].sources == 1  # although neither of its reports was touched
    catalogue.close()


def test_reading_again_says_nothing_twice(project: Project, tmp_path: Path, small: Pipeline) -> None:
    read(project, tmp_path, ("release", "times"), small)
    before = len(project.stored().judgements)
    project.read_again(document(project, "times"), small)
    project.process([tmp_path / "times.txt"], {"published": "2024-05-04"}, pipeline=small)
    assert len(project.stored().judgements) == before == 1


def test_what_a_person_sets_aside_is_compared_no_more(
    project: Project, tmp_path: Path, small: Pipeline
) -> None:
    read(project, tmp_path, ("release", "times"), small)
    times = document(project, "times")
    for line in (3, 4, 5, 6):
        class_block(project, times, str(line), BlockKind.NAVIGATION, Decision("Asha"))
    project.read_again(times, small)
    last = project.stored().judgements[-1]
    assert (last.same, last.method, last.score) == (Same.UNSURE, METHOD, 0.0)
    assert grouped(project) == {frozenset({"release"}), frozenset({"times"})}


def test_a_part_of_the_record_knows_of_reprints_of_which_nothing_else_is_said(
    project: Project, tmp_path: Path, small: Pipeline
) -> None:
    for name in ("times", "post"):
        file = tmp_path / f"{name}.txt"
        file.write_text(PAPERS[name], "utf-8")
        project.process([file], pipeline=small)
    incident = together(project)
    assert len(incident.sources) == 1
    assert project.part(incident.documents).incidents()[0].sources == incident.sources
    catalogue = project.catalogue()
    catalogue.update()
    assert catalogue.incidents(Wanted()).rows[0].sources == 1
    catalogue.close()
