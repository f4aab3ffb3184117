"""The nouns of a sentence that can do or suffer something, with how many they are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from gawah.extract.appositions import without_appositions
from gawah.extract.head import ANIMATE, Head
from gawah.extract.lexicon import word_key
from gawah.extract.marks import Argument, BodyMark, PersonMark, PlaceMark, QuantityMark
from gawah.values.learnt import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from gawah.extract.grammar import Grammar
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence, Token

__all__ = ["ANIMATE", "Head", "heads_of"]
_GENITIVE = ("'s", "’s", "s'", "s’")
_NUMBERED = frozenset({"media", "laws"})
_PEOPLE, _COMMUNITIES = frozenset({"people"}), frozenset({"communities"})
_DOERS, _STATE, _NO_CLASS = frozenset({"doers"}), frozenset({"state_doers"}), frozenset[str]()
_GENERIC_BODY = 0.45
"""Bodies marked below this score are unnamed ("the police")."""
_FIRST, _END = attrgetter("first"), itemgetter(1)
"""Of a head, and of a word."""


@cache
def _pronouns(grammar: Grammar) -> tuple[frozenset[str], frozenset[str]]:
    """Words that always stand for people, and all words that may."""
    words = grammar.words
    pronouns = words.set("pronouns") - words.set("thing_pronouns")
    return pronouns, pronouns | words.union("object_pronouns", "zero_subjects")


@cache
def _not_counted(grammar: Grammar) -> frozenset[str]:
    """Words behind a number that are no noun it could count."""
    return grammar.words.union("be", "prepositions", "have")


@dataclass
class _Reader:
    """Reads the heads of one sentence."""

    page: Page
    sentence: Sentence
    grammar: Grammar
    words: tuple[Token, ...]
    keys: tuple[str, ...]
    quantities: list[Mention]
    deeds: Set[int]
    """The words that tell of deeds, which end a noun phrase to the left."""

    def __post_init__(self) -> None:
        self.ends = list(map(_END, self.words))

    def heads(self) -> list[Head]:
        persons = self._persons()
        found = persons + self._bodies()
        taken: set[int] = set()
        for head in found:
            taken.update(range(head.first, head.last))
        nouns = list(self._nouns(taken | self._in_names()))
        found += nouns
        for head in nouns:
            taken.update(range(head.first, head.last))
        found.extend(self._bare_numbers(taken))
        found.extend(self._pronouns(taken))
        begin = self.page.told_from(self.sentence)
        if begin > self.sentence.start:
            found = [head for head in found if head.argument.start >= begin]
        found.sort(key=_FIRST)
        said = self.page.content[self.sentence.start : self.sentence.end]
        if "'" in said or "’" in said:
            found = [replace(head, owns=True) if self._is_genitive(head) else head for head in found]
            found = self._with_owners(found)
        return without_appositions(found, self.keys, self.grammar) if persons else found

    def _is_genitive(self, head: Head) -> bool:
        """Whether the last word of a head has the ending that says whose what follows is."""
        ending = self.words[head.last - 1].text.endswith(_GENITIVE) if head.last <= len(self.words) else False
        return ending and head.last < len(self.keys) and self.keys[head.last].isalpha()

    def _with_owners(self, heads: list[Head]) -> list[Head]:
        """The heads, each noun behind a genitive with the words that say whose it is."""
        whole: list[Head] = []
        for head in heads:
            owner = whole[-1] if whole else None
            owned = owner is not None and owner.owns and owner.last == head.left
            is_noun = head.argument.kind in {"group", "object"}
            whole.append(self._of_owner(head, owner) if owner and owned and is_noun else head)
        return whole

    def _of_owner(self, head: Head, owner: Head) -> Head:
        start = owner.argument.start
        label = self.page.content[start : head.argument.end]
        return replace(head, left=owner.left, argument=replace(head.argument, start=start, label=label))

    def _in_names(self) -> set[int]:
        """The words of places and dates: "Rakhine State" does nothing, and in March nobody marches."""
        start, end = self.sentence.start, self.sentence.end
        found: set[int] = set()
        for mark in self.page.marks_in("date", start, end):
            found.update(self._span(mark))
        for mark in self.page.marks_in("place", start, end):
            place = mark.value
            if isinstance(place, PlaceMark) and not place.adjective and place.precision != "site":
                span = self._span(mark)
                if len(span) > 1:
                    found.update(span)
        return found

    def _span(self, mark: Mention) -> range:
        """The words that a mention marks."""
        first = bisect_right(self.ends, mark.start)
        return range(first, bisect_right(self.ends, mark.end - 1, first) + 1)

    def _index(self, offset: int) -> int:
        """The first word that ends behind an offset."""
        return bisect_right(self.ends, offset)

    def _persons(self) -> list[Head]:
        found = []
        for mark in self.page.marks_in("person", self.sentence.start, self.sentence.end):
            person = mark.value
            if isinstance(person, PersonMark):
                name = self._name(mark, person.same_as or person.name, "person", _NO_CLASS)
                found.append(self._over_title(name, person.title) if person.title else name)
        return found

    def _bodies(self) -> list[Head]:
        found = []
        for mark in self.page.marks_in("body", self.sentence.start, self.sentence.end):
            body = mark.value
            if isinstance(body, BodyMark) and mark.score >= _GENERIC_BODY:
                classes = _DOERS if body.type == "armed_group" else _STATE if body.is_state else _NO_CLASS
                found.append(self._name(mark, body.same_as or body.name, "body", classes))
        return found

    def _name(self, mark: Mention, label: str, kind: str, classes: frozenset[str]) -> Head:
        span = self._span(mark)
        one = 1 if kind == "person" else None
        argument = Argument(mark.start, mark.end, label, kind, classes, one, one)
        return Head(span.start, span.stop, argument, span.start)

    def _over_title(self, head: Head, title: str) -> Head:
        """A name with the title before it ("Rev. Ruth Adu") as part of its phrase."""
        told = {word_key(word.strip(".")) for word in title.split()} | {"."}
        left = head.first
        while left > 0 and self.keys[left - 1] in told:
            left -= 1
        return Head(head.first, head.last, head.argument, left)

    def _nouns(self, taken: set[int]) -> Iterator[Head]:
        keys, nouns, ages = self.keys, self.grammar.nouns, self.grammar.ages
        told = map(self.grammar.may_be_noun.__getitem__, keys)
        past = 0
        for at in compress(range(len(keys)), told):
            if at < past or at in taken:
                continue
            if keys[at].endswith(ages) and self._is_of_an_age(at):
                yield self._noun(at, at + 1, _PEOPLE)
            hit = nouns.at(keys, at)
            if hit is None or not (hit.last == at + 1 or taken.isdisjoint(range(at, hit.last))):
                continue
            past = hit.last
            if hit.value <= _NUMBERED and past < len(keys) and keys[past][:1].isdecimal():
                continue  # "Article 28" is a provision, no article to block
            if not (hit.value == _COMMUNITIES and self._is_adjective(past, taken)):
                yield self._noun(at, past, hit.value)

    def _is_of_an_age(self, at: int) -> bool:
        """Whether a word of age says the person ("the 16-year-old was held"), not before a noun."""
        for after in range(at + 1, min(at + 3, len(self.keys))):
            if after in self.deeds or self.keys[after] in self.grammar.phrase_ends:
                return True
            if self.grammar.nouns.at(self.keys, after):
                return False
        return True

    def _is_adjective(self, after: int, taken: set[int]) -> bool:
        """A community before another noun ("Hindu traders") says whose, and is no head itself."""
        for at in range(after, min(after + 3, len(self.keys))):
            if at not in taken and self.grammar.nouns.at(self.keys, at):
                return True
            if not self.keys[at].isalpha() or self.keys[at] in self.grammar.phrase_ends:
                return False
        return False

    def _noun(self, first: int, last: int, classes: frozenset[str]) -> Head:
        left, communities = self._left(first)
        if "communities" in classes:
            communities = (*communities, self._said(first, last))
        low, high, approximate, left = self._count(left, first, last)
        start, end = self.words[left].start, self.words[last - 1].end
        kind = "object" if classes.isdisjoint(ANIMATE) else "group"
        label = self.page.content[start:end]
        argument = Argument(start, end, label, kind, classes, low, high, approximate, communities)
        return Head(first, last, argument, left)

    def _said(self, first: int, last: int) -> str:
        return self.page.content[self.words[first].start : self.words[last - 1].end]

    def _left(self, first: int) -> tuple[int, tuple[str, ...]]:
        """Where the phrase of a noun begins, over adjectives and communities, and these communities."""
        keys, ends, nouns = self.keys, self.grammar.ends_left, self.grammar.nouns
        communities: list[str] = []
        left = first
        while left > 0 and first - left < self.grammar.left_reach:
            key = keys[left - 1]
            if ends[key] or left - 1 in self.deeds:
                break
            hit = nouns.at(keys, left - 1) if key in nouns.first_words else None
            if hit is not None:
                if "communities" not in hit.value:
                    break
                communities.append(self._said(hit.first, hit.last))
            elif self.words[left - 1].text[:1].isupper():
                break
            left -= 1
        return left, tuple(communities)

    def _count(self, left: int, first: int, last: int) -> tuple[int | None, int | None, bool, int]:
        """How many a noun says it is, at least and at most, whether roughly, and where its phrase begins."""
        counted = self._counted(left, first, last) if self.quantities else None
        if counted is not None:
            return counted
        grammar = self.grammar
        before = self.keys[left - 1] if left > 0 else ""
        one = before in grammar.one_before or grammar.bare_singular
        if before in grammar.determiners:
            left -= 1
        if not one or grammar.is_plural[self.keys[last - 1]]:
            return None, None, False, left
        if self._is_dual(last - 1):
            return 2, 2, False, left
        if self.keys[last - 1] in grammar.words.set("collectives"):
            return None, None, False, left
        return 1, 1, False, left

    def _counted(self, left: int, first: int, last: int) -> tuple[int | None, int | None, bool, int] | None:
        """The number that counts a noun or stands right before its phrase."""
        start, end = self.words[first].start, self.words[last - 1].end
        opens = self.words[left].start
        for mark in self.quantities:
            value = mark.value
            if not isinstance(value, QuantityMark) or value.ordinal:
                continue
            joined = value.noun_start is not None and start <= value.noun_start < end
            if joined or 0 <= opens - mark.end <= 2:
                index = self._index(mark.start)
                if index <= left and not (joined and self._counts_a_collective(index, mark.end, first)):
                    return value.low, value.high, value.approximate, index
        return None

    def _counts_a_collective(self, index: int, end: int, noun: int) -> bool:
        """Whether a number says how many did something to a noun: "a mob of forty | burned | houses".

        The deed between the two would else be taken for a participle, as in "forty burned houses were found".
        """
        if index < 2 or self.deeds.isdisjoint(range(self._index(end), noun)):
            return False
        words = self.grammar.words
        is_of = self.keys[index - 1] in words.set("prepositions")
        return is_of and self.keys[index - 2] in words.set("collectives")

    def _is_dual(self, at: int) -> bool:
        """Whether the ending of a noun for people says that they are two."""
        endings = self.grammar.words.set("dual_endings")
        if not endings or not self.keys[at].endswith(tuple(endings)):
            return False
        hit = self.grammar.nouns.at(self.keys, at)
        return hit is not None and bool(hit.value & ANIMATE)

    def _bare_numbers(self, taken: set[int]) -> Iterator[Head]:
        """A number without a noun of its own: "five were killed", "killing 12"."""
        for mark in self.quantities:
            value = mark.value
            if not isinstance(value, QuantityMark) or value.ordinal or value.unit == "currency":
                continue
            first, last = self._index(mark.start), self._index(mark.end - 1) + 1
            end, classes = mark.end, frozenset({"people", "number"})
            if value.noun_start is not None and self._counts_something(value.noun_start, taken):
                if value.noun_end is None or not self._counts_people(value.noun_start, value.noun_end, taken):
                    continue
                end, classes = value.noun_end, frozenset({"people", "number", "unknown"})
                last = self._index(end - 1) + 1
            if not taken.isdisjoint(range(first, last)):
                continue
            argument = Argument(
                mark.start,
                end,
                self.page.content[mark.start : end],
                "group",
                classes,
                value.low,
                value.high,
                value.approximate,
            )
            yield Head(first, last, argument, first)

    def _counts_something(self, noun_start: int, taken: set[int]) -> bool:
        at = self._index(noun_start)
        if at in taken:
            return True
        key = self.keys[at] if at < len(self.keys) else ""
        if at in self.deeds or key in self.grammar.determiners:  # "twelve wounded", "five more"
            return False
        return key not in _not_counted(self.grammar)

    def _counts_people(self, start: int, end: int, taken: set[int]) -> bool:
        """Whether an unknown noun after a number may stand for people: a plural that is no known thing."""
        first, last = self._index(start), self._index(end - 1)
        units = self.grammar.words.set("units")
        if not units or any(at in taken or at in self.deeds for at in range(first, last + 1)):
            return False
        return self.grammar.is_plural[self.keys[last]] and not any(
            key in units for key in self.keys[first : last + 1]
        )

    def _pronouns(self, taken: set[int]) -> Iterator[Head]:
        pronouns, candidates = _pronouns(self.grammar)
        for at in places(self.keys, candidates):
            if at in taken:
                continue
            if not (self.keys[at] in pronouns or self._is_object_pronoun(at) or self._holds_subject(at)):
                continue
            word = self.words[at]
            yield Head(at, at + 1, Argument(word.start, word.end, word.text, "pronoun"), at)

    def _holds_subject(self, at: int) -> bool:
        """Whether a helper verb may say alone who suffers, in a language that leaves pronouns out."""
        words = self.grammar.words
        if self.keys[at] not in words.set("zero_subjects"):
            return False
        after = at + 1
        while after < len(self.keys) and self.keys[after] in words.set("be") | words.set("adverbs"):
            after += 1
        return after in self.deeds

    def _is_object_pronoun(self, at: int) -> bool:
        """Whether a word that may be an article stands as a pronoun beside a verb that tells a deed."""
        words = self.grammar.words
        if self.keys[at] not in words.set("object_pronouns"):
            return False
        if at > 0 and self.words[at - 1].end == self.words[at].start:  # written as one with its verb
            return at - 1 in self.deeds
        after = at + 1
        while after < len(self.keys) and self.keys[after] in words.set("have"):
            after += 1
        return after in self.deeds


def heads_of(page: Page, sentence: Sentence, grammar: Grammar, deeds: Set[int]) -> list[Head]:
    """The heads of one sentence, in order.

    Args:
        page: the page with names and quantities marked.
        sentence: the sentence.
        grammar: the tables of its language.
        deeds: the places of the words that tell of deeds.
    """
    words, keys = grammar.read(page, sentence)
    quantities = page.marks_in("quantity", sentence.start, sentence.end)
    return _Reader(page, sentence, grammar, words, keys, quantities, deeds).heads()
