"""What a sentence cites, in order: provisions, instruments and cases, not yet joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.norms.cases import Case, Told
from gawah.norms.knowledge import knowledge
from gawah.norms.numbers import Provision, is_year
from gawah.norms.openings import NOTHING, Readers
from gawah.norms.records import Named
from gawah.norms.words import Alias, Table, aliases

if TYPE_CHECKING:
    from gawah.norms.words import LawWords
    from gawah.values.tokens import Tokens

_BRACKET = 8
"""The most tokens in brackets that may be the abbreviation of a name."""


@record
class Judged:
    """A case that was found by its number, as tokens."""

    first: int
    end: int
    case: Case


Element = Provision | Named | Told | Judged


@record
class _Sentence:
    """The end of one sentence, as a token, with the readers of its language."""

    stop: int
    readers: Readers
    law: LawWords


@dataclass
class Scanner:
    """Reads one text, sentence by sentence; it learns the abbreviations that the text explains."""

    tokens: Tokens
    cases: list[Case]
    country: str | None
    _readers: dict[str, Readers] = field(default_factory=dict)
    """The readers of each language of the text."""
    _defined: Table = field(default_factory=lambda: Table(()))
    """Abbreviations of this text, each with the name it stands for."""
    _known: set[str] = field(default_factory=set)
    """Instruments that the text has named in full."""
    _firsts: set[str] = field(default_factory=set)
    """The first tokens of these abbreviations."""

    def sentence(self, start: int, end: int, lang: str) -> list[Element]:
        """The elements of a stretch of the text, in order."""
        readers = self._readers.get(lang) or self._new_readers(lang)
        judged = self._judged(start, end) if self.cases else []
        if not judged and not readers.may_cite(start, end):
            return []
        first, stop = self.tokens.within(start, end)
        sentence = _Sentence(stop, readers, readers.law)
        found: list[Element] = []
        at = bound = first
        while at < stop:
            at = at if judged else readers.following(at, stop)
            if at == stop:
                break
            after = at + 1
            element: Element | None
            if judged and at >= judged[0].first:
                element = judged.pop(0)
            else:
                element, after = self._at(at, bound, sentence, found)
            if element is None:
                at = after
                continue
            while found and found[-1].end > element.first:
                found.pop()
            found.append(element)
            at = bound = max(element.end, at + 1)
        return found

    def _new_readers(self, lang: str) -> Readers:
        readers = self._readers[lang] = Readers(self.tokens, lang)
        if self._firsts:
            readers.learn(self._firsts)
        return readers

    def _judged(self, start: int, end: int) -> list[Judged]:
        found = []
        for case in self.cases:
            if start <= case.start < end:
                first, last = self.tokens.within(case.start, case.end)
                found.append(Judged(first, last, case))
        return found

    def _at(
        self, at: int, bound: int, sentence: _Sentence, found: list[Element]
    ) -> tuple[Element | None, int]:
        """What stands at a token, and where to look next if nothing does."""
        words, stop = self.tokens.words, sentence.stop
        word = words[at]
        if word.isdecimal():
            bare = self._bare(at, sentence, found)
            if bare is not None:
                return bare, at
        opening = sentence.readers.openings[word] or NOTHING
        known = self._alias(at, bound, sentence) if opening.alias or word in self._firsts else None
        skipped = sentence.law.not_names.at(words, at, stop) if opening.no_name else None
        if skipped is not None and (known is None or known.end < skipped[0]):
            return None, skipped[0]
        if known is not None:
            return known, at
        for place in opening.readers:
            element = sentence.readers.read(place, at, bound, stop)
            if element is not None:
                return self._explained(element, sentence) if isinstance(element, Named) else element, at
        return None, at + 1

    def _bare(self, at: int, sentence: _Sentence, found: list[Element]) -> Provision | None:
        """Numbers without a word, before an abbreviation ("295-C PPC") or after one ("PPC 295-C")."""
        words, stop, numbers = self.tokens.words, sentence.stop, sentence.readers.numbers
        if is_year(words[at]):
            return None
        last = found[-1] if found else None
        if isinstance(last, Named) and last.end == at and self._has_sections(last):
            items = numbers.items(at, stop, roman=False, single=True)
            return Provision(at, items[-1].end, None, tuple(items)) if items else None
        if not aliases().begins_in(words[at + 1 : stop]):
            return None
        items = numbers.items(at, stop, roman=False, single=False)
        if not items:
            return None
        place = items[-1].end
        while place < stop and place - items[-1].end < 2 and words[place] in sentence.law.links:
            place += 1
        hit = aliases().at(words, place, stop) if place < stop else None
        if hit is None or not self._is_statute(hit[1], place, items[0].number):
            return None
        return Provision(at, items[-1].end, None, tuple(items))

    def _is_statute(self, alias: Alias, at: int, number: str) -> bool:
        kind = knowledge().instruments[alias.instrument].kind
        lettered = not number.isdecimal()
        return kind == "statute" and (lettered or (alias.cased and self._in_capitals(at)))

    def _has_sections(self, named: Named) -> bool:
        if named.instrument is not None:
            return knowledge().instruments[named.instrument].kind == "statute"
        return named.end == named.first + 1 or named.generic

    def _in_capitals(self, at: int) -> bool:
        word = self.tokens.original(at)
        return word[:1].isupper() and (len(word) == 1 or any(c.isupper() for c in word[1:]))

    def _alias(self, at: int, bound: int, sentence: _Sentence) -> Named | None:
        """A known instrument, or an abbreviation that the text has explained."""
        words, stop = self.tokens.words, sentence.stop
        own = self._defined.at(words, at, stop) if words[at] in self._firsts else None
        if own is not None and (own[0] > at + 1 or not words[at].isascii() or self._in_capitals(at)):
            named: Named = own[1]
            return replace(named, first=at, end=own[0])
        hit = aliases().at(words, at, stop)
        if hit is None:
            return None
        alias: Alias = hit[1]
        if alias.cased and not self._in_capitals(at):
            return None
        if alias.shared and not self._is_ours(alias, at, hit[0], bound, sentence):
            return None
        weak = alias.weak and alias.instrument not in self._known
        end = sentence.readers.names.year(hit[0], stop)
        named = Named(at, end, at, end, alias.instrument, shared=alias.shared, weak=weak)
        return self._explained(named, sentence)

    def _is_ours(self, alias: Alias, at: int, end: int, bound: int, sentence: _Sentence) -> bool:
        """Whether a name that many states use means the instrument of the state the text is about."""
        jurisdiction = knowledge().instruments[alias.instrument].jurisdiction
        if self.country is None or jurisdiction is None or self.country != jurisdiction[:2]:
            return False
        by_form = sentence.readers.names.at_head(end - 1, bound, sentence.stop)
        if sentence.readers.names.goes_on_in_brackets(end, sentence.stop):
            return False
        if by_form is None:
            by_form = sentence.readers.names.lower(at, bound, sentence.stop)
        if by_form is None or by_form.instrument is not None:
            return True
        more = by_form.name_first < at or by_form.name_end > sentence.readers.names.year(end, sentence.stop)
        first = min(by_form.first, at)
        return not more and self._country_at(first, end, sentence) in (None, self.country)

    def _country_at(self, first: int, end: int, sentence: _Sentence) -> str | None:
        for at in range(first, end):
            hit = sentence.law.countries.at(self.tokens.words, at, end)
            if hit is not None:
                return str(hit[1])
        return "" if first + 2 < end and self.tokens.words[first + 1] == "'" else None

    def _explained(self, named: Named, sentence: _Sentence) -> Named:
        """With the abbreviation that follows in brackets, which from now on means it."""
        words, stop = self.tokens.words, sentence.stop
        at = named.end
        if at >= stop or words[at] != "(":
            self._keep(named)
            return named
        close = next((p for p in range(at + 1, min(stop, at + _BRACKET + 2)) if words[p] == ")"), None)
        if close is None:
            self._keep(named)
            return named
        inner = tuple(p for p in range(at + 1, close) if words[p] not in "\"'")
        if not inner or not self._is_short(inner, sentence):
            self._keep(named)
            return named
        start, end = self.tokens.span(inner[0], inner[-1] + 1)
        full = replace(named, end=close + 1, short=self.tokens.content[start:end], weak=False)
        self._defined.add(tuple(words[p] for p in inner), full)
        self._learn(words[inner[0]])
        self._keep(full)
        return full

    def _learn(self, first: str) -> None:
        """A token is the first of an abbreviation: from now on it opens something."""
        if first not in self._firsts:
            self._firsts.add(first)
            for readers in self._readers.values():
                readers.learn({first})

    def _keep(self, named: Named) -> None:
        if named.instrument is not None and not named.weak:
            self._known.add(named.instrument)

    def _is_short(self, inner: tuple[int, ...], sentence: _Sentence) -> bool:
        """Whether words in brackets can be an abbreviation."""
        words = [self.tokens.original(p) for p in inner]
        letters = "".join(words)
        if any(c.isdecimal() for c in letters) or sentence.law.provisions.at(
            self.tokens.words, inner[0], inner[-1] + 1
        ):
            return False
        if letters.isascii():
            return len(words) <= 2 and letters.isalpha() and sum(c.isupper() for c in letters) >= 2
        return not sentence.law.forms[0].cased and len(words) <= 6 and letters.isalpha()
