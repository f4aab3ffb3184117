"""The numbers of provisions: ``295-C``, ``20(2)``, ``298 بی``, and lists of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.norms.words import LawWords, ProvisionWord
    from gawah.values.tokens import Tokens

_ROMAN = re.compile(r"[ivxlc]{1,6}$")
_MOST = 40
"""The most provisions of one list."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def is_year(word: str) -> bool:
    """Whether a token is a bare year."""
    return bool(_YEAR.match(word))


@record
class Item:
    """One number of a list of provisions."""

    first: int
    end: int
    number: str
    """In the form that ``provision_key`` understands."""
    last: str | None = None
    """The last number of a range."""
    base: str | None = None
    """The number before it, where only its own letter is written ("298-B and C")."""


@record
class Provision:
    """A reference to provisions: tokens ``first`` up to ``end`` with the word and the numbers."""

    first: int
    end: int
    word: ProvisionWord | None
    items: tuple[Item, ...]
    doubtful: bool = False
    """It may be the name of something else, as of a body."""


@record
class NumberReader:
    """Reads numbers among the tokens of one text."""

    tokens: Tokens
    law: LawWords

    def number(self, at: int, stop: int, *, roman: bool = False) -> tuple[int, str] | None:
        """The number that begins at a token: where it ends and what it is."""
        words = self.tokens.words
        if at >= stop:
            return None
        word = words[at]
        if not word.isdecimal():
            upper = roman and _ROMAN.match(word) and self.tokens.original(at).isupper()
            return (at + 1, word.upper()) if upper else None
        if len(word) > 4:
            return None
        end, letter = self._letter(at + 1, stop)
        number = word + letter
        if not letter and self._is_compound(word, end, stop):
            number += f"-{words[end + 1]}"
            end += 2
        while end + 1 < stop and words[end] == "." and self._glued_digit(end):
            number += f".{words[end + 1]}"
            end += 2
        return self._groups(end, stop, number)

    def _is_compound(self, word: str, at: int, stop: int) -> bool:
        """Whether a hyphen joins two parts of one number ("411-1"), since a range would run backwards."""
        if at + 1 >= stop or self.tokens.words[at] != "-" or not self._glued_digit(at):
            return False
        return int(self.tokens.words[at + 1]) < int(word)

    def _glued_digit(self, at: int) -> bool:
        tokens = self.tokens
        return tokens.glued(at) and tokens.glued(at + 1) and tokens.words[at + 1].isdecimal()

    def _letter(self, at: int, stop: int) -> tuple[int, str]:
        """The letter after a number, glued to it, after a hyphen or after a blank."""
        tokens, words = self.tokens, self.tokens.words
        if at >= stop:
            return at, ""
        if words[at] == "-" and at + 1 < stop:
            letter = self.letter(at + 1)
            ends = at + 2 >= stop or not (tokens.glued(at + 2) and words[at + 2].isalnum())
            return (at + 2, f"-{letter}") if letter and ends else (at, "")
        letter = self.letter(at)
        if not letter:
            return at, ""
        if tokens.glued(at):
            return (
                (at + 1, letter)
                if at + 1 >= stop or not tokens.glued(at + 1) or not words[at + 1].isalnum()
                else (at, "")
            )
        if words[at] in self.law.letters:
            return at + 1, f"-{letter}"
        return (at + 1, f"-{letter}") if self._is_suffix(at, stop) else (at, "")

    def _is_suffix(self, at: int, stop: int) -> bool:
        """Whether a capital after a blank belongs to the number before it, not to the words after it."""
        if not self.tokens.original(at).isupper():
            return False
        if at + 1 >= stop:
            return True
        following = self.tokens.words[at + 1]
        return (
            not following.isalpha()
            or following in self.law.links
            or following in self.law.seps
            or (self.tokens.original(at + 1).isupper() and len(following) > 1)
        )

    def letter(self, at: int) -> str:
        """The letter that a token is, in Latin script; empty if it is none."""
        word = self.tokens.words[at]
        if len(word) == 1 and "a" <= word <= "z":
            return word.upper()
        return self.law.letters.get(word, "")

    def _groups(self, at: int, stop: int, number: str) -> tuple[int, str]:
        words = self.tokens.words
        while at + 2 < stop and words[at] == "(" and words[at + 2] == ")":
            inner = words[at + 1]
            small = len(inner) <= 4 and self.tokens.original(at + 1).islower() and inner.isascii()
            if inner.isdecimal() and len(inner) < 4:
                number += f"({inner})"
            elif self.letter(at + 1):
                number += f"({self.letter(at + 1).lower()})"
            elif small:
                number += f"({inner})"
            else:
                break
            at += 3
        return at, number

    def items(self, at: int, stop: int, *, roman: bool, single: bool) -> list[Item]:
        """The list of numbers that begins at a token.

        Args:
            at: the token of the first number.
            stop: the token after the last of the sentence.
            roman: whether Roman numerals count.
            single: whether the word before stands in the singular: a number after "and" may count people.
        """
        read = self.number(at, stop, roman=roman)
        if read is None:
            return []
        found = [Item(at, read[0], read[1])]
        while len(found) < _MOST:
            following = self._next(found[-1], stop, roman=roman, single=single)
            if following is None:
                break
            if following.first == found[-1].first:
                found[-1] = following
            else:
                found.append(following)
        return found

    def _next(self, item: Item, stop: int, *, roman: bool, single: bool) -> Item | None:
        words, law = self.tokens.words, self.law
        at = item.end
        if at < stop and words[at] in law.ranges and item.last is None and item.base is None:
            read = self.number(at + 1, stop, roman=roman)
            if read is not None and not is_year(self.tokens.words[at + 1]):
                return Item(item.first, read[0], item.number, last=read[1])
        start = at
        while at < stop and at - start < 2 and words[at] in law.seps:
            at += 1
        if at == start or at >= stop:
            return None
        base = re.match(r"\d+", item.number)
        if base and item.number != base.group() and self.letter(at) and self._ends(at + 1, stop):
            return Item(at, at + 1, f"{base.group()}-{self.letter(at)}", base=base.group())
        read = self.number(at, stop, roman=roman)
        if read is None or is_year(words[at]) or (single and self._counts(read[0], stop)):
            return None
        return Item(at, read[0], read[1])

    def _with_paragraphs(self, items: list[Item]) -> list[Item]:
        """With "7/2" as one number: an article and its paragraph."""
        words = self.tokens.words
        if len(items) == 2 and words[items[0].end] == "/" and items[1].first == items[0].end + 1:
            return [Item(items[0].first, items[1].end, f"{items[0].number}({items[1].number})")]
        return items

    def _counts(self, at: int, stop: int) -> bool:
        """Whether the word after a number is a noun that it counts."""
        if at >= stop:
            return False
        word, law = self.tokens.words[at], self.law
        known = word in law.links or word in law.seps or word in law.back_links or word in law.opens
        return word.isalpha() and not known and self.tokens.original(at).islower()

    def _ends(self, at: int, stop: int) -> bool:
        if at >= stop or not self.tokens.words[at].isalpha():
            return True
        if self.tokens.words[at - 1] in self.law.letters:
            return True
        return self._is_suffix(at - 1, stop)

    def provision(self, at: int, stop: int) -> Provision | None:
        """A reference that begins with its word at a token."""
        words, law = self.tokens.words, self.law
        hit = law.provisions.at(words, at, stop)
        if hit is None:
            return None
        end, word = hit
        single = end - at == 1 and word.form.casefold().rstrip(".") == words[at]
        if end < stop and words[end] == "." and words[end - 1] != ".":
            end += 1
        numbering = law.numbering.at(words, end, stop) if end < stop else None
        if numbering is not None:
            end = numbering[0]
            if end < stop and words[end] == ".":
                end += 1
        bracket = end + 1 < stop and words[end] in "([" and words[end + 1].isdecimal()
        items = self.items(end + bracket, stop, roman=True, single=single)
        if single and word.kind == "articles":
            items = self._with_paragraphs(items)
        if not items or (is_year(words[items[0].first]) and len(items[0].number) == 4):
            return None
        last = items[-1].end
        if bracket and last < stop and words[last] in ")]":
            last += 1
        doubtful = law.not_provisions.at(words, at, stop) is not None and len(items) == 1
        return Provision(at, last, word, tuple(items), doubtful)
