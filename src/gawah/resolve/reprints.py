"""Which texts are printed again in which: how much two have in common, and a passage that both have.

A text is cut into runs of words (``shingles``). Of these a few are chosen by which texts that may have
something in common are found without comparing all with all (``prints``: winnowing, Schleimer, Wilkerson
and Aiken 2003). It is used in place of MinHash for two reasons: a paper quotes a press release inside a
longer report, where MinHash, which measures how alike two whole texts are, finds little; and nothing is
left to chance: two texts with ``SURE`` words in a row in common always share a print.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.model import BlockKind
from gawah.model.record import record
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.model import Text

METHOD = "reprints@1"
SHINGLE = 5
"""Words of a run. Two reporters who write of one event for themselves share few of this length."""
_WINDOW = 12
SURE = SHINGLE + _WINDOW - 1
"""Words in a row that are always found where two texts share them."""
LEAST_SHARE = 0.3
"""The part of the shorter text that must stand in the other, for the two to be one source."""
LEAST_RUNS = 25
"""The runs that must be shared, so that a slogan or the words of a law are not enough."""
LONGEST = 200
"""Characters of the words that are shown."""
PRINTED = frozenset({BlockKind.BODY, BlockKind.PULL_QUOTE})
"""A title is the paper's own, and a caption goes with its picture."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?۔؟]+[\s\"”’'»)]*|\n+")


@record
class Shared:
    """What two texts have in common."""

    share: float
    """The part of the shorter one that stands in the other, 0 to 1."""
    runs: int
    """How many runs of words both have."""
    words: str
    """The longest sentence that both have, as it stands in the first; cut short where it is long."""

    @property
    def is_reprint(self) -> bool:
        """Whether it is so much that the two are one source."""
        return self.share >= LEAST_SHARE and self.runs >= LEAST_RUNS


@record
class Printed:
    """A text as it is compared."""

    content: str
    words: tuple[tuple[int, int], ...]
    """Where each word stands."""
    shingles: tuple[int, ...]
    """One for each word at which a run begins."""


@lru_cache(64)
def printed(text: Text) -> Printed:
    """A text made ready to be compared: the words of its running text, folded, a block told again once."""
    places: list[tuple[int, int]] = []
    words: list[str] = []
    for block in text.blocks:
        if block.kind in PRINTED and block.repeats is None:
            for found in _WORD.finditer(text.content, block.start, block.end):
                places.append(found.span())
                words.append(_folded(found[0]))
    return Printed(text.content, tuple(places), tuple(_shingles(words)))


def prints(text: Printed) -> frozenset[int]:
    """The shingles by which a text is found: of each window of them the least, the last of equals."""
    chosen: set[int] = set()
    least: deque[int] = deque()
    all_of = text.shingles
    for at, one in enumerate(all_of):
        while least and all_of[least[-1]] >= one:
            least.pop()
        least.append(at)
        if least[0] <= at - _WINDOW:
            least.popleft()
        if at >= _WINDOW - 1 or at == len(all_of) - 1:
            chosen.add(all_of[least[0]])
    return frozenset(chosen)


def shared(first: Printed, second: Printed) -> Shared:
    """How much two texts have in common; the same whichever comes first, but for whose words are shown."""
    mine, other = set(first.shingles), set(second.shingles)
    both = mine & other
    shorter = min(len(mine), len(other))
    if not both:
        return Shared(0.0, 0, "")
    return Shared(round(len(both) / shorter, 4), len(both), _words(first, both))


def _words(text: Printed, both: set[int]) -> str:
    """The longest sentence within what both have; where none is whole, the longest stretch."""
    stretches = list(_stretches(text, both))
    sentences = [one for start, end in stretches for one in _sentences(text.content, start, end)]
    fitting = [one for one in sentences if one[1] - one[0] <= LONGEST] or sentences or stretches
    start, end = max(fitting, key=lambda one: (one[1] - one[0], -one[0]))
    words = " ".join(text.content[start:end].split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _stretches(text: Printed, both: set[int]) -> Iterator[tuple[int, int]]:
    """Where in a text the runs stand that another has too, those that overlap as one."""
    begun: int | None = None
    last = 0
    for at, one in enumerate(text.shingles):
        if one not in both:
            continue
        if begun is not None and at > last:
            yield text.words[begun][0], text.words[last - 1][1]
            begun = None
        begun = at if begun is None else begun
        last = at + SHINGLE
    if begun is not None:
        yield text.words[begun][0], text.words[last - 1][1]


def _sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The whole sentences between two places."""
    stops = [found.end() for found in _SENTENCE_END.finditer(content, max(0, start - 3), end + 3)]
    for begun, stop in pairwise([0, *stops] if start == 0 else stops):
        if start <= begun and stop <= end + 3 and content[begun:stop].strip():
            yield begun, stop


def _shingles(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - SHINGLE + 1):
        run = " ".join(words[at : at + SHINGLE]).encode("utf-8", "surrogatepass")
        yield int.from_bytes(blake2b(run, digest_size=5).digest())


@lru_cache(50_000)
def _folded(word: str) -> str:
    return key(word)
