"""Reading in a process of its own: the same as here, and nothing that befalls it stops this one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError
from gawah.model import Fault
from gawah.project import Project, apart
from gawah.project.apart import Apart
from gawah.project.files import writer_lock
from gawah.store.look_up import standing_faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

REPORT = b"Torva Gazette\n\nPublished 5 March 2021\n\nTwo men were shot dead in Lahore on 4 March 2021.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, Apart]]:
    """A project and a process that reads for it: to start one takes a second."""
    with Project.create(tmp_path_factory.mktemp("apart") / "project") as project:
        apart = Apart(project)
        yield project, apart
        apart.rest()


def pid_of(apart: Apart) -> int:
    process = apart._process
    assert process is not None
    assert process.pid is not None
    return process.pid


def handed_in(project: Project, words: bytes) -> str:
    return project.add(REPORT + words, {"publisher": "The Gazette"}, "report.txt").document


def test_it_records_what_would_be_recorded_here(shared: tuple[Project, Apart], tmp_path: Path) -> None:
    project, apart = shared
    document = handed_in(project, b"same")
    assert apart.read_added(document) is None
    with Project.create(tmp_path / "here") as here:
        assert here.read_added(handed_in(here, b"same")) is None
        told = {one.claim_id for one in here.stored().statements}
    assert {one.claim_id for one in project.stored().statements if one.document == document} == told
    assert told
    catalogue = project.catalogue()
    assert catalogue.upto == catalogue.last_recorded()
    assert catalogue.documents_named([document])[document].incidents == 1
    catalogue.close()


def test_why_a_document_cannot_be_read_comes_back(shared: tuple[Project, Apart]) -> None:
    project, apart = shared
    fault = apart.read_added(project.add(b"\0\1\2", {}, "odd.bin").document)
    assert fault is not None
    assert fault.code == "unreadable"
    assert fault in project.stored().faults


def test_a_project_in_use_is_told_with_a_sentence(shared: tuple[Project, Apart]) -> None:
    project, apart = shared
    document = handed_in(project, b"in use")
    with writer_lock(project.root), pytest.raises(ProjectError, match="Another gawah") as told:
        apart.read_added(document)
    assert "%(process)s" in told.value.sentence.template
    assert apart.read_added(document) is None


def test_a_document_that_takes_the_process_with_it_is_named_and_the_next_is_read(
    shared: tuple[Project, Apart],
) -> None:
    project, apart = shared
    first, second = handed_in(project, b"one"), handed_in(project, b"two")
    assert apart.read_added(handed_in(project, b"none")) is None
    process = apart._process
    assert process is not None
    process.kill()
    fault = apart.read_added(first)
    assert fault is not None
    assert (fault.code, fault.document) == ("crash", first)
    assert apart.read_added(second) is None


def test_a_process_that_ends_before_it_can_be_talked_to_keeps_nobody_waiting(
    shared: tuple[Project, Apart], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, _ = shared
    begun, held = get_context("spawn"), []

    class HoldsTheOtherEnd:
        """Its end stays open where the process never took it, as on Windows."""

        Process = begun.Process

        @staticmethod
        def Pipe() -> tuple[object, object]:  # noqa: N802 (it stands for one that is called so)
            ours, theirs = begun.Pipe()
            held.append(Kept(theirs))
            return ours, held[-1]

    class Kept:
        def __init__(self, end: Connection[object, object]) -> None:
            self.end = end

        def __reduce__(self) -> tuple[object, tuple[int]]:
            return sys.exit, (3,)  # it ends while it is told what to do

        def close(self) -> None:
            """Whoever started the process lets go of it."""

    monkeypatch.setattr(apart, "get_context", lambda _kind: HoldsTheOtherEnd)
    lost = Apart(project, patience=60.0)
    before = time.monotonic()
    fault = lost.read_added(handed_in(project, b"lost"))
    assert fault is not None
    assert fault.code == "crash"
    assert time.monotonic() - before < 30
    assert lost._process is None


def test_a_document_that_takes_too_long_is_named_with_what_to_do(shared: tuple[Project, Apart]) -> None:
    project, _ = shared
    hasty = Apart(project, patience=0.0)
    fault = hasty.read_added(handed_in(project, b"long"))
    assert fault is not None
    assert "takes longer than" in fault.what
    assert hasty._process is None


def test_the_process_ends_with_the_one_that_started_it(shared: tuple[Project, Apart]) -> None:
    project, _ = shared
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from gawah.project import Project\n"
        "from gawah.project.apart import Apart\n"
        "if __name__ == '__main__':\n"
        "    apart = Apart(Project.open(Path(sys.argv[1])))\n"
        "    apart.read_added(sys.argv[2])\n"
        "    print(apart._process.pid, flush=True)\n"
        "    input()\n"
    )
    given = [str(project.root), handed_in(project, b"alone")]
    with subprocess.Popen(
        [sys.executable, "-c", program, *given], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 20
    while _runs(child):
        assert time.monotonic() < until, "it runs on alone"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def test_a_document_that_cannot_be_joined_is_named_and_holds_nobody_up(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, document = (project.add(REPORT + end, name="a.txt").document for end in (b"", b"again"))
    work = apart._Work(project, project.catalogue())

    def stumble(*_: object) -> None:
        raise ValueError("no such shelf")

    monkeypatch.setattr(apart, "join", stumble)
    assert work.answer(first, joins=False) == (True, None)
    is_done, fault = work.answer(document, joins=True)
    assert is_done
    assert isinstance(fault, Fault)
    assert (fault.document, "no such shelf" in fault.what) == (document, True)
    assert len(project.register().incidents()) == 2
    assert {one.document for one in standing_faults(project.engine)} == {first, document}
    is_done, error = work.answer("", joins=True)
    assert (is_done, str(error)) == (False, "no such shelf")
    work.catalogue.close()


def test_the_catalogue_follows_with_the_document_that_joins(shared: tuple[Project, Apart]) -> None:
    project, apart = shared
    first, second = handed_in(project, b"first"), handed_in(project, b"second")
    catalogue = project.catalogue()
    assert apart.read_added(first, joins=False) is None
    assert catalogue.upto < catalogue.last_recorded()
    assert apart.read_added(second) is None
    assert catalogue.upto == catalogue.last_recorded()
    assert [one.incidents for one in catalogue.documents_named([first, second]).values()] == [1, 1]
    assert catalogue.to_join() == ()
    catalogue.close()


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no such order")
def test_who_waits_for_a_page_comes_before_what_is_read(shared: tuple[Project, Apart]) -> None:
    project, apart = shared
    apart.read_added(handed_in(project, b"aside"))
    assert os.getpriority(os.PRIO_PROCESS, pid_of(apart)) > os.getpriority(os.PRIO_PROCESS, 0)
