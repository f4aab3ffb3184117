"""A person says which place the words of a claim name: one row of the log, one step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.review import (
    UNLISTED,
    Decision,
    Selection,
    change_place,
    deeds_of,
    place_choices,
    redo_last,
    state_of,
    take_back,
    undo_last,
)
from gawah.store import verify_log

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Claim, Incident

ASHA = Decision("Asha")


def place_claim(project: Project) -> Claim:
    """What the register says of where the first incident was."""
    field = the_incident(project).subject.fields["place"]
    return next(claim for claim in field.claims if claim.counts)


def the_incident(project: Project) -> Incident:
    return project.register().incidents()[0]


def lahore(project: Project) -> str:
    span = place_claim(project).statement.span
    assert span is not None
    selection = Selection(place_claim(project).statement.document, span.text, span.start, span.end)
    return place_choices(project, selection, "Lahore")[0].id


def rows(project: Project) -> int:
    assert verify_log(project.engine) == []
    with project.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM log")).scalar_one())


def test_another_place_is_one_decision_and_keeps_the_words(filled: Project) -> None:
    before, count = place_claim(filled), rows(filled)
    verdict = change_place(
        filled, before.id, lahore(filled), Decision("Asha", "see the map", state_of(before))
    )
    assert rows(filled) == count + 1
    after = place_claim(filled)
    assert verdict.instead == after.id
    assert (after.statement.original, after.person) == (before.statement.original, "Asha")
    place = filled.register().subject(after.statement.value)
    assert place is not None
    assert (place.value("gazetteer"), place.value("country")) == (lahore(filled), "PK")
    assert not filled.register().claims[before.id].counts
    assert (after.statement.value,) == the_incident(filled).subject.values("place")


def test_it_is_taken_back_in_one_go_and_done_again(filled: Project) -> None:
    before, places = place_claim(filled), filled.register().of_kind("place")
    change_place(filled, before.id, lahore(filled), ASHA)
    changed = place_claim(filled).id
    undone = undo_last(filled, ASHA)
    assert undone.deed is not None
    assert (undone.deed.prop, undone.deed.word) == ("place", "corrected")
    assert place_claim(filled).id == before.id
    assert filled.register().of_kind("place") == places, "nothing is left of the other place"
    with pytest.raises(UsageError, match="nothing of yours left"):
        undo_last(filled, ASHA)
    redo_last(filled, ASHA)
    assert place_claim(filled).id == changed


def test_who_takes_back_the_value_gets_the_first_one_again(filled: Project) -> None:
    before = place_claim(filled).id
    change_place(filled, before, UNLISTED, ASHA)
    take_back(filled, place_claim(filled).id, ASHA)
    assert place_claim(filled).id == before


def test_a_place_that_the_document_knows_already_is_not_made_twice(filled: Project) -> None:
    before = place_claim(filled).id
    change_place(filled, before, lahore(filled), ASHA)
    first = place_claim(filled)
    change_place(filled, first.id, UNLISTED, ASHA)
    change_place(filled, place_claim(filled).id, lahore(filled), ASHA)
    assert place_claim(filled).statement.value == first.statement.value
    with pytest.raises(UsageError, match="That is the value the claim has"):
        change_place(filled, first.id, lahore(filled), ASHA)


def test_what_cannot_be_changed_is_refused_and_leaves_the_record_as_it_is(filled: Project) -> None:
    claim, count = place_claim(filled), rows(filled)
    date = next(c for c in filled.register().claims.values() if c.statement.prop == "date")
    with pytest.raises(UsageError, match=r"tells no place: it is incident\.date"):
        change_place(filled, date.id, UNLISTED, ASHA)
    with pytest.raises(NotFoundError, match="no place nowhere"):
        change_place(filled, claim.id, "nowhere", ASHA)
    with pytest.raises(ConflictError, match="has changed since you looked"):
        change_place(filled, claim.id, UNLISTED, Decision("Asha", expect="another state"))
    assert rows(filled) == count
    assert deeds_of(filled, count) == []
