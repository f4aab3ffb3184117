"""Which subjects are one: connected components of judgements, a person's word over a method's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gawah.model import Same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from gawah.model import Judgement

Pair = tuple[str, str]
_CHAINED = "incident:"
"""Of these, one likely pair after the other would make a chain of what is unlike."""
_NOWHERE: Mapping[str, str] = MappingProxyType({})


class Clusters:
    """Groups of subject ids, with the pairs that must stay apart."""

    def __init__(self, apart: Iterable[Pair], homes: Mapping[str, str] = _NOWHERE) -> None:
        """Every subject by itself.

        Args:
            apart: pairs of which no group that may be made holds both.
            homes: the document that tells of each subject: of one document, no two are in a group that may
                be made.
        """
        self._group: dict[str, set[str]] = {}
        self._homes = homes
        self._apart: dict[str, set[str]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def members(self, subject: str) -> set[str]:
        """All that are one with a subject, itself among them."""
        return self._group.get(subject, {subject})

    def merge(self, left: str, right: str) -> None:
        """Make two groups one."""
        joined = self.members(left) | self.members(right)
        for member in joined:
            self._group[member] = joined

    def may_merge(self, left: str, right: str) -> bool:
        """Whether no member of one group must stay apart from a member of the other."""
        mine, others = self.members(left), self.members(right)
        if mine is others:
            return False
        if any(self._apart.get(member, set()) & others for member in mine):
            return False
        homes = {self._homes[member] for member in mine if member in self._homes}
        return not any(self._homes.get(member) in homes for member in others)

    def are_mostly(self, said: Set[Pair], left: str, right: str) -> bool:
        """Whether of the pairs between two groups at least half are among some pairs, each in order of id."""
        mine, others = self.members(left), self.members(right)
        found = sum((min(one, other), max(one, other)) in said for one in mine for other in others)
        return 2 * found >= len(mine) * len(others)

    def canonical(self) -> dict[str, str]:
        """For each grouped subject the id that stands for all: the first in order."""
        return {member: min(group) for member, group in self._group.items()}


def cluster(
    judgements: Iterable[Judgement], alike: Iterable[Pair] = (), homes: Mapping[str, str] = _NOWHERE
) -> Mapping[str, str]:
    """The canonical id of each subject that is one with another.

    A person's "same" always joins. A method's joins two groups, the surest first, where (of incidents) it is
    said of at least half of the pairs between them, where nobody, person or method, says that a member of one
    differs from a member of the other, no person was unsure of them, and no document tells of both: what one
    document tells apart, no method makes one. The order in which the judgements come, or in which they were
    made, changes nothing.

    Args:
        judgements: in any order.
        alike: pairs that are the same by definition (places with one gazetteer entry); a person's
            "different" parts them.
        homes: the document that tells of a subject, for those of which no two of one document are one.
    """
    last = last_words(judgements)
    clusters = Clusters((pair for pair, word in last.items() if _keeps_apart(word)), homes)
    for (left, right), word in sorted(last.items()):
        if word.same is Same.SAME and word.reviewer is not None:
            clusters.merge(left, right)
    for left, right in sorted((min(pair), max(pair)) for pair in alike):
        if clusters.may_merge(left, right):
            clusters.merge(left, right)
    said = {pair for pair, word in last.items() if word.same is Same.SAME}
    by_methods = sorted((-(word.score or 0.0), pair) for pair, word in last.items() if _by_method(word))
    for _, (left, right) in by_methods:
        is_enough = not left.startswith(_CHAINED) or clusters.are_mostly(said, left, right)
        if is_enough and clusters.may_merge(left, right):
            clusters.merge(left, right)
    return clusters.canonical()


def parted(judgements: Iterable[Judgement]) -> frozenset[Pair]:
    """The pairs, each in order of id, of which the last word is that they differ."""
    return frozenset(pair for pair, word in last_words(judgements).items() if word.same is Same.DIFFERENT)


def _keeps_apart(word: Judgement) -> bool:
    """Whether no method may make one of two: they differ, or a person looked and could not tell."""
    return word.same is Same.DIFFERENT or (word.same is Same.UNSURE and word.reviewer is not None)


def _by_method(word: Judgement) -> bool:
    return word.same is Same.SAME and word.reviewer is None


def last_words(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For each pair, its ids in order, the word that counts."""
    return {pair: words[-1] for pair, words in standing(judgements).items()}


def standing(judgements: Iterable[Judgement]) -> dict[Pair, list[Judgement]]:
    """For each pair the words that hold: those of methods, then those of people, the last one counts.

    A person's take-back undoes the last word of a person that held until then, never one of a method.
    """
    found: dict[Pair, list[Judgement]] = {}
    for judgement in judgements:
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        if pair[0] != pair[1]:
            found.setdefault(pair, []).append(judgement)
    holding = {pair: _holding(words) for pair, words in found.items()}
    return {pair: words for pair, words in holding.items() if words}


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Words in the order in which they count, each once: those of methods, then those of people as said."""
    return sorted({_order(one): one for one in judgements}.values(), key=_order)


def _holding(judgements: list[Judgement]) -> list[Judgement]:
    if len(judgements) == 1 and judgements[0].same is not Same.WITHDRAWN:
        return judgements
    words: list[Judgement] = []
    for word in in_order(judgements):
        if word.same is not Same.WITHDRAWN:
            words.append(word)
        elif words and words[-1].reviewer is not None:
            words.pop()
    return words


def _order(judgement: Judgement) -> tuple[object, ...]:
    return (
        judgement.reviewer is not None,
        judgement.at,
        judgement.same,
        judgement.method,
        judgement.reviewer or "",
        judgement.score or 0.0,
        judgement.words,
    )
