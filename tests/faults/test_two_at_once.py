"""Processes that write to one project at the same time: nothing is lost, nothing is there twice."""

from __future__ import annotations

import re
import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.settings import Settings
from gawah.store.custody import all_custody
from gawah.web.app import make_app
from gawah.web.desk import Manner
from tests.faults.made import SMALL, child, held, id_of, is_sound, opened, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.children import Ended, Nursery
    from tests.faults.made import Kind

TIMES = 5
"""How often two begin at the same moment."""
BUSY = re.compile(r"gawah: Another gawah \(process (\d+|unknown)\) is writing to this project\.")
TOKEN, PORT = "the-token-of-the-tests", 8765


def one_event(folder: Path, numbers: range) -> list[Path]:
    """Made-up reports of one event, so that they are joined; each in words of its own."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.txt" for number in numbers]
    for number, file in zip(numbers, files, strict=True):
        file.write_text(f"Amin Soyle was killed in Torva on 2021-03-04. Made up, {number}.\n", "utf-8")
    return files


def said_clearly(ended: Ended) -> None:
    """Each command was done, or somebody else was at it, which is said."""
    assert ended.ended == 0
    for said in ended.said:
        assert said.status == 0 or BUSY.match(said.error), said.error


def all_is_there_once(root: Path, files: list[Path]) -> None:
    is_sound(root)
    stored = held(root)
    wanted = Counter(id_of(file) for file in files)
    assert Counter(one.id for one in stored.documents) == wanted
    assert Counter(one.document for one in stored.sightings) == wanted
    assert Counter(one.document for one in stored.runs) == wanted
    words = Counter((one.left, one.right, one.method, one.same, one.score) for one in stored.judgements)
    assert set(words.values()) <= {1}


def test_two_that_read_and_make_the_project_at_the_same_moment(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    for turn in range(-(-TIMES // kind.share)):
        root = tmp_path / f"p-{turn}"
        kind.begin(root)
        files = one_event(tmp_path / "in", range(10 * turn, 10 * turn + 4))
        both = (child(kind, root, ("run", *files[:3])), child(kind, root, ("run", *files[1:])))
        for ended in nursery.run(*both):
            said_clearly(ended)
        again = nursery.one(child(kind, root, ("run", *files), ("run", *files)))
        assert [said.status for said in again.said] == [0, 0]
        all_is_there_once(root, files)
        assert len({pair for one in held(root).judgements for pair in (one.left, one.right)}) >= 4


def test_two_that_join_at_the_same_moment_say_it_once(kind: Kind, nursery: Nursery, tmp_path: Path) -> None:
    """What joins accounts is done after the files were read, when the next may read already."""
    root = tmp_path / "p"
    files = one_event(tmp_path / "in", range(6))
    with kind.create(root) as project:
        project.process(files, pipeline=SMALL)
    doing = child(kind, root, ("run", files[0]))
    for ended in nursery.run(doing, doing, doing):
        said_clearly(ended)
    assert nursery.one(doing).said[0].status == 0
    all_is_there_once(root, files)


def decided(root: Path) -> list[str]:
    return [one.claim_id for one in held(root).verdicts]


def claims_in(root: Path) -> list[str]:
    return [one.claim_id for one in held(root).statements if one.prop in ("date", "type", "outcome")]


def test_of_two_who_decide_on_one_claim_at_the_same_moment_one_is_refused(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    with kind.create(root) as project:
        project.process([report(tmp_path / "in", number) for number in range(6)], pipeline=SMALL)
    claims = claims_in(root)
    asha = [("review", "accept", one, "--expect", "open", "--as", "Asha") for one in claims]
    bano = [("review", "reject", one, "--expect", "open", "--as", "Bano") for one in claims]
    ended = nursery.run(child(kind, root, *asha), child(kind, root, *bano))
    for first, second in zip(*(one.said for one in ended), strict=True):
        assert sorted((first.status, second.status))[0] == 0
        (refused,) = [said for said in (first, second) if said.status]
        assert re.search(r"has changed since you looked: (Asha|Bano) said", refused.error), refused.error
    assert Counter(decided(root)) == Counter(claims)
    is_sound(root)


def test_two_who_decide_without_having_looked_are_both_heard(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    with kind.create(root) as project:
        project.process([report(tmp_path / "in", number) for number in range(4)], pipeline=SMALL)
    claims = claims_in(root)
    asha = [("review", "accept", one, "--as", "Asha") for one in claims]
    bano = [("review", "reject", one, "--as", "Bano") for one in claims]
    for ended in nursery.run(child(kind, root, *asha), child(kind, root, *bano)):
        assert {said.status for said in ended.said} == {0}
    assert Counter(decided(root)) == Counter(2 * claims)
    is_sound(root)


def test_who_decides_and_lets_out_while_files_are_read_loses_nothing(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root, out = tmp_path / "p", tmp_path / "out"
    out.mkdir()
    first = [report(tmp_path / "in", number) for number in range(4)]
    later = [report(tmp_path / "in", 100 + number) for number in range(6)]
    with kind.create(root) as project:
        project.process(first, pipeline=SMALL)
    claims = claims_in(root)
    ended = nursery.run(
        child(kind, root, *(("run", file) for file in later)),
        child(kind, root, *(("review", "accept", one, "--expect", "open") for one in claims)),
        child(
            kind,
            root,
            ("out", "export", "--for", "own", "--format", "jsonl", "-o", out / "own.jsonl"),
            ("out", "publish", out / "public"),
            ("evidence", "checkpoint"),
        ),
        child(kind, root, ("add", report(tmp_path / "in", 200)), ("list",), ("evidence", "verify")),
    )
    for one in ended:
        said_clearly(one)
    assert [said.status for said in ended[1].said] == [0] * len(claims)
    assert Counter(decided(root)) == Counter(claims)
    again = nursery.one(child(kind, root, ("run", *later, report(tmp_path / "in", 200))))
    assert again.said[0].status == 0
    all_is_there_once(root, [*first, *later, report(tmp_path / "in", 200)])


def test_two_who_let_out_at_the_same_moment_tell_the_same_labels(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    with kind.create(root) as project:
        project.process([report(tmp_path / "in", number) for number in range(4)], pipeline=SMALL)
    told = set()
    for turn in range(-(-TIMES // kind.share)):
        folders = [tmp_path / f"{turn}-{who}" for who in ("a", "b")]
        ended = nursery.run(*(child(kind, root, ("out", "publish", folder)) for folder in folders))
        for one, folder in zip(ended, folders, strict=True):
            (said,) = one.said
            if said.status:
                assert BUSY.match(said.error) or "let something out meanwhile. Try again." in said.error
                assert not folder.exists() or not list(folder.iterdir())
            else:
                told.add((folder / "incidents.jsonl").read_bytes())
    assert len(told) == 1
    with opened(root) as project:
        left = [event.file for event in all_custody(project.engine) if event.handling == "exported"]
    assert len(left) % 4 == 0
    is_sound(root)


@pytest.fixture
def browser(kind: Kind, tmp_path: Path) -> Iterator[TestClient]:
    """A browser that was let in to the interface, which has the project open."""
    kind.create(tmp_path / "p").close()
    app = make_app(tmp_path / "p", Settings(reviewer="Asha"), Manner(PORT, TOKEN, pipeline=SMALL))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=True) as client:
        client.get(f"/start?token={TOKEN}")
        yield client
        assert app.state.desk.reading.finish(30)


@pytest.mark.parametrize("kind", ["plain"], indirect=True)
def test_files_that_are_read_while_the_interface_reads_others(
    kind: Kind, browser: TestClient, nursery: Nursery, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    mine = [report(tmp_path / "in", number) for number in range(6)]
    others = [report(tmp_path / "in", 100 + number) for number in range(6)]
    ended: list[Ended] = []
    work = child(kind, root, *(("run", file) for file in others))
    running = threading.Thread(target=lambda: ended.append(nursery.one(work)))
    running.start()
    for file in mine:
        found = re.search(r'name="csrf" value="([^"]+)"', browser.get("/settings").text)
        assert found is not None
        named = {"files": (file.name, file.read_bytes(), "text/plain")}
        answer = browser.post("/inbox/add", data={"csrf": found[1]}, files=named)
        assert answer.status_code == 200
        assert "1 document added." in answer.text
    running.join()
    said_clearly(ended[0])
    assert nursery.one(work).ended == 0
    finish(browser)
    again = nursery.one(work)
    assert [said.status for said in again.said] == [0] * len(others)
    finish(browser)
    is_sound(root)
    stored = held(root)
    wanted = Counter(id_of(file) for file in (*mine, *others))
    assert Counter(one.id for one in stored.documents) == wanted
    assert Counter(one.document for one in stored.runs) == wanted


def finish(browser: TestClient) -> None:
    """Wait until the interface has read what it was given."""
    assert browser.app.state.desk.reading.finish(30)  # type: ignore[attr-defined]
