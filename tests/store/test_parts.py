"""Parts of the record: no more than what is asked for needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.model import Finding, Judgement, Run, Same, Statement
from gawah.project import register_of
from gawah.store import Document, append, load, open_store
from gawah.store.parts import closed, load_part
from gawah.store.told import load_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from gawah.store.records import Record

AT = "2026-01-01T00:00:00Z"
ONE, TWO, THREE = "1" * 64, "2" * 64, "3" * 64
TOLD = {
    # Two incidents, of which the next document tells one, and the third one the second of that.
    ONE: {"a": "p", "b": "q"},
    TWO: {"b2": "q2", "c": "r"},
    THREE: {"c3": "r3"},
}
"""What documents tell: for each incident who was killed in it."""


def statement(subject: str, prop: str, value: str, document: str) -> Statement:
    return Statement(subject, prop, value, document, "rules@1", document, AT)


def told(document: str) -> Iterator[Record]:
    found = []
    for incident, victim in TOLD[document].items():
        whole, act, person = f"incident:{incident}", f"act:{incident}", f"person:{victim}"
        found += [
            statement(whole, "title", f"What {document[0]} tells of {incident}", document),
            statement(act, "incident", whole, document),
            statement(act, "type", "killing", document),
            statement(act, "victim", person, document),
            statement(person, "name", f"Amin {victim}", document),
        ]
    yield Document(document, f"{document[0]}.txt", 9, "text/plain", AT, "")
    yield from found
    findings = tuple(Finding(one.claim_id, "rules@1", 1.0) for one in found)
    yield Run(document, document, "t", ("rules@1",), AT, findings)


def one(left: str, right: str) -> Judgement:
    return Judgement(left, right, Same.SAME, "m@1", AT, None, 9.0)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(tmp_path / "store.sqlite")
    append(opened, "gawah", AT, [record for document in TOLD for record in told(document)])
    yield opened
    opened.dispose()


def test_what_tells_of_one_incident_leaves_out_what_tells_of_another_beside_it(engine: Engine) -> None:
    append(engine, "gawah", AT, [one("incident:b", "incident:b2"), one("incident:c", "incident:c3")])
    assert closed(engine, [ONE]) == {ONE, TWO, THREE}
    documents = {
        incident: {document.id for document in load_told(engine, [f"incident:{incident}"], known).documents}
        for incident, known in (("a", [ONE]), ("b", [ONE]), ("c", [TWO, THREE]))
    }
    assert documents == {"a": {ONE}, "b": {ONE, TWO}, "c": {TWO, THREE}}


@pytest.mark.parametrize(
    "ends", [("incident:a", "incident:c"), ("person:p", "person:r3"), ("act:a", "act:c")]
)
def test_an_incident_is_what_it_is_in_the_whole_record(engine: Engine, ends: tuple[str, str]) -> None:
    append(engine, "gawah", AT, [one("incident:b", "incident:b2"), one("incident:c", "incident:c3")])
    append(engine, "gawah", AT, [one(*ends), one("person:q", "person:q2"), one("person:r", "person:r3")])
    whole = register_of(load(engine))
    for incident in whole.incidents():
        part = register_of(load_told(engine, [incident.id], incident.documents))
        (found,) = [other for other in part.incidents() if other.id == incident.id]
        assert found == incident
        for party in incident.victims:
            there, here = whole.subject(party.id), part.subject(party.id)
            assert there is not None
            assert here is not None
            assert here.members == there.members


def test_of_a_part_of_a_record_in_which_nothing_is_joined_there_is_what_was_asked_for(engine: Engine) -> None:
    part, whole = load_told(engine, ["incident:a"], [ONE]), load_part(engine, [ONE])
    assert {one.subject for one in part.statements} == {"incident:a", "act:a", "person:p"}
    assert {one for one in whole.statements if one.subject in {"incident:a", "act:a", "person:p"}} == {
        *part.statements
    }
    assert (part.documents, part.sightings, part.judgements) == (whole.documents, whole.sightings, ())
    assert {found.claim_id for run in part.runs for found in run.found} == {
        one.claim_id for one in part.statements
    }
