"""Bylines: short lines that say who wrote a page, where and when."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.read import furniture
from gawah.read.dates import day_in, is_link
from gawah.read.language import is_small_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.read.dates import Told
    from gawah.read.judged import Judged

DATE_LABELS = ("published_labels", "date_labels", "updated_labels", "release_labels")
_AROUND = (*DATE_LABELS, "bylines", "reporters", "agencies", "weekdays", "clock")
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATORS = re.compile(r"[|•·,،\-–—:()@/\\\s]+")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_BAR = re.compile(r"\s*[|•·]")
_LONGEST = 24
_BARRED = 8
"""How many words may stand beside a date where they are names: a section, a paper, a place."""
_SENTENCE = 5
"""So many words behind a date, with a full stop, are a sentence that opens with a dateline."""
_BEHIND = 3
"""How many words may stand behind the date of a byline; more are a sentence ("On 9 June police …")."""


def is_byline(block: Judged) -> bool:
    """Whether a short line says who wrote the page, or when."""
    if not 1 <= block.size <= _LONGEST or block.count("not_published_labels"):
        return False
    if block.dates:
        return is_date_line(block.raw, block.dates)
    if block.size > 16 or block.stops or block.raw.endswith((",", "،")):
        return False
    if block.label is not None and "|" not in block.raw[: block.label[1]]:
        return block.has_label("bylines")
    if block.covered("reporters", "agencies", "bylines") >= 0.6 and block.count("reporters"):
        return True
    return _is_by(block)


def is_date_line(line: str, told: Sequence[Told]) -> bool:
    """Whether a line is a date with what may stand beside it: label, place, author, masthead, time of day."""
    before, after = line[: told[0].start], line[told[-1].end :]
    if ":" in before and not ends_with_label(before):
        return False
    if _is_governed(before) or _goes_on(after):
        return False
    between = [line[one.end : two.start] for one, two in pairwise(told)]
    rest = _TIME.sub(" ", " | ".join((before, *between, after)))
    left = furniture.uncovered(furniture.fold_words(rest), _AROUND)
    left = [word for word in left if len(word) > 1 and word.isalpha() and not is_small_word(word)]
    behind = furniture.uncovered(furniture.fold_words(" ".join((*between, after))), _AROUND)
    words_behind = sum(word.isalpha() and len(word) > 1 for word in behind)
    told_on = words_behind > _BEHIND
    if words_behind > _SENTENCE and line.rstrip(' *_"”’').endswith((".", "!", "?", "۔")):
        return False
    if not before.strip() and _BAR.match(after) and are_names(after):  # "3 May 2021 | Courts | Dorn Post"
        return len(left) <= _BARRED
    return len(left) <= 3 or (len(left) <= _BARRED and are_names(before) and not told_on)


def is_bare_date(block: Judged) -> bool:
    """Whether a line is a date and nothing else: one of several is a heading in a chronology."""
    told = block.dates[0] if block.dates else day_in(block.raw)
    if told is None:
        return False
    return not furniture.fold_words(block.raw[: told.start] + " " + block.raw[told.end :])


def ends_with_label(words: str) -> bool:
    """Whether the last words before a date are a label of dates ("No. 7   Dated:")."""
    folded = furniture.fold_words(words)
    while folded and folded[-1] in furniture.words_of("weekdays"):
        folded = folded[:-1]
    hits = furniture.find(folded[-4:])
    end = len(folded[-4:])
    return any(at + size == end for name in DATE_LABELS for at, size in hits.get(name, ()))


def _is_governed(before: str) -> bool:
    """Whether a date hangs on the words before it ("the killings of 3 May"), which are then no label."""
    words = before.split()
    if len(words) < 2 or not words[-1].islower():
        return False
    if ends_with_label(before) or ends_with_label(before[: before.rindex(words[-1])]):
        return False
    comma = words[-2].endswith((",", "،", "|", "·", "–", "—", "-"))
    return not comma and is_link("".join(furniture.fold_words(words[-1])))


def _goes_on(after: str) -> bool:
    """Whether a sentence goes on after a date."""
    words = furniture.fold_words(after)
    if not words or not after[0].isspace() or not after.lstrip()[0].isalpha():
        return bool(re.search(r"[.!?۔]\s+\w+(?:\s+\w+){4}", after))
    return is_link(words[0]) and not furniture.starts_with(words[:4], *_AROUND, "source_labels")


def _is_by(block: Judged) -> bool:
    opening = block.opens("bylines")
    if not opening or block.size > 12:
        return False
    rest = block.raw.split(maxsplit=opening)[opening:]
    return bool(rest) and are_names(rest[0]) and 1 <= block.size - opening <= 8


def are_names(words: str) -> bool:
    """Whether words look like names: each begins with a capital. Scripts without capitals never do."""
    parts = [part for part in _SEPARATORS.split(words) if part and _LETTER.match(part)]
    return (
        bool(parts) and parts[0][0].isupper() and sum(part[0].isupper() for part in parts) >= 0.7 * len(parts)
    )
