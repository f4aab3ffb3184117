"""How alike the wording of texts is: words that few of them use say most.

Cosine of TF-IDF (Salton): a word counts by the logarithm of how often a text has it, and of how few of the
texts have it. How rare a word is follows from the texts themselves, in any language that parts its words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.resolve.grouping import Scored

_COMMON = 0.1
"""A word that a larger share of the texts has is not looked up: it would bring all of them together."""
_FEW = 20
"""Of fewer texts than this, each may have it."""


def alike(texts: Sequence[str], least: float) -> Iterator[Scored]:
    """The pairs of texts whose wording is at least so alike: from 0, no word in common, to 1, the same.

    Args:
        texts: what is compared.
        least: above 0. The lower it is, the more pairs there are.
    """
    vectors = _vectors([Counter(key(text).split()) for text in texts])
    texts_with: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        products: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, its_weight in texts_with[word]:
                products[other] += weight * its_weight
            texts_with[word].append((at, weight))
        yield from ((min(alike, 1.0), other, at) for other, alike in products.items() if alike >= least)


def _vectors(counted: Sequence[Mapping[str, int]]) -> Iterator[Mapping[str, float]]:
    """The words of each text that some others have, weighed; of length 1 with those that no other has."""
    many = len(counted)
    shared_by = Counter(word for words in counted for word in words)
    most = max(_FEW, _COMMON * many)
    for words in counted:
        told = {
            word: (1 + math.log(times)) * math.log(many / shared_by[word]) for word, times in words.items()
        }
        length = math.sqrt(sum(weight**2 for weight in told.values())) or 1.0
        yield {word: weight / length for word, weight in told.items() if 1 < shared_by[word] <= most}
