"""Dates: an expression of a text, what it means, and the EDTF date that it has in its context.

Example: "two days later" means a step of two days from the last date told; after "3 May 2024" it is
``2024-05-05``, and ``XXXX-XX`` where the text told no date.
"""

from __future__ import annotations

from gawah.values.dates.context import Context, Resolved
from gawah.values.dates.finding import find_in
from gawah.values.dates.resolve import resolve
from gawah.values.dates.telling import Telling
from gawah.values.dates.when import Calendar, DateExpression, Hijri, Past, Step, Stretch, When
from gawah.values.dates.written import written_date
from gawah.values.tokens import tokenize

__all__ = [
    "Calendar",
    "Context",
    "DateExpression",
    "Hijri",
    "Past",
    "Resolved",
    "Step",
    "Stretch",
    "Telling",
    "When",
    "find_dates",
    "find_in",
    "read_date",
    "resolve",
    "written_date",
]


def find_dates(text: str, lang: str = "en") -> list[DateExpression]:
    """The dates of a text in order, without overlap; offsets are code points of the text."""
    tokens = tokenize(text)
    return find_in(tokens, 0, len(tokens.words), lang)


def read_date(text: str, lang: str = "en", anchor: str | None = None) -> str | None:
    """The EDTF date of the first expression in a text, or None where there is none.

    Args:
        text: words such as a dateline or the date of a page.
        lang: ISO 639-1 code.
        anchor: the EDTF date that relative expressions are resolved against.
    """
    found = find_dates(text, lang)
    if not found:
        return None
    telling = Telling(anchor)
    return str(telling.resolve(found[0], 0).edtf)
