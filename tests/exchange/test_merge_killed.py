"""A merge that is killed anywhere leaves a project that verifies, and the same command finishes it."""

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

from gawah.exchange.bundle_out import Packing, packed
from gawah.exchange.merge import Merging, merge
from gawah.project import Project, now
from gawah.project.packed import opened_encrypted, written_encrypted
from gawah.project.verify import verify
from gawah.review import Decision, accept
from gawah.seal.age import new_identity, recipient_of
from gawah.store.in_order import documents_in_parts

if TYPE_CHECKING:
    from gawah.project import Pipeline

ROOT = Path(__file__).parents[2]
TIMES = 5
MANY = 40
FIRST = MANY + 4
"""Lines of a merge until it begins to take in: one for each part that was checked, and two more."""
PROGRAM = """
import sys
from pathlib import Path
from gawah.exchange.merge import Merging, merge
from gawah.project import Project
from gawah.project.packed import opened_encrypted

with Project.open(Path(sys.argv[1])) as project, opened_encrypted(Path(sys.argv[2]), [sys.argv[3]]) as bundle:
    print("open", flush=True)
    merge(project, bundle, Merging("Ben"), lambda done, _all: print(done, flush=True))
"""


def killed(root: Path, bundle: Path, identity: str, after: tuple[int, float]) -> None:
    """Merge in a process of its own, which is killed so many lines and seconds after it began."""
    lines, seconds = after
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root), str(bundle), identity],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    ) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="no signal ends a process so")
def test_a_merge_that_is_killed_is_finished_by_the_same_command(
    project: Project, small: Pipeline, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(MANY):
        report = f"Amin Soyle was killed in Torva on 2021-03-04. Report {number}.\n"
        (tmp_path / "in" / f"{number}.txt").write_text(report, "utf-8")
    project.process([tmp_path / "in"], pipeline=small)
    for claim in sorted(project.register().claims)[::20]:
        accept(project, claim, Decision("Asha"))
    identity, bundle, other = new_identity(), tmp_path / "bundle.age", tmp_path / "other"
    documents = tuple(one for some in documents_in_parts(project.engine, 100) for one in some)
    files = packed(project, Packing(documents, "Asha", "all", now()))
    with written_encrypted(bundle, files, [recipient_of(identity)]):
        pass
    Project.create(other).close()
    chance = random.Random(7)  # noqa: S311 (when to kill is no secret)
    seen: list[int] = []
    for _ in range(TIMES):
        taken = chance.randint(1, MANY - 5)
        killed(other, bundle, identity, (FIRST + taken, chance.uniform(0.0, 0.05)))
        assert verify(other).damages == []
        with Project.open(other) as opened:
            seen.append(len(opened.stored().documents))
            assert seen[-1] >= taken
    with Project.open(other) as opened, opened_encrypted(bundle, [identity]) as file:
        merge(opened, file, Merging("Ben"))
        again = merge(opened, file, Merging("Ben"))
        assert (again.new, again.changed, again.records) == ([], [], 0)
        assert opened.register().claims.keys() == project.register().claims.keys()
        assert set(opened.stored().verdicts) == set(project.stored().verdicts)
        assert len(opened.stored().verdicts) == len(project.stored().verdicts)
    assert verify(other).damages == []
    assert seen == sorted(seen)
