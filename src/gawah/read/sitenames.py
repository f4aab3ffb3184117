"""The phrases of a page's furniture that hold the name of its site, as "Follow NAME on …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, table
from gawah.read.furniture import find, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = r"[A-ZÀ-Þ][\w&’'.-]*"
NAME = rf"(?P<name>{_PART}(?:\s{{1,2}}(?:[a-zà-ÿ]{{1,3}}\s){{0,2}}(?:{_PART}|\([A-Z][\w ]*\))){{0,7}})"
"""Words with capitals, an abbreviation in brackets, and the small words between them."""
_UNCASED = r"(?P<name>[^\s|.۔:]+(?:\s[^\s|.۔:]+){0,5}?)"


@cache
def _name_patterns(table_name: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The phrases of a list with a name in them, each with what stands before the name and after it.

    In scripts without capitals a name is a few words.
    """
    found: list[tuple[str, str, re.Pattern[str]]] = []
    for code in codes():
        listed = "|".join(
            re.escape(word.strip()) for word in str(table(code, "bodies").get("articles", "")).split(",")
        )
        articles = rf"(?P<article>(?:{listed})\s+)?" if listed else "(?P<article>)"
        for phrase in table(code, "furniture").get(table_name, ()):
            before, _, after = str(phrase).partition("{}")
            name = NAME if before.upper() != before.lower() or after.upper() != after.lower() else _UNCASED
            fixed = rf"(?i:(?<!\w){re.escape(before)}{articles}){name}(?i:{re.escape(after)})(?!\w)"
            found.append((before.lower(), after.lower(), re.compile(fixed)))
    return tuple(found)


def site_names(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where furniture names its site, as "Follow NAME on …"."""
    yield from _names("publisher_patterns", content, start, end)


def issuers(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a line names who issued the page, as "Published by NAME"."""
    yield from _names("publisher_lines", content, start, end)


def _names(table_name: str, content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    small = content[start:end].lower()
    for before, after, pattern in _name_patterns(table_name):
        match = pattern.search(content, start, end) if before in small and after in small else None
        if match and not find(fold_words(match["name"])).get("buttons"):
            yield match
