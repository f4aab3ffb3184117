"""Words and numbers of two texts compared, whatever their case, accents, punctuation and letter variants."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

_GAPS = re.compile(r"[^\w]+")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True)
class Tables:
    """The word lists of ``words.yaml``."""

    stop: frozenset[str]
    generic_places: frozenset[str]
    letters: dict[int, str]
    countries: dict[str, list[str]]


@cache
def tables() -> Tables:
    """The word lists, read once."""
    data = yaml.safe_load((Path(__file__).with_name("words.yaml")).read_text(encoding="utf-8"))
    return Tables(
        stop=frozenset(data["stop"].split()),
        generic_places=frozenset(data["generic_places"].split()),
        letters=str.maketrans(data["letters"]),
        countries=data["countries"],
    )


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text without case, accents, punctuation and letter variants, words parted by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.casefold().translate(tables().letters)
    return _SPACES.sub(" ", _GAPS.sub(" ", plain)).strip()


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words that count in a comparison, in order."""
    stop = tables().stop
    return tuple(word for word in folded(text).split() if word not in stop)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two texts have the same words."""

    f1: float
    contained: float
    """The share of the shorter one's words that the longer one has."""


def overlap(left: str, right: str) -> Overlap:
    """How far two texts have the same words, in any order."""
    a, b = words(left), words(right)
    if not a or not b:
        return Overlap(0.0, 0.0)
    common = sum((Counter(a) & Counter(b)).values())
    return Overlap(2 * common / (len(a) + len(b)), common / min(len(a), len(b)))


def same_passage(gold: str, found: str, least_f1: float = 0.6) -> bool:
    """Whether a passage found is the one in gold: mostly the same words, or all of one inside the other."""
    both, asked, answer = overlap(gold, found), len(words(gold)), len(words(found))
    inside = both.contained >= 0.9 and min(asked, answer) >= 4 and answer <= 3 * asked
    return both.f1 >= least_f1 or inside or folded(gold) == folded(found)


def numbers(value: object) -> list[float]:
    """The numbers in a value, in order."""
    if isinstance(value, int | float):
        return [float(value)]
    return [float(digits.replace(",", "")) for digits in _NUMBER.findall(str(value or ""))]


def years(value: object) -> set[str]:
    """The years from 1800 to 2099 named in a value."""
    return set(_YEAR.findall(str(value or "")))
