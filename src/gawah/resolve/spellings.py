"""How alike two spellings of one name are, in one script or two, by the sounds that their letters stand for.

A name of Arabic script is written in Latin letters in many ways (Mohammed, Muhammad; Yousaf, Yusuf;
Qureshi, Koreshi), and in its own letters without its short vowels. Edit distance and phonetic codes made
for English take these for other names, so letters are first read as sounds, by ``sounds.yaml``, and the
sounds are then aligned with what it costs that one stands for another (weighted edit distance; Wagner and
Fischer 1974).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from gawah import yamldata
from gawah.model.record import record
from gawah.values.scripts import key

_VOWELS = frozenset("aeiouEO")
_HALF_VOWELS = frozenset("yYwVv'")
_FAMILIES = {
    **dict.fromkeys("kqXGg", "k"),
    **dict.fromkeys("sSzZcCj", "s"),
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("fpbv", "p"),
    **dict.fromkeys("mn", "n"),
    **dict.fromkeys("lr", "l"),
    **dict.fromkeys("TD", "st"),  # the th of "Usman", the dh of "Ramadan" and "Ramzan"
}
"""Sounds that spellings take for each other; vowels, and what is written as one, are left out."""
_NAMES = 65_536
"""Names of which the sounds are remembered."""


@record
class _Sounds:
    """The table, made ready."""

    latin: dict[str, str]
    longest: int
    arabic: dict[str, str]
    near: dict[tuple[str, str], float]
    alone: dict[str, float]
    last: dict[str, float]


@record
class Sounding:
    """A name as sounds."""

    signs: str
    """One letter a sound; a sound never stands twice in a row."""
    has_vowels: bool
    """Whether its script writes short vowels."""


@lru_cache(maxsize=_NAMES)
def sounding(name: str) -> Sounding:
    """The sounds of a name, or of one word of it, whatever script it is written in."""
    table, folded = _table(), key(name).replace(" ", "")
    signs: list[str] = []
    at, is_arabic = 0, False
    while at < len(folded):
        letter = table.arabic.get(folded[at])
        if letter is not None:
            is_arabic = True
            sound, length = letter, 1
        else:
            sound, length = _latin(folded, at, table)
        for sign in sound:
            if not signs or signs[-1] != sign:
                signs.append(sign)
        at += length
    if is_arabic and len(signs) > 2 and signs[-1] == "h" and signs[-2] not in _VOWELS | _HALF_VOWELS:
        signs[-1] = "a"  # "طاہرہ": at the end, behind a consonant, the letter is a vowel
    return Sounding("".join(signs), not is_arabic)


def _latin(folded: str, at: int, table: _Sounds) -> tuple[str, int]:
    for length in range(table.longest, 0, -1):
        found = table.latin.get(folded[at : at + length])
        if found is not None and at + length <= len(folded):
            return found, length
    return folded[at], 1


def frames(name: str) -> frozenset[str]:
    """The families of a name's consonants, in order: two spellings of one name nearly always share one.

    More than one where a letter may stand for sounds of two families ("Ramadan", "Ramzan").
    """
    found = {""}
    for sign in sounding(name).signs:
        family = _FAMILIES.get(sign)
        if family is not None:
            found = {begun + one for begun in found for one in family}
    return frozenset(
        "".join(one for at, one in enumerate(each) if not at or each[at - 1] != one) for each in found
    )


def similarity(left: str, right: str) -> float:
    """How alike two spellings are: 1 for the same sounds, 0 for nothing in common."""
    one, other = sounding(left), sounding(right)
    if one.signs == other.signs:
        return 1.0 if one.signs else 0.0
    vowel = _vowel(across=one.has_vowels != other.has_vowels)
    weight = (_weight(one.signs, vowel) + _weight(other.signs, vowel)) / 2
    return max(0.0, 1.0 - _distance(one.signs, other.signs, vowel) / weight) if weight else 0.0


@record
class _Vowel:
    """What a vowel counts for: little between scripts of which one leaves short vowels out."""

    weight: float
    alone: float


def _vowel(*, across: bool) -> _Vowel:
    alone = _table().alone
    return _Vowel(0.15, alone["between_scripts"]) if across else _Vowel(0.45, alone["vowel"])


def _weight(signs: str, vowel: _Vowel) -> float:
    """How much there is in a name: about one for each consonant, less for a vowel."""
    return sum(vowel.weight if sign in _VOWELS else 0.5 if sign in _HALF_VOWELS else 1.0 for sign in signs)


def _distance(left: str, right: str, vowel: _Vowel) -> float:
    above = [0.0]
    for column in range(len(right)):
        above.append(above[-1] + _alone(right, column, vowel))
    for row, sign in enumerate(left):
        alone = _alone(left, row, vowel)
        line = [above[0] + alone]
        for column, other in enumerate(right):
            line.append(
                min(
                    above[column] + _between(sign, other),
                    above[column + 1] + alone,
                    line[column] + _alone(right, column, vowel),
                )
            )
        above = line
    return above[-1]


def _between(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _table().near.get((one, other), 1.0 if (one in _VOWELS) == (other in _VOWELS) else 1.2)


def _alone(signs: str, at: int, vowel: _Vowel) -> float:
    """What it costs that a sound is written in one of the spellings alone."""
    table, sign = _table(), signs[at]
    cost = vowel.alone if sign in _VOWELS else table.alone.get(sign, table.alone["consonant"])
    return min(cost, table.last.get(sign, cost)) if at and at == len(signs) - 1 else cost


@cache
def _table() -> _Sounds:
    told = yamldata.load(files(__package__) / "sounds.yaml")
    near: dict[tuple[str, str], float] = {}
    for cost, *pairs in told["near"]:
        for one, other in pairs:
            near[one, other] = near[other, one] = float(cost)
    alone = dict(told["alone"])
    last = {sign: float(cost) for sign, cost in alone.pop("last").items()}
    latin = dict(told["latin"])
    return _Sounds(
        latin,
        max(map(len, latin)),
        dict(told["arabic"]),
        near,
        {sign: float(cost) for sign, cost in alone.items()},
        last,
    )
