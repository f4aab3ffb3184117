"""How a deed is put: as a fact, as somebody's account, as feared, asked for, general, or an accident."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.marks import DateMark
from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.arguments import Roles
    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page, Sentence
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
_YEAR, _UNKNOWN = len("2014"), "XXXX-XX"


@record
class Dated:
    """What dates stand in a sentence."""

    exactly: bool
    """One that says at least the month."""
    roughly: bool
    """One of any kind that is a time, not a period."""
    period: bool


_UNDATED = Dated(exactly=False, roughly=False, period=False)


@dataclass
class Around:
    """What else of the page bears on the deeds of a sentence, read only where a deed hangs on it."""

    page: Page
    sentence: Sentence
    is_notice: Callable[[], bool]
    """Whether the page itself orders something: "you are hereby directed to …"."""

    @kept
    def dated(self) -> Dated:
        """What dates stand in the sentence."""
        marks = self.page.marks_in("date", self.sentence.start, self.sentence.end)
        dates = [mark.value for mark in marks if isinstance(mark.value, DateMark)]
        if not dates:
            return _UNDATED
        return Dated(
            exactly=any(not d.is_period and len(d.edtf) > _YEAR and d.edtf != _UNKNOWN for d in dates),
            roughly=any(not d.is_period for d in dates),
            period=any(d.is_period for d in dates),
        )

    @kept
    def cites(self) -> bool:
        """Whether the sentence cites a law, which names kinds of deeds."""
        return bool(self.page.marks_in("citation", self.sentence.start, self.sentence.end))


@cache
def _joints(grammar: Grammar) -> frozenset[str]:
    """What parts one verb from the next: a negation before it does not reach over it."""
    return grammar.words.set("coordinators") | {","}


@cache
def _passive(grammar: Grammar) -> frozenset[str]:
    """What stands before "denied" where it is said of who was not given something."""
    return grammar.words.union("be", "adverbs")


@cache
def _ends_of_grounds(grammar: Grammar) -> frozenset[str]:
    return grammar.words.union("boundaries", "reporting") | {",", ";", ":", "."}


@cache
def _says_nothing(grammar: Grammar) -> frozenset[str]:
    """Words that name no ground: "charged with it"."""
    return grammar.words.union("pronouns", "thing_pronouns", "determiners", "adverbs")


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
    around: Around

    def __post_init__(self) -> None:
        self._kinds = frozenset().union(*[hit.value for hit in self.found])

    def said(self, name: str) -> bool:
        """Whether the sentence says a cue of a kind."""
        return name in self._kinds

    def said_in(self, name: str, low: int, high: int) -> bool:
        """Whether a cue of a kind begins among the words ``low`` to ``high``."""
        return name in self._kinds and any(
            name in hit.value and low <= hit.first < high for hit in self.found
        )

    def status(self, trigger: Trigger, victims: Sequence[Head], doers: Sequence[Head]) -> str:
        """The status of one deed; see :class:`gawah.extract.marks.ActMark`."""
        clause = self.roles.left_border(trigger.start)
        if self._is_negated(trigger, victims, clause):
            return "denied"
        if trigger.deed.type == "censorship" and trigger.mood != "told" and self.around.is_notice():
            return "performed"
        if trigger.mood in {"modal", "infinitive"}:
            return "demanded" if self.said("demanded") else "hypothetical"
        unreal = self._unreal(trigger, clause)
        if unreal is not None:
            return unreal
        if self._is_accident(trigger, doers):
            return "accident"
        if self.said("fiction"):
            return "generic"
        return self._general(trigger, victims, doers, clause)

    def _is_accident(self, trigger: Trigger, doers: Sequence[Head]) -> bool:
        """Whether a deed that nobody is said to have done was an accident."""
        if not self.said("accident") or self.said("deliberate"):
            return False
        return trigger.deed.type not in _ON_PURPOSE and not any(map(_is_agent, doers))

    def _unreal(self, trigger: Trigger, clause: int) -> str | None:
        """Whether words before a deed say that it did not happen, or not yet."""
        if self._is_said_untrue(trigger):
            return "denied"
        if trigger.start > 0 and self.keys[trigger.start - 1] == ",":  # ", ratified on 31 July"
            clause = max(clause, trigger.start)
        if self.said_in("hypothetical", clause, trigger.first) or self._is_conditional(clause):
            return "hypothetical"
        return None

    def _is_said_untrue(self, trigger: Trigger) -> bool:
        """Whether words before a deed deny it; who "was denied water" was not given it."""
        if not self.said("denied"):
            return False
        passive = _passive(self.grammar)
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

    def _general(self, trigger: Trigger, victims: Sequence[Head], doers: Sequence[Head], clause: int) -> str:
        if self._is_aggregate(trigger, victims):
            return "aggregate"
        if self.said("ordinary") and trigger.deed.type in _CHARGING:
            return "generic"
        if trigger.voice == "nominal" and self.around.cites and not self.around.dated.roughly:
            return "generic"
        if trigger.mood == "present" or self._is_gerund(trigger, doers):
            return "generic"
        if self._is_said_generally(trigger, clause):
            return "generic"
        if self.said_in("demanded", clause, trigger.first) and self._is_governed(trigger, victims):
            return "demanded"
        return "alleged" if self.said("alleged") else "asserted"

    def _is_aggregate(self, trigger: Trigger, victims: Sequence[Head]) -> bool:
        """Whether a deed is the sum of several: done to many, or told of a period, with no exact date."""
        told = [head.argument for head in victims if head.argument.low is not None]
        if not (told or self.said("ordinal")):
            return False
        dated = self.around.dated
        if dated.exactly:
            return False
        if dated.period or self.said("aggregate"):
            counted = any((one.high or 99) > 1 for one in told)
            if counted or self.said("ordinal"):
                return True
        if dated.roughly and any(one.kind == "object" and (one.low or 0) >= _SEVERAL for one in told):
            return True
        return trigger.deed.type != "displacement" and any((one.low or 0) >= _MANY for one in told)

    def _is_said_generally(self, trigger: Trigger, clause: int) -> bool:
        """Whether a word in the clause of an undated deed says that such deeds happen."""
        if not self.said("generic") or self.around.dated.roughly:
            return False
        return self.said_in("generic", clause, self.roles.right_border(trigger.last))

    @staticmethod
    def _is_governed(trigger: Trigger, victims: Sequence[Head]) -> bool:
        """Whether a cue before a deed speaks of it: "stop killing", "an end to attacks"."""
        return trigger.mood == "participle" or (trigger.voice == "nominal" and not victims)

    def _is_negated(self, trigger: Trigger, victims: Sequence[Head], clause: int) -> bool:
        negations = self.grammar.words.set("negations")
        if negations.isdisjoint(self.keys):
            return False
        before = self.keys[max(clause, trigger.start - _NEGATION_REACH) : trigger.first]
        if not negations.isdisjoint(before[_after_last(before, _joints(self.grammar)) :]):
            return True
        return any(self.keys[head.left - 1] in negations for head in victims if head.left > 0)

    def _is_conditional(self, clause: int) -> bool:
        conditionals = self.grammar.words.set("conditionals")
        return clause > 0 and self.keys[clause - 1] in conditionals

    def is_charged(self, trigger: Trigger) -> bool:
        """Whether a deed is only what somebody is charged with: "booked for incitement"."""
        for charge in self._charges:
            if charge.last > trigger.first:
                continue
            links = self.grammar.words.phrases("charge_links")
            end = min(trigger.first, charge.last + _CHARGE_REACH)
            if any(links.at(self.keys, at) for at in range(charge.last, end)):
                return trigger.voice != "passive" and trigger.deed.type not in _CHARGING
        return False

    @kept
    def _charges(self) -> list[Trigger]:
        """The deeds of the sentence with which somebody may be charged with others."""
        told = [trigger for trigger in self.roles.all_triggers if trigger.voice != "nominal"]
        return [trigger for trigger in told if trigger.deed.type in _CHARGING]

    def ground(self, trigger: Trigger) -> tuple[int, int] | None:
        """The words that say why them ("over accusations of …"), to the end of their clause."""
        phrases = self.grammar.words.phrases("grounds")
        for at in self._grounds:
            hit = phrases.at(self.keys, at) if at >= trigger.last else None
            if hit is None or (trigger.deed.type not in _CHARGING and self._is_in_a_charge(at)):
                continue
            end = self._end_of_ground(hit.last)
            says = not _says_nothing(self.grammar).issuperset(self.keys[hit.last : end])
            return (hit.first, end) if says else None
        return None

    def _is_in_a_charge(self, at: int) -> bool:
        """Whether a word is that of an arrest or a charge, which says why that was done, and nothing else."""
        return any(charge.first <= at < charge.last for charge in self._charges)

    @kept
    def _grounds(self) -> list[int]:
        """Where words stand with which a phrase for a ground may begin; few sentences hold one."""
        return self._begun("grounds")

    def means(self, trigger: Trigger) -> tuple[int, int] | None:
        """The words of the clause that say with what it was done, or how."""
        if not self._means:
            return None
        low, high = self.roles.left_border(trigger.start), self.roles.right_border(trigger.last)
        hits = self.grammar.words.phrases("means").find(self.keys[low : max(high, trigger.last)])
        tools = [hit for hit in hits if not low + hit.first <= trigger.first < low + hit.last]
        hit = next(iter(tools or hits), None)
        return (low + hit.first, low + hit.last) if hit else None

    @kept
    def _means(self) -> list[int]:
        """Where words stand with which a phrase for means may begin; few sentences hold one."""
        return self._begun("means")

    def _begun(self, name: str) -> list[int]:
        phrases = self.grammar.words.phrases(name)
        return [] if phrases.telling_words.isdisjoint(self.keys) else phrases.starts(self.keys)

    def _end_of_ground(self, at: int) -> int:
        stop = _ends_of_grounds(self.grammar)
        while at < len(self.keys) and self.keys[at] not in stop:
            at += 1
        return at
