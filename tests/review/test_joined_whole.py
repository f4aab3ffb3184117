"""A person joins two incidents as they see them: with all that these were joined with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.model import Same
from gawah.project.joining import join
from gawah.review import Decision, judge, take_back_judgement

if TYPE_CHECKING:
    from gawah.project import Project

ASHA = Decision("Asha", "one report, its headline and its first sentence")
REPORTS = Path(__file__).parents[2] / "examples" / "walk"
"""Invented. The newspaper tells of one killing twice; one of the two is joined with what others tell."""


@pytest.fixture
def told(project: Project) -> Project:
    project.process([REPORTS])
    catalogue = project.catalogue()
    join(project, catalogue)
    catalogue.close()
    return project


def groups(project: Project) -> set[frozenset[str]]:
    return {frozenset(one.subject.members) for one in project.register().incidents()}


def killings(project: Project) -> tuple[frozenset[str], frozenset[str]]:
    """The accounts that were joined, and the one that stands by itself."""
    found = [one.subject.members for one in project.register().incidents() if one.type == "killing"]
    alone, joined = sorted(map(frozenset, found), key=len)
    assert len(alone) == 1
    return joined, alone


def homes(project: Project) -> dict[str, str]:
    """The document that tells of each account."""
    found = (claim.statement for claim in project.register().claims.values())
    return {one.subject: one.document for one in found if one.subject.startswith("incident:")}


def test_what_a_method_had_joined_with_one_of_two_stays_with_them(told: Project) -> None:
    before = groups(told)
    joined, alone = killings(told)
    (one,), home = alone, homes(told)
    twice = {member for member in joined if home[member] == home[one]}
    other = min(joined - twice)
    assert twice
    judge(told, (other, one), Same.SAME, ASHA)
    assert joined | alone in groups(told)
    take_back_judgement(told, (other, one), ASHA)
    assert groups(told) == before


def test_nothing_more_is_said_where_nothing_would_be_lost(told: Project) -> None:
    joined, alone = killings(told)
    (one,), home = alone, homes(told)
    (again,) = (member for member in joined if home[member] == home[one])
    judge(told, (again, one), Same.SAME, ASHA)
    assert joined | alone in groups(told)
    assert len([word for word in told.stored().judgements if word.reviewer == "Asha"]) == 1
