"""The phrases of a sentence that may ask for something, and the clauses around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.extract.asks import Line
    from gawah.extract.lexicon import Hit

_CLAUSE = frozenset(',;:“”"«»„‘’—–()')
_MOST = 60
"""A sentence with more cues than this is no prose; the rest are passed over."""


@dataclass
class Cues:
    """The cues of one sentence."""

    line: Line
    hits: list[Hit[tuple[str, ...]]] = field(init=False)
    outer_is_weak: bool = False
    """The sentence calls on supporters, to call on somebody else perhaps."""

    def __post_init__(self) -> None:
        self.hits = self.line.tables.cues.find(self.line.keys)[:_MOST]

    def stop(self, number: int) -> int:
        """Where the part of a cue ends: before the next cue that is no modal, or at the end."""
        for hit in self.hits[number + 1 :]:
            if self.is_cue(hit) and (self.outer_is_weak or not self.inside_infinitive(hit)):
                stop = hit.first
                joins = self.line.tables.sets["join"] | self.line.tables.sets["first_persons"]
                while stop > 0 and (
                    self.line.keys[stop - 1] in joins or self.line.words[stop - 1].text in ","
                ):
                    stop -= 1
                return stop
        return len(self.line.words)

    def is_cue(self, hit: Hit[tuple[str, ...]]) -> bool:
        """Whether a phrase opens a demand where it stands."""
        if hit.value == ("first_person",):
            return self.line.any_of("first_persons", hit.first - 4, hit.first)
        return not {"modal", "please"} & set(hit.value)

    def inside_infinitive(self, hit: Hit[tuple[str, ...]]) -> bool:
        """Whether a cue is itself what is asked for ("to press the government to …")."""
        if hit.first == 0:
            return False
        before = self.line.tables.phrases["to"].at(self.line.keys, hit.first - 1)
        return before is not None and before.last == hit.first

    def past_light(self, at: int, stop: int) -> int:
        """Past words that are no part of an action ("also")."""
        while at < stop - 1 and self.line.keys[at] in self.line.tables.sets["light"]:
            at += 1
        return at

    def clause_start(self, before: int, *, through_commas: bool = False) -> int:
        """Where the clause that holds a word begins."""
        line = self.line
        at = before
        while at > 0 and before - at < 16:
            if through_commas and line.words[at - 1].text == ",":
                at -= 1
                continue
            if line.words[at - 1].text in _CLAUSE and not self._is_possessive(at - 1):
                break
            if line.keys[at - 1] in line.tables.sets["that_words"] | line.tables.sets["reporting"]:
                break
            at -= 1
        while at < before - 1 and line.keys[at] in line.tables.sets["join"]:
            at += 1
        return at

    def _is_possessive(self, at: int) -> bool:
        words = self.line.words
        return words[at].text in "’'" and at > 0 and words[at - 1].end == words[at].start
