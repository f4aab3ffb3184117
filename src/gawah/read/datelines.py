"""Datelines: the head of a paragraph that says where, when and by which agency it was filed.

Examples: "DORN, Kalvia, 3 May 2021 –", "Dorn (AFP) –", «لاہور (نمائندہ خصوصی)», "Dorn, 3. Mai 2021." A date
that only happens to stand in the first sentence is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.read import furniture
from gawah.read.dates import Told, date_in, dates_in, day_in, is_link
from gawah.read.language import is_small_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"\s*(?P<dash>[–—]|--|\s-(?=\s))|\s*(?P<colon>:)(?=\s)|(?<=[)）])(?=\s)")
_SIGNS = re.compile(r"[–—:)）-]")
"""One of these stands wherever one may end."""
_AFTER_DATE = re.compile(r"[\s,،]*(?:[(（][^()（）]{2,60}[)）]\s*)?(?P<sign>\.(?=\s)|\|)")
_PAREN = re.compile(r"[(（]\s*([^()（）]{2,60}?)\s*[)）]")
_SENTENCE_SIGN = re.compile(r"[.!?۔؛;“”\"\n]")
_LONGEST = 130
_GLUED_WITHIN = 400
_SEAM = re.compile(r"[.!?۔\n]\s*(?=\S)|(?<=[^\W\d_A-Z])\s+(?=[A-ZÀ-Þ]{3})")


@record
class Dateline:
    """The parts of a dateline; offsets count from where the text looked at begins."""

    place: tuple[int, int]
    told: Told | None
    """The date; without a year it is ``XXXX-…``."""
    paren: tuple[int, int] | None
    """What stands in brackets, if it names an agency or a reporter."""
    agency: bool = False


def read_dateline(words: str) -> Dateline | None:
    """The dateline that a paragraph begins with; or, where a headline is glued to it, holds.

    Args:
        words: the paragraph.
    """
    found = _first(words[:_LONGEST])
    if found is not None:
        return found
    for told in dates_in(words[:_GLUED_WITHIN]):
        if not _END.match(words, told.end) and not words[told.end :].lstrip().startswith("("):
            continue
        for seam in reversed(list(_SEAM.finditer(words, 0, told.start))[-3:]):
            glued = _first(words[seam.end() : seam.end() + _LONGEST])
            if glued is not None and glued.told is not None and len(glued.told.edtf) == 10:
                return _moved(glued, seam.end())
    return None


def _moved(line: Dateline, by: int) -> Dateline:
    told = Told(line.told.start + by, line.told.end + by, line.told.edtf) if line.told else None
    paren = (line.paren[0] + by, line.paren[1] + by) if line.paren else None
    return Dateline((line.place[0] + by, line.place[1] + by), told, paren, line.agency)


def _first(words: str) -> Dateline | None:
    """The dateline at the beginning; one with its date rather than only its first part."""
    told = date_in(words) or day_in(words)
    best: Dateline | None = None
    for end, sign in _ends(words, told):
        if end < 3 or not words[end:].strip(" .:|–—-"):
            continue
        found = _parsed(words[:end], sign, told if told and told.end <= end else None)
        if found is not None and (best is None or (best.told is None and found.told is not None)):
            best = found
    return best


def _ends(words: str, told: Told | None) -> Iterator[tuple[int, str]]:
    """Where a dateline may end, and the sign there: a dash, a colon or full stop, or nothing."""
    ends = [
        (found.start(), "–" if found["dash"] else ":" if found["colon"] else "")
        for found in (_END.finditer(words) if _SIGNS.search(words) else ())
    ]
    if told is not None:
        stop = _AFTER_DATE.match(words, told.end)
        if stop:
            ends.append((stop.start("sign"), "."))
        following = furniture.fold_words(words[told.end :])
        if following and not is_link(following[0]):
            ends.append((told.end, ""))
    yield from sorted(ends)[:6]


def _parsed(prefix: str, sign: str, told: Told | None) -> Dateline | None:
    parens = [
        found for found in _PAREN.finditer(prefix) if not (told and found.start() < told.start < found.end())
    ]
    cuts = [found.start() for found in parens] + ([told.start] if told else [])
    opened = prefix.rfind("(", 0, told.start) if told else -1
    if opened >= 0 and ")" not in prefix[opened : told.start if told else 0]:
        cuts.append(opened)
    place = _without_weekday(prefix[: min(cuts, default=len(prefix))].strip(" ,،:"))
    if not _may_be_place(place) or _left_over(prefix, place, told, parens):
        return None
    named = [(found, furniture.find(furniture.fold_words(found[1]))) for found in parens]
    named = [(found, hits) for found, hits in named if hits.get("agencies") or hits.get("reporters")]
    is_whole = told is not None and len(told.edtf) == 10
    is_upper = place.split(",")[0].isupper()
    if not _is_sure(sign, told, is_whole=is_whole, is_upper=is_upper, is_named=bool(named)):
        return None
    first = "".join(furniture.fold_words(place.split()[0]))
    if sign in {".", ":"} and not is_upper and is_small_word(first) and first not in furniture.articles():
        return None
    at = prefix.index(place)
    found, hits = named[0] if named else (None, {})
    return Dateline((at, at + len(place)), told, found.span(1) if found else None, bool(hits.get("agencies")))


def _is_sure(sign: str, told: Told | None, *, is_whole: bool, is_upper: bool, is_named: bool) -> bool:
    if is_named:
        return True
    if sign == "–":
        return told is not None or is_upper
    return bool(sign) and (is_whole or (sign == ":" and is_upper and told is not None))  # "MULTAN, Aug 14:"


def _without_weekday(place: str) -> str:
    """A place without the day of the week, or the article of the date ("le", "am"), that follows it."""
    parts = place.rsplit(maxsplit=1)
    if len(parts) < 2:
        return place
    last = parts[1]
    is_article = last.islower() and len(last) <= 3 and not _ties(parts[0], last)
    if is_article or set(furniture.fold_words(last)) <= furniture.words_of("weekdays"):
        return _without_weekday(parts[0].rstrip(" ,،"))
    return place


def _ties(before: str, word: str) -> bool:
    """Whether a small word ties a date to the words before it ("killed on 3 May")."""
    folded = "".join(furniture.fold_words(word))
    return not before.endswith((",", "،")) and is_small_word(folded) and folded not in furniture.articles()


def _may_be_place(place: str) -> bool:
    if not 2 <= len(place) <= 60 or not place[0].isalpha() or _SENTENCE_SIGN.search(place):
        return False
    words = furniture.fold_words(place)
    if all(map(is_small_word, words)) or (len(words) > 1 and is_small_word(words[-1])):
        return False
    if any(len(word) > 3 and word[0].islower() for word in place.split()):
        return False
    return len(place.split()) <= 5 and (place[0].isupper() or place[0].lower() == place[0].upper())


def _left_over(prefix: str, place: str, told: Told | None, parens: list[re.Match[str]]) -> bool:
    """Whether more words stand in a dateline than place, date and brackets: then it is none."""
    rest = prefix.replace(place, " ", 1)
    for part in (prefix[told.start : told.end] if told else "", *(found.group() for found in parens)):
        rest = rest.replace(part, " ", 1) if part else rest
    rest = " ".join(word for word in rest.split() if not (word.islower() and len(word) <= 3))
    words = set(furniture.fold_words(rest)) - furniture.words_of("weekdays") - furniture.words_of("agencies")
    return bool(words)
