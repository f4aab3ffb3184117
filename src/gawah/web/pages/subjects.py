"""Lists of people, bodies, places, claims, quotes, demands, notices and legal references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.catalogue.rows import LISTED
from gawah.errors import NotFoundError, Term
from gawah.web.faults import ToldError
from gawah.web.texts import mark

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

NAMES = {
    "person": mark("People"),
    "body": mark("Bodies"),
    "place": mark("Places"),
    "claim": mark("Claims"),
    "quote": mark("Quotes"),
    "demand": mark("Demands"),
    "notice": mark("Notices"),
    "citation": mark("Legal references"),
}
"""What the list of each kind is called."""
ORDERS = {"label": mark("by name"), "-incidents": mark("most incidents first")}
_LONGEST = 200
"""Characters that are searched for, at most."""


def show(visit: Visit) -> Response:
    """One list, a page at a time."""
    kind, words = visit.query("kind") or LISTED[0], visit.query("q")
    order = visit.query("order") or "label"
    if kind not in LISTED:
        raise NotFoundError(
            "There is no list of %(kind)s. There are: %(known)s.",
            kind=kind[:40],
            known=tuple(Term(one, "kind") for one in LISTED),
        )
    if order not in ORDERS:
        raise NotFoundError("There is no such order. There are: %(known)s.", known=tuple(ORDERS))
    if len(words) > _LONGEST or (words and not re.search(r"\w", words)):
        raise ToldError(visit.words.gettext("Search for a part of a name: letters, at most 200."))
    found = visit.catalogue.subjects(kind, words, order, visit.number("page", 1))
    asked = {"kind": kind, "words": words, "order": order, "page": found.number}
    visit.listed("subjects", asked, len(found.rows))
    return visit.page(
        "subjects.html",
        kind=kind,
        names=NAMES,
        totals={one: visit.catalogue.subjects(one, size=1).total for one in LISTED},
        rows=found.rows,
        paging=found,
        words_searched=words,
        order=order,
        orders=ORDERS,
    )
