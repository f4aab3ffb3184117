"""How a deed is put where the verb stands last: what speaks of it stands behind it, or in a clause before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.status import Cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.triggers import Trigger

_NEGATION_REACH = 4
"""How many words behind a noun that tells a deed a negation may stand: "no arrest has yet been made"."""
_CUE_REACH = 5
"""How many words behind a deed a word for fear, denial or demand may stand that speaks of it."""
_GROUND_REACH = 6
"""How many words the reason of a deed may have."""


@cache
def _clause_ends(grammar: Grammar) -> frozenset[str]:
    return grammar.words.set("boundaries") | {",", ";"}


class VerbLastCues(Cues):
    """Cues of a sentence whose verbs stand last."""

    def _unreal(self, trigger: Trigger, clause: int) -> str | None:
        for name in ("denied", "hypothetical"):
            if self._speaks_of(name, trigger, clause):
                return name
        if self._is_conditional(clause):
            return "hypothetical"
        if trigger.voice == "nominal" and self.said_in("demanded", trigger.last, trigger.last + _CUE_REACH):
            return "demanded"
        return None

    def _speaks_of(self, name: str, trigger: Trigger, clause: int) -> bool:
        """Whether a cue speaks of a deed: right behind a noun, right before it, or as "it is … that"."""
        if not self.said(name):
            return False
        near = max(0, trigger.first - 2), trigger.last + _CUE_REACH
        if trigger.voice == "nominal" and self.said_in(name, *near):
            return True
        that = self.grammar.words.set("complementizers")
        if clause == 0 or self.keys[clause - 1] not in that:
            return False
        return self.said_in(name, self.roles.left_border(clause - 1), clause)

    def _is_negated(
        self,
        trigger: Trigger,
        victims: Sequence[Head],  # noqa: ARG002 (as its base)
        clause: int,  # noqa: ARG002 (as its base)
    ) -> bool:
        negations = self.grammar.words.set("negations")
        if trigger.deed.is_denial or negations.isdisjoint(self.keys):
            return False
        reach = _NEGATION_REACH if trigger.voice == "nominal" else 1
        high = min(trigger.last + reach, self._clause_end(trigger.last))
        low = max(0, trigger.first - 1)
        exempt = self.grammar.words.phrases("negation_exceptions")
        spared = {at for hit in exempt.find(self.keys) for at in range(hit.first, hit.last)}
        return any(self.keys[at] in negations and at not in spared for at in range(low, high))

    def _clause_end(self, at: int) -> int:
        stop = _clause_ends(self.grammar)
        return next((i for i in range(at, len(self.keys)) if self.keys[i] in stop), len(self.keys))

    def ground(self, trigger: Trigger) -> tuple[int, int] | None:
        """The words that say why them ("… on the charge of"), which stand before the verb."""
        if not self._grounds:
            return None
        phrases = self.grammar.words.phrases("grounds")
        low = self.roles.left_border(trigger.start)
        hits = phrases.find(self.keys[low : trigger.first])
        if not hits:
            return None
        first, last = low + hits[-1].first, low + hits[-1].last
        stop = self.grammar.words.set("case_ends")
        begin = first
        for at in range(first - 1, max(low, first - _GROUND_REACH) - 1, -1):
            if not self.keys[at].isalnum() or self.keys[at] in stop:
                break
            begin = at
        return (begin, last) if begin < first else None
