"""Bodies that the words around a name tell, where the name itself says nothing of a body.

"the militia Gharib", "an NGO called Open Hands", "the Open Hands congregation", "Wide Fields, an
association that …", "Radio Alba"; and who issues the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.body_links import Found
from gawah.extract.taggers.body_tables import LEAD, TELLING
from gawah.extract.taggers.person_tables import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.body_signs import Signs
    from gawah.extract.taggers.body_tables import Tables
    from gawah.extract.taggers.words import Word, Words

_TOLD = 0.65
_QUOTED = 0.7
_LED = 0.6
_CREDITED = 0.7
_LONGEST = 5
_QUOTE_LENGTH = 6
_APPOSED = 4
"""Words of an apposition before the one that tells the body ("a small but loud association")."""
_SPEAKING = 3
"""Words of a name with its article that speaks."""
_DATELINE = 16
_QUOTES = frozenset("“”\"‘’'«»„")
_MARKUP = frozenset("*_[")
_DASHES = frozenset("-–—")
_COMMA = frozenset({",", "،"})
_CLOSES = frozenset({",", "،", ".", "۔", ";", "؛", ":", ")", "?", "!"})


def told_bodies(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    """The bodies of a sentence in a script with capitals that only their neighbourhood tells."""
    found: list[Found] = []
    describers, followers = lex.describers.first, lex.followers.first
    for index in signs.of(TELLING):
        word = words[index]
        key = word.key
        hit: tuple[int, int, str, float] | None = None
        if key in describers and (not word.is_capital or word.shape == "U"):
            hit = _after_describer(words, taken, lex, index)
        if hit is None and key in followers and not word.is_capital:
            hit = _before_follower(words, taken, lex, index)
        if hit is None and key in lex.indefinite and index > 1 and not taken[index]:
            hit = _apposed(words, taken, lex, index)
        if hit is None and key in lex.articles and key in lex.inner:
            hit = _speaking(words, taken, lex, index)
        if hit is None and key == "(" and index < _DATELINE:
            hit = _dateline(words, taken, lex, index)
        if hit is not None:
            found.append(_take(page, words, taken, hit))
    return found


def led_bodies(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    """The bodies whose first word makes the capitalised ones after it a name."""
    found: list[Found] = []
    for index in signs.of(LEAD):
        free = words[index].is_capital and not taken[index]
        hit = _after_lead(words, taken, lex, index) if free else None
        if hit is not None:
            found.append(_take(page, words, taken, hit))
    return found


def _take(page: Page, words: Words, taken: list[bool], hit: tuple[int, int, str, float]) -> Found:
    start, end, kind, score = hit
    for i in range(start, end):
        taken[i] = True
    first, last = words.starts[start], words.ends[end - 1]
    text = page.content[first:last]
    return Found(first, last, text, kind, score, size=end - start, told=True)


def _after_describer(
    words: Words, taken: list[bool], lex: Tables, index: int
) -> tuple[int, int, str, float] | None:
    """The name after the word that says what it is, perhaps in quotation marks."""
    told = lex.describers.at(words, index)
    if told is None:
        return None
    at, kind = index + told[0], told[1]
    if at >= len(words) or words[at - 1].possessive:
        return None
    naming = lex.naming.at(words, at)
    at += naming[0] if naming is not None else 0
    apart = at < len(words) and words[at].key in _COMMA
    at += apart
    article = at < len(words) and words[at].key in lex.articles
    at += article
    led = index > 0 and (words[index - 1].key in lex.articles or words[index - 1].possessive)
    if at >= len(words) or (apart and not article and not led):
        return None
    while at + 1 < len(words) and words[at].key in _MARKUP:
        at += 1
    quoted = quoted_name(words, taken, at)
    if quoted is not None and not article:
        held = [w for w in words[quoted[0] : quoted[1]] if w.size > 3]
        return (*quoted, kind, _QUOTED) if held and all(w.is_capital for w in held) else None
    end = _name_end(words, taken, lex, at)
    if end == at or _is_other(words, lex, at, end):
        return None
    closed = end >= len(words) or words[end].key in _CLOSES
    if apart and not article and not closed:
        return None
    return at, end, kind, _TOLD


def quoted_name(words: Words, taken: list[bool], at: int) -> tuple[int, int] | None:
    """The few words between the quotation marks that open at a place."""
    first = at
    while first < len(words) and words[first].key in _QUOTES and first - at < 2:
        first += 1
    if first == at:
        return None
    end = first
    while end < len(words) and end - first <= _QUOTE_LENGTH and words[end].key not in _QUOTES:
        if words[end].key in _CLOSES or taken[end]:
            return None
        end += 1
    closed = first < end <= first + _QUOTE_LENGTH and end < len(words)
    return (first, end) if closed else None


def _name_end(words: Words, taken: list[bool], lex: Tables, at: int) -> int:
    """Where the chain of capitalised words that begins at a place ends; the place itself where none does."""
    end = at
    while end < len(words) and end - at < _LONGEST and not taken[end]:
        word = words[end]
        if end > at and words.starts[end] - words.ends[end - 1] > 1:
            break
        if word.is_capital:
            end += 1
            if word.possessive:
                break
            continue
        small = word.key in lex.connectors or word.key in lex.lead_connectors
        step = 2 if small and end + 1 < len(words) and words[end + 1].key in lex.inner else 1
        after = end + step
        if not (small and end > at and after < len(words)) or not words[after].is_capital or taken[after]:
            break
        end = after
    return end


def _is_other(words: Words, lex: Tables, at: int, end: int) -> bool:
    """Whether a chain names a person, a people or a day, as far as the tables know."""
    known = names()
    capital = [w for w in words[at:end] if w.is_capital]
    first = capital[0].key
    if lex.titles.at(words, at) is not None or lex.posts.at(words, at) is not None:
        return True
    if first in known.given and first not in known.weak:
        return True
    people = sum(w.key in known.given or w.key in known.surnames for w in capital)
    ordinary = sum(w.key in lex.ordinary or w.key in lex.acronym_stops for w in capital)
    return people == len(capital) or ordinary == len(capital)


def _before_follower(
    words: Words, taken: list[bool], lex: Tables, index: int
) -> tuple[int, int, str, float] | None:
    """The name of two words or more before the word that says what it is: "the Open Hands congregation"."""
    told = lex.followers.at(words, index)
    if told is None or words.starts[index] - words.ends[index - 1] > 1:
        return None
    start = index
    while start > 0 and index - start < _LONGEST and words[start - 1].is_capital and not taken[start - 1]:
        if words[start - 1].possessive or words.starts[start] - words.ends[start - 1] > 1:
            break
        start -= 1
    bound = words[start - 1] if start else None
    led = bound is not None and (bound.key in lex.articles or bound.possessive)
    if index - start < 2 or not led or _is_other(words, lex, start, index):
        return None
    if any(words[i].key in lex.ordinary for i in range(start, index)):
        return None  # "the South African company", "the Roman Catholic chapel"
    return start, index, told[1], _LED


def _after_lead(
    words: Words, taken: list[bool], lex: Tables, index: int
) -> tuple[int, int, str, float] | None:
    """A name that its first word makes one: "Daily Suraj", "Fundación Alba"."""
    told = lex.leads.at(words, index)
    if told is None:
        return None
    after = index + told[0]
    end = _name_end(words, taken, lex, index)
    if end <= after or words[after - 1].possessive or words.starts[after] - words.ends[after - 1] != 1:
        return None
    rest = [w for w in words[after:end] if w.is_capital]
    thing = any(w.key in lex.never for w in rest)  # "Jamia Masjid", "Radio Road"
    if not rest or thing or all(w.key in lex.ordinary for w in rest) or _is_shouted(words[index:end]):
        return None
    return index, end, told[1], _LED


def _is_shouted(words: Sequence[Word]) -> bool:
    return all(w.shape == "U" for w in words if w.is_capital)


def _apposed(words: Words, taken: list[bool], lex: Tables, index: int) -> tuple[int, int, str, float] | None:
    """The name before ", an association that …"; two words at least, for many a place stands so too."""
    if words[index - 1].key not in _COMMA:
        return None
    at = index + 1
    told = None
    while at < len(words) and at - index <= _APPOSED and words[at].shape == "l":
        told = lex.describers.at(words, at)
        if told is not None or words[at].key in lex.function:
            break
        at += 1
    if told is None:
        return None
    start = index - 1
    while start > 0 and index - start <= _LONGEST and words[start - 1].is_capital and not taken[start - 1]:
        start -= 1
    while start < index - 1 and words[start].key in lex.function:
        start += 1
    before = words[start - 1].key if start else ""
    led = before in lex.articles or before in lex.apposed_after
    by_place = bool(before) and before in lex.function and not led
    if index - 1 - start < 2 or by_place or _is_other(words, lex, start, index - 1):
        return None
    return start, index - 1, told[1], _LED


def _speaking(words: Words, taken: list[bool], lex: Tables, index: int) -> tuple[int, int, str, float] | None:
    """The name between "the" and a verb of saying: no person takes the article, and no place speaks."""
    if index + 1 >= len(words) or not words[index + 1].is_capital:
        return None
    end = _name_end(words, taken, lex, index + 1)
    if end - index < _SPEAKING or words[end - 1].possessive or _is_other(words, lex, index + 1, end):
        return None
    at = end
    if at + 1 < len(words) and words[at].key in _COMMA and words[at + 1].key in lex.function:
        at += 2  # "the X Y, which says"
    says = at < len(words) and not words[at].is_capital and words[at].key in lex.say
    plain = not any(words[i].key in lex.ordinary or words[i].shape == "U" for i in range(index + 1, end))
    return (index + 1, end, "organisation", _LED) if says and plain else None


def _dateline(words: Words, taken: list[bool], lex: Tables, index: int) -> tuple[int, int, str, float] | None:
    """The agency in brackets before the dash of a dateline: "LUSAKA, 4 May (Copper Wire) –"."""
    end = _name_end(words, taken, lex, index + 1)
    if end == index + 1 or end + 1 >= len(words) or words[end].key != ")":
        return None
    if words[end + 1].key not in _DASHES or _is_other(words, lex, index + 1, end):
        return None
    return index + 1, end, "media", _CREDITED


def issuer(page: Page) -> Found | None:
    """Who issues the page, as the reader found it, where the page itself says so."""
    told = page.text.meta("publisher")
    if told is None or told.start is None or told.end is None:
        return None
    text = page.content[told.start : told.end]
    return Found(told.start, told.end, text, "organisation", 0.8, size=len(text.split()), told=True)
