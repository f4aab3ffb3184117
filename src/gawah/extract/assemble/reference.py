"""Whom "he" and "the pastor" mean, where the text leaves only one answer; otherwise nobody is guessed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import Deed
from gawah.extract.grammar import grammar
from gawah.extract.marks import PersonMark, QuoteMark
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page, Sentence

_GENITIVE = ("'s", "’s")
_KIN_BEFORE = 3
"""How many words before a name the word for a relative may stand."""
_start = attrgetter("start")
_BACK = 2
"""How many sentences before a pronoun its name may stand."""


@dataclass
class References:
    """Finds the named person whom unnamed words mean."""

    page: Page

    def resolve(self, deeds: Iterable[Deed], sentence: Sentence) -> tuple[Deed, ...]:
        """The deeds of a sentence with names for the pronouns and descriptions of those who suffered."""
        return tuple([self._named(deed, sentence) for deed in deeds])

    def _named(self, deed: Deed, sentence: Sentence) -> Deed:
        named = [self._name(victim, sentence) for victim in deed.act.victims]
        if not any(named):
            return deed
        victims = tuple(
            [
                replace(victim, label=name, kind="person", low=1, high=1) if name else victim
                for victim, name in zip(deed.act.victims, named, strict=True)
            ]
        )
        return Deed(deed.mention, replace(deed.act, victims=victims))

    def _name(self, victim: Argument, sentence: Sentence) -> str | None:
        if victim.kind == "pronoun" and self._is_singular(victim, sentence):
            return self._before(victim, sentence)
        if victim.kind == "group" and victim.high == 1:
            return self._described(victim, sentence)
        return None

    @staticmethod
    def _is_singular(victim: Argument, sentence: Sentence) -> bool:
        tables = grammar(sentence.lang)
        if tables is None:
            return False
        return key(victim.label) in tables.words.union("male_pronouns", "female_pronouns", "zero_subjects")

    def _before(self, victim: Argument, sentence: Sentence) -> str | None:
        """The only person named, other than as a speaker, in the nearest sentence before that names one."""
        end = victim.start
        for index in range(sentence.index, max(-1, sentence.index - _BACK - 1), -1):
            start = self.page.sentences[index].start
            named = self.page.marks_in("person", start, end)
            names = {self._full(m) for m in named if m.start not in self._speaking and not self._owns(m)}
            if named:  # who only speaks, or whose wife is meant, is not taken for another either
                return names.pop() if len(names) == 1 else None
            end = start
        return None

    def _owns(self, mark: Mention) -> bool:
        """Whether a name only says whose somebody is: "Mr Low's wife"."""
        return self.page.content.startswith(_GENITIVE, mark.end)

    @staticmethod
    def _full(mark: Mention) -> str:
        value = mark.value
        return (value.same_as or value.name) if isinstance(value, PersonMark) else ""

    @kept
    def _speaking(self) -> frozenset[int]:
        """Where people are named as those who say something."""
        quotes = (m.value for m in self.page.marks("quote"))
        return frozenset(
            mark.start
            for quote in quotes
            if isinstance(quote, QuoteMark) and quote.speaker_start is not None
            for mark in self.page.marks_in("person", quote.speaker_start, (quote.speaker_end or 0) + 1)
        )

    @kept
    def _by_role(self) -> dict[str, set[str]]:
        """The people of the page by the words of their roles."""
        found: dict[str, set[str]] = {}
        for mark in self.page.marks("person"):
            if isinstance(mark.value, PersonMark) and mark.value.role:
                for word in key(mark.value.role).split():
                    found.setdefault(word, set()).add(self._full(mark))
        return found

    def _described(self, victim: Argument, sentence: Sentence) -> str | None:
        """The only person whose role is the noun of a definite description ("the pastor")."""
        tables = grammar(sentence.lang)
        words = key(victim.label).split()
        if tables is None or len(words) < 2 or words[0] not in tables.words.set("definite_articles"):
            return None
        names = self._by_role.get(words[-1], set())
        return next(iter(names)) if len(names) == 1 else None


def kin_cues(page: Page, deeds: Iterable[Deed]) -> frozenset[str]:
    """``kin`` where a relative suffered ("his son, Y"), with ``known_kin`` for "the brother"."""
    return frozenset().union(*[_kin(page, victim) for deed in deeds for victim in deed.act.victims])


def _kin(page: Page, victim: Argument) -> frozenset[str]:
    sentence = page.sentence_at(victim.start)
    tables = grammar(sentence.lang) if sentence is not None else None
    if sentence is None or tables is None or victim.kind not in {"person", "group"}:
        return frozenset()
    words, keys = tables.read(page, sentence)
    begin = bisect_left(words, victim.start, key=_start)
    low, high = begin, bisect_left(words, victim.end, key=_start)
    if victim.kind == "person":
        low, high = max(0, begin - _KIN_BEFORE), begin
    kin = tables.words.set("kin")
    at = next((at for at in range(low, high) if keys[at] in kin), None)
    if at is None:
        return frozenset()
    is_known = at > 0 and keys[at - 1] in tables.words.set("definite_articles")
    return frozenset({"kin", "known_kin"}) if is_known else frozenset({"kin"})
