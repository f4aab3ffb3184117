"""Which language a stretch is written in, by its script, its letters and its small words.

The small words (``stopwords``) and the letters that only one language of a script writes (``letters``) are in
``languages/<code>/language.yaml``; below are only letters of languages that have no folder.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, phrases, table
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNKNOWN = "und"
_SAMPLE = 4000
_GLIMPSE = 400
"""Characters by which a script is told."""
_MANY = 20
_FOREIGN = 40
"""Words of Latin script from which on a stretch in none of the known languages is in another one."""
_LEAST = 2
"""How many small words, or known ones, tell the language of a page of a line or two."""
_MORE = 1.3
"""So many times the known words of any other language: some words are in two of them."""
_TELLING = ("acts", "targets", "grammar", "numbers", "dates", "counting", "measures")
_SHARE = 0.09
_SCRIPTS = (
    ("Latn", "", r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    (
        "Arab",
        "",
        r"\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc",
    ),
    ("Cyrl", "ru", r"\u0400-\u052f"),
    ("Deva", "hi", r"\u0900-\u097f"),
    ("Beng", "bn", r"\u0980-\u09ff"),
    ("Guru", "pa", r"\u0a00-\u0a7f"),
    ("Gujr", "gu", r"\u0a80-\u0aff"),
    ("Taml", "ta", r"\u0b80-\u0bff"),
    ("Telu", "te", r"\u0c00-\u0c7f"),
    ("Sinh", "si", r"\u0d80-\u0dff"),
    ("Thai", "th", r"\u0e00-\u0e7f"),
    ("Mymr", "my", r"\u1000-\u109f"),
    ("Ethi", "am", r"\u1200-\u137f"),
    ("Hebr", "he", r"\u0590-\u05ff"),
    ("Grek", "el", r"\u0370-\u03ff"),
    ("Armn", "hy", r"\u0530-\u058f"),
    ("Geor", "ka", r"\u10a0-\u10ff"),
    ("Hang", "ko", r"\uac00-\ud7af"),
    ("Jpan", "ja", r"\u3040-\u30ff"),
    ("Hans", "zh", r"\u4e00-\u9fff"),
)
_LETTERS = {
    "ps": "ښړږځڅډټګېۍ",
    "sd": "ٻڀٺٽٿڄڃڇڊڌڍڏڦڪڳڱڻ",
    "ku": "ێۆڵڕەڤ",
    "ug": "ۇۈۋڭ",
    "fa": "پچژگ",
}
_WEAK = frozenset({"fa"})
"""Languages whose letters others write too: they count only where nothing else does."""
_PLAIN_LETTERS = string.ascii_letters.encode()
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


@cache
def _script_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((script, code, re.compile(f"[{letters}]+")) for script, code, letters in _SCRIPTS)


@cache
def _stopwords() -> dict[str, tuple[str, ...]]:
    """The languages of each small word."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes():
        for word in table(code, "language").get("stopwords", ()):
            for part in _WORD.findall(fold(str(word)).text):
                found[part] = (*found.get(part, ()), code)
    return found


def is_small_word(word: str) -> bool:
    """Whether a folded word is one of the small words of any language."""
    return word in _stopwords()


@cache
def _own_letters() -> tuple[tuple[str, frozenset[str]], ...]:
    """The letters that tell each language of Arabic script."""
    own = {c: str(table(c, "language").get("letters", "")) for c in codes() if script_of_code(c) == "Arab"}
    return tuple((code, frozenset(letters)) for code, letters in {**_LETTERS, **own}.items() if letters)


@cache
def _telling_letters() -> re.Pattern[str]:
    """Any of these letters."""
    return re.compile(f"[{''.join(frozenset().union(*(letters for _, letters in _own_letters())))}]")


@cache
def script_of_code(code: str) -> str:
    """The script a language is written in, as ISO 15924; empty where it is not known."""
    told = table(code, "language").get("script")
    if told:
        return str(told)
    return "Arab" if code in _LETTERS else next((s for s, c, _ in _SCRIPTS if c == code), "")


def script(text: str) -> str:
    """The script of most letters of a text, as ISO 15924; empty where it has no letters."""
    if text.isascii():
        return "Latn" if _WORD.search(text) else ""
    text = text[:_GLIMPSE]
    plain = text.encode("ascii", "ignore")
    if 2 * (len(plain) - len(plain.translate(None, _PLAIN_LETTERS))) > len(text):
        return "Latn"
    sizes: list[tuple[int, str]] = []
    for name, _, pattern in _script_patterns():
        size = sum(map(len, pattern.findall(text)))
        if 2 * size > len(text):
            return name
        sizes.append((size, name))
    most, name = max(sizes, key=lambda pair: pair[0])
    return name if most else ""


def detect(text: str, page: str = UNKNOWN, words: Sequence[str] | None = None) -> str:
    """The ISO 639-1 code of a stretch's language, or ``und``.

    Args:
        text: the stretch.
        page: the language of what stands around it: what a stretch too short to tell is taken to be in.
        words: its folded words, where they are known.
    """
    written, told = _told(text, words)
    return told or _as_around(written, page)


def _told(text: str, words: Sequence[str] | None) -> tuple[str, str | None]:
    """The script of a stretch, and its language if it tells that by itself."""
    sample = text[:_SAMPLE]
    if words is None or "://" in sample or "www." in sample or "@" in sample:
        sample = _ADDRESS.sub(" ", sample)
        words = _WORD.findall(fold(sample).text)
    written = script(sample)
    if written == "Latn":
        return written, _by_words(words)
    if written == "Arab":
        return written, _by_letters(sample)
    return written, next((code for name, code, _ in _SCRIPTS if name == written), None)


def _as_around(written: str, page: str) -> str:
    """The language of what stands around a stretch, if that is written in its script."""
    return page if not written or script_of_code(page) == written else UNKNOWN


def languages_of(stretches: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """The language of each stretch of a page; one too short to tell has that of its nearest neighbour.

    Args:
        stretches: each with its folded words.
    """
    alone = [_told(text, words) for text, words in stretches]
    told = [code or UNKNOWN for _, code in alone]
    if all(code == UNKNOWN for code in told):
        told = _of_a_short_page(stretches)
    known = [at for at, code in enumerate(told) if code != UNKNOWN]
    found = list(told)
    for at, code in enumerate(told):
        if code != UNKNOWN or not known:
            continue
        text, words = stretches[at]
        if len(words) < _FOREIGN or "://" in text:
            right = bisect_left(known, at)
            near = known[max(0, right - 1) : right + 1]
            near.sort(key=lambda other: (abs(other - at), -other))
            around = (_as_around(alone[at][0], told[other]) for other in near)
            found[at] = next((code for code in around if code != UNKNOWN), UNKNOWN)
    return found


def _of_a_short_page(stretches: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """A page of a line or two is in the language that most of its small words belong to, if one leads.

    Where none does ("Gunmen killed three commuters"), it is in the one that knows most of its words.
    """
    words = [word for _, some in stretches for word in some]
    if len(words) >= _FOREIGN:
        return [UNKNOWN] * len(stretches)
    best = _leading(_small_words(words)) or _leading(_known_words(words), by=_MORE)
    return [best if best and script(text) == script_of_code(best) else UNKNOWN for text, _ in stretches]


def _leading(counts: Mapping[str, int], by: float = 1.0) -> str | None:
    """The language with most words, if they are enough and more than so many times those of any other."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    is_clear = len(ranked) == 1 or ranked[0][1] > by * ranked[1][1]
    return ranked[0][0] if is_clear else None


def _known_words(words: Sequence[str]) -> dict[str, int]:
    """How many of the words the tables of each language know that is written in their script."""
    written = script(" ".join(words))
    among = (code for code in codes() if script_of_code(code) == written)
    return {code: sum(word in _vocabulary(code) for word in words) for code in among}


@cache
def _vocabulary(code: str) -> frozenset[str]:
    """The folded words of the tables by which a language's sentences are read."""
    told = (phrase for name in _TELLING for phrase in phrases(table(code, name)))
    return frozenset(word for phrase in told for word in _WORD.findall(fold(phrase).text))


def _by_letters(text: str) -> str | None:
    """Among the languages of Arabic script; None where no letter tells."""
    written = set(_telling_letters().findall(text))
    likely = [(code, letters) for code, letters in _own_letters() if not letters.isdisjoint(written)]
    strong = [(code, letters) for code, letters in likely if code not in _WEAK]
    if len(strong) > 1:
        return max((sum(map(text.count, letters)), code) for code, letters in strong)[1]
    return min((code for code, _ in strong or likely), default=None)


def _by_words(words: Sequence[str]) -> str | None:
    """Among the languages of Latin script, by their small words; None where they do not tell."""
    counts = _small_words(words)
    if not counts:
        return None
    (most, best), *others = sorted(((n, code) for code, n in counts.items()), reverse=True)
    clear = most >= 2 and (not others or most >= 1.5 * others[0][0])
    return best if clear and most / len(words) >= (_SHARE if len(words) >= _MANY else 0.2) else None


def _small_words(words: Sequence[str]) -> dict[str, int]:
    """How many of the words are small words of each language."""
    counts: dict[str, int] = {}
    for told in filter(None, map(_stopwords().get, words[:_GLIMPSE])):
        for code in told:
            counts[code] = counts.get(code, 0) + 1
    return counts
