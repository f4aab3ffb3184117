"""What may be taken back of some deeds, and the sentences in which words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError
from gawah.review import (
    Called,
    Decision,
    accept,
    add_name,
    correct,
    history,
    last_batch,
    sentences_around,
    state_of_names,
    take_back_batch,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

ASHA = Decision("Asha")


def claim_of(project: Project, value: str) -> str:
    return next(c.id for c in project.register().claims.values() if c.statement.value == value)


def test_the_newest_go_that_holds_is_taken_back_then_the_one_before(
    project: Project, reports: Path, small: Pipeline
) -> None:
    project.process([reports / "gazette.txt"], pipeline=small)
    date = claim_of(project, "2021-03-04")
    incident = project.register().incidents()[0].id
    assert last_batch(project, history(project, incident)) is None
    accept(project, date, ASHA)
    first = last_batch(project, history(project, incident))
    correct(project, date, "2021-03-05", ASHA)
    second = last_batch(project, history(project, incident))
    assert first is not None
    assert second is not None
    assert second > first
    take_back_batch(project, second, ASHA)
    assert last_batch(project, history(project, incident)) == first
    take_back_batch(project, first, ASHA)
    assert last_batch(project, history(project, incident)) is None


def test_words_are_told_with_the_sentence_in_which_they_stand(
    project: Project, reports: Path, small: Pipeline
) -> None:
    project.process([reports / "gazette.txt"], pipeline=small)
    claim = project.register().claims[claim_of(project, "2021-03-04")]
    told = sentences_around(project, [claim.statement])
    assert told == {claim.id: "Amin Soyle was killed in Torva on 2021-03-04."}


def test_another_name_is_added_to_the_names_that_the_person_saw(
    project: Project, reports: Path, small: Pipeline
) -> None:
    project.process([reports / "gazette.txt"], pipeline=small)
    (person,) = (one.id for one in project.register().of_kind("person"))
    seen = Decision("Asha", "", state_of_names(project, person))
    add_name(project, person, Called("A. Soyle"), seen)
    with pytest.raises(ConflictError):
        add_name(project, person, Called("Amin S."), seen)
