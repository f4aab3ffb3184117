from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from gawah.errors import NotFoundError, ProjectError
from gawah.project import Pipeline, Project
from gawah.project.files import keep_bytes, walk, writer_lock
from gawah.store import verify_log


def counts(project: Project) -> dict[str, int]:
    stored = project.stored()
    return {
        name: len(getattr(stored, name))
        for name in ("documents", "sightings", "statements", "runs", "faults")
    }


def test_bytes_are_kept_as_received_under_their_hash(project: Project) -> None:
    data = "گواہ \r\n witness".encode()
    added = project.add(data, name="a.txt")
    path = project.evidence.path(added.document)
    assert added.is_new
    assert path.read_bytes() == data
    assert added.document == sha256(data).hexdigest() == path.name
    assert not path.stat().st_mode & stat.S_IWUSR


def test_the_same_bytes_twice_are_one_document_with_both_names(project: Project, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("The same words.")
        project.add(tmp_path / name)
    again = project.add(tmp_path / "one.txt")
    assert not again.is_new
    assert [s.name for s in project.stored().sightings] == ["one.txt", "two.txt"]
    assert len(project.stored().documents) == 1


def test_a_second_run_adds_nothing(project: Project, reports: Path, small: Pipeline) -> None:
    first = project.process([reports], pipeline=small)
    before = counts(project)
    second = project.process([reports], pipeline=small)
    assert (len(first.added), len(second.added), len(second.already)) == (2, 0, 2)
    assert counts(project) == before
    assert before["statements"] == 18
    assert verify_log(project.engine) == []


def test_a_newer_method_reads_again_and_adds_only_its_run(
    project: Project, reports: Path, small: Pipeline, better: Pipeline
) -> None:
    project.process([reports], pipeline=small)
    before = counts(project)
    outcome = project.process([reports], pipeline=better)
    assert len(outcome.read_again) == 2
    assert counts(project) == before | {"runs": 4}
    assert project.register().incidents() == ()


def test_what_is_given_later_is_read_and_then_remembered(
    project: Project, reports: Path, small: Pipeline
) -> None:
    project.process([reports], pipeline=small)
    told = project.process([reports / "gazette.txt"], {"publisher": "The Gazette"}, pipeline=small)
    again = project.process([reports / "gazette.txt"], pipeline=small)
    assert (len(told.read_again), len(again.already)) == (1, 1)
    assert [s.value("publisher") for s in project.register().of_kind("document")] == ["The Gazette"]


def test_what_is_said_of_a_document_after_it_was_read_is_read_with_it_once(
    project: Project, small: Pipeline
) -> None:
    gazette = b"Amin Soyle was killed in Torva on 2021-03-04.\n"
    document = project.add(gazette, {}, "a.txt").document
    project.read_again(document, small)
    project.add(gazette, {"publisher": "The Gazette"}, "a.txt")
    told = project.read_again(document, small)
    again = project.read_again(document, small)
    assert (len(told.read_again), len(again.already)) == (1, 1)
    assert [s.value("publisher") for s in project.register().of_kind("document")] == ["The Gazette"]


def test_a_bad_file_is_named_and_the_others_are_done(
    project: Project, reports: Path, small: Pipeline
) -> None:
    (reports / "bad.bin").write_bytes(b"\0\1")
    (reports / "latin.txt").write_bytes(b"caf\xe9")
    missing = reports / "gone.txt"
    for _ in range(2):
        outcome = project.process([reports, missing], pipeline=small)
        assert [Path(f.document).name for f in outcome.failed] == ["bad.bin", "latin.txt", "gone.txt"]
        assert [f.code for f in outcome.failed] == ["unreadable", "crash", "unreadable"]
    assert counts(project)["faults"] == 2  # a name that was mistyped is no fault of the record
    assert counts(project)["documents"] == 2


def test_a_full_disk_ends_the_run_with_a_sentence_and_the_next_goes_on(
    project: Project, reports: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        if b"Lena" in data:
            raise OSError(28, "No space left on device")
        keep_bytes(path, data)

    with monkeypatch.context() as patched:
        patched.setattr("gawah.project.evidence.keep_bytes", full)
        with pytest.raises(ProjectError, match="No space left on device"):
            project.process([reports], pipeline=small)
    assert counts(project)["documents"] == 1
    assert len(project.process([reports], pipeline=small).added) == 1
    assert counts(project)["faults"] == 0


def test_folders_are_walked_in_order_without_hidden_files_loops_or_the_project(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/x.txt", "p/gawah.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    found = [p.relative_to(tmp_path).as_posix() for p in walk([tmp_path, tmp_path / "a.txt"], tmp_path / "p")]
    assert found == ["a.txt", "b/1.txt", "b/2.txt"]


def test_two_writers_are_told_apart_and_a_dead_one_leaves_no_lock(project: Project) -> None:
    (project.root / "lock").write_text("999999")
    with (
        writer_lock(project.root),
        pytest.raises(ProjectError, match=str(os.getpid())),
        writer_lock(project.root),
    ):
        pass
    with writer_lock(project.root):
        pass


def test_projects_say_clearly_what_is_wrong(tmp_path: Path, project: Project) -> None:
    with pytest.raises(NotFoundError, match=r"gawah --project .* init"):
        Project.open(tmp_path / "nothing")
    with pytest.raises(ProjectError, match="already"):
        Project.create(project.root)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    with pytest.raises(ProjectError, match="not an empty folder"):
        Project.create(tmp_path / "full")
    with pytest.raises(ProjectError, match=r"cannot be written \(.+\)"):
        Project.create(tmp_path / "full" / "x" / "y")
    (project.root / "gawah.toml").write_text("format = 99")
    with pytest.raises(ProjectError, match="newer"):
        Project.open(project.root)
    (project.root / "gawah.toml").write_text("format = ")
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(project.root)


def test_a_creation_that_was_cut_off_is_finished(tmp_path: Path) -> None:
    (tmp_path / "q" / "evidence").mkdir(parents=True)
    with Project.open_or_create(tmp_path / "q") as project:
        assert project.stored().documents == ()


def test_half_written_evidence_never_has_a_final_name(tmp_path: Path) -> None:
    target = tmp_path / "ab" / "abc"
    keep_bytes(target, b"whole")
    keep_bytes(target, b"other bytes are not written over it")
    assert target.read_bytes() == b"whole"
    assert list(target.parent.iterdir()) == [target]


_KILLED = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from conftest import extract_small, read_small
from gawah.project import Pipeline, Project
with Project.open_or_create(Path(sys.argv[1])) as project:
    small = Pipeline(read_small, extract_small, lambda _text: ("small@1",))
    project.process([Path(sys.argv[2])], pipeline=small)
"""


def test_a_run_that_is_killed_anywhere_goes_on_and_adds_nothing_twice(tmp_path: Path) -> None:
    folder, root, tests = tmp_path / "many", tmp_path / "p", Path(__file__).parents[1]
    folder.mkdir()
    for i in range(120):
        (folder / f"{i:03}.txt").write_text(
            f"Nadia Person{i} was killed in Torva on 2020-01-{i % 28 + 1:02}.\n"
        )
    command = [sys.executable, "-c", _KILLED, str(root), str(folder), str(tests)]
    for kept in (3, 30, 70):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while process.poll() is None and len(list(root.glob("evidence/*/*"))) < kept:
            time.sleep(random.random() / 50)  # noqa: S311 (anywhere is the point)
        process.kill()
        process.wait()
    subprocess.run(command, check=True, timeout=60)
    with Project.open(root) as project:
        stored = project.stored()
        assert len(stored.documents) == len(stored.runs) == len(stored.sightings) == 120
        assert len(stored.statements) == len({s.claim_id for s in stored.statements}) == 120 * 9
        assert len(project.register().incidents()) == 120
        assert all(project.evidence.path(d.id).stat().st_size == d.size for d in stored.documents)
        assert verify_log(project.engine) == []
