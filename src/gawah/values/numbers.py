"""Numbers in figures and words: ``1,200``, ``2.5 million``, ``forty-two``, ``ایک لاکھ``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.languages import table
from gawah.model.record import record
from gawah.values.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.values.tokens import Tokens

_LIMIT = 10**13
_LONGEST = 15
"""No count has more figures; a longer one is a code."""

_THOUSAND = 1_000
_MOST_WORDS = 24
"""No count that is written in words has more of them."""

Entries = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
"""Phrases by their first token, longest first, each with its value."""


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language."""

    values: Entries
    """Words for 0 to 999."""
    scales: Entries
    """Words that multiply what stands before them."""
    figure_scales: Entries
    """Abbreviations that multiply the figures they are written together with."""
    joined: Entries
    """Words for 0 to 999 written together with the joiner, as in Arabic."""
    joiners: frozenset[str]
    """Words between a hundred (or more) and the rest: one hundred *and* two."""
    tens_joiners: frozenset[str]
    """Words and signs between tens and ones: forty*-*two, treinta *y* dos."""
    grouped: re.Pattern[str]
    """Figures with signs between their groups."""
    decimal: str
    """The decimal sign."""
    single: Mapping[str, int]
    """Words that are a number by themselves."""
    inner: frozenset[str]
    """Words and signs that a number which is written in words may go on with."""
    after_figures: frozenset[str]
    """Words and signs that a number which begins with figures may go on with, other figures aside."""

    def begins(self, word: str) -> bool:
        """Whether a number may begin with a word."""
        return word in self.values or word in self.scales or word.isdecimal()


@cache
def number_words(code: str) -> NumberWords:
    """The number words of a language; only figures where it has no table."""
    data = table(code, "numbers")
    values = _entries(data, "values")
    attached = data.get("attached_joiners", ())
    scales, figure_scales = by_first(_entries(data, "scales")), by_first(_entries(data, "figure_scales"))
    joined = by_first((f"{joiner}{word}", value) for joiner in attached for word, value in values)
    group = str(data.get("group", ","))
    signs = f"[{re.escape(group)}]"
    grouped = rf"[0-9]{{1,3}}(?:{signs}[0-9]{{3}})+(?![0-9])|[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?![0-9])"
    joiners, tens_joiners = _set(data, "joiners"), _set(data, "tens_joiners")
    by_word = by_first(values)
    return NumberWords(
        values=by_word,
        scales=scales,
        figure_scales=figure_scales,
        joined=joined,
        joiners=joiners,
        tens_joiners=tens_joiners,
        grouped=re.compile(grouped),
        decimal="." if "," in group else ",",
        single=_single(by_word, scales),
        inner=joiners | tens_joiners | _words_of(by_word, scales, joined),
        after_figures=frozenset(group) | {".", ","} | _words_of(scales, figure_scales),
    )


def by_first(entries: Iterable[tuple[str, int]]) -> Entries:
    """Words and phrases of a table, ready to be looked up at a token."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, value in entries:
        words = words_of(phrase)
        found.setdefault(words[0], []).append((words, value))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def phrase_at(tokens: Tokens, at: int, stop: int, entries: Entries) -> tuple[int, int] | None:
    """The value of the longest phrase that stands at a token, and the token after it."""
    if at >= stop:
        return None
    for phrase, value in entries.get(tokens.words[at], ()):
        end = at + len(phrase)
        if end <= stop and (len(phrase) == 1 or tokens.words[at:end] == phrase):
            return value, end
    return None


def _entries(data: dict[str, Any], name: str) -> list[tuple[str, int]]:
    return [(str(word), int(value)) for value, words in data.get(name, {}).items() for word in words]


def _single(*tables: Entries) -> dict[str, int]:
    """The phrases that are one word; of two with the same word the first counts."""
    found: dict[str, int] = {}
    for entries in tables:
        for word, rows in entries.items():
            for value in [value for phrase, value in rows if len(phrase) == 1]:
                found.setdefault(word, value)
    return found


def _words_of(*tables: Entries) -> frozenset[str]:
    """All words of some phrases."""
    rows = [row for entries in tables for row in entries.values()]
    return frozenset(word for row in rows for phrase, _ in row for word in phrase)


def _set(data: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(word for phrase in data.get(name, ()) for word in words_of(str(phrase)))


@record
class Number:
    """A number read from tokens."""

    value: int
    end: int
    """The token after it."""
    in_figures: bool = False
    is_plain: bool = False
    """Figures alone, without separators: it may be a year or a code as well."""


def read_number(tokens: Tokens, at: int, stop: int, words: NumberWords) -> Number | None:
    """The longest number that begins at a token, if one does."""
    word = tokens.words[at]
    following = tokens.words[at + 1] if at + 1 < stop else ""
    if not word.isdecimal():
        if following in words.inner:
            return _words(tokens, at, stop, words)
        value = words.single.get(word)
        return None if value is None else Number(value, at + 1)
    if following in words.after_figures or following.isdecimal():
        return _figures(tokens, at, stop, words)
    return Number(int(word), at + 1, in_figures=True, is_plain=True) if len(word) <= _LONGEST else None


def _figures(tokens: Tokens, at: int, stop: int, words: NumberWords) -> Number | None:
    match = words.grouped.match(tokens.folded.text, tokens.starts[at])
    end = at + 1
    if match is not None:
        while end < stop and tokens.starts[end] < match.end():
            end += 1
    figures = "".join(word for word in tokens.words[at:end] if word.isdecimal())
    if len(figures) > _LONGEST:
        return None
    plain = end == at + 1
    fraction = ""
    if _is_inside(tokens, end, stop, words.decimal):
        fraction, end = tokens.words[end + 1], end + 2
    scale, after = _scale_at(tokens, end, stop, words)
    if fraction and (not scale or len(fraction) > 6):
        return None  # 2.5 of something is measured, not counted
    if not scale:
        return Number(int(figures), end, in_figures=True, is_plain=plain)
    value = int(figures) * scale + (int(fraction) * scale // 10 ** len(fraction) if fraction else 0)
    return Number(value, after, in_figures=True) if value < _LIMIT else None


def _is_inside(tokens: Tokens, at: int, stop: int, sign: str) -> bool:
    """Whether a sign stands between figures, without blanks."""
    inside = at + 1 < stop and tokens.words[at] == sign and tokens.words[at + 1].isdecimal()
    return inside and tokens.glued(at) and tokens.glued(at + 1)


def _scale_at(tokens: Tokens, at: int, stop: int, words: NumberWords) -> tuple[int, int]:
    """The product of the scale words at a token and the token after them; nought where there are none."""
    product = 0
    if tokens.glued(at) and at < stop:
        short = phrase_at(tokens, at, stop, words.figure_scales)
        if short is not None:
            return short
    while (found := phrase_at(tokens, at, stop, words.scales)) is not None and product < _LIMIT:
        product, at = (product or 1) * found[0], found[1]
    return product, at


def _words(tokens: Tokens, at: int, stop: int, words: NumberWords) -> Number | None:
    total = current = last = 0
    ceiling = _LIMIT
    end = at
    stop = min(stop, at + _MOST_WORDS)
    while end < stop:
        here = end
        if last and (tokens.words[end] in (words.joiners if last >= 100 else words.tens_joiners)):
            here = end + 1
        value = phrase_at(tokens, here, stop, words.values)
        if value is None and last >= 100:
            value = phrase_at(tokens, here, stop, words.joined)
        scale = phrase_at(tokens, here, stop, words.scales)
        if value is not None and _fits(value[0], last, begun=end > at):
            if value[0] >= _THOUSAND:  # "a thousand", behind which hundreds begin anew
                total, current, ceiling = total + current + value[0], 0, value[0]
            else:
                current += value[0]
            last, end = value
        elif scale is None or scale[0] >= ceiling or (last >= 100 and here == end and scale[0] <= last):
            break
        elif scale[0] == 100:
            current, last, end = max(current, 1) * 100, 100, scale[1]
        else:
            total, current, last, end = total + max(current, 1) * scale[0], 0, scale[0], scale[1]
            ceiling = scale[0]
    if end == at or total + current >= _LIMIT:
        return None
    return Number(total + current, end)


def _fits(value: int, last: int, *, begun: bool) -> bool:
    """Whether a value may follow the part read before it: seven after forty or a hundred, not after six."""
    if not begun:
        return True
    if last >= 100:
        return 0 < value < last
    return 0 < value < 10 and last >= 20 and last % 10 == 0
