"""Who among several sufferers is part of another: "nineteen people, including two priests"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.head import Head
    from gawah.extract.marks import Argument

_REACH = 3
"""How many words behind a noun may say that it is part of those before: "…, two priests among them"."""


def with_parts(victims: Sequence[Head], keys: Sequence[str], grammar: Grammar) -> tuple[Argument, ...]:
    """The sufferers of a deed, those that are part of the first of them marked so.

    Only a counted group has parts; what "and" joins to a part is one too.
    """
    suffering = tuple([head.argument for head in victims])
    if len(victims) < 2 or not _is_counted(suffering[0]):
        return suffering
    return (suffering[0], *_parted(victims, keys, grammar))


def _parted(victims: Sequence[Head], keys: Sequence[str], grammar: Grammar) -> Iterator[Argument]:
    whole, inside = victims[0].argument, False
    phrases = grammar.words.phrases("parts")
    for before, head in pairwise(victims):
        between = keys[before.last : head.first]
        behind = [hit for hit in phrases.find(keys[head.last : head.last + _REACH]) if hit.first == 0]
        goes_on = inside and not grammar.words.set("coordinators").isdisjoint(between)
        inside = goes_on or bool(behind) or bool(phrases.find(between))
        yield replace(head.argument, part=True) if inside and _fits(head.argument, whole) else head.argument


def _fits(part: Argument, whole: Argument) -> bool:
    """Whether so many can be part of that many."""
    if part.kind not in {"person", "group"}:
        return False
    return (part.low or 1) < (whole.high or whole.low or 0)


def _is_counted(whole: Argument) -> bool:
    return whole.kind == "group" and whole.low is not None and whole.low > 1
