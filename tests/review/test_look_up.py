"""A decision looks up only what it is about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from gawah.errors import NotFoundError, UsageError
from gawah.model import Same
from gawah.project import Project
from gawah.review import (
    Called,
    Decision,
    FieldOf,
    Selection,
    accept,
    add,
    add_name,
    correct,
    history,
    judge,
    last_deed,
    move,
    reject_incident,
    split,
    take_back,
    take_back_batch,
)
from gawah.review.look_up import find_document, find_subject, look_at

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline

ASHA = Decision("Asha")


def test_no_decision_loads_the_whole_record(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = filled.register().incidents()
    document = first.documents[0]
    date = first.subject.fields["date"].claims[0].id
    victim = first.acts[0].fields["victim"].claims[0]

    def refuse(*_: object) -> None:
        raise AssertionError("the whole record was loaded")

    monkeypatch.setattr(Project, "stored", refuse)
    monkeypatch.setattr(Project, "register", refuse)
    accept(filled, date[:12], ASHA)
    correct(filled, date, "2021-03", ASHA)
    take_back(filled, date, ASHA)
    move(filled, victim.id, "perpetrator", ASHA)
    add(filled, Selection(document, None, 40, 60), FieldOf(first.id, "title"), ASHA)
    add_name(filled, victim.statement.value, Called("A. Soyle"), ASHA)
    judge(filled, (first.id, other.id), Same.SAME, ASHA)
    split(filled, first.id, other.id, ASHA)
    reject_incident(filled, other.id, ASHA)
    deed = last_deed(filled, "Asha")
    assert deed is not None
    take_back_batch(filled, deed.batch, ASHA)
    assert len(history(filled, first.id)) > 5


def test_beginnings_are_looked_up_in_the_store(filled: Project) -> None:
    claims = sorted(filled.register().claims)
    person = filled.register().of_kind("person")[0].id
    document = filled.stored().documents[0].id
    assert look_at(filled, [claims[0].upper()]).wanted[0].claim_id == claims[0]
    assert find_subject(filled, person[:20]) == person
    assert find_subject(filled, person.partition(":")[2][:16], ("person", "body")) == person
    assert find_document(filled, document[:16]) == document
    common = next(d for d in "0123456789abcdef" if sum(c.startswith(d) for c in claims) > 1)
    with pytest.raises(UsageError, match=f"{common} is the beginning of"):
        look_at(filled, [common])
    for nothing in ("", "  ", "person:"):
        with pytest.raises(UsageError, match="Type the beginning"):
            find_subject(filled, nothing)
        with pytest.raises((UsageError, NotFoundError)):
            look_at(filled, [nothing])
    for missing in ("zzzz", "%", "_" * 64, person.replace("person", "body")):
        with pytest.raises(NotFoundError):
            find_subject(filled, missing)
        with pytest.raises(NotFoundError):
            look_at(filled, [missing])


def test_of_two_claims_that_begin_so_one_that_nothing_finds_is_not_meant(
    filled: Project, reports: Path, better: Pipeline
) -> None:
    claims = sorted(filled.register().claims)
    kept = next(one for one, after in pairwise(claims) if one[0] == after[0])
    shared = kept[0]
    accept(filled, kept, ASHA)
    filled.process([reports], pipeline=better)
    assert look_at(filled, [shared]).wanted[0].claim_id == kept
