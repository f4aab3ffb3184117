"""The overview: what came in, what waits, and counts of which each number leads to what it counts."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, urlsplit

import pytest

from gawah.catalogue import District, Wanted
from gawah.review import Decision, correct
from gawah.web.maps import on_a_map
from gawah.web.texts import all_words

if TYPE_CHECKING:
    from gawah.catalogue import Catalogue
    from tests.web.conftest import Site

_DATES = ("", "", "2021-05", "2021", "2020-12-30/2021-01-02", "2021~", "XXXX-03-04")


@pytest.fixture
def filled(site: Site) -> Site:
    """Papers on deaths, some of which people date less exactly."""
    told = [
        (f"{n}.txt", f"Amin Soyle was killed in Torva on 2021-03-04.\nPaper {n}.\n".encode())
        for n in range(len(_DATES))
    ]
    site.post("/inbox/add", files=[("files", one) for one in told])
    site.wait()
    project = site.desk.project
    claims = [c for c in project.register().claims.values() if c.statement.prop == "date"]
    for claim, date in zip(claims, _DATES, strict=True):
        if date:
            correct(project, claim.id, date, Decision("Bilal"))
    return site


def numbers(page: str) -> list[tuple[str, int]]:
    """The addresses behind the numbers of all tables, with the numbers."""
    found = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', page)
    return [(unescape(address), int(number)) for address, number in found]


def counted(site: Site, address: str) -> int:
    return site.desk.catalogue.count(Wanted.of(dict(parse_qsl(urlsplit(address).query))))


@pytest.mark.parametrize("query", ["", "?type=killing", "?since=2021&until=2021-03", "?map=world", "?map=pk"])
def test_each_number_leads_to_just_what_it_counts(filled: Site, query: str) -> None:
    found = numbers(filled.get(f"/{query}").text)
    assert found
    for address, number in found:
        assert urlsplit(address).path == "/register"
        assert counted(filled, address) == number, address


def test_what_waits_leads_to_where_it_is_decided(filled: Site) -> None:
    page = filled.get("/").text
    first = filled.desk.catalogue.documents("open", size=1).rows[0]
    assert f'href="/documents/{first.id}" data-key="n"' in page
    assert re.search(r'href="/pairs"><span class="tile-number">\d', page)


def test_pairs_that_are_not_decided_are_told_beside_the_counts(filled: Site) -> None:
    page = filled.get("/").text
    pairs = filled.desk.catalogue.pairs_left()
    assert pairs
    assert re.search(rf"{pairs} pairs? of incidents in the register may be one event", page)


def test_each_figure_has_its_table_and_says_what_it_leaves_out(filled: Site) -> None:
    page = filled.get("/").text
    assert page.count("<figure") == page.count("The numbers as a table") == page.count("<svg") == 4
    assert "no rate" in page
    assert "are no ruling on any border" in page
    assert "style=" not in page


def test_a_filter_that_finds_nothing_says_what_to_do(filled: Site) -> None:
    page = filled.get("/?since=1950&until=1951").text
    assert "No incident is of this kind" in page
    assert "<svg" not in page


@pytest.mark.parametrize(
    "query", ["since=May", "since=2022&until=2021", "type=murder", "when=May", "area=x", "place=" + "x" * 300]
)
def test_a_filter_that_is_none_is_refused(filled: Site, query: str) -> None:
    answer = filled.get(f"/?{query}")
    assert answer.status_code == 400
    assert "<svg" not in answer.text


def test_documents_without_incidents_are_counted_too(site: Site) -> None:
    site.post("/inbox/add", files=[("files", ("a.txt", b"Nothing happened.\n"))])
    site.wait()
    page = site.get("/").text
    assert "No incident has been found yet" in page
    assert "Documents by the day" in page


def test_a_new_decision_changes_the_counts(filled: Site) -> None:
    before = filled.get("/").text
    filled.post(
        "/inbox/add", files=[("files", ("z.txt", b"Lena Okoro was killed in Mbeki on 2021-03-09.\n"))]
    )
    filled.wait()
    assert '<strong class="number">7</strong>' in before
    assert '<strong class="number">8</strong>' in filled.get("/").text


class Districts:
    """A catalogue that knows of nothing but districts."""

    def districts(self, _wanted: Wanted) -> tuple[District, ...]:
        return (
            District("PK", "Gilgit-Baltistan", "Nagar District", 3),
            District("PK", "Punjab", "Shekhupura District", 2),
            District("PK", "Sindh", "", 1),
        )


@pytest.mark.parametrize(
    ("language", "names"),
    [("ur", ("نگر", "شیخوپورہ", "سندھ")), ("en", ("Nagar District", "Shekhupura District", "Sindh"))],
)
def test_a_district_has_its_urdu_name_also_where_its_outline_has_another(
    language: str, names: tuple[str, ...]
) -> None:
    """Nagar stands in the outline of Gilgit, which held it; Shekhupura is spelt otherwise there."""
    figure = on_a_map(cast("Catalogue", Districts()), Wanted(), all_words()[language], "pk")
    assert figure is not None
    for name, row in zip(names, figure.rows, strict=True):
        assert name in row.label
        assert language == "en" or not re.search("[A-Za-z]", row.label)
