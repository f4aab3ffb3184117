"""How a deed is put: as a fact, as somebody's account, as feared, asked for, general, or an accident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.arguments import Roles
    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.lexicon import Hit
    from gawah.extract.triggers import Trigger

_ON_PURPOSE = frozenset(
    {
        "denial_of_burial",
        "denial_of_education_or_work",
        "forced_conversion",
        "enforced_disappearance",
        "censorship",
        "law",
        "threat",
        "hate_speech_incitement",
    }
)
"""Deeds that nobody does by accident: words of an accident in their sentence speak of something else."""
_CHARGING = frozenset({"arrest_detention", "prosecution_charge"})
_CHARGE_REACH = 9
"""How many words after an arrest or a verdict its reason may begin."""
_SEVERAL = 10
"""So many buildings in a year, with no day or month told, are the sum of several happenings."""
_MANY = 100
"""So many at once, without a date, are the sum of many happenings."""
_NEGATION_REACH = 4
"""How many words before a verb a negation may stand."""


@record
class Dated:
    """What dates stand in a sentence."""

    exactly: bool
    """One that says at least the month."""
    roughly: bool
    """One of any kind that is a time, not a period."""
    period: bool


def _is_agent(head: Head) -> bool:
    """Whether a doer is somebody who acts on purpose, not the lorry's passengers."""
    return head.argument.kind in {"person", "body"} or bool(head.classes & {"doers", "state_doers"})


def _after_last(keys: Sequence[str], signs: frozenset[str]) -> int:
    """Where the words behind the last of some signs begin."""
    return next((at for at in range(len(keys), 0, -1) if keys[at - 1] in signs), 0)


@dataclass
class Cues:
    """The words of one sentence that say how its deeds are put."""

    keys: Sequence[str]
    found: Sequence[Hit[frozenset[str]]]
    """All cues of the sentence, from the left."""
    grammar: Grammar
    roles: Roles
    dated: Dated
    is_notice: bool
    """Whether the page itself orders something."""
    cites: bool
    """Whether the sentence cites a law, which names kinds of deeds."""

    def said(self, name: str, low: int = 0, high: int | None = None) -> bool:
        """Whether a cue of a kind begins among the words ``low`` to ``high``."""
        end = len(self.keys) if high is None else high
        return any(name in hit.value and low <= hit.first < end for hit in self.found)

    def status(self, trigger: Trigger, victims: Sequence[Head], doers: Sequence[Head]) -> str:
        """The status of one deed; see :class:`gawah.extract.marks.ActMark`."""
        clause = self.roles.left_border(trigger.start)
        if self._is_negated(trigger, victims):
            return "denied"
        if trigger.deed.type == "censorship" and self.is_notice and trigger.mood != "told":
            return "performed"
        if trigger.mood in {"modal", "infinitive"}:
            return "demanded" if self.said("demanded") else "hypothetical"
        unreal = self._unreal(trigger, clause)
        if unreal is not None:
            return unreal
        may_be_accident = trigger.deed.type not in _ON_PURPOSE and not any(map(_is_agent, doers))
        if may_be_accident and self.said("accident") and not self.said("deliberate"):
            return "accident"
        if self.said("fiction"):
            return "generic"
        return self._general(trigger, victims, doers)

    def _unreal(self, trigger: Trigger, clause: int) -> str | None:
        """Whether words before a deed say that it did not happen, or not yet."""
        if self._is_said_untrue(trigger):
            return "denied"
        if trigger.start > 0 and self.keys[trigger.start - 1] == ",":  # ", ratified on 31 July"
            clause = max(clause, trigger.start)
        if self.said("hypothetical", clause, trigger.first) or self._is_conditional(clause):
            return "hypothetical"
        return None

    def _is_said_untrue(self, trigger: Trigger) -> bool:
        """Whether words before a deed deny it; who "was denied water" was not given it."""
        words = self.grammar.words
        passive = words.set("be") | words.set("adverbs")
        return any(
            "denied" in hit.value
            and hit.first < trigger.first
            and not (hit.first > 0 and self.keys[hit.first - 1] in passive)
            and ";" not in self.keys[hit.last : trigger.first]
            for hit in self.found
        )

    @staticmethod
    def _is_gerund(trigger: Trigger, doers: Sequence[Head]) -> bool:
        """A participle that opens its sentence names a kind of deed: "Burning books is a crime"."""
        return trigger.mood == "participle" and trigger.first == 0 and not doers

    def _general(self, trigger: Trigger, victims: Sequence[Head], doers: Sequence[Head]) -> str:
        clause = self.roles.left_border(trigger.start)
        counted = any(head.argument.low is not None and (head.argument.high or 99) > 1 for head in victims)
        many = self.dated.period or self.said("aggregate")
        if not self.dated.exactly and many and (counted or self.said("ordinal")):
            return "aggregate"
        in_a_year = self.dated.roughly and not self.dated.exactly
        things = [head.argument for head in victims if head.argument.kind == "object"]
        if in_a_year and any((thing.low or 0) >= _SEVERAL for thing in things):
            return "aggregate"
        is_sum = trigger.deed.type != "displacement" and not self.dated.exactly
        if is_sum and any((head.argument.low or 0) >= _MANY for head in victims):
            return "aggregate"
        if self.said("ordinary") and trigger.deed.type in {"arrest_detention", "prosecution_charge"}:
            return "generic"
        if self.cites and not self.dated.roughly and trigger.voice == "nominal":
            return "generic"
        if trigger.mood == "present" or self._is_gerund(trigger, doers):
            return "generic"
        if not self.dated.roughly and self.said("generic", clause, self.roles.right_border(trigger.last)):
            return "generic"
        if self.said("demanded", clause, trigger.first) and self._is_governed(trigger, victims):
            return "demanded"
        return "alleged" if self.said("alleged") else "asserted"

    @staticmethod
    def _is_governed(trigger: Trigger, victims: Sequence[Head]) -> bool:
        """Whether a cue before a deed speaks of it: "stop killing", "an end to attacks"."""
        return trigger.mood == "participle" or (trigger.voice == "nominal" and not victims)

    def _is_negated(self, trigger: Trigger, victims: Sequence[Head]) -> bool:
        negations = self.grammar.words.set("negations")
        low = max(self.roles.left_border(trigger.start), trigger.start - _NEGATION_REACH)
        before = list(self.keys[low : trigger.first])
        if any(key in negations for key in before[_after_last(before, self._joints) :]):
            return True
        return any(self.keys[head.left - 1] in negations for head in victims if head.left > 0)

    @property
    def _joints(self) -> frozenset[str]:
        """What parts one verb from the next: a negation before it does not reach over it."""
        return self.grammar.words.set("coordinators") | {","}

    def _is_conditional(self, clause: int) -> bool:
        conditionals = self.grammar.words.set("conditionals")
        return clause > 0 and self.keys[clause - 1] in conditionals

    def is_charged(self, trigger: Trigger) -> bool:
        """Whether a deed is only what somebody is charged with: "booked for incitement"."""
        links = self.grammar.words.phrases("charge_links")
        for other in self.roles.all_triggers:
            if other.deed.type not in _CHARGING or other.voice == "nominal" or other.last > trigger.first:
                continue
            end = min(trigger.first, other.last + _CHARGE_REACH)
            if any(links.at(self.keys, at) for at in range(other.last, end)):
                return trigger.voice != "passive" and trigger.deed.type not in _CHARGING
        return False

    def ground(self, trigger: Trigger) -> tuple[int, int] | None:
        """The words that say why them ("over accusations of …"), to the end of their clause."""
        phrases = self.grammar.words.phrases("grounds")
        at = trigger.last
        while at < len(self.keys):
            hit = phrases.at(self.keys, at) if self.keys[at] in phrases.first_words else None
            if hit is not None:
                end = self._end_of_ground(hit.last)
                return (hit.first, end) if end > hit.last else None
            at += 1
        return None

    def means(self, trigger: Trigger) -> tuple[int, int] | None:
        """The words of the clause that say with what it was done, or how."""
        phrases = self.grammar.words.phrases("means")
        low, high = self.roles.left_border(trigger.start), self.roles.right_border(trigger.last)
        hits = phrases.find(self.keys[low : max(high, trigger.last)])
        tools = [hit for hit in hits if not low + hit.first <= trigger.first < low + hit.last]
        hit = next(iter(tools or hits), None)
        return (low + hit.first, low + hit.last) if hit else None

    def _end_of_ground(self, at: int) -> int:
        stop = (
            self.grammar.words.set("boundaries") | self.grammar.words.set("reporting") | {",", ";", ":", "."}
        )
        while at < len(self.keys) and self.keys[at] not in stop:
            at += 1
        return at
