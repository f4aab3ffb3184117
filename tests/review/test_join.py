"""Several pairs joined in one go: only what is safe, and each group as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, UsageError
from gawah.model import Same
from gawah.review import Decision, join, judge, last_deed, take_back_batch, told_of_incidents

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

ASHA = Decision("Asha")
SEEN_OPEN = Decision("Asha", "one name, one day", expect="open")


@pytest.fixture
def told(project: Project, tmp_path: Path, small: Pipeline) -> list[str]:
    """Four papers on one death; the ids of the incidents, in order."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(4):
        words = "Amin Soyle was killed in Torva on 2021-03-11."
        (folder / f"paper{number}.txt").write_text(f"{words}\nPaper {number}.", "utf-8")
    project.process([folder], pipeline=small)
    return sorted(one.id for one in project.register().incidents())


def test_three_accounts_become_one_through_two_pairs(project: Project, told: list[str]) -> None:
    a, b, c, d = told
    joined = join(project, [(a, b), (b, c), (a, c)], SEEN_OPEN)
    assert [(word.left, word.right, word.same) for word in joined.words] == [
        (a, b, Same.SAME),
        (b, c, Same.SAME),
    ]
    assert joined.left_out == ()
    assert [one.subject.members for one in project.register().incidents()] == [(a, b, c), (d,)]
    last = last_deed(project, "Asha")
    assert last is not None
    take_back_batch(project, last.batch, ASHA)
    assert len(project.register().incidents()) == 4


@pytest.mark.parametrize("doubt", [Same.DIFFERENT, Same.UNSURE])
def test_a_pair_that_would_join_what_somebody_doubted_is_left_out(
    project: Project, told: list[str], doubt: Same
) -> None:
    a, b, c, _ = told
    judge(project, (a, c), doubt, ASHA)
    joined = join(project, [(a, b), (b, c)], SEEN_OPEN)
    assert [(word.left, word.right) for word in joined.words] == [(a, b)]
    assert joined.left_out == ((b, c),)


def test_what_is_not_safe_is_not_joined_in_a_batch(project: Project, tmp_path: Path, small: Pipeline) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number, who in enumerate(("Amin Soyle", "Lena Okoro")):
        (folder / f"{number}.txt").write_text(f"{who} was killed in Torva on 2021-03-11.", "utf-8")
    project.process([folder], pipeline=small)
    left, right = (one.id for one in project.register().incidents())
    with pytest.raises(UsageError, match="one by one"):
        join(project, [(left, right)], SEEN_OPEN)
    with pytest.raises(UsageError, match="No pair was chosen"):
        join(project, [], SEEN_OPEN)


def test_a_batch_is_refused_where_somebody_was_quicker(project: Project, told: list[str]) -> None:
    a, b, c, d = told
    judge(project, (a, b), Same.UNSURE, Decision("Bilal"))
    with pytest.raises(ConflictError, match="Bilal said unsure"):
        join(project, [(c, d), (a, b)], SEEN_OPEN)
    assert len(project.register().incidents()) == 4


def test_what_people_said_of_pairs_is_told_newest_first(project: Project, told: list[str]) -> None:
    a, b, c, d = told
    judge(project, (a, b), Same.SAME, ASHA)
    judge(project, (c, d), Same.DIFFERENT, Decision("Bilal", "another town"))
    first, second = sorted(told_of_incidents(project), key=lambda one: one.left)
    assert (first.left, first.right, first.reviewer) == (a, b, "Asha")
    assert (second.left, second.right, second.words) == (c, d, "another town")
