"""Names and the nouns beside them that say the same person again: "the teacher, Ruth Adu"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.extract.grammar import Grammar
    from gawah.extract.head import Head


def without_appositions(heads: list[Head], keys: tuple[str, ...], grammar: Grammar) -> list[Head]:
    """The heads without those that only say again who a named person beside them is."""
    skip = grammar.words.set("articles") | {",", "(", "-"}
    naming = grammar.words.set("naming") | {","}
    dropped: set[int] = set()
    for here, after in pairwise(heads):
        between = keys[here.last : after.left]
        kinds = (here.argument.kind, after.argument.kind)
        one = here.argument.high in (None, 1) and after.argument.high in (None, 1)
        if not one or not here.is_animate or not after.is_animate:
            continue
        if kinds == ("group", "person") and len(between) <= 1 and naming.issuperset(between):
            dropped.add(here.first)
        elif kinds == ("person", "group") and between[:1] == (",",) and all(k in skip for k in between):
            dropped.add(after.first)
    merged = []
    for head in heads:
        if head.first not in dropped:
            merged.append(head)
        elif merged and head.argument.communities and merged[-1].argument.kind == "person":
            before = merged.pop()
            communities = head.argument.communities
            merged.append(replace(before, argument=replace(before.argument, communities=communities)))
    return merged
