"""Which texts are translations of each other: they tell the same things in the same order in two languages.

What a text tells is compared by what no language changes: numbers, places by their entries, bodies by theirs,
and names of people by their sounds. Reporters who write of one event for themselves share its day, its place
and its toll, and differ in the rest; a translator keeps all of it, and its order. On 244 pairs of reports of
one event that were written apart (the development set of the Gun Violence Archive) one in a hundred comes as
near as a translation must.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.resolve.names import THRESHOLD, compare_names
from gawah.resolve.reprints import LONGEST, PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.model import Statement, Text

METHOD = "translations@1"
LEAST_SHARED = 10
"""Different things that both must tell."""
LEAST_SHARE = 0.7
"""The part of what the longer text tells that the other must tell, too."""
LEAST_ORDER = 0.85
"""The part of these that must stand in the same order: each language turns its sentences as it likes."""
_NUMBER = re.compile(r"\d+")
_ENTRIES = frozenset({"gazetteer", "directory"})


@record
class Thing:
    """Something that a text tells whatever its language."""

    kind: str
    """``number``, ``name``, or the property that holds an entry."""
    value: str
    shown: str
    """As the text has it."""


@record
class Telling:
    """What a text tells."""

    language: str
    """That of most of what it tells; empty where none is known."""
    things: tuple[Thing, ...]
    """In their order, each once."""


@record
class Translated:
    """What two texts tell in common."""

    things: int
    share: float
    """Of the things that the one tells that tells more."""
    order: float
    """The part of them that stands in the same order."""
    words: str
    """Some of them, as both texts have them."""

    @property
    def is_translation(self) -> bool:
        """Whether it is so much, in so much the same order, that one is made from the other."""
        return self.things >= LEAST_SHARED and self.share >= LEAST_SHARE and self.order >= LEAST_ORDER


def telling(text: Text, statements: Iterable[Statement]) -> Telling:
    """What a text tells.

    Args:
        text: with its blocks as people class them.
        statements: those of its document.
    """
    said = tuple(statements)
    placed = sorted([*_numbers(text), *_named(text, said)], key=lambda found: (found[0], found[1].kind))
    first: dict[tuple[str, str], Thing] = {}
    for _, thing in placed:
        first.setdefault((thing.kind, thing.value), thing)
    return Telling(language_of(said), tuple(first.values()))


def language_of(statements: Iterable[Statement]) -> str:
    """The language in which most of some statements are told; empty where none tells it."""
    told = Counter(one.lang for one in statements if one.lang)
    return min(told, key=lambda code: (-told[code], code)) if told else ""


def _numbers(text: Text) -> Iterator[tuple[int, Thing]]:
    for block in text.blocks:
        if block.kind in PRINTED and block.repeats is None:
            for found in _NUMBER.finditer(text.content, block.start, block.end):
                yield found.start(), Thing("number", str(int(found[0])), found[0])


def _named(text: Text, statements: Iterable[Statement]) -> Iterator[tuple[int, Thing]]:
    inside = [(block.start, block.end) for block in text.blocks if block.kind in PRINTED]
    for one in statements:
        if one.span is None or not any(start <= one.span.start < end for start, end in inside):
            continue
        if one.prop in _ENTRIES:
            yield one.span.start, Thing(one.prop, one.value, one.original or one.value)
        elif one.prop == "name" and one.subject.startswith("person:"):
            yield one.span.start, Thing("name", one.value, one.value)


def translated(first: Telling, second: Telling) -> Translated | None:
    """What two texts tell in common; None where they are of one language, or of none that is known.

    The same whichever comes first, but for whose words are shown first.
    """
    if not first.language or not second.language or first.language == second.language:
        return None
    few, many = sorted((first.things, second.things), key=len)
    pairs = list(_pairs(few, many))
    if not pairs:
        return Translated(0, 0.0, 0.0, "")
    order = _longest_rise([at for _, at in pairs]) / len(pairs)
    shown = [(few[one], many[at]) if few is first.things else (many[at], few[one]) for one, at in pairs]
    return Translated(len(pairs), round(len(pairs) / len(many), 4), round(order, 4), _words(shown))


def _pairs(few: Sequence[Thing], many: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """The things that are one, by their places, each once."""
    taken: set[int] = set()
    known = {(thing.kind, thing.value): at for at, thing in enumerate(many)}
    for one, thing in enumerate(few):
        at = known.get((thing.kind, thing.value))
        if at is None and thing.kind == "name":
            at = next(
                (at for at, other in enumerate(many) if at not in taken and _is_one_name(thing, other)), None
            )
        if at is not None and at not in taken:
            taken.add(at)
            yield one, at


def _is_one_name(one: Thing, other: Thing) -> bool:
    return other.kind == "name" and compare_names(one.value, other.value).score >= THRESHOLD


def _longest_rise(places: Sequence[int]) -> int:
    """How many of some places at most follow one another in rising order (patience sorting)."""
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)


def _words(pairs: Iterable[tuple[Thing, Thing]]) -> str:
    """What both tell, names and places first; cut where it is long."""
    ordered = sorted(pairs, key=lambda pair: pair[0].kind == "number")
    told = ""
    for one, other in ordered:
        more = one.shown if one.shown == other.shown else f"{one.shown} ≈ {other.shown}"
        if told and len(told) + len(more) > LONGEST:
            return f"{told}; …"
        told = f"{told}; {more}" if told else more
    return told
