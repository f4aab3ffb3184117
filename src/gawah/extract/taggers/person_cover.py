"""Which words of a sentence stand in the name of a place, a body or a people already."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.extract.taggers.person_tables import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page
    from gawah.extract.taggers.words import Words

BLOCKED, PLACED, FREE = 2, 1, 0
"""Inside the name of a body or a people, inside a place, neither."""
_SURE = 0.45
_DOT = frozenset(".")


def cover(page: Page, words: Words) -> list[int]:
    """For each word: :data:`BLOCKED`, :data:`PLACED` or :data:`FREE`."""
    state = [FREE] * len(words)
    if not words:
        return state
    starts, start, end = words.starts, words.starts[0], words.ends[-1]
    blocked = [(mark.start, mark.end) for mark in page.marks_in("body", start, end) if mark.score >= _SURE]
    for mark in page.marks_in("place", start, end):
        if getattr(mark.value, "adjective", False):
            blocked.append((mark.start, mark.end))
        else:
            low = bisect_left(starts, mark.start)
            high = bisect_left(starts, mark.end, low)
            state[low:high] = [PLACED] * (high - low)
    if words.keys.count(".") > 1:
        blocked += _dotted(words)
    for start, end in blocked:
        low = bisect_left(starts, start)
        high = bisect_left(starts, end, low)
        state[low:high] = [BLOCKED] * (high - low)
    return state


def _dotted(words: Words) -> Iterator[tuple[int, int]]:
    """Abbreviations with dots ("U.S."): no initials of a person, unless a surname follows."""
    for i in words.among(_DOT):
        if i < 1 or i + 2 >= len(words) or words[i + 2].key != ".":
            continue
        a, b = words[i - 1], words[i + 1]
        if a.shape == b.shape == "A" and a.size == b.size == 1 and words.ends[i - 1] == words.starts[i]:
            after = words[i + 3] if i + 3 < len(words) else None
            glued = words.ends[i] == words.starts[i + 1]
            if glued and (after is None or after.key not in names().surnames):
                yield words.starts[i - 1], words.ends[i + 2]
