from __future__ import annotations

import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ReadOnlyError
from gawah.model import CustodyEvent, Handling
from gawah.project import Project
from gawah.project.custody import Exported, Hands, looked_at, note, written_down
from gawah.store import verify_log
from gawah.store.custody import all_custody, custody_of

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline

ASHA = Hands("Asha")
EXPORT = Exported("Asha", "csv", "all", "own")


def handled(project: Project, file: str) -> list[Handling]:
    return [event.handling for event in custody_of(project.engine, file)]


def test_whoever_brings_a_file_and_what_is_made_of_it_is_written_down(
    project: Project, reports: Path, small: Pipeline
) -> None:
    (document,) = project.process([reports / "herald.txt"], {}, None, small, ASHA).added
    brought, made = custody_of(project.engine, document)
    assert (brought.handling, brought.file, brought.actor) == (Handling.COLLECTED, document, "Asha")
    assert brought.parameters == {"name": "herald.txt", "source": str(reports / "herald.txt")}
    text = project.text(document)
    assert text is not None
    assert (made.handling, made.file, made.parent) == (Handling.ANALYSED, text.id, document)
    assert made.tool == "small@1"
    assert made in custody_of(project.engine, text.id)
    assert verify_log(project.engine) == []


def test_the_same_again_adds_nothing_and_another_person_does(
    project: Project, reports: Path, small: Pipeline
) -> None:
    for _ in range(2):
        project.process([reports], {}, None, small, ASHA)
        assert len(list(all_custody(project.engine))) == 4
    handed = Hands("Bano", "a lawyer of the family")
    added = project.add(reports / "herald.txt", hands=handed)
    assert handled(project, added.document) == [Handling.COLLECTED, Handling.ANALYSED, Handling.RECEIVED]
    last = custody_of(project.engine, added.document)[-1]
    assert (last.actor, last.parameters["from"]) == ("Bano", "a lawyer of the family")


def test_what_is_new_is_told_as_new(project: Project, reports: Path) -> None:
    assert project.add(reports / "herald.txt", hands=ASHA).is_new
    assert not project.add(reports / "herald.txt", hands=ASHA).is_new


def test_what_people_do_with_a_file_is_written_down_each_time(project: Project, reports: Path) -> None:
    document = project.add(reports / "herald.txt").document
    for at in ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"):
        note(project, [CustodyEvent(Handling.DISCLOSED, document, "Asha", at, "asked by the court")])
    assert handled(project, document)[1:] == [Handling.DISCLOSED] * 2


def test_an_export_is_written_down_with_the_hash_of_what_left(project: Project) -> None:
    assert "".join(written_down(project, ["a,b\n", "گواہ\n"], EXPORT)) == "a,b\nگواہ\n"
    (event,) = all_custody(project.engine)
    assert event.file == sha256("a,b\nگواہ\n".encode()).hexdigest()
    assert (event.handling, event.actor) == (Handling.EXPORTED, "Asha")
    told = {"form": "csv", "selection": "all", "audience": "own", "bytes": str(4 + 9)}
    assert event.parameters == {"release": EXPORT.release, **told}


def test_an_export_that_was_cut_off_is_written_down_as_far_as_it_came(project: Project) -> None:
    pieces = written_down(project, iter(["one\n", "two\n", "three\n"]), EXPORT)
    assert next(pieces) == "one\n"
    pieces.close()  # type: ignore[attr-defined]
    (event,) = all_custody(project.engine)
    assert event.file == sha256(b"one\n").hexdigest()
    assert event.parameters["cut_off"] == "true"


def test_that_somebody_looked_at_names_is_an_event(project: Project, reports: Path) -> None:
    document = project.add(reports / "herald.txt").document
    at = "2024-05-01T10:00:00Z"
    note(project, [looked_at("Asha", "documents", document, at), looked_at("Asha", "incidents", "1a2b", at)])
    event = custody_of(project.engine, document)[-1]
    assert (event.handling, event.actor, event.at) == (Handling.REVEALED, "Asha", at)
    assert [one.parameters.get("page") for one in all_custody(project.engine)][1:] == [
        f"documents/{document}",
        "incidents/1a2b",
    ]


def test_where_nothing_can_be_written_an_export_goes_all_the_same(project: Project) -> None:
    opened = Project(project.root, project.engine, is_read_only=True)
    assert list(written_down(opened, ["x"], EXPORT)) == ["x"]
    with pytest.raises(ReadOnlyError):
        note(opened, [looked_at("Asha", "documents", "d" * 64, "2024-05-01T10:00:00Z")])
    assert list(all_custody(project.engine)) == []


def test_what_people_do_is_no_decision(project: Project, reports: Path) -> None:
    """Who undoes their last decision must not find an export there."""
    project.add(reports / "herald.txt", hands=ASHA)
    list(written_down(project, ["x"], EXPORT))
    project.close()
    with sqlite3.connect(project.root / "store.sqlite") as connection:
        assert set(connection.execute("SELECT actor FROM log").fetchall()) == {("gawah",)}
    connection.close()
