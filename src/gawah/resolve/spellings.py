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
from math import inf

from gawah import yamldata
from gawah.model.record import record
from gawah.values.scripts import key

_VOWELS = frozenset("aeiouEO")
_HALF_VOWELS = frozenset("yYwVv'")
_FAMILIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("kqXGg", ("k",)),
    **dict.fromkeys("sSzZcCj", ("s",)),
    **dict.fromkeys("td", ("t",)),
    **dict.fromkeys("fpb", ("p",)),
    "v": ("p", ""),  # of "Naveed" and "Nabeed"; in Arabic script and before a vowel it may be a w, or an o
    **dict.fromkeys("mn", ("n",)),
    **dict.fromkeys("lr", ("l",)),
    **dict.fromkeys("TD", ("s", "t")),  # the th of "Usman", the dh of "Ramadan" and "Ramzan"
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
    if is_arabic:
        signs = _with_diphthongs(signs)
    if is_arabic and len(signs) > 2 and signs[-1] == "h" and signs[-2] not in _VOWELS | _HALF_VOWELS:
        signs[-1] = "a"  # "طاہرہ": at the end, behind a consonant, the letter is a vowel
    return Sounding("".join(signs), not is_arabic)


def _with_diphthongs(signs: list[str]) -> list[str]:
    """The sounds of Arabic script with the ai of "عائشہ" and "فائزہ" as one, as Latin letters have it."""
    found: list[str] = []
    for at, sign in enumerate(signs):
        after = signs[at + 1] if at + 1 < len(signs) else ""
        if sign == "Y" and found[-1:] == ["a"] and after and after not in _VOWELS | _HALF_VOWELS:
            found[-1] = "E"
        else:
            found.append(sign)
    return found


def _latin(folded: str, at: int, table: _Sounds) -> tuple[str, int]:
    for length in range(table.longest, 0, -1):
        group = folded[at : at + length]
        found = table.latin.get(group)
        if found is not None and at + length <= len(folded) and not _opens(group, folded[at + length :]):
            return found, length
    return folded[at], 1


def _opens(group: str, rest: str) -> bool:
    """Whether the w that ends a group is the first sound of what follows: in "Nawaz", not in "Shawkat"."""
    return len(group) > 1 and group[-1] == "w" and rest[:1] in set("aeiou")


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


def similarity(left: str, right: str, least: float = 0.0) -> float:
    """How alike two spellings are: 1 for the same sounds, 0 for nothing in common.

    Args:
        left: a name, or one word of it.
        right: another.
        least: what is less alike counts as 0, which is seen at once of most.
    """
    one, other = sounding(left), sounding(right)
    if one.signs == other.signs:
        return 1.0 if one.signs else 0.0
    across = one.has_vowels != other.has_vowels
    weight = (_weight(one.signs, across=across) + _weight(other.signs, across=across)) / 2
    if not weight:
        return 0.0
    far = (1.0 - least) * weight
    alike = 1.0 - _distance(one.signs, other.signs, across=across, far=far) / weight
    return alike if alike >= least else 0.0


_WRITTEN, _UNWRITTEN = 0.45, 0.15
"""What a vowel counts for: little between scripts of which one leaves short vowels out."""


@lru_cache(maxsize=_NAMES)
def _weight(signs: str, *, across: bool) -> float:
    """How much there is in a name: about one for each consonant, less for a vowel."""
    vowel = _UNWRITTEN if across else _WRITTEN
    return sum(vowel if sign in _VOWELS else 0.5 if sign in _HALF_VOWELS else 1.0 for sign in signs)


def _distance(left: str, right: str, *, across: bool, far: float) -> float:
    """What it costs to make one of the other; infinite where that is more than ``far``."""
    costs, between = _alone(right, across=across), _between()
    above = [0.0]
    for cost in costs:
        above.append(above[-1] + cost)
    for sign, alone in zip(left, _alone(left, across=across), strict=True):
        of_sign = between[sign]
        before = above[0]
        here = before + alone
        line = [here]
        for column, other in enumerate(right, 1):
            here += costs[column - 1]
            changed = before + of_sign[other]
            before = above[column]
            dropped = before + alone
            if changed < here:
                here = changed
            if dropped < here:
                here = dropped
            line.append(here)
        if min(line) > far:
            return inf
        above = line
    return above[-1]


class _Costs(dict[str, float]):
    """What it costs that a sound stands for each other one."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign

    def __missing__(self, other: str) -> float:
        near, sign = _table().near, self._sign
        known = 0.0 if sign == other else near.get((sign, other))
        cost = (1.0 if (sign in _VOWELS) == (other in _VOWELS) else 1.2) if known is None else known
        self[other] = cost
        return cost


class _AllCosts(dict[str, _Costs]):
    """The same for each sound."""

    def __missing__(self, sign: str) -> _Costs:
        made = self[sign] = _Costs(sign)
        return made


@cache
def _between() -> _AllCosts:
    return _AllCosts()


@lru_cache(maxsize=_NAMES)
def _alone(signs: str, *, across: bool) -> tuple[float, ...]:
    """What it costs that each sound is written in one of the spellings alone."""
    table = _table()
    vowel = table.alone["between_scripts" if across else "vowel"]
    costs = [vowel if one in _VOWELS else table.alone.get(one, table.alone["consonant"]) for one in signs]
    if len(signs) > 1:
        costs[-1] = min(costs[-1], table.last.get(signs[-1], costs[-1]))
    return tuple(costs)


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
