"""Words of Cyrillic and Indian letters in Latin ones, so that a name in them is heard as any other.

Unicode names the letters of all Indian scripts by one scheme ("DEVANAGARI LETTER KHA", "GURMUKHI VOWEL SIGN
II"), from which their sounds follow; of Cyrillic letters there is a short table.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhie", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "ў": "u",
    "ј": "y",
    "љ": "l",
    "њ": "n",
    "џ": "j",
    "ђ": "j",
    "ћ": "ch",
    "ғ": "gh",
    "қ": "q",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "ң": "n",
    "ө": "o",
    "ү": "u",
    "ұ": "u",
    "ә": "a",
    "һ": "h",
    "ҡ": "q",
}
"""Russian, Ukrainian, Serbian, Tajik, Kazakh, Kyrgyz, Uzbek and Tatar."""
_OTHER = re.compile("[\u0400-\u052f\u0900-\u0d7f\u200c\u200d]*[\u0400-\u052f\u0900-\u0d7f]")
_INDIAN = re.compile(r"^[A-Z]+ (?:LETTER|VOWEL SIGN|SIGN) ([A-Z]+)")
_VOICED = {
    "NNN": "n",
    "RRR": "r",
    "LLL": "l",
    "TT": "t",
    "TTH": "th",
    "DD": "d",
    "DDH": "dh",
    "NN": "n",
    "LL": "l",
    "SS": "sh",
    "NG": "n",
    "NY": "n",
    "C": "ch",
    "CH": "ch",
    "RR": "r",
    "FA": "f",
    "YY": "y",
    "DDDH": "r",
}
_SIGNS = {"ANUSVARA": "n", "CANDRABINDU": "n", "BINDI": "n", "TIPPI": "n", "VISARGA": "h"}


def may_be_romanised(text: str) -> bool:
    """Whether a text has letters of Cyrillic or of an Indian script."""
    return _OTHER.search(text) is not None


def romanised(text: str) -> str:
    """A text with the words of these letters in Latin ones, each with a large letter."""
    return _OTHER.sub(lambda match: _word(match[0]), text)


@lru_cache(maxsize=65_536)
def _word(word: str) -> str:
    folded = unicodedata.normalize("NFD" if word[-1] >= "\u0900" else "NFC", word.lower())
    told, waits = "", False
    for letter in folded:
        sound, is_consonant, is_mark = _sound(letter)
        if waits and not is_mark:
            told += "a"  # the vowel that every consonant has where no other is written
        told += sound
        waits = is_consonant
    return told.title()


@lru_cache(maxsize=1024)
def _sound(letter: str) -> tuple[str, bool, bool]:
    """How a letter sounds, whether a vowel follows it unwritten, and whether it is in place of that vowel."""
    if letter < "\u0900":
        return _CYRILLIC.get(letter, letter), False, False
    name = unicodedata.name(letter, "")
    match = _INDIAN.match(name)
    if match is None or "NUKTA" in name:
        return "", "NUKTA" in name, True
    called = match[1]
    if "VOWEL SIGN" in name:
        return called.lower(), False, True
    if " SIGN " in name:
        return _SIGNS.get(called, ""), False, "VIRAMA" in name
    if called.endswith("A") and called not in {"A", "AA"}:
        base = called[:-1]
        return _VOICED.get(base, base.lower()), True, False
    return called.lower(), False, False
