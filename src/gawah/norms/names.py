"""The names of laws, known or only told by their form ("Information Technology Act, 2000")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.norms.numbers import is_year
from gawah.norms.records import Named

if TYPE_CHECKING:
    from gawah.norms.words import Forms, LawWords
    from gawah.values.tokens import Tokens

_LONGEST = 14
"""The most words of a name on either side of its head."""
_CASELESS = 5
_QUOTES = frozenset("\"'`")


@record
class NameReader:
    """Reads names of laws by their form among the tokens of one text."""

    tokens: Tokens
    law: LawWords

    def at_head(self, at: int, bound: int, stop: int) -> Named | None:
        """The name whose head is a token, between two others."""
        word = self.tokens.words[at]
        if self.goes_on_in_brackets(at + 1, stop):
            return None
        for forms in self.law.forms:
            if word in forms.heads or (forms.head_endings and word.endswith(forms.head_endings)):
                found = self._by_form(at, bound, stop, forms)
                if found is not None:
                    return self._completed(found, bound, stop)
        return None

    def _by_form(self, at: int, bound: int, stop: int, forms: Forms) -> Named | None:
        word = self.tokens.words[at]
        if not forms.cased:
            return self._caseless(at, bound, stop, forms)
        if not self.tokens.is_capital(at):
            return self._modified(at, bound, stop, forms) if word in forms.lower_heads else None
        first = at if forms.head_first else self._left(at, bound, forms)
        end = self._right(at, stop, forms)
        modified = self._modified(at, bound, stop, forms)
        if modified is not None and modified.end - modified.first > end - first:
            return replace(modified, generic=False)
        compound = word not in forms.heads
        if first == at and end == at + 1 and word in forms.needs_name and not compound:
            end = self.year(end, stop)
            return Named(at, end, at, end) if end > at + 1 else None
        if first == at and end == at + 1 and compound:
            return Named(at, end, at, end)
        if end == at + 1 and self._goes_on(end, stop, forms):
            return None
        return Named(first, end, first, end)

    def goes_on_in_brackets(self, at: int, stop: int) -> bool:
        """Whether a name goes on with brackets and another head ("Constitution (Second Amendment) Act")."""
        words = self.tokens.words
        if at >= stop or words[at] != "(":
            return False
        close = next((p for p in range(at + 1, min(stop, at + 7)) if words[p] == ")"), stop)
        return close + 1 < stop and any(words[close + 1] in forms.heads for forms in self.law.forms)

    def _goes_on(self, at: int, stop: int, forms: Forms) -> bool:
        """Whether a capital follows, so that the head is no head ("Law Society")."""
        if at >= stop or not self.tokens.is_capital(at) or forms.head_first:
            return False
        return self.law.provisions.at(self.tokens.words, at, stop) is None

    def _left(self, at: int, bound: int, forms: Forms) -> int:
        """The first word of a name that ends with its head."""
        tokens, words = self.tokens, self.tokens.words
        first = place = at
        brackets = 0
        while place > bound and at - place < _LONGEST:
            place -= 1
            word = words[place]
            owner = self._owner(place + 1)
            if owner is not None and self.law.countries.at(words, owner, owner + 1) is not None:
                break
            if word in "()":
                brackets += 1 if word == ")" else -1
                if brackets < 0:
                    break
            elif tokens.is_capital(place) and not (word in forms.heads and self._ends_here(place, brackets)):
                first = place
            elif word.isdecimal() and len(word) == 4:
                first = place
                break
            elif word not in forms.inside or word in forms.barriers:
                break
        while first < at and (words[first] in forms.articles or words[first] in forms.inside):
            first += 1
        return first

    def _ends_here(self, at: int, brackets: int) -> bool:
        """Whether a head ends a name of its own, rather than standing inside a longer one."""
        return not brackets and not self.tokens.is_capital(at + 1) and self.tokens.words[at + 1] != "("

    def _owner(self, at: int) -> int | None:
        """The token of the owner, where the sign of the possessive ends before a token."""
        sign = self.law.possessive
        first = at - len(sign)
        owned = bool(sign) and first > 0 and self.tokens.words[first:at] == sign
        return first - 1 if owned and self.tokens.is_capital(first - 1) else None

    def _right(self, at: int, stop: int, forms: Forms) -> int:
        """Where a name ends that goes on after its head ("Law on Foreign Agents")."""
        tokens, words = self.tokens, self.tokens.words
        end = place = at + 1
        if forms.head_first:
            modifier = forms.modifiers.at(words, place, stop) if place < stop else None
            if modifier is not None:
                end = place = modifier[0]
        elif place >= stop or words[place] not in forms.opens:
            return end
        while place < min(stop, at + _LONGEST):
            word = words[place]
            if tokens.is_capital(place) and word not in self.law.opens:
                if word in forms.heads and place - 1 >= 0 and words[place - 1] in self.law.seps:
                    break
                end = place + 1
            elif forms.lower_inside and word.isalpha() and place + 1 < stop and tokens.is_capital(place + 1):
                pass
            elif word not in forms.inside or (word in self.law.seps and self._is_country(at + 1, end)):
                break
            place += 1
        return end

    def _is_country(self, first: int, end: int) -> bool:
        return any(self.law.countries.at(self.tokens.words, at, end) for at in range(first, end))

    def _modified(self, at: int, bound: int, stop: int, forms: Forms) -> Named | None:
        """A small-letter name: a head with one of the words that make it a kind of law."""
        words = self.tokens.words
        if forms.head_first or words[at] in forms.first_heads:
            after = at + 1
            if after < stop and words[after] in _QUOTES:
                after += 1
            hit = forms.modifiers.at(words, after, stop) if after < stop else None
            if hit is not None:
                return Named(at, hit[0], at, hit[0], generic=not self._is_strong(after, hit[0]))
            if forms.head_first:
                return None
        place = at - 1
        if place >= bound and words[place] in _QUOTES:
            place -= 1
        before = tuple(reversed(words[max(bound, place - 5) : place + 1]))
        hit = forms.ends.at(before, 0, len(before)) if before else None
        if hit is None:
            return None
        first = place + 1 - hit[0]
        generic = not self._is_strong(first, place + 1)
        return Named(first, at + 1, first, at + 1, generic=generic)

    def _is_strong(self, first: int, end: int) -> bool:
        hit = self.law.strong.at(self.tokens.words, first, end)
        return hit is not None and hit[0] == end

    def _caseless(self, at: int, bound: int, stop: int, forms: Forms) -> Named | None:
        """A name in a script without capitals."""
        words = self.tokens.words
        modified = self._modified(at, bound, stop, forms)
        if modified is not None:
            return modified
        if words[at] in forms.lower_heads:
            if not forms.name_prefixes:
                return None
            end = at + 1
            while (
                end < min(stop, at + 3) and words[end].startswith(forms.name_prefixes) and len(words[end]) > 3
            ):
                end += 1
            return Named(at, end, at, end, generic=True) if end > at + 1 else None
        if forms.head_first:
            return None
        first = at
        while first > bound and at - first < _CASELESS and self._is_name_word(first - 1, forms):
            first -= 1
        end = at + 1
        if end < stop and words[end] in forms.opens:
            place = end + 1
            while place < min(stop, end + 8) and (
                self._is_name_word(place, forms) or words[place] in forms.inside
            ):
                place += 1
            end = place if place > end + 1 else end
        if first == at and end == at + 1 and words[at] in forms.needs_name:
            return None
        return Named(first, end, first, end)

    def _is_name_word(self, at: int, forms: Forms) -> bool:
        word = self.tokens.words[at]
        return word not in forms.barriers and (word.isalpha() or word == "-")

    def _completed(self, found: Named, bound: int, stop: int) -> Named:
        """With the nationality or country before it and the year or number after it."""
        tokens, words = self.tokens, self.tokens.words
        first, name_first, country = found.first, found.name_first, None
        if first > bound and self.law.countries.at(words, first - 1, first) is not None:
            first = name_first = first - 1
        owner = self._owner(first)
        if owner is not None and owner >= bound:
            start = owner
            while (
                start > bound
                and tokens.is_capital(start - 1)
                and tokens.content[tokens.span(start - 1, start)[1]] == " "
            ):
                start -= 1
            if words[start] in self.law.forms[0].articles:
                start += 1
            first, country = start, self._written(start, owner + 1)
        end = self.year(found.end, stop)
        generic = found.generic and first == found.first
        return replace(
            found, first=first, name_first=name_first, end=end, name_end=end, country=country, generic=generic
        )

    def year(self, at: int, stop: int) -> int:
        """After a year or a number that belongs to a name."""
        words = self.tokens.words
        place = at
        if place < stop and words[place] in self.law.links:
            place += 1
        return place + 1 if place < stop and is_year(words[place]) else at

    def _written(self, first: int, end: int) -> str:
        start, stop = self.tokens.span(first, end)
        return self.tokens.content[start:stop]

    def lower(self, at: int, bound: int, stop: int) -> Named | None:
        """A name that stands in small letters too, as "the constitution (of Nepal)"."""
        words, tokens = self.tokens.words, self.tokens
        hit = self.law.lower_names.at(words, at, stop)
        if hit is None or self.goes_on_in_brackets(hit[0], stop):
            return None
        head, end = at, hit[0]
        if tokens.is_capital(at) and words[end - 1] in self.law.forms[0].heads:
            return None
        place = end
        while (
            place < stop and place - end < 3 and words[place] in self.law.belongs | self.law.forms[0].articles
        ):
            place += 1
        if place > end or (self.law.forms[0].head_first and place < stop):
            last = place
            while (
                last < stop
                and tokens.is_capital(last)
                and words[last] not in self.law.opens
                and last - place < 5
            ):
                last += 1
            end = last if last > place else end
        return self._completed(Named(head, end, head, end, generic=bool(hit[1])), bound, stop)

    def numbered(self, at: int, bound: int, stop: int) -> Named | None:
        """An instrument that is named by its number: "Law 34/2002", "Decree No. 49", "Act XL of 2016"."""
        words, tokens = self.tokens.words, self.tokens
        hit = self.law.numbered.at(words, at, stop)
        if hit is None:
            return None
        place = hit[0]
        numbering = self.law.numbering.at(words, place, stop) if place < stop else None
        if numbering is not None:
            place = numbering[0]
            if place < stop and words[place] == ".":
                place += 1
        if place >= stop:
            return None
        roman = tokens.original(place).isupper() and all(c in "ivxlc" for c in words[place])
        if not (words[place].isdecimal() or roman) or len(words[place]) > 6:
            return None
        end = place + 1
        long = False
        while (
            end + 1 < stop
            and words[end] in "/-."
            and tokens.glued(end)
            and tokens.glued(end + 1)
            and words[end + 1].isalnum()
        ):
            end += 2
            long = True
        year = self.year(end, stop)
        named = tokens.is_capital(at) and not is_year(words[place])
        if not (numbering or long or year > end or named):
            return None
        first = self._left(at, bound, self.law.forms[0]) if tokens.is_capital(at) else at
        return Named(first, max(end, year), first, max(end, year))
