from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import NotFoundError
from gawah.project.checklist import checklist, court_minimum
from gawah.project.custody import Hands

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project

URL = "https://gazette.example/2021/torva"
PAGE = b"<html><head><title>Torva</title></head><body><p>Amin Soyle was killed in Torva.</p></body></html>"
GIVEN = {"url": URL, "publisher": "The Gazette", "published": "2021-03-04"}


def added(project: Project, folder: Path, name: str, data: bytes, given: dict[str, str]) -> str:
    path = folder / name
    path.write_bytes(data)
    if name.endswith((".html", ".txt")):
        (document,) = project.process([path], given, hands=Hands("Asha")).added
        return document
    return project.add(path, given, hands=Hands("Asha")).document


def met(project: Project, document: str) -> dict[str, bool]:
    return {one.what: one.is_met for one in checklist(project, document)}


def test_the_least_for_a_court_is_met_with_address_source_and_capture(
    project: Project, tmp_path: Path
) -> None:
    page = added(project, tmp_path, "torva.html", PAGE, GIVEN)
    is_met, why = court_minimum(checklist(project, page))
    assert not is_met
    assert why == (
        "the whole page is captured as it looked, with date and time (155c): "
        "no picture or PDF with the same web address was added"
    )
    added(project, tmp_path, "torva.png", b"\x89PNG of the page", {"url": URL})
    assert court_minimum(checklist(project, page)) == (True, "")


def test_a_capture_of_another_page_does_not_count(project: Project, tmp_path: Path) -> None:
    page = added(project, tmp_path, "torva.html", PAGE, GIVEN)
    added(project, tmp_path, "torva.png", b"\x89PNG", {"url": URL + "/2"})
    added(project, tmp_path, "torva.bin", b"no picture", {"url": URL})
    assert not court_minimum(checklist(project, page))[0]


def test_a_text_without_an_address_is_told_what_it_lacks(project: Project, tmp_path: Path) -> None:
    text = added(project, tmp_path, "note.txt", b"Amin Soyle was killed in Torva on 4 March 2021.\n", {})
    is_met, why = court_minimum(checklist(project, text))
    assert not is_met
    assert "nobody said it (--url) and the page does not" in why
    assert "what is kept is no web page (" in why
    assert not met(project, text)["the source is named: who published it, and when"]


def test_what_is_kept_is_checked_and_not_taken_for_granted(project: Project, tmp_path: Path) -> None:
    page = added(project, tmp_path, "torva.html", PAGE, GIVEN)
    assert all(
        met(project, page)[one]
        for one in (
            "hashed when it was collected, before anything was done with it (153)",
            "authentic: unchanged since it was collected (154)",
            "what was made from it names its parent and the tool (154)",
            "its custody is documented from the first hand (167)",
            "the source is named: who published it, and when",
        )
    )
    path = project.evidence.path(page)
    path.chmod(0o644)
    path.write_bytes(PAGE + b" ")
    assert not met(project, page)["authentic: unchanged since it was collected (154)"]
    path.unlink()
    assert not met(project, page)["authentic: unchanged since it was collected (154)"]


def test_a_document_that_is_not_there_has_no_list(project: Project) -> None:
    with pytest.raises(NotFoundError):
        checklist(project, "f" * 64)
