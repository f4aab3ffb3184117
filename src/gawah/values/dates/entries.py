"""The words and phrases of a table of dates, with the classes that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gawah.languages import table
from gawah.model.record import record
from gawah.values.phrases import words_of

CLASSES = {
    "months": ("m", "sm"),
    "months_weak": ("m",),
    "months_short": ("m",),
    "weekdays": ("wd",),
    "weekdays_short": ("wds",),
    "hijri_months": ("hm",),
    "decades": ("decade",),
    "days": ("dayword",),
    "turns": ("turn",),
    "units": ("unit",),
    "pairs": ("pair",),
    "seasons": ("season",),
    "holidays": ("holiday",),
}
"""Sections of a table whose keys are values, and the classes that their words belong to."""


@record
class Entry:
    """A word or phrase of a table."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    value: object
    capital: bool
    """Whether it counts only where it is written with a capital."""


Entries = Mapping[str, list[Entry]]
"""Words and phrases by their first token."""


def read_entries(code: str, data: dict[str, Any]) -> Entries:
    """What a language's table of dates lists, and the nouns and ordinals of its table of numbers."""
    found: dict[str, list[Entry]] = {}

    def enter(phrase: object, labels: tuple[str, ...], value: object, *, capital: bool = False) -> None:
        words = words_of(str(phrase))
        found.setdefault(words[0], []).append(Entry(words, tuple(f"{{{x}}}" for x in labels), value, capital))

    capitals = set(data.get("capitals", ()))
    for section, labels in CLASSES.items():
        for value, phrases in data.get(section, {}).items():
            for phrase in phrases:
                enter(phrase, labels, value, capital=section in capitals)
    for name, phrases in data.get("words", {}).items():
        for phrase in phrases:
            enter(phrase, (str(name),), None)
    numbers = table(code, "numbers")
    for phrase in numbers.get("nouns", ()):
        enter(phrase, ("thing",), None)
    for value, phrases in numbers.get("ordinals", {}).items():
        for phrase in phrases:
            enter(phrase, ("ord", "d", "dord") if int(value) <= 31 else ("ord",), value)
    return found
