"""Names and the nouns beside them that say the same person again: "the teacher, Ruth Adu"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.extract.grammar import Grammar
    from gawah.extract.head import Head


def without_appositions(heads: list[Head], keys: tuple[str, ...], grammar: Grammar) -> list[Head]:
    """The heads without those that only say again who a named person beside them is.

    From the right, since one may say it after the other: "her uncle, the catechist Ruth Adu".
    """
    kept: list[Head] = []
    for here in reversed(heads):
        if kept and _says_again(here, kept[-1], keys, grammar):
            kept[-1] = replace(kept[-1], left=here.left)
        else:
            kept.append(here)
    kept.reverse()
    merged: list[Head] = []
    for head in kept:
        if merged and _is_said_again(merged[-1], head, keys, grammar):
            merged[-1] = _of(head.argument.communities, merged[-1])
        else:
            merged.append(head)
    return merged


def _may_be_one(here: Head, after: Head) -> bool:
    one = here.argument.high in (None, 1) and after.argument.high in (None, 1)
    return one and here.is_animate and after.is_animate


def _says_again(here: Head, after: Head, keys: tuple[str, ...], grammar: Grammar) -> bool:
    """Whether a noun stands right before the name of the person whom it means."""
    if (here.argument.kind, after.argument.kind) != ("group", "person") or not _may_be_one(here, after):
        return False
    between = keys[here.last : after.left]
    return len(between) <= 1 and (grammar.words.set("naming") | {","}).issuperset(between)


def _is_said_again(here: Head, after: Head, keys: tuple[str, ...], grammar: Grammar) -> bool:
    """Whether a noun stands right behind the name of the person whom it means."""
    if (here.argument.kind, after.argument.kind) != ("person", "group") or not _may_be_one(here, after):
        return False
    between = keys[here.last : after.left]
    skip = grammar.words.set("articles") | {",", "(", "-"}
    return between[:1] == (",",) and skip.issuperset(between)


def _of(communities: tuple[str, ...], head: Head) -> Head:
    """A person with the communities that the noun beside the name tells."""
    return replace(head, argument=replace(head.argument, communities=communities)) if communities else head
