"""Who has told no name is asked for it where one decides, in one line, until it is told or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.settings import Settings
from gawah.web.app import make_app
from gawah.web.desk import Manner
from tests.web.conftest import PORT, TOKEN, Site, let_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.project import Pipeline

ASKED = "Your decisions are recorded as “reviewer”. Your name:"
REPORTS = ("Amin Soyle was killed in Torva on 2021-03-04.", "Amin Soyle was killed in Torva on 2021-03-05.")


@pytest.fixture
def nameless(tmp_path: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Two papers were read; nobody said what the reviewer is called."""
    for name in ("GAWAH_REVIEWER", "USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    app = make_app(tmp_path / "project", Settings(), Manner(PORT, TOKEN, pipeline=small))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        let_in(client)
        site = Site(client, app.state.desk)
        for text in REPORTS:
            site.post("/inbox/add", {"text": text})
        site.wait()
        yield site


def deciding_pages(site: Site) -> list[str]:
    documents = [f"/documents/{one.id}" for one in site.desk.project.stored().documents]
    ids = sorted(one.id for one in site.desk.project.register().incidents())
    return [*documents, *(f"/incidents/{one}" for one in ids), "/pairs", "/pairs/" + "/".join(ids)]


def test_it_is_asked_where_one_decides_and_nowhere_else(nameless: Site) -> None:
    for path in deciding_pages(nameless):
        page = nameless.get(path)
        assert (page.status_code, page.text.count(ASKED)) == (200, 1), path
        assert page.text.index(ASKED) < page.text.index("<h1"), "at the top"
        assert f'name="next" value="{path}"' in page.text
    for path in ("/", "/inbox", "/register", "/settings", "/help"):
        assert "name-asked" not in nameless.get(path).text


def test_once_told_it_is_used_and_not_asked_for_again(nameless: Site) -> None:
    path = deciding_pages(nameless)[0]
    answer = nameless.post("/settings", {"reviewer": " Lena  Okoro ", "next": path})
    assert answer.url.path == path
    assert "Your decisions are recorded as Lena Okoro." in answer.text
    assert all("name-asked" not in nameless.get(one).text for one in deciding_pages(nameless))
    assert 'value="Lena Okoro"' in nameless.get("/settings").text


def test_put_off_it_is_not_asked_for_again_and_the_name_stays(nameless: Site) -> None:
    path = deciding_pages(nameless)[0]
    answer = nameless.post("/settings", {"reviewer": "", "keep_name": "yes", "next": path})
    assert (answer.status_code, answer.url.path) == (200, path)
    assert all("name-asked" not in nameless.get(one).text for one in deciding_pages(nameless))
    assert 'value="reviewer"' in nameless.get("/settings").text


def test_a_name_that_is_none_is_refused_and_asked_for_still(nameless: Site) -> None:
    path = deciding_pages(nameless)[0]
    assert nameless.post("/settings", {"reviewer": " ", "next": path}).status_code == 400
    assert ASKED in nameless.get(path).text


def test_it_is_asked_in_urdu(nameless: Site) -> None:
    nameless.post("/settings", {"language": "ur"})
    page = nameless.get("/pairs").text
    assert "کے نام سے درج ہوتے ہیں" in page
    assert "یوں ہی رہنے دیں" in page


@pytest.mark.parametrize("called", ["USER", "USERNAME"])
def test_who_has_a_name_is_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch, called: str) -> None:
    for name in ("USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert "name-asked" not in site.get("/pairs").text
    monkeypatch.setenv(called, "asha")
    monkeypatch.delenv("GAWAH_REVIEWER", raising=False)
    assert Settings().reviewer == "asha"
    assert not Settings().has_own_name, "as one logs in is nobody's name"
    assert Settings(reviewer="Asha Example").has_own_name
    monkeypatch.setenv("GAWAH_REVIEWER", "asha")
    assert Settings().has_own_name
