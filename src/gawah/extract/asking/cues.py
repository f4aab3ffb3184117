"""The phrases of a sentence that may ask for something, and the clauses around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.asking.line import Lead

if TYPE_CHECKING:
    from gawah.extract.asking.line import Line
    from gawah.extract.lexicon import Hit

_CLAUSE = frozenset(',;:“”"«»„‘’—–()')
_MOST = 60
"""A sentence with more cues than this is no prose; the rest are passed over."""
_LONGEST = 16
"""The most words of a clause before its verb."""
_ALSO_INSIDE = {"deadline", "weak_thing", "wish", "let", "idioms", "asked_passive"}
"""Frames whose cues stand inside an action as well ("ensure that she is given a fair trial")."""


class Cue(NamedTuple):
    """One phrase of a sentence that may ask: which it is among them, and its words."""

    number: int
    first: int
    last: int


@dataclass
class Cues:
    """The cues of one sentence, and what reading them has found so far."""

    line: Line
    is_letter: bool = False
    """Whether the page is a letter, so that "you" is whom it is written to."""
    hits: list[Hit[tuple[str, ...]]] = field(init=False)
    calls_supporters: bool = False
    """The sentence calls on supporters, to call on somebody else perhaps."""
    lead: Lead | None = None
    """Set when the sentence opens a list."""

    def __post_init__(self) -> None:
        self.hits = self.line.tables.cues.find(self.line.keys)[:_MOST]

    def open_list(self, first: int, last: int) -> None:
        """Remember that a list follows, which is asked of whom words ``first`` up to ``last`` name."""
        last = min(last, self._before_thing(first, last))
        while last > first and not self.line.is_word(last - 1):
            last -= 1
        to_reader = self.line.any_of("you", first, last) and last - first <= 4
        self.lead = Lead(self.line.span(first, last), to_reader)

    def _before_thing(self, first: int, last: int) -> int:
        """Where whom a list is asked of ends before "for the following"."""
        return next((at for at in range(first + 1, last) if self.line.any_of("for", at, at + 1)), last)

    def stop(self, number: int) -> int:
        """Where the part of a cue ends: before the next cue that is no modal, or at the end."""
        line = self.line
        for hit in self.hits[number + 1 :]:
            if self.opens_part(hit) and (self.calls_supporters or not self.inside_infinitive(hit.first)):
                stop = hit.first
                joins = line.tables.sets["join"] | line.tables.sets["first_persons"]
                while stop > 0 and (line.keys[stop - 1] in joins or line.words[stop - 1].text in ","):
                    stop -= 1
                return stop
        return len(line.words)

    def opens_part(self, hit: Hit[tuple[str, ...]]) -> bool:
        """Whether a phrase opens a demand where it stands."""
        if hit.value == ("first_person",):
            return self.line.any_of("first_persons", hit.first - 4, hit.first)
        if hit.value == ("third_person",) and self.line.is_passive_at(hit.first):
            return False  # "be moved", "were invited"
        frames = set(hit.value)
        return not {"modals", "please"} & frames and not frames <= _ALSO_INSIDE

    def inside_infinitive(self, at: int) -> bool:
        """Whether the cue at a word is itself what is asked for ("to press the government to …")."""
        if at == 0:
            return False
        before = self.line.tables.phrases["to"].at(self.line.keys, at - 1)
        return before is not None and before.last == at

    def past_light(self, at: int, stop: int) -> int:
        """Past words that are no part of an action ("also")."""
        while at < stop - 1 and (past := self.line.past("light", at)) > at:
            at = past
        return min(at, stop)

    def clause_start(self, before: int, *, through_commas: bool = False) -> int:
        """Where the clause that holds a word begins: "He said that | the police must …"."""
        line = self.line
        relative, said = line.tables.sets["that_words"], line.tables.sets["reporting"]
        at = before
        while at > 0 and before - at < _LONGEST:
            if through_commas and line.words[at - 1].text == ",":
                at -= 1
                continue
            if line.words[at - 1].text in _CLAUSE and not self._is_possessive(at - 1):
                break
            # Right before a modal verb "states" is who must do something.
            if line.keys[at - 1] in relative or (at < before and line.keys[at - 1] in said):
                break
            at -= 1
        while at < before - 1 and line.keys[at] in line.tables.sets["join"]:
            at += 1
        return at

    def _is_possessive(self, at: int) -> bool:
        """Whether a sign is written onto the word before it ("the workers’ union")."""
        words = self.line.words
        return words[at].text in "’'" and at > 0 and words[at - 1].end == words[at].start
