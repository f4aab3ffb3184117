"""Whether characters that came out of a number or an id were written by somebody, or are there by chance.

Every page of a site has ids, and hashes, of which some are by chance base64 or hexadecimal digits of a few
letters. Among enough of them is each short name. What somebody wrote differs from that: it is of one script,
its letters are large where a word begins, it has vowels, and its words are parted by blanks and the like.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

_LONG = 24
"""Bytes that are no text by chance if they can be read as one."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
"""Letters of the longest word of a short text, at least: shorter ones come about by chance."""
_MOSTLY = 0.75
"""How much of the letters of a text that are not Latin are of one script."""
_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*(?:['’](?:[^\W\d_]|[{_MARKS}])+)?"
_PARTED = re.compile(
    rf"\W{{0,3}}(?:{_LETTERS}|\d+)(?:(?:\s+|[.,:;،؛]\s*|[-_@=/+&%]|[\"'”’)\]}}]{{1,3}}\s+|[.,:;]?\s[-–(\"]\s?)(?:{_LETTERS}|\d+))*\W{{0,2}}"
)
"""Words and numbers, and between them what parts such."""
_CASED = re.compile(r"[a-z]+|[A-Z]{2,}|(?:[A-Z][a-z]+)+|[A-Z]")
"""How words of plain Latin letters are written, several in one also."""
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_DATA = ('"', "{", "[")


def is_written(text: str, size: int) -> bool:
    """Whether somebody wrote a text that something was decoded to.

    Args:
        text: what came out.
        size: of how many bytes.
    """
    # What is quoted as in addresses, once or twice; and wide letters are of a script of their own.
    plain = unicodedata.normalize("NFKC", unquote(unquote(text)))
    if not _is_of_one_script(plain):
        return False
    return size >= _LONG or _is_data(plain) or _is_of_words(plain)


def _is_data(text: str) -> bool:
    """Whether it is a value of JSON, which nothing is by chance."""
    if not text.startswith(_DATA):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _is_of_words(text: str) -> bool:
    words = _WORD.findall(text)
    longest = max(words, key=len, default="")
    return (
        len(longest) >= _LONGEST
        and (not longest.isascii() or _VOWEL.search(longest) is not None)
        and all(not word.isascii() or _CASED.fullmatch(word) is not None for word in words)
        and _PARTED.fullmatch(text) is not None
    )


def _is_of_one_script(text: str) -> bool:
    """Whether no word has letters of two scripts, and nearly all are of one script and plain Latin ones."""
    scripts = [{_script(char) for char in word} for word in _WORD.findall(text)]
    if any(len(some) > 1 for some in scripts):
        return False
    found = [script for some in scripts for script in some]
    others = [script for script in found if script != "LATIN"]
    return not others or max(map(others.count, set(others))) >= _MOSTLY * len(others)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
