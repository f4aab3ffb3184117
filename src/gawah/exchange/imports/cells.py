"""The values of a cell, as what it is mapped to is read; what does not fit is said, and never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, UsageError
from gawah.exchange.imports.mapping import IGNORE
from gawah.model.record import record
from gawah.register.compare import bounds
from gawah.review.where import gazetteer
from gawah.schema import vocabulary
from gawah.values.dates import written_date
from gawah.values.scripts import fold_digits, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.exchange.imports.mapping import Column

_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T]\d.*)?")
_ISO = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:[ T]\d.*)?")
_STRETCH = re.compile(r"(\d{4}[-/]\d\d[-/]\d\d)\s?[~:]\s?(\d{4}[-/]\d\d[-/]\d\d)")
"""From one day to another as Uwazi writes it, out with ``~`` and in with ``:``."""
_COUNT = re.compile(r"(?P<about>~)?(?P<low>\d{1,9})(?:\s*(?:-|–|\.\.)\s*(?P<high>\d{1,9})|(?P<more>\+))?")
_POINT = re.compile(r"\(?\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;|\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*\)?")
_URL = re.compile(r"https?://\S+")


@record
class Value:
    """One value of a cell."""

    value: str
    """Canonical."""
    start: int
    """Where its words begin in the cell."""
    end: int


class CellError(ValueError):
    """A cell, or a value in it, that cannot be read; what is wrong stands in its sentence."""

    def __init__(self, told: Sentence | str) -> None:
        """Say what is wrong."""
        self.told = told
        super().__init__(str(told))


def values_of(cell: str, column: Column, type_: str) -> Iterator[Value | CellError]:
    """The values of a cell, each where it stands; in place of one that does not fit, what is wrong.

    Args:
        cell: the cell, without space around it.
        column: what it is mapped to.
        type_: how that is read.
    """
    for start, end in _parts(cell, column.apart):
        words = cell[start:end]
        try:
            value = _read(words, column, type_)
        except CellError as error:
            yield error
        else:
            if value:
                yield Value(value, start, end)


def _parts(cell: str, apart: str) -> Iterator[tuple[int, int]]:
    at = 0
    for part in cell.split(apart) if apart else [cell]:
        words = part.strip()
        start = at + part.index(words) if words else at
        if words:
            yield start, start + len(words)
        at += len(part) + len(apart)


def _read(words: str, column: Column, type_: str) -> str:
    meant = {key(one): code for one, code in column.codes.items()}.get(key(words))
    if meant == IGNORE:
        return ""
    if meant == "":
        raise CellError(Sentence("“%(words)s” has no code in the mapping yet", words=words))
    family, _, rest = type_.partition(":")
    if family == "date":
        return _date(meant or words, column.order)
    if family == "code":
        return _code(meant or words, rest)
    return _READERS[family](meant or words)


def _date(words: str, order: str) -> str:
    plain = " ".join(fold_digits(words).split())
    try:
        if match := _STRETCH.fullmatch(plain):
            first, last = (end.replace("/", "-") for end in match.groups())
            plain = first if first == last else f"{first}/{last}"
        elif match := _ISO.fullmatch(plain):
            plain = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
        elif order in {"dmy", "mdy"} and (match := _FIGURES.fullmatch(plain)):
            day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
            plain = f"{match[4]}-{int(month):02}-{int(day):02}"
        found = written_date(plain)
    except UsageError as error:
        raise CellError(error.sentence) from error
    if found is None:
        raise CellError(Sentence("“%(words)s” is no date", words=words))
    return found


def _code(words: str, name: str) -> str:
    known = vocabulary(name)
    for code, entry in known.items():
        if key(words) in {key(code), key(code.replace("_", " ")), *map(key, entry.labels.values())}:
            return code
    raise CellError(
        Sentence(
            "“%(words)s” is none of %(known)s: say under codes what it means",
            words=words,
            known=tuple(Term(code, name) for code in known),
        )
    )


def _quantity(words: str) -> str:
    plain = "".join(fold_digits(words).split()).replace(",", "")
    if bounds(plain) is not None:
        return plain
    match = _COUNT.fullmatch(plain)
    if match is None or (match["high"] and int(match["high"]) < int(match["low"])):
        raise CellError(Sentence("“%(words)s” is no number: write 3, >=3, <=3, 3..7 or ~40", words=words))
    about, low = match["about"] or "", match["low"]
    if match["high"]:
        return f"{low}..{match['high']}" + about
    return f">={low}{about}" if match["more"] else about + low


def _country(words: str) -> str:
    found = gazetteer().country_code(words)
    if found is None:
        raise CellError(Sentence("“%(words)s” is no country", words=words))
    return found


def _number(words: str) -> str:
    plain = fold_digits(words).replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        number = 1000.0
    if not abs(number) <= 180:
        raise CellError(Sentence("“%(words)s” is no latitude or longitude in degrees", words=words))
    return plain


def _point(words: str) -> str:
    match = _POINT.fullmatch(fold_digits(words))
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise CellError(Sentence("“%(words)s” is no point: write 31.4, 73.1", words=words))
    return f"{match[1]},{match[2]}"


def _url(words: str) -> str:
    if not _URL.fullmatch(words):
        raise CellError(Sentence("“%(words)s” is no address", words=words))
    return words


_READERS: dict[str, Callable[[str], str]] = {
    "text": lambda words: " ".join(words.split()),
    "quantity": _quantity,
    "country": _country,
    "number": _number,
    "point": _point,
    "url": _url,
}
