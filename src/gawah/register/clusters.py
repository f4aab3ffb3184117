"""Which subjects are one: connected components of judgements, a person's word over a method's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gawah.model import Same
from gawah.model.came import came

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Judgement

Pair = tuple[str, str]
_CHAINED = "incident:"
"""Of these, one likely pair after the other would make a chain of what is unlike."""
_NOWHERE: Mapping[str, str] = MappingProxyType({})
_NONE: frozenset[str] = frozenset()


class Clusters:
    """Groups of subject ids, with the pairs that must stay apart.

    What is asked of two groups is kept beside them as they grow: of a hundred reports of one event there are
    five thousand pairs, and each is asked about.
    """

    def __init__(
        self, apart: Iterable[Pair], homes: Mapping[str, str] = _NOWHERE, said: Iterable[Pair] = ()
    ) -> None:
        """Every subject by itself.

        Args:
            apart: pairs of which no group that may be made holds both.
            homes: the document that tells of each subject: of one document, no two are in a group that may
                be made.
            said: pairs, each once, that are said to be one: ``are_mostly`` goes by them.
        """
        self._head: dict[str, str] = {}
        self._group: dict[str, set[str]] = {}
        """The members of each group that was made, by its head."""
        self._homes = homes
        self._homes_of: dict[str, set[str]] = {}
        self._apart: dict[str, frozenset[str]] = {}
        """Those that must stay apart from a member, by the head."""
        self._said: dict[str, dict[str, int]] = {}
        """How many pairs were said of two groups, by their heads."""
        for left, right in apart:
            self._apart[left] = self._apart.get(left, _NONE) | {right}
            self._apart[right] = self._apart.get(right, _NONE) | {left}
        for left, right in said:
            self._add_said(left, right, 1)

    def members(self, subject: str) -> set[str]:
        """All that are one with a subject, itself among them."""
        return self._group.get(self._head.get(subject, subject), {subject})

    def merge(self, left: str, right: str) -> None:
        """Make two groups one."""
        kept, gone = self._heads(left, right)
        if kept == gone:
            return
        if len(self.members(gone)) > len(self.members(kept)):
            kept, gone = gone, kept
        joined = self.members(kept) | self.members(gone)
        for member in (kept, *self.members(gone)):
            self._head[member] = kept
        self._group.pop(gone, None)
        self._group[kept] = joined
        self._homes_of[kept] = self._homes_in(kept) | self._homes_in(gone)
        self._apart[kept] = self._apart.get(kept, _NONE) | self._apart.pop(gone, _NONE)
        for other, number in self._said.pop(gone, {}).items():
            del self._said[other][gone]
            if other != kept:
                self._add_said(kept, other, number)

    def may_merge(self, left: str, right: str) -> bool:
        """Whether no member of one group must stay apart from a member of the other."""
        mine, others = self._heads(left, right)
        if mine == others or not self._apart.get(mine, _NONE).isdisjoint(self.members(others)):
            return False
        return self._homes_in(mine).isdisjoint(self._homes_in(others))

    def are_mostly_said(self, left: str, right: str) -> bool:
        """Whether of the pairs between two groups at least half are said to be one."""
        mine, others = self._heads(left, right)
        found = self._said.get(mine, {}).get(others, 0)
        return 2 * found >= len(self.members(mine)) * len(self.members(others))

    def canonical(self) -> dict[str, str]:
        """For each grouped subject the id that stands for all: the first in order."""
        firsts = ((min(group), group) for group in self._group.values())
        return {member: first for first, group in firsts for member in group}

    def _heads(self, left: str, right: str) -> Pair:
        return self._head.get(left, left), self._head.get(right, right)

    def _homes_in(self, head: str) -> set[str]:
        known = self._homes_of.get(head)
        if known is None:
            known = {self._homes[head]} if head in self._homes else set()
        return known

    def _add_said(self, left: str, right: str, number: int) -> None:
        for one, other in ((left, right), (right, left)):
            counts = self._said.setdefault(one, {})
            counts[other] = counts.get(other, 0) + number


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
    clusters = Clusters(
        (pair for pair, word in last.items() if _keeps_apart(word)),
        homes,
        (pair for pair, word in last.items() if word.same is Same.SAME and _is_chained(pair)),
    )
    for (left, right), word in sorted(last.items()):
        if word.same is Same.SAME and word.reviewer is not None:
            clusters.merge(left, right)
    for left, right in sorted((min(pair), max(pair)) for pair in alike):
        if clusters.may_merge(left, right):
            clusters.merge(left, right)
    by_methods = sorted((-(word.score or 0.0), pair) for pair, word in last.items() if _by_method(word))
    for _, pair in by_methods:
        is_enough = not _is_chained(pair) or clusters.are_mostly_said(*pair)
        if is_enough and clusters.may_merge(*pair):
            clusters.merge(*pair)
    return clusters.canonical()


def parted(judgements: Iterable[Judgement]) -> frozenset[Pair]:
    """The pairs, each in order of id, of which the last word is that they differ."""
    return frozenset(pair for pair, word in last_words(judgements).items() if word.same is Same.DIFFERENT)


def _keeps_apart(word: Judgement) -> bool:
    """Whether no method may make one of two: they differ, or a person looked and could not tell."""
    return word.same is Same.DIFFERENT or (word.same is Same.UNSURE and word.reviewer is not None)


def _is_chained(pair: Pair) -> bool:
    return pair[0].startswith(_CHAINED)


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
        came(judgement),
        judgement.same,
        judgement.method,
        judgement.reviewer or "",
        judgement.score or 0.0,
        judgement.words,
    )
