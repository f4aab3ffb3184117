from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from gawah.store.arrivals import Fate, arrival, arrivals, count_arrivals, strays, unread
from gawah.store.engine import open_store
from tests.house import remove

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

GAZETTE = b"Amin Soyle was killed in Torva on 2021-03-04.\n"


def test_what_came_in_is_listed_newest_first_with_what_became_of_it(
    project: Project, small: Pipeline
) -> None:
    read, failed, waiting = (
        project.add(data, {}, data[:5].decode()) for data in (GAZETTE, b"\0bad", b"later")
    )
    assert project.read_added(read.document, small) is None
    fault = project.read_added(failed.document, small)
    assert fault is not None
    assert (fault.document, fault.code) == (failed.document, "unreadable")

    engine = project.engine
    found = arrivals(engine, 10)
    assert [one.document.id for one in found] == [waiting.document, failed.document, read.document]
    assert [one.fate for one in found] == [Fate.WAITING, Fate.FAILED, Fate.READ]
    assert found[1].fault == fault
    assert [one.document.id for one in arrivals(engine, 1, 1)] == [failed.document]
    assert unread(engine) == [waiting.document]
    for fate, only in ((Fate.READ, read), (Fate.FAILED, failed), (Fate.WAITING, waiting)):
        assert [one.document.id for one in arrivals(engine, 10, fate=fate)] == [only.document]
        assert count_arrivals(engine, fate) == 1
    assert count_arrivals(engine) == 3
    assert arrival(engine, failed.document) == found[1]
    assert arrival(engine, "guess") is None


def test_a_better_reading_counts_its_own_incidents(
    project: Project, small: Pipeline, better: Pipeline
) -> None:
    added = project.add(GAZETTE, {}, "a.txt")
    project.read_added(added.document, small)
    project.read_added(added.document, better)
    catalogue = project.catalogue()
    try:
        catalogue.update()
        assert catalogue.documents_named([added.document])[added.document].incidents == 0
    finally:
        catalogue.close()


def test_a_document_whose_bytes_are_gone_is_named(project: Project, small: Pipeline) -> None:
    added = project.add(GAZETTE, {}, "a.txt")
    remove(project.evidence.path(added.document))
    fault = project.read_added(added.document, small)
    assert fault is not None
    assert "there is no such file" in fault.what


def test_files_that_were_refused_are_named_until_they_are_read(
    project: Project, small: Pipeline, tmp_path: Path
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\0")
    project.process([path], pipeline=small)
    assert [fault.document for fault in strays(project.engine, 10)] == [str(path)]
    path.write_bytes(GAZETTE)
    project.process([path], pipeline=small)
    assert strays(project.engine, 10) == []


def test_an_older_store_gets_the_indexes(project: Project) -> None:
    names = (
        "documents_by_arrival",
        "faults_by_code",
        "sightings_by_document",
        "sightings_by_source",
        "log_by_actor",
        "log_of_persons",
    )
    with project.engine.connect() as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        connection.exec_driver_sql("DELETE FROM migrations WHERE number >= 3")
        connection.commit()
    project.close()
    engine = open_store(project.root / "store.sqlite")
    with engine.connect() as connection:
        there = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars()
        assert set(names) <= set(there)
    engine.dispose()
