"""The interface to a project that cannot be written to: it shows everything and refuses what would write."""

from __future__ import annotations

import os
import signal
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.project import Project
from gawah.review import state_of
from gawah.settings import Settings
from gawah.web.app import make_app
from gawah.web.desk import Manner
from tests.unwritable import forbidden, is_root, mounted
from tests.web.browsing import address_of, started
from tests.web.conftest import PORT, TOKEN, Site, let_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.project import Pipeline

_SAYS = "This project is open for reading only"
_REFUSES = "cannot be written to, so nothing was done"


@pytest.fixture
def root(small: Pipeline) -> Iterator[Path]:
    """A project in which nobody may write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        papers, made = Path(folder) / "papers", Path(folder) / "project"
        papers.mkdir()
        (papers / "a.txt").write_text("Amin Soyle was killed in Torva on 2021-03-04.\n", "utf-8")
        (papers / "b.txt").write_text("Lena Okoro was killed in Mbeki on 2022-11-30.\n", "utf-8")
        with Project.create(made) as project:
            project.process([papers], pipeline=small)
            project.add(b"Nobody has read this yet.", name="c.txt")
        with (mounted if is_root() else forbidden)(made):
            yield made


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@pytest.fixture
def locked(aside: Path, root: Path, small: Pipeline) -> Iterator[Site]:
    app = make_app(root, Settings(reviewer="Asha"), Manner(PORT, TOKEN, pipeline=small))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        let_in(client)
        yield Site(client, app.state.desk)
    assert list(aside.glob("gawah-register-*")) == []


def test_every_page_opens_and_says_so(locked: Site, aside: Path) -> None:
    first = locked.desk.project.register().incidents()[0]
    for path in (
        "/", "/inbox", "/register", "/register?place=torva", f"/incidents/{first.id}", "/pairs", "/subjects",
        f"/documents/{first.documents[0]}", "/search?q=torva", "/settings", "/help",
    ):  # fmt: skip
        answer = locked.get(path)
        assert (answer.status_code, answer.text.count(_SAYS)) == (200, 1), path
    (folder,) = aside.glob("gawah-register-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_would_write_is_refused_with_the_sentence(locked: Site) -> None:
    register = locked.desk.project.register()
    first = register.incidents()[0]
    claim = first.claims[0].id
    document, state = first.documents[0], state_of(register.claims[claim])
    before = {one: one.stat().st_mtime_ns for one in locked.desk.project.root.rglob("*")}
    for path, data in (
        ("/inbox/again", {"document": document}),
        ("/register/views/save", {"name": "mine", "place": "Torva"}),
        (f"/documents/{document}/decide", {"deed": f"accept {claim} {state}"}),
        (f"/documents/{document}/decide", {"deed": f"undo {claim} {state}"}),
        (f"/documents/{document}/accept", {"states": f"{claim}={state}"}),
        (f"/documents/{document}/block", {"class": "1 navigation"}),
    ):
        answer = locked.post(path, data)
        assert (answer.status_code, _REFUSES in answer.text) == (409, True), (path, data)
    answer = locked.post("/inbox/add", files=[("files", ("d.txt", b"More.\n"))])
    assert (answer.status_code, _REFUSES in answer.text) == (409, True)
    assert "Open for reading only" in answer.text
    assert {one: one.stat().st_mtime_ns for one in locked.desk.project.root.rglob("*")} == before


def test_it_is_told_in_urdu_too(locked: Site) -> None:
    locked.post("/settings", {"language": "ur"})
    assert "صرف پڑھنے کے لیے کھلا ہے" in locked.get("/register").text
    answer = locked.post("/inbox/add", files=[("files", ("d.txt", b"More.\n"))])
    assert "لکھا نہیں جا سکتا" in answer.text
    assert 'lang="en" dir="ltr"' not in answer.text


def test_what_is_seen_can_be_exported(locked: Site) -> None:
    for form in ("csv", "jsonl"):
        answer = locked.post("/register/export", {"format": form, "for": "own"})
        assert (answer.status_code, "Amin Soyle" in answer.text) == (200, True)


def test_nothing_waits_to_be_read(locked: Site) -> None:
    """What nobody has read before cannot be read here: it is not tried again and again."""
    assert not locked.desk.reading.progress().is_busy


@pytest.mark.skipif(os.name != "posix", reason="on Windows nobody but a console sends such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_nothing_is_left_aside_however_it_is_ended(
    aside: Path, root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """By Ctrl-C, as the computer shuts down, and as the window is closed."""
    monkeypatch.setenv("TMPDIR", str(aside))
    with started(root) as server:
        assert "/start?token=" in address_of(server)
        assert len(list(aside.glob("gawah-register-*"))) == 1
        server.send_signal(signal.Signals[name])
        told = server.communicate(timeout=30)[0]
    assert "Traceback" not in told
    assert list(aside.glob("gawah-register-*")) == []


def test_a_project_that_can_be_written_to_says_nothing(site: Site) -> None:
    assert _SAYS not in site.get("/register").text
