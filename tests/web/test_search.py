"""Search in a browser: what was looked for is found, counted and marked where it stands."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from gawah.catalogue import Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline
    from tests.web.conftest import Site


@pytest.fixture
def filled(site: Site, reports: Path, small: Pipeline) -> Site:
    (reports / "urdu.txt").write_text(
        "تُوروا میں لوگوں نے سوگ منایا۔ <b>Torva</b> is named twice: Torva.\n", "utf-8"
    )
    site.desk.project.process([reports], pipeline=small)
    return site


def marks(page: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r"<mark>(.*?)</mark>", page)]


def counts(page: str) -> list[str]:
    return re.findall(r'class="tab-count">([^<]*)<', page)


def found(site: Site, query: str, more: str = "") -> str:
    answer = site.get(f"/search?q={quote(query)}{more}")
    assert answer.status_code == 200
    return answer.text


def test_reports_incidents_and_names_with_their_counts(filled: Site) -> None:
    page = found(filled, "torva")
    assert counts(page) == ["2", "1", "0", "0", "1"]
    assert set(marks(page)) == {"Torva"}
    assert "&lt;b&gt;<mark>Torva</mark>&lt;/b&gt; is named twice: <mark>Torva</mark>." in page
    (row,) = filled.desk.catalogue.incidents(Wanted(words="torva")).rows
    assert f'href="/incidents/{row.id}"' in page


def test_a_passage_leads_to_its_place_in_the_document(filled: Site) -> None:
    (document,) = re.findall(r'href="/documents/(\w+)\?at=16#at-16"', found(filled, "amin soyle"))
    text = filled.desk.project.text(document)
    assert text is not None
    assert text.content[16:].startswith("Amin Soyle")


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("توروا", ["تُوروا"]),
        ("وگو", ["وگو"]),
        ("OKORO lena", ["Lena", "Okoro"]),
        ('"was killed in mbeki"', ["was killed in Mbeki"]),
        ("2022", ["2022"]),
    ],
)
def test_the_right_letters_are_marked(filled: Site, query: str, marked: list[str]) -> None:
    page = found(filled, query, "&in=reports")
    assert marks(page) == marked


def test_one_section_alone_with_its_pages(filled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gawah.web.pages.search._SIZE", 1)
    page = found(filled, "killed", "&in=incidents")
    assert len(marks(page)) == 1
    assert "/search?q=killed&amp;in=incidents&amp;page=2" in page
    assert marks(found(filled, "killed", "&in=reports&page=2")) == ["killed"]
    assert marks(found(filled, "killed", "&in=reports&page=99")) == ["killed"]
    assert filled.get("/search?q=killed&page=x").status_code == 400


def test_names_lead_to_their_pages(filled: Site) -> None:
    page = found(filled, "okoro", "&in=person")
    assert "Lena <mark>Okoro</mark>" in page
    assert 'href="/subjects/person%3A' in page or 'href="/subjects/person:' in page


@pytest.mark.parametrize("query", ["nothing of the kind", '"soyle amin"', "torva okoro"])
def test_where_nothing_was_found_it_is_said_what_to_try(filled: Site, query: str) -> None:
    page = found(filled, query)
    assert "Nothing was found" in page
    assert "Leave out a word" in page
    assert "Search everywhere" in found(filled, query, "&in=place")


@pytest.mark.parametrize(
    ("query", "told"),
    [("…", "holds no word to search for"), ("x" * 201, "At most 200 characters"), ("\0", "holds no word")],
)
def test_what_cannot_be_looked_for_is_said_beside_the_field(filled: Site, query: str, told: str) -> None:
    page = found(filled, query)
    assert told in page
    assert 'aria-invalid="true"' in page


def test_without_words_it_says_where_it_searches(filled: Site) -> None:
    page = filled.get("/search?in=elsewhere").text
    assert "Search in everything that was read" in page
    assert marks(page) == []


def test_very_many_passages_are_not_counted_to_the_end(filled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gawah.store.passages.MOST", 1)
    monkeypatch.setattr("gawah.web.pages.search.MOST", 1)
    page = found(filled, "killed", "&in=reports")
    assert counts(page)[0] == "1+"
    assert "There are more." in page
