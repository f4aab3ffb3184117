"""Demands that a modal verb makes: "the authorities must …", "those responsible must be …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.asks import Ask, Lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asks_cues import Cues
    from gawah.extract.lexicon import Hit


@dataclass
class ModalReader:
    """Reads the modal verbs of one sentence."""

    cues: Cues
    lead: Lead | None = None
    """Set when the sentence opens a list."""

    def asks(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        """What a modal verb asks of its subject."""
        line = self.cues.line
        if any("modal" not in other.value for other in self.cues.hits[:number]):
            return
        start = self.cues.clause_start(hit.first)
        if (
            start >= hit.first
            or line.any_of("conditions", start, start + 1)
            or line.any_of("conditions", start - 1, start)
        ):
            return
        if line.any_of("not_demanding", start, hit.first):
            return
        stop = self.cues.stop(number)
        first = self.cues.past_light(hit.last, stop)
        if first >= stop or line.keys[first] in line.tables.sets["not_asked"]:
            return
        end = line.action_end(first, self._next_clause(number, first, stop))
        if line.is_authority(start, hit.first) and self._is_asked(first, end):
            if line.ends_open() and first >= stop - 2:
                self.lead = Lead(line.span(start, hit.first))
                return
            yield from line.asks(first, end, line.span(start, hit.first), 0.75)
        elif line.tables.phrases["passives"].at(line.keys, first) is not None or self._ends_asking(end):
            yield from line.asks(self.cues.clause_start(hit.first, through_commas=True), end, None, 0.55)

    def _next_clause(self, number: int, first: int, stop: int) -> int:
        """Where the next subject with a modal begins, if the sentence goes on with one."""
        line = self.cues.line
        for hit in self.cues.hits[number + 1 :]:
            start = self.cues.clause_start(hit.first)
            if "modal" in hit.value and first < start < min(hit.first, stop):
                while start > first and (
                    line.keys[start - 1] in line.tables.sets["join"] or line.words[start - 1].text == ","
                ):
                    start -= 1
                return start
        return stop

    def _is_asked(self, first: int, end: int) -> bool:
        """Whether the verb of an action is one of those that are asked for."""
        line = self.cues.line
        verbs = line.tables.sets["verbs"]
        if line.tables.sets["verbs_end"]:
            return self._ends_asking(end)
        at = first
        if line.keys[first] in line.tables.sets["negatives"]:
            return True
        endings = line.tables.adverb_endings
        while at < end - 1 and endings and line.keys[at].endswith(endings):
            at += 1
        return (
            not verbs
            or line.keys[at] in verbs
            or line.tables.phrases["passives"].at(line.keys, first) is not None
        )

    def _ends_asking(self, end: int) -> bool:
        """Whether a clause ends with one of the verbs that its language puts there."""
        line = self.cues.line
        while end > 0 and not line.is_word(end - 1):
            end -= 1
        return end > 0 and line.keys[end - 1] in line.tables.sets["verbs_end"]
