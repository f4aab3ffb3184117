"""Who looked at what stands in the record: once a day for each person and page, lists and searches, too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError
from gawah.model import CustodyEvent, Handling
from gawah.project.verify import verify
from gawah.store.custody import all_custody
from gawah.web.looks import Looks

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project
    from tests.web.conftest import Site


@pytest.fixture
def filled(site: Site, reports: Path, small: Pipeline) -> Site:
    """Two killings that people may look at."""
    site.desk.project.process([reports], pipeline=small)
    return site


def looks_in(project: Project) -> list[CustodyEvent]:
    return [event for event in all_custody(project.engine) if event.handling is Handling.REVEALED]


def written(site: Site, many: int) -> list[CustodyEvent]:
    """What is written, as soon as it is so much."""
    until = time.monotonic() + 10
    while len(found := looks_in(site.desk.project)) < many and time.monotonic() < until:
        time.sleep(0.02)
    return found


def test_whoever_opens_a_page_with_names_is_written_down_once(filled: Site) -> None:
    project = filled.desk.project
    document = sorted(one.id for one in project.stored().documents)[0]
    incident = next(iter(project.register().incidents())).id
    filled.get(f"/documents/{document}", headers={"X-Gawah-Poll": "1"})
    for path in ("/", "/help", "/documents/none", f"/documents/{document}"):
        filled.get(path)
    filled.get(f"/documents/{document}")
    filled.get(f"/incidents/{incident}")
    filled.get(f"/incidents/{incident}/map")
    first, second = written(filled, 2)
    assert (first.file, first.parameters) == (document, {"page": f"documents/{document}"})
    assert (second.file, second.parameters) == (None, {"page": f"incidents/{incident}"})
    filled.post("/settings", {"reviewer": "Lena"})
    filled.get(f"/documents/{document}")
    *_, third = written(filled, 3)
    assert (third.actor, third.file) == ("Lena", document)
    assert first.actor != "Lena"
    assert "looked at" in filled.get(f"/documents/{document}").text
    assert verify(project.root).damages == []


def test_each_page_of_a_list_or_a_search_that_is_drawn_is_written_down_once(filled: Site) -> None:
    project = filled.desk.project
    incident = next(iter(project.register().incidents())).id
    filled.get("/inbox", headers={"X-Gawah-Poll": "1"})
    for path in (
        "/register",
        "/register?place=nowhere",
        "/register?place=Torva",
        "/search?q=Torva",
        "/search?q=Torva&in=reports&page=1",
        "/search?q=Torva&in=reports&page=77",
        "/search?q=xyzzy",
        "/search",
        "/subjects?kind=person",
        f"/pairs/with/{incident}",
        "/inbox",
    ) * 2:
        assert filled.get(path).status_code == 200, path
    told = [dict(event.parameters) for event in written(filled, 7)]
    shown = [int(one.pop("shown")) for one in told]
    assert told == [
        {"page": "register", "asked": "page=1"},
        {"page": "register", "asked": "place=Torva; page=1"},
        {"page": "search", "asked": "words=1"},
        {"page": "search", "asked": "words=1; in=reports; page=1"},
        {"page": "subjects", "asked": "kind=person; order=label; page=1"},
        {"page": "pairs", "asked": f"with={incident}"},
        {"page": "inbox", "asked": "page=1"},
    ]
    assert all(shown)
    assert "Soyle" not in str(told)
    assert verify(project.root).damages == []


def test_what_cannot_be_written_now_is_written_later(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, calls = Looks(project), 0

    def busy(*_: object) -> None:
        nonlocal calls
        calls += 1
        raise ProjectError("The disk is full.")

    looks.saw("Asha", "documents", "a" * 64)
    with monkeypatch.context() as patch:
        patch.setattr("gawah.web.looks.note", busy)
        looks._write()
    assert (calls, looks_in(project)) == (1, [])
    looks.saw("Asha", "documents", "a" * 64)
    looks.saw("Asha", "documents", "b" * 64)
    looks.start()
    looks.stop()
    assert [event.file for event in looks_in(project)] == ["a" * 64, "b" * 64]
