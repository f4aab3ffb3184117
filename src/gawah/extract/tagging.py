"""The taggers, in order, and how they are run over a page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.extract.page import Page

if TYPE_CHECKING:
    from gawah.extract.marks import Tagger
    from gawah.model import Text


@cache
def taggers() -> tuple[Tagger, ...]:
    """All taggers, in the order in which they look; each may need what those before it left."""
    from gawah.extract.taggers.acts import Acts
    from gawah.extract.taggers.bodies import Bodies
    from gawah.extract.taggers.citations import Citations
    from gawah.extract.taggers.cited_sources import CitedSources
    from gawah.extract.taggers.dates import Dates
    from gawah.extract.taggers.demands import Demands
    from gawah.extract.taggers.hashtags import Hashtags
    from gawah.extract.taggers.measures import Measures
    from gawah.extract.taggers.people import People
    from gawah.extract.taggers.places import Places
    from gawah.extract.taggers.quantities import Quantities
    from gawah.extract.taggers.quotes import Quotes
    from gawah.extract.taggers.signatories import Signatories

    table: tuple[Tagger, ...] = (
        Dates(),
        Quantities(),
        Bodies(),
        Places(),
        Citations(),
        People(),
        Quotes(),
        Hashtags(),
        Demands(),
        Signatories(),
        CitedSources(),
        Acts(),
        Measures(),
    )
    check_order(table)
    return table


def check_order(table: tuple[Tagger, ...]) -> None:
    """See that each tagger finds what it needs.

    Raises:
        DataError: a tagger needs a label that none before it gives.
    """
    given: set[str] = set()
    for tagger in table:
        missing = set(tagger.needs) - given
        if missing:
            raise DataError(
                "%(tagger)s needs %(missing)s, which no tagger before it gives",
                tagger=tagger.name,
                missing=tuple(sorted(missing)),
            )
        given.update(tagger.gives)


def tag(text: Text) -> Page:
    """A page of a text with the mentions of every tagger."""
    published = text.meta("published")
    page = Page(text, published.value if published else None)
    for tagger in taggers():
        page.add(tagger.tag(page))
    return page
