"""A translation is no second source: found where accounts of one event are joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.model import Same
from gawah.project.joining import join
from gawah.resolve.translations import METHOD
from gawah.review import Decision, judge

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Incident

REPORTS = Path(__file__).parents[1] / "resolve" / "translated"


def joined(project: Project) -> None:
    catalogue = project.catalogue()
    join(project, catalogue)
    catalogue.close()


def attack(project: Project) -> Incident:
    """The incident that most documents tell of."""
    return max(project.register().incidents(), key=lambda incident: len(incident.documents))


@pytest.mark.parametrize("order", [("en", "ur", "other"), ("other", "ur", "en")])
def test_a_report_its_translation_and_another_are_two_sources(
    project: Project, order: tuple[str, ...]
) -> None:
    for name in order:
        project.process([REPORTS / f"{name}.txt"])
        joined(project)
    told = [one for one in project.register().incidents() if one.killed[0] == 4]
    alone = next(one for one in told if len(one.documents) == 1)
    judge(project, (alone.id, attack(project).id), Same.SAME, Decision("Asha"))
    incident = attack(project)
    assert len(incident.documents) == 3
    assert len(incident.sources) == 2
    (tie,) = project.register().sources.ties(incident.documents)
    assert tie.code == "translates"
    assert "≈" in tie.words


def test_a_persons_word_parts_them_and_a_second_look_says_nothing_twice(project: Project) -> None:
    for name in ("en", "ur"):
        project.process([REPORTS / f"{name}.txt"])
    joined(project)
    before = project.stored().judgements
    (word,) = (word for word in before if word.method == METHOD)
    assert word.same is Same.SAME
    (project.root / "catalogue.sqlite").unlink()
    joined(project)
    assert project.stored().judgements == before
    judge(project, (word.left, word.right), Same.DIFFERENT, Decision("Asha", "both were there"))
    assert len(attack(project).sources) == 2
