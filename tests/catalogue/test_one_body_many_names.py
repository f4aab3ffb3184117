"""A body with an entry is one in all lists, whatever each document calls it and whatever a person judged."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.catalogue.rows import key_of
from gawah.model import Same, Span, Statement, subject_id
from gawah.project import Pipeline
from gawah.review import Decision, judge, reject
from tests.catalogue.test_catalogue import assert_says_the_same
from tests.conftest import SmallExtraction, extract_small, read_small

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.model import Text
    from gawah.project import Project

ASHA = Decision("Asha")
_ENTRIES = {
    "Daesh": "islamic_state",
    "داعش": "islamic_state",
    "ISKP": "islamic_state_khorasan",
    "Patrol": None,
}
_SAID = re.compile("|".join(_ENTRIES))


def extract(text: Text, run: str, at: str) -> SmallExtraction:
    """What the small method finds, and the bodies that are named."""
    found = extract_small(text, run, at)
    acts = [one.subject for one in found.statements if one.prop == "outcome"]
    more = []
    for act, m in zip(acts, _SAID.finditer(text.content), strict=False):
        body = subject_id(text.document, "body", *m.span())
        facts = [(body, "name", m[0]), (body, "directory", _ENTRIES[m[0]]), (act, "perpetrator", body)]
        for subject, prop, value in facts:
            if value is not None:
                span = Span(text.id, *m.span())
                told = (subject, prop, value, text.document, "small@1", run, at, span, m[0], "en")
                more.append(Statement(*told, confidence=0.8))
    return replace(found, statements=(*found.statements, *more))


@pytest.fixture
def filled(project: Project, tmp_path: Path) -> Project:
    """Ten papers, each with a death in its own town and a body that is said to have done it."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(10):
        who = list(_ENTRIES)[number % len(_ENTRIES)]
        told = f"Amin Soyle was killed in Torva{'abcdefghij'[number]} on 2021-03-{10 + number}. It was {who}."
        (folder / f"paper{number}.txt").write_text(told, "utf-8")
    project.process([folder], pipeline=Pipeline(read_small, extract, lambda _text: ("small@1",)))
    return project


def test_what_documents_call_in_two_scripts_is_one_row_with_all_its_incidents(catalogue: Catalogue) -> None:
    rows = {row.id: row for row in catalogue.subjects("body").rows}
    one = rows["body:islamic_state"]
    assert (one.reports, one.incidents) == (6, 6)
    assert {one.label, *one.names} == {"Daesh", "داعش"}
    assert rows["body:islamic_state_khorasan"].incidents == 2
    assert sum(row.label == "Patrol" for row in rows.values()) == 2
    assert catalogue.roles("body:islamic_state").total == 6
    assert catalogue.count(Wanted()) == 10


def test_lists_follow_what_a_person_says_of_bodies(catalogue: Catalogue, filled: Project) -> None:
    chance = random.Random(5)  # noqa: S311 (decisions to try, no secret)
    for _ in range(25):
        register = filled.register()
        if chance.random() < 0.2:
            entries = sorted(i for i, c in register.claims.items() if c.statement.prop == "directory")
            reject(filled, chance.choice(entries), ASHA)
        else:
            bodies = [one for one in register.of_kind("body") if "ISKP" not in one.called]
            members = sorted(one for body in bodies for one in body.members)
            left, right = chance.sample(members, 2)
            judge(filled, (left, right), chance.choice((Same.SAME, Same.DIFFERENT)), ASHA)
        catalogue.update()
        assert_says_the_same(catalogue, filled)


def test_who_was_parted_keeps_a_row_of_its_own_when_its_document_alone_is_looked_at(
    catalogue: Catalogue, filled: Project
) -> None:
    bodies = [b for b in filled.register().of_kind("body") if b.value("directory") == "islamic_state"]
    left, right = bodies[0].members[:2]
    judge(filled, (left, right), Same.DIFFERENT, ASHA)
    catalogue.update()
    assert {catalogue.key_of(left), catalogue.key_of(right)} == {left, right}
    name = next(c for c in filled.register().claims.values() if c.statement.subject == left)
    reject(filled, next(c.id for c in filled.register().claims.values() if c.statement.prop == "date"
                        and c.statement.document == name.statement.document), ASHA)  # fmt: skip
    catalogue.update()
    assert {catalogue.key_of(left), catalogue.key_of(right)} == {left, right}
    assert key_of(*_found(filled, left)) == left


def _found(project: Project, subject: str) -> tuple:  # type: ignore[type-arg]
    register = project.register()
    return register.subject(subject), register
