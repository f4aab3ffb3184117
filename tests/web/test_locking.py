"""An encrypted project in the browser: what a locked one shows, how it is locked, how it is opened again."""

from __future__ import annotations

import gc
import re
import time
import weakref
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.members import passphrases
from gawah.model import Role
from gawah.project import Project
from gawah.project.checkpoints import checkpoint_files
from gawah.settings import Settings
from gawah.vault import Cost, Vault, lock_with
from gawah.web.app import make_app
from gawah.web.desk import Manner
from gawah.web.routes import PAGES
from tests.members.conftest import gather
from tests.members.group import GROUP, words_of
from tests.web.conftest import PORT, TOKEN, Site, let_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.project import Pipeline
    from gawah.web.locking import Locking

PHRASE = "seven green chairs by the well"
TOLD = b"Amin Soyle was killed in Torva on 2021-03-04.\n"


@pytest.fixture
def sealed(tmp_path: Path, small: Pipeline) -> Iterator[Site]:
    """An encrypted project with one report, served."""
    vault = Vault.new()
    lock = vault, lock_with(PHRASE, vault.main, Cost(memory=64, passes=1, lanes=1))
    with Project.create(tmp_path / "p", lock) as project:
        project.add(TOLD, name="report.txt")
    manner = Manner(PORT, TOKEN, pipeline=small, lock_after=10.0)
    app = make_app(tmp_path / "p", Settings(), manner, vault)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
        let_in(client)
        site = Site(client, app.state.desk)
        site.wait()
        yield site


def csrf(site: Site) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', site.get("/").text)
    assert found is not None
    return found[1]


def unlock(site: Site, passphrase: str, goes_to: str = "/register") -> int:
    form = {"csrf": csrf(site), "passphrase": passphrase, "next": goes_to}
    return site.client.post("/unlock", data=form, follow_redirects=True).status_code


def test_locked_no_page_shows_anything_and_no_form_does_anything(sealed: Site) -> None:
    assert "Amin Soyle" in sealed.get("/register").text
    locking, token = sealed.desk.locking, csrf(sealed)
    answer = sealed.client.post("/lock", data={"csrf": token}, follow_redirects=False)
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert locking.is_locked
    for page in PAGES:
        path = re.sub(r"\{\w+\}", "x", page.path)
        if page.show is not None:
            shown = sealed.get(path)
            assert shown.status_code == 423, path
            assert "Soyle" not in shown.text
            assert "report.txt" not in shown.text
        if page.act is not None and not page.when_locked:
            refused = sealed.client.post(path, data={"csrf": token}, follow_redirects=False)
            assert refused.status_code == 423, path
    assert 'type="password"' in sealed.get("/register").text
    assert "Nothing is sent anywhere" in sealed.get("/register").text
    assert sealed.client.post("/lock", data={"csrf": token}, follow_redirects=False).status_code == 303


def test_the_passphrase_opens_it_where_the_person_was(sealed: Site) -> None:
    sealed.desk.locking.lock()
    assert unlock(sealed, "not this one at all") == 423
    assert unlock(sealed, f"{PHRASE} ") == 423
    assert sealed.desk.locking.is_locked
    page = sealed.get("/register?type=killing").text
    assert 'name="next" value="/register?type=killing"' in page
    assert unlock(sealed, PHRASE, "/register?type=killing") == 200
    assert "Amin Soyle" in sealed.get("/register").text
    assert unlock(sealed, PHRASE, "https://example.org/") == 200  # goes nowhere else


def test_the_wrong_passphrase_is_told_and_not_shown_again(sealed: Site) -> None:
    sealed.desk.locking.lock()
    form = {"csrf": csrf(sealed), "passphrase": "not this one at all", "next": "/"}
    answer = sealed.client.post("/unlock", data=form)
    assert "This is not the passphrase" in answer.text
    assert "not this one at all" not in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_locking_lets_go_of_the_keys_and_signs_what_was_done(sealed: Site) -> None:
    root = sealed.desk.project.root
    held = weakref.ref(sealed.desk.project)
    assert not checkpoint_files(root)
    sealed.desk.locking.lock()
    gc.collect()
    assert held() is None
    assert len(checkpoint_files(root)) == 1


def test_it_is_locked_when_nobody_is_there_and_polls_are_nobody(sealed: Site) -> None:
    locking: Locking = sealed.desk.locking
    assert locking.seconds == 600
    long_ago = time.monotonic() - 599
    locking._seen_at = long_ago
    locking.tick()
    assert not locking.is_locked
    sealed.client.get("/register", headers={"X-Gawah-Poll": "1"})
    assert (
        sealed.client.get("/locked", headers={"X-Gawah-Poll": "1"}, follow_redirects=False).status_code == 303
    )
    assert locking._seen_at == long_ago
    sealed.get("/locked")
    assert locking._seen_at > long_ago
    locking._seen_at = time.monotonic() - 601
    locking.tick()
    assert locking.is_locked
    assert sealed.get("/locked").status_code == 423
    assert unlock(sealed, PHRASE) == 200


def test_what_is_being_read_is_read_to_its_end_behind_closed_pages(
    sealed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    locking = sealed.desk.locking
    opened = locking.opened
    waits = True
    plain = type(opened.reading).progress

    def progress(self: object) -> object:
        found = plain(self)  # type: ignore[arg-type]
        return type(found)("document", 1, None) if waits else found

    monkeypatch.setattr(type(opened.reading), "progress", progress)
    locking._seen_at = time.monotonic() - 601
    locking.tick()
    assert locking.is_locked
    assert locking._opened is opened
    assert sealed.get("/register").status_code == 423
    waits = False
    locking.tick()
    assert locking._opened is None


def test_another_project_is_never_locked(site: Site) -> None:
    assert 'action="/lock"' not in site.get("/").text
    assert "data-locks-after" not in site.get("/").text
    site.post("/lock")
    assert not site.desk.locking.is_locked
    site.desk.locking._seen_at -= 10**6
    site.desk.locking.tick()
    assert not site.desk.locking.is_locked


def test_locking_breaks_off_what_is_being_read_and_it_is_read_when_it_is_open_again(tmp_path: Path) -> None:
    vault = Vault.new()
    lock = vault, lock_with(PHRASE, vault.main, Cost(memory=64, passes=1, lanes=1))
    with Project.create(tmp_path / "p", lock) as project:
        document = project.add(TOLD, name="report.txt").document
    # With the process of its own that reads, at each stage of its beginning.
    app = make_app(tmp_path / "p", Settings(), Manner(PORT, TOKEN), vault)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
        let_in(client)
        site = Site(client, app.state.desk)
        for wait in (0.0, 0.05, 0.3):
            time.sleep(wait)
            locked_at = time.monotonic()
            site.desk.locking.lock()
            assert time.monotonic() - locked_at < 10
            assert unlock(site, PHRASE) == 200
        assert site.desk.reading.finish(60)
        project = site.desk.project
        assert [run.document for run in project.stored().runs] == [document]
        assert project.stored().faults == ()


def test_whoever_opens_it_again_must_say_who_they_are(sealed: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))
    gather(sealed.desk.project)
    rana = GROUP[Role.READER]
    form = {"csrf": csrf(sealed), "name": rana, "passphrase": words_of(rana), "next": "/register"}
    sealed.client.post("/enter", data=form, follow_redirects=True)
    assert "Amin Soyle" in sealed.get("/register").text
    sealed.desk.locking.lock()
    assert unlock(sealed, PHRASE) == 200
    answer = sealed.get("/register")
    assert answer.url.path == "/enter"
    assert "Amin Soyle" not in answer.text
