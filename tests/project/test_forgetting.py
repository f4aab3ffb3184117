from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import ForgottenError, NotFoundError
from gawah.model import Handling, Judgement, Same, Verdict, Word
from gawah.project import Project
from gawah.project.checkpoints import checkpoint_files, sign_state
from gawah.project.custody import Hands
from gawah.project.forgetting import forget
from gawah.project.proofs import proof
from gawah.project.verify import verify
from gawah.store import search, tables
from gawah.store.changes import last_batch
from gawah.store.custody import custody_of
from gawah.store.destroy import numbers_in, stretches

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline

AT = "2026-01-01T00:00:00Z"
WHY = "consent was withdrawn"


@pytest.fixture
def filled(project: Project, reports: Path, small: Pipeline) -> Project:
    """Two reports, decided about and compared, and a checkpoint that somebody else keeps."""
    project.process([reports], {"publisher": "The Gazette"}, None, small, Hands("Asha", "her cousin Rafi"))
    herald, gazette = herald_of(project), gazette_of(project)
    name = next(s for s in project.stored().statements if s.value == "Lena Okoro")
    left, right = (
        next(s.subject for s in project.stored().statements if s.document == one and s.prop == "title")
        for one in (herald, gazette)
    )
    compared = Judgement(left, right, Same.DIFFERENT, "review", AT, "Asha", None, "Lena Okoro is another")
    project.decide("Asha", lambda: (AT, [Verdict(name.claim_id, Word.ACCEPTED, "Asha", AT, None, "seen")]))
    project.decide("Asha", lambda: (AT, [compared]))
    kept = sign_state(project)
    assert kept is not None
    shutil.copy(kept.path, project.root.parent / "elsewhere.txt")
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
    return project


def herald_of(project: Project) -> str:
    return next(one.id for one in project.stored().documents if one.name == "herald.txt")


def gazette_of(project: Project) -> str:
    return next(one.id for one in project.stored().documents if one.name == "gazette.txt")


def holding(root: Path, words: str) -> list[str]:
    """The files of a project in which some words can still be read, in any letters' case."""
    encoded = words.lower().encode()
    files = (path for path in root.rglob("*") if path.is_file())
    return [str(path.relative_to(root)) for path in files if encoded in path.read_bytes().lower()]


def test_what_is_forgotten_is_nowhere_any_more_and_the_log_is_whole(filled: Project) -> None:
    herald, root = herald_of(filled), filled.root
    assert len(holding(root, "Lena Okoro")) > 1
    before = len(filled.stored().statements)
    gone = forget(filled, herald, "Bano", WHY)
    assert gone > 10
    filled.close()
    for words in ("Lena Okoro", "Okoro", "Mbeki", "herald", "Rafi"):
        kept = holding(root, words)
        assert kept == ([] if words != "Rafi" else ["store.sqlite"]), "Rafi gave the other report, too"
    found = verify(root, [root.parent / "elsewhere.txt"])
    assert found.damages == []
    assert f"What the record said of document {herald} was destroyed by Bano" in found.remarks[0]
    with Project.open(root) as project:
        assert 0 < len(project.stored().statements) < before
        assert {one.document for one in project.stored().statements} == {gazette_of(project)}
        assert search(project.engine, "okoro") == []
        with closing(project.catalogue()) as catalogue:
            catalogue.update()
            assert len(catalogue.as_listed()) == 1


def test_a_signed_tombstone_stays_and_can_be_proved(filled: Project) -> None:
    herald = herald_of(filled)
    forget(filled, herald, "Bano", WHY)
    (tombstone,) = custody_of(filled.engine, herald)
    assert (tombstone.handling, tombstone.actor, tombstone.reason) == (Handling.DESTROYED, "Bano", WHY)
    told = proof(filled, "custody", tombstone.id)
    assert herald in told["record"]
    assert told["checkpoint"].encode() == checkpoint_files(filled.root)[-1].read_bytes()
    with pytest.raises(NotFoundError):
        proof(filled, "documents", herald)


def test_the_rest_is_still_guarded(filled: Project) -> None:
    forget(filled, herald_of(filled), "Bano", WHY)
    with pytest.raises(Exception, match="only adds"), filled.engine.begin() as connection:
        connection.execute(tables.statements.delete())
    filled.close()
    with sqlite3.connect(filled.root / "store.sqlite") as raw:
        raw.execute("DROP TRIGGER statements_no_delete")
        raw.execute("DELETE FROM statements WHERE value = 'Amin Soyle'")
    raw.close()
    (sentence,) = verify(filled.root).damages
    assert sentence.startswith("A statement that row ")


def test_a_tombstone_that_was_slipped_in_excuses_nothing(filled: Project) -> None:
    herald = herald_of(filled)
    filled.close()
    with sqlite3.connect(filled.root / "store.sqlite") as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DELETE FROM verdicts")
        raw.execute(
            "INSERT INTO custody (id, handling, file, actor, at, reason, tool, parameters, batch) "
            "VALUES ('x', 'destroyed', ?, 'Bano', ?, '', '', ?, 1)",
            (herald, AT, '{"leaves": "0-999"}'),
        )
    raw.close()
    found = verify(filled.root).damages
    assert any("is not in the log: it was slipped in" in one for one in found)
    assert any(one.startswith("A verdict that row ") for one in found)


def test_what_was_cut_off_is_finished_by_doing_it_again(
    filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    herald = herald_of(filled)

    def killed(_path: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("gawah.project.evidence.destroy_file", killed)
        with pytest.raises(KeyboardInterrupt):
            forget(filled, herald, "Bano", WHY)
    assert filled.evidence.path(herald).exists()
    assert any("is no document of the record" in one for one in verify(filled.root).remarks)
    assert forget(filled, herald, "Bano", WHY) == 0
    assert not filled.evidence.path(herald).exists()
    assert verify(filled.root).damages == []
    assert len(custody_of(filled.engine, herald)) == 1


def test_a_document_that_never_was_is_not_forgotten(filled: Project) -> None:
    with pytest.raises(NotFoundError):
        forget(filled, "f" * 64, "Bano", WHY)


@settings(deadline=None)
@given(st.sets(st.integers(0, 60)))
def test_stretches_are_read_back(numbers: set[int]) -> None:
    assert numbers_in(stretches(numbers)) == numbers


def test_stretches_are_short() -> None:
    assert stretches([20, 3, 4, 5]) == "3-5,20"
    assert stretches([]) == ""


def test_what_is_forgotten_does_not_come_back_by_itself(
    filled: Project, reports: Path, small: Pipeline
) -> None:
    herald, path = herald_of(filled), reports / "herald.txt"
    forget(filled, herald, "Bano", WHY)
    before = last_batch(filled.engine)
    with pytest.raises(ForgottenError, match=r"was destroyed here.*--although-forgotten"):
        filled.add(path)
    outcome = filled.process([path], pipeline=small)
    (fault,) = outcome.failed
    assert "was destroyed here" in fault.what
    assert last_batch(filled.engine) == before  # nothing of it stands in the record, not even its name
    assert not filled.evidence.path(herald).exists()
    hands = Hands("Bano", although_forgotten="her brother agrees now")
    assert filled.add(path, hands=hands).is_new
    assert custody_of(filled.engine, herald)[-1].reason == "her brother agrees now"
    assert not filled.process([path], pipeline=small).failed
    assert verify(filled.root).damages == []
