"""A process that is killed anywhere leaves a project that verifies, with all that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.project import Project
from gawah.project.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TIMES = 8
PROGRAM = """
import sys
from pathlib import Path
from gawah.project import Project
from gawah.project.checkpoints import sign_state
from tests.conftest import extract_small, read_small
from gawah.project import Pipeline

small = Pipeline(read_small, extract_small, lambda _text: ("small@1",))
root, first = Path(sys.argv[1]), int(sys.argv[2])
with Project.open_or_create(root) as project:
    for number in range(first, first + 1000):
        path = root.parent / "in" / f"{number}.txt"
        path.write_text(f"Amin Soyle was killed in Torva on 2021-03-04. Report {number}.\\n", "utf-8")
        for document in project.process([path], {}, None, small).added:
            print(document, flush=True)
        if number % 3 == 0:
            sign_state(project)
"""


def acknowledged(root: Path, first: int, seconds: float) -> Iterator[str]:
    """What a process said it had done before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root), str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]  # it is at work
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    yield from (line.decode().strip() for line in said if line.endswith(b"\n"))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_a_process_that_is_killed_loses_nothing_that_it_said_it_had_done(tmp_path: Path) -> None:
    root, chosen = tmp_path / "p", random.Random(3)  # noqa: S311 (when, no secret)
    (tmp_path / "in").mkdir()
    done: list[str] = []
    for turn in range(TIMES):
        done += acknowledged(root, 1000 * turn, chosen.random() * 0.3)
        found = verify(root)
        assert found.damages == [], turn
    with Project.open(root) as project:
        kept = {document.id for document in project.stored().documents}
        read = {run.document for run in project.stored().runs}
    assert len(done) > TIMES
    assert set(done) <= kept & read
    assert verify(root).checkpoints > 0
