"""Where a rule of a grammar may begin, told by single words: to try all rules at each word would be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from gawah.values.tokens import Tokens

PASSES, OPENS, OPENS_ALONE, TELLS, TELLS_AND_OPENS = range(1, 6)
"""What a word does; most words of a text do nothing, which is None.

Most rules have a word in each of their matches that tells. One that opens begins some rule, and one that
passes may stand between the two. One that opens alone begins a rule without a telling word, which counts
only near one.
"""


def told_by(
    tokens: Tokens, start: int, stop: int, kinds: Mapping[str, int], tells: Set[str]
) -> list[int | None]:
    """What each token of a stretch does; no token at all where none of them tells.

    Args:
        tokens: those of a text.
        start: the first of the stretch.
        stop: the one after its last.
        kinds: what words do; figures always tell and open.
        tells: words that tell, alone or with the next one.
    """
    words = tokens.words[start:stop]
    figures = tokens.figures(start, stop)
    if not figures and tells.isdisjoint(words):
        return []
    told = list(map(kinds.get, words))
    for at in figures:
        told[at - start] = TELLS_AND_OPENS
    return told


def beginnings(told: Sequence[int | None], first: int, reach: int) -> list[int]:
    """The tokens at which a match may begin: what opens, with only words that pass up to one that tells.

    Args:
        told: what each token of a sentence does.
        first: the number of the first of them.
        reach: how many tokens before one that tells a match may begin.
    """
    found: list[int] = []
    reached = joined = len(told) + 1
    """The first token that has a telling word within reach; the first from which words pass up to it."""
    kinds = [(at, kind) for at, kind in enumerate(told) if kind is not None]
    for at, kind in reversed(kinds):
        if kind >= TELLS:
            reached, joined = at - reach, at
            if kind == TELLS_AND_OPENS:
                found.append(first + at)
        elif at >= reached and (at == joined - 1 or kind == OPENS_ALONE):
            joined = at
            if kind != PASSES:
                found.append(first + at)
    return found[::-1]
