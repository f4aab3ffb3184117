"""Search: words in reports, incidents, and names of people, bodies and places."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gawah.catalogue import Page, Wanted, page_of
from gawah.catalogue.glance import MOST as GLANCED
from gawah.model.record import record
from gawah.store.marking import excerpt, marked
from gawah.store.passages import MOST, count_passages, passages
from gawah.store.search import terms_of
from gawah.web.texts import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from gawah.catalogue import DocumentRow, Glance, IncidentRow, SubjectRow
    from gawah.store.passages import Passage
    from gawah.web.visit import Visit

SECTIONS = {
    "reports": mark("In reports"),
    "incidents": mark("Incidents"),
    "person": mark("People"),
    "body": mark("Bodies"),
    "place": mark("Places"),
}
"""Where is searched, with the name of the tab."""
_FEW = 5
"""Rows of each section where all are shown."""
_SIZE = 20
_LONGEST = 200


@record
class Found:
    """What was found in one section."""

    code: str
    label: str
    total: int
    is_more: bool
    """There are more than the total, which were not counted."""
    rows: Sequence[object]
    address: str
    """Where it is shown alone."""

    @property
    def is_cut(self) -> bool:
        """There are more than a few, which only its own page shows."""
        return self.total > _FEW


@record
class Report:
    """Passages of one document that follow each other in the list."""

    id: str
    row: DocumentRow | None
    passages: tuple[Passage, ...]


def show(visit: Visit) -> Response:
    """What was found, a few of each section or one section by pages."""
    query, section = " ".join(visit.query("q").split()), visit.query("in")
    terms, wrong = terms_of(query), _wrong(visit, query)
    section = section if section in SECTIONS else ""
    number = visit.number("page", 1)
    found = [] if wrong or not query else [_found(visit, query, code, (section, number)) for code in SECTIONS]
    here = next((one for one in found if one.code == section), None)
    shown = [here] if here is not None else [one for one in found if one.rows]
    paging = _paging(number, here.total) if here is not None else None
    asked = {"words": query, "in": section, "page": paging.number if paging is not None else ""}
    visit.listed("search", asked, sum(len(one.rows) for one in shown))
    return visit.page(
        "search.html",
        query=query,
        wrong=wrong,
        section=section,
        found=found,
        shown=shown,
        paging=paging,
        address=partial(_address, query),
        marked=lambda words: marked(words, terms),
        excerpt=lambda words: excerpt(words, terms),
    )


def _wrong(visit: Visit, query: str) -> str:
    if len(query) > _LONGEST:
        return visit.words.gettext("At most 200 characters can be looked for.")
    if query and not re.search(r"\w", query):
        return visit.words.gettext("“%(value)s” holds no word to search for.", value=query)
    return ""


def _found(visit: Visit, query: str, code: str, asked: tuple[str, int]) -> Found:
    section, number = asked
    label, address = visit.words.gettext(SECTIONS[code]), _address(query, code)
    if section == code:
        total, most, rows = _page(visit, query, code, number)
        return Found(code, label, min(total, most), total > most, rows, address)
    size = 0 if section else _FEW
    if code == "reports":
        total = count_passages(visit.desk.project.engine, query, GLANCED)
        shown = _reports(visit, query, (size, 0)) if size and total else ()
        return Found(code, label, min(total, GLANCED), total > GLANCED, shown, address)
    catalogue = visit.catalogue
    glance: Glance[IncidentRow] | Glance[SubjectRow] = (
        catalogue.glance_incidents(query, size)
        if code == "incidents"
        else catalogue.glance_subjects(code, query, size)
    )
    return Found(code, label, glance.total, glance.is_more, glance.rows, address)


def _page(visit: Visit, query: str, code: str, number: int) -> tuple[int, int, Sequence[object]]:
    """How many one section holds, how many of them can be leafed through, and a page of them."""
    catalogue = visit.catalogue
    if code == "reports":
        total = count_passages(visit.desk.project.engine, query)
        return total, MOST, _reports(visit, query, (_SIZE, _paging(number, min(total, MOST)).offset))
    if code == "incidents":
        found = catalogue.incidents(Wanted.of({"words": query}), "-date", number, _SIZE)
        return found.total, found.total, found.rows
    named = catalogue.subjects(code, query, "-incidents", number, _SIZE)
    return named.total, named.total, named.rows


def _reports(visit: Visit, query: str, part: tuple[int, int]) -> list[Report]:
    """Some of the passages, put together by document: how many, and how many to pass over."""
    limit, offset = part
    found = passages(visit.desk.project.engine, query, limit, offset)
    rows = visit.catalogue.documents_named([passage.document for passage in found])
    grouped = [(one, list(some)) for one, some in groupby(found, key=lambda passage: passage.document)]
    # The newest document comes first, and in it what stands first.
    return [
        Report(one, rows.get(one), tuple(sorted(some, key=lambda passage: passage.start)))
        for one, some in grouped
    ]


def _paging(number: int, total: int) -> Page[object]:
    """A page that there is."""
    return Page((), total, page_of(number, _SIZE, total), _SIZE)


def _address(query: str, section: str = "", number: int = 0) -> str:
    asks = {"q": query, "in": section, "page": str(number) if number else ""}
    return "/search?" + urlencode({name: value for name, value in asks.items() if value})
