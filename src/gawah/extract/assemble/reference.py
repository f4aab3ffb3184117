"""Whom "he" and "the pastor" mean, where the text leaves only one answer; otherwise nobody is guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.marks import PersonMark, QuoteMark
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.assemble.event import Deed, Event
    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page

_GENITIVE = ("'s", "’s")
_BACK = 2
"""How many sentences before a pronoun its name may stand."""


@dataclass
class References:
    """Finds the named person whom unnamed words mean."""

    page: Page

    def resolve(self, event: Event) -> None:
        """Put names for the pronouns and descriptions among those who suffered in an event."""
        event.deeds = [self._named(deed, event) for deed in event.deeds]

    def _named(self, deed: Deed, event: Event) -> Deed:
        victims = tuple([self._one(victim, event) for victim in deed.act.victims])
        return deed if victims == deed.act.victims else replace(deed, act=replace(deed.act, victims=victims))

    def _one(self, victim: Argument, event: Event) -> Argument:
        name = None
        if victim.kind == "pronoun" and self._is_singular(victim, event):
            name = self._before(victim, event)
        elif victim.kind == "group" and victim.high == 1:
            name = self._described(victim, event)
        return replace(victim, label=name, kind="person", low=1, high=1) if name else victim

    @staticmethod
    def _is_singular(victim: Argument, event: Event) -> bool:
        tables = grammar(event.sentence.lang)
        if tables is None:
            return False
        words = tables.words
        singular = ("male_pronouns", "female_pronouns", "zero_subjects")
        return any(key(victim.label) in words.set(name) for name in singular)

    def _before(self, victim: Argument, event: Event) -> str | None:
        """The only person named, other than as a speaker, in the nearest sentence before that names one."""
        end = victim.start
        for index in range(event.sentence.index, max(-1, event.sentence.index - _BACK - 1), -1):
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

    def _described(self, victim: Argument, event: Event) -> str | None:
        """The only person whose role is the noun of a definite description ("the pastor")."""
        tables = grammar(event.sentence.lang)
        words = key(victim.label).split()
        if tables is None or len(words) < 2 or words[0] not in tables.words.set("definite_articles"):
            return None
        names = self._by_role.get(words[-1], set())
        return next(iter(names)) if len(names) == 1 else None
