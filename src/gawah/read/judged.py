"""A block under judgement: its words, what was found among them, and the verdict so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.model.kept import kept
from gawah.model.text import READ, BlockKind
from gawah.read import furniture
from gawah.read.dates import dates_in

if TYPE_CHECKING:
    from gawah.read.dates import Told
    from gawah.read.furniture import Hits, Words
    from gawah.read.pieces import Piece

_ENDINGS, _STOPS = tuple(".!?؟۔…।"), tuple(".!۔।")
_CLOSINGS = "\"'”’»)]*_"
_SENTENCE = re.compile(r"[.!?؟۔।][\"'”’»)\]]*(?:\s|$)")
_TARGET = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_LABEL = 64
"""Characters within which a label ends."""
_NONE: frozenset[str] = frozenset()
_COLON = re.compile(r"[:：|]\s*|\n")


@dataclass(eq=False)
class Judged:
    """One block while its class is being found; later passes see what earlier ones decided."""

    piece: Piece
    raw: str
    kind: BlockKind | None = field(init=False)
    reason: str = field(init=False)
    shown: str = field(init=False)
    """What a reader sees of it: without the addresses of its links."""
    words: Words = field(init=False)
    """Its words, folded."""
    size: int = field(init=False)
    """How many words it has."""
    hits: Hits = field(init=False)
    """The furniture phrases among its words, outside longer quotations."""
    starts: dict[str, int] = field(init=False)
    """The lists that have a phrase which it begins with, with the length of the longest."""
    is_plain: bool = field(init=False)
    """Whether all phrases in any part of it are among its hits: nothing in it is quoted or hidden."""

    def __post_init__(self) -> None:
        self.kind, self.reason = self.piece.hint, self.piece.reason
        self.shown = _TARGET.sub("]", self.raw) if "](" in self.raw else self.raw
        self.words = furniture.fold_words(self.shown)
        self.size = len(self.words)
        bare = furniture.without_quotes(self.shown)
        said = self.words if bare == self.shown else furniture.fold_words(bare)
        self.is_plain = bare == self.raw and len(self.raw) <= furniture.SHORT
        self.hits = furniture.find(said)
        self.starts = furniture.starts(said)

    def set(self, kind: BlockKind, reason: str) -> None:
        """Class it, with words for the person who may put it back."""
        self.kind, self.reason = kind, reason

    def count(self, name: str) -> int:
        """How many phrases of a list it has, those inside longer ones not counted."""
        found, end = 0, 0
        for at, size in self.hits.get(name, ()):
            if at >= end:
                found, end = found + 1, at + size
        return found

    def may_tell(self, *names: str) -> bool:
        """Whether a part of it may hold a phrase of some lists."""
        return not (self.is_plain and self.hits.keys().isdisjoint(names))

    def first(self, name: str) -> int | None:
        """The word at which the first phrase of a list stands."""
        hits = self.hits.get(name)
        return hits[0][0] if hits else None

    def opens(self, name: str) -> int:
        """The length in words of the longest phrase of a list that it begins with; 0 if none."""
        return self.starts.get(name, 0)

    def covered(self, *names: str) -> float:
        """The share of its words that lie in phrases of some lists."""
        return furniture.covered(self.hits, names, self.size) / self.size if self.size else 0.0

    def is_all(self, name: str) -> bool:
        """Whether it is, as a whole, one phrase of a list."""
        return bool(self.size) and self.opens(name) == self.size

    @kept
    def label(self) -> tuple[str, int] | None:
        """The words before its first colon, and the offset in ``raw`` where what follows begins."""
        head = self.raw[:_LABEL]
        if not (":" in head or "|" in head or "：" in head):
            return None
        found = _COLON.search(self.raw, 0, _LABEL)
        return (self.raw[: found.start()], found.end()) if found and found.group() != "\n" else None

    def has_label(self, *names: str) -> bool:
        """Whether what stands before its first colon is a phrase of some lists."""
        return not self.label_lists.isdisjoint(names)

    @kept
    def label_lists(self) -> frozenset[str]:
        """The lists that what stands before its first colon is a phrase of."""
        return frozenset(furniture.lists_of(furniture.fold_words(self.label[0]))) if self.label else _NONE

    @kept
    def dates(self) -> tuple[Told, ...]:
        """The whole dates in it."""
        return tuple(dates_in(self.raw))

    @kept
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return self._unclosed.endswith(_ENDINGS)

    @kept
    def stops(self) -> bool:
        """Whether it ends with a full stop or an exclamation mark: a headline may ask, or trail off."""
        return self._unclosed.endswith(_STOPS) and not self.raw.endswith("...")

    @property
    def _unclosed(self) -> str:
        """Its characters without the quotation marks and brackets that close it."""
        return self.raw.rstrip().rstrip(_CLOSINGS)

    @kept
    def sentences(self) -> int:
        """How many sentences end in it."""
        return len(_SENTENCE.findall(self.raw))

    @property
    def is_read(self) -> bool:
        """Whether it is, so far, part of what the document says."""
        return self.kind is None or self.kind in READ

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided about it yet."""
        return self.kind is None

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text: some length, and ended as a sentence is."""
        return self.size >= 12 and (self.ends or self.sentences > 0)

    @property
    def is_headline(self) -> bool:
        """Whether it may be a headline in a list of stories."""
        return 1 <= self.size <= 25 and not self.stops and self.sentences <= 1
