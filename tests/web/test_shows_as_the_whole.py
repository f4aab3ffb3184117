"""A page loads only what it shows, and shows what it would if all were loaded that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.catalogue import Wanted
from gawah.project import Project
from gawah.project.joining import join
from gawah.settings import Settings
from gawah.store import told
from gawah.store.parts import closed, load_part
from gawah.web.app import make_app
from gawah.web.desk import Manner
from tests.web.conftest import PORT, TOKEN, let_in
from tests.web.laid_out import KINDS, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.store import Stored

SAID = "/subjects/"
"""Such a page shows what some documents say, and not what others tell of the same incidents."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("whole") / "project"
    lay_out(project)
    with Project.open(project) as opened:
        catalogue = opened.catalogue()
        join(opened, catalogue)
        catalogue.close()
    return project


def addresses(catalogue: Catalogue) -> Iterator[str]:
    rows = catalogue.incidents(Wanted(), size=200).rows
    for row in rows:
        yield f"/incidents/{row.id}"
        yield f"/incidents/{row.id}/map"
    yield from (f"/documents/{row.id}" for row in catalogue.documents(size=200).rows)
    for kind in KINDS:
        yield from (f"/subjects/{row.id}" for row in catalogue.subjects(kind, size=500).rows)
    yield from (f"/pairs/split/{row.id}" for row in rows if row.reports > 1)
    yield from (f"/pairs/{pair.left}/{pair.right}" for pair in catalogue.pairs(size=100).rows)


def loading(find: Callable[[frozenset[str]], frozenset[str]]) -> Callable[..., Stored]:
    """Loads all records of the documents that were found, whatever of them was chosen."""

    def whole(telling: told._Telling, *_: object) -> Stored:
        return load_part(telling._connection.engine, find(frozenset(telling._documents)))

    return whole


def test_every_page_shows_what_it_would_if_all_were_loaded(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(root, Settings(reviewer="Asha"), Manner(PORT, TOKEN))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        let_in(client)
        desk = app.state.desk
        desk.catalogue.update()
        asked = list(addresses(desk.catalogue))
        for one in asked:  # that somebody looks at a page is written down, once, and shown beside a document
            client.get(one)
        desk.locking.opened.looks._write()
        shown = {one: client.get(one) for one in asked}
        assert [one for one in asked if shown[one].status_code not in (200, 404)] == []
        said = [one for one in asked if one.startswith(SAID)]
        others = [one for one in asked if not one.startswith(SAID)]
        assert len(said) > 100
        assert len(others) > 50
        monkeypatch.setattr(told._Telling, "part", loading(lambda documents: documents))
        assert [one for one in said if client.get(one).text != shown[one].text] == []
        monkeypatch.setattr(
            told._Telling, "part", loading(lambda documents: closed(desk.project.engine, documents))
        )
        assert [one for one in others if client.get(one).text != shown[one].text] == []
