"""Processes that are really killed, at random moments and at chosen calls: what was acknowledged is there.

Two hundred kills in all, while files are added and read, while somebody decides, and while files leave. After
each the project verifies. The same is begun again and killed again, up to three times; then it is left alone,
which finishes the work and adds nothing twice.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from gawah.model import Handling
from gawah.model.came import came
from gawah.store.custody import all_custody
from tests.faults.made import (
    SMALL,
    child,
    grow_old,
    held,
    id_of,
    is_sound,
    leftovers,
    opened,
    report,
    verified,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.children import Child, Ended, Nursery
    from tests.faults.made import Kind

TIMES = {"add": 90, "review": 80, "export": 30}
"""Kills of each kind of work."""
_MOST = 4
"""Rounds for each kill that is wanted: some children are done before they are killed."""
_AGAIN = 3
"""Times that the same work is killed before it is left alone."""
_TOGETHER = 6
"""Rounds before a new project is begun, so that it stays small."""


class Deaths:
    """Kills children, by turns at a moment and at a call that changes what lies on the disk."""

    def __init__(self, nursery: Nursery, seed: int) -> None:
        self._nursery = nursery
        self._chosen = random.Random(seed)  # noqa: S311 (when, no secret)
        self._seconds, self._points = 0.0, 0
        self.number = 0
        self.told = ""
        """How the last one was killed, for whoever looks for what went wrong."""

    def measure(self, whole: Child) -> None:
        """See how long a child takes, and how many such calls it makes, if nobody kills it."""
        ended = self._nursery.one(whole)
        assert ended.ended == 0
        self._seconds, self._points = ended.seconds, ended.said[-1].points

    def of(self, work: Child, before: int = 0) -> Ended:
        """Kill a child somewhere in its work; it may have been done by then.

        Args:
            work: what it does.
            before: how many were killed at it before: so much less of it is left.
        """
        if self.number % 2:
            doomed = replace(work, after=self._chosen.uniform(0, self._seconds / (1 + before)))
        else:
            doomed = replace(work, at_point=self._chosen.randint(1, self._points // (1 + before)))
        self.told = f"kill {self.number}: after {doomed.after} s, at call {doomed.at_point}"
        ended = self._nursery.one(doomed)
        self.number += ended.was_killed
        return ended

    def again_and_again(self, work: Child) -> Iterator[Ended]:
        """Kill a child, and those who begin the same again, until one is done or it has been enough."""
        for before in range(_AGAIN):
            ended = self.of(work, before)
            yield ended
            if not ended.was_killed:
                return


def projects(times: int, begin: Callable[[int], None], deaths: Deaths) -> Iterator[int]:
    """The rounds in which something is killed, until that was done often enough."""
    for turn in range(_MOST * times):
        if deaths.number >= times:
            return
        if turn % _TOGETHER == 0:
            begin(turn // _TOGETHER)
        yield turn
    pytest.fail(f"Only {deaths.number} of {times} were killed before they were done.")


def test_what_was_added_is_there_and_what_was_cut_off_is_finished(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    deaths, root = Deaths(nursery, 1), tmp_path
    mine: list[Path] = []

    def begin(number: int) -> None:
        nonlocal root
        root = tmp_path / f"project-{number}"
        mine.clear()
        kind.begin(root)

    def work(turn: int) -> Child:
        read, kept = report(tmp_path / "in", 2 * turn), report(tmp_path / "in", 2 * turn + 1)
        mine.extend((read, kept))
        return child(kind, root, ("run", read), ("add", kept), ("evidence", "checkpoint"))

    begin(1000)
    deaths.measure(work(1000))  # makes the project
    deaths.measure(work(1001))
    for turn in projects(TIMES["add"] // kind.share, begin, deaths):
        doing, done = work(turn), 0
        for ended in deaths.again_and_again(doing):
            done = max(done, ended.done)
            if not (root / "gawah.toml").exists():
                assert done == 0, deaths.told
                continue
            is_sound(root, deaths.told)
            stored = held(root)
            acknowledged = {id_of(one) for one in mine[: len(mine) - 2 + min(done, 2)]}
            assert acknowledged <= {one.id for one in stored.documents}, deaths.told
            if done:
                assert id_of(mine[-2]) in {run.document for run in stored.runs}, deaths.told
        grow_old(leftovers(root))
        again = nursery.one(doing)
        assert [one.status for one in again.said] == [0, 0, 0], (deaths.told, again.said)
        assert leftovers(root) == [], deaths.told
        all_is_there_once(root, mine, deaths.told)


def all_is_there_once(root: Path, files: list[Path], told: str) -> None:
    found, stored = verified(root), held(root)
    assert found.damages == found.remarks == [], told
    assert found.signed == found.leaves, told
    documents = [id_of(one) for one in files]
    assert Counter(one.id for one in stored.documents) == Counter(documents), told
    assert Counter(one.document for one in stored.sightings) == Counter(documents), told
    assert Counter(one.document for one in stored.runs) == Counter(documents[::2]), told
    with opened(root) as project:
        custody = Counter(event.handling for event in all_custody(project.engine))
    assert custody == {Handling.COLLECTED: len(documents), Handling.ANALYSED: len(documents[::2])}, told
    assert not stored.judgements, told


def test_what_was_decided_holds_and_no_word_is_said_twice(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    deaths, root = Deaths(nursery, 2), tmp_path
    claims: Iterator[Claims] = iter(())
    expected: list[tuple[str, str]] = []

    def begin(number: int) -> None:
        nonlocal root, claims
        root = tmp_path / f"project-{number}"
        claims = iter(claims_of(kind, root, tmp_path / "in"))
        expected.clear()

    def work() -> Child:
        names, values, pair = next(claims)
        commands = [
            ("accept", values[0], "--expect", "open"),
            ("reject", values[1], "--expect", "open"),
            ("correct", names[0], "Dana Elson", "--expect", "open"),
            ("same", *pair, "--why", "one event"),
        ]
        expected.extend(zip(("accepted", "rejected", "corrected"), (*values[:2], names[0]), strict=True))
        expected.append(("same", " ".join(sorted(pair))))
        return child(kind, root, *(("review", *command) for command in commands))

    begin(1000)
    deaths.measure(work())
    for _ in projects(TIMES["review"] // kind.share, begin, deaths):
        doing = whole = work()
        for before in range(_AGAIN):
            ended = deaths.of(doing, before)
            is_sound(root, deaths.told)
            # In the order in which they were decided, whole, and none that was acknowledged is missing.
            words = said_in(root)
            assert words == expected[: len(words)], deaths.told
            left = len(expected) - len(words)
            assert 0 <= len(doing.commands) - left - ended.done <= 1, deaths.told
            doing = replace(whole, commands=whole.commands[len(whole.commands) - left :])
            if not left:
                break
        again = nursery.one(replace(whole, commands=(*whole.commands[:3], *doing.commands)))
        decided = [one for one in again.said if one.status == 0]
        assert len(decided) == left, (deaths.told, again.said)
        assert all("has changed since" in one.error for one in again.said if one.status), deaths.told
        assert said_in(root) == expected, deaths.told
        is_sound(root, deaths.told)


Claims = tuple[list[str], list[str], tuple[str, str]]


def claims_of(kind: Kind, root: Path, folder: Path) -> list[Claims]:
    """A project with reports; of each the claims on names, all others, and two incidents that may be one."""
    files = [report(folder, 500 + number) for number in range(2 * _TOGETHER + 2)]
    with kind.create(root) as project:
        project.process(files, pipeline=SMALL)
        stored = project.stored()
    told: list[Claims] = []
    for one, other in zip(files[::2], files[1::2], strict=True):
        mine = [s for s in stored.statements if s.document == id_of(one)]
        names = [s.claim_id for s in mine if s.prop == "name" and s.kind == "person"]
        values = [s.claim_id for s in mine if s.prop in ("date", "type")]
        pair = [
            next(s.subject for s in stored.statements if s.prop == "title" and s.document == id_of(file))
            for file in (one, other)
        ]
        told.append((names, values, (pair[0], pair[1])))
    return told


def said_in(root: Path) -> list[tuple[str, str]]:
    """What people said, in the order in which it came in."""
    stored = held(root)
    said = [(came(one), one.word.value, one.claim_id) for one in stored.verdicts]
    said += [
        (came(one), one.same.value, " ".join(sorted((one.left, one.right)))) for one in stored.judgements
    ]
    return [(word, about) for _, word, about in sorted(said)]


def test_what_left_is_whole_and_written_down_and_labels_stay(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    deaths, root = Deaths(nursery, 3), tmp_path
    labels: set[str] = set()

    def begin(number: int) -> None:
        nonlocal root
        root = tmp_path / f"project-{number}"
        labels.clear()
        claims_of(kind, root, tmp_path / "in")

    def work(turn: int) -> Child:
        return child(
            kind,
            root,
            ("out", "export", "--for", "own", "--format", "jsonl", "-o", out / f"{turn}.jsonl"),
            ("out", "publish", out / str(turn)),
            ("out", "export", "--for", "partners", "-o", out / f"{turn}.csv"),
        )

    out = tmp_path / "out"
    out.mkdir()
    begin(1000)
    deaths.measure(work(1000))
    for turn in projects(TIMES["export"] // kind.share, begin, deaths):
        doing = work(turn)
        for ended in deaths.again_and_again(doing):
            is_sound(root, deaths.told)
            everything_that_left_is_written_down(root, out, turn, ended.done, deaths.told)
        grow_old(leftovers(root))
        again = nursery.one(doing)
        assert [one.status for one in again.said] == [0, 0, 0], (deaths.told, again.said)
        everything_that_left_is_written_down(root, out, turn, 3, deaths.told)
        assert leftovers(out) == leftovers(root) == [], deaths.told
        found = verified(root)
        assert found.damages == found.remarks == [], deaths.told
        told = published(out / str(turn))
        assert len(told) == 2 * _TOGETHER + 2
        assert labels <= told, deaths.told
        labels |= told


def published(folder: Path) -> set[str]:
    """The labels of the incidents that left."""
    lines = (folder / "incidents.jsonl").read_text("utf-8").splitlines()
    return {json.loads(line)["id"] for line in lines}


def everything_that_left_is_written_down(root: Path, out: Path, turn: int, done: int, told: str) -> None:
    """Each file that is there is one of which the custody says that it left."""
    with opened(root) as project:
        known = {event.file for event in all_custody(project.engine) if event.handling is Handling.EXPORTED}
    wanted = [[out / f"{turn}.jsonl"], [out / str(turn) / "incidents.csv"], [out / f"{turn}.csv"]]
    assert all(file.exists() for files in wanted[:done] for file in files), told
    folder = out / str(turn)
    there = [out / f"{turn}.jsonl", out / f"{turn}.csv", *(folder.iterdir() if folder.exists() else ())]
    for file in there:
        if file.exists() and not file.name.startswith("."):
            assert sha256(file.read_bytes()).hexdigest() in known, (told, file.name)
