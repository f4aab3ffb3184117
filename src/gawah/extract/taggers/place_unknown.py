"""Places that the text calls so and the gazetteer does not know under that spelling.

Such a name is compared with the names of the unit that it is said to lie in; where none is like it, it stays
a place without an id, in the country and units of the places beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.place_runs import IN_PLACE, LEVELS, SITES, runs_of
from gawah.model.record import record
from gawah.values.places import Hints, likely_misspelt
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page, Sentence
    from gawah.extract.taggers.place_lines import Line
    from gawah.extract.taggers.place_runs import Run
    from gawah.extract.taggers.place_senses import Sense
    from gawah.values.places import Gazetteer, Place

ALONE = 0.55
MISSPELT = 0.62
_SURE = 0.5
_LIKE = 0.45
_LIKE_ALONE = 0.6
_AGREED = 0.5
_COMPARED = 4
_LEAST = 6
_PRECISION = {"admin3": "admin2", "road": "site"}


@record
class Unknown:
    """A place that is not in the gazetteer as it is spelt."""

    start: int
    end: int
    text: str
    precision: str
    score: float
    place: Place | None
    """The place that it is likely a misspelling of."""
    holder: Place | None
    """What it is said to lie in."""
    sentence: Sentence


def find_unknown(
    page: Page,
    lines: Sequence[Line],
    senses: Sequence[Sense],
    countries: dict[str, float],
    gazetteer: Gazetteer,
) -> list[Unknown]:
    """The places of a page that are called so but not known, with what they may be misspellings of."""
    sure = [s for s in senses if s.score >= _SURE and not s.name.in_body]
    taken = [(s.name.start, s.name.end) for s in sure] + [(m.start, m.end) for m in page.marks("body")]
    starts = {s.name.start: s for s in sure}
    prevailing = {code: share for code, share in countries.items() if share >= _AGREED}
    units = {s.place.id: s.place for s in sure if s.place.precision == "admin1"}
    found: list[Unknown] = []
    compared = 0
    for line in lines:
        for run in runs_of(line):
            start, end = line.words.starts[run.first], line.words.ends[run.last - 1]
            if any(a < end and start < b for a, b in taken):
                continue
            holder = _holder(run, starts)
            text = page.content[start:end]
            place = None
            if run.level not in SITES and compared < _COMPARED and (len(text) >= _LEAST or holder):
                compared += 1
                hints = Hints(
                    countries=prevailing,
                    containers=(holder,) if holder else (),
                    nearby=tuple(units.values()),
                    level=_fuzzy_level(run.level),
                )
                place = _misspelt(gazetteer, text, hints, strict=run.level is None and holder is None)
            found.extend(_judged(run, (start, end, text), place, holder))
            taken.append((start, end))
    return found


def _fuzzy_level(level: str | None) -> str | None:
    return level if level in LEVELS else None


def _misspelt(gazetteer: Gazetteer, text: str, hints: Hints, *, strict: bool) -> Place | None:
    if not hints.countries and not hints.containers:
        return None
    candidates = likely_misspelt(gazetteer, key(text), hints)
    if not candidates or candidates[0].score < (_LIKE_ALONE if strict else _LIKE):
        return None
    return candidates[0].place


def _judged(
    run: Run, span: tuple[int, int, str], place: Place | None, holder: Place | None
) -> Iterator[Unknown]:
    start, end, text = span
    sentence = run.line.sentence
    precision = place.precision if place else _PRECISION.get(run.level or "", run.level or "settlement")
    if run.level is None:
        if place is not None:
            yield Unknown(start, end, text, precision, MISSPELT, place, holder, sentence)
        elif holder is not None and holder.precision != "country":
            yield Unknown(start, end, text, precision, IN_PLACE, None, holder, sentence)
        elif _stands_alone(run):
            yield Unknown(start, end, text, precision, ALONE, None, holder, sentence)
        return
    yield Unknown(start, end, text, precision, run.score, place, holder, sentence)


def _stands_alone(run: Run) -> bool:
    """Whether a name behind a word of place, of which nothing else is known, is a place all the same."""
    words, lex = run.line.words, run.line.lex
    inside = words[run.first : run.last]
    following = words[run.last] if run.last < len(words) else None
    if words[run.first - 1].key in lex.movable or (following is not None and following.shape == "0"):
        return False
    if any(w.shape == "U" or w.possessive for w in inside) or not lex.common:
        return False
    return not any(
        w.key in lex.common
        or w.key in lex.ordinary
        or w.key in lex.never
        or w.key in lex.bodies
        or w.key in lex.given
        or w.key in lex.surnames
        for w in inside
    )


def _holder(run: Run, starts: dict[int, Sense]) -> Place | None:
    """The place that follows behind joining words: what the unknown one is said to lie in."""
    words, lex = run.line.words, run.line.lex
    at = run.last
    limit = min(len(words), at + 6)
    joined = False
    while at < limit:
        sense = starts.get(words.starts[at])
        if sense is not None and joined:
            return sense.place
        known = words[at].key in lex.link or words[at].key in lex.skipped or words[at].key in lex.of
        if not known and lex.types_after.at(words, at) is None:
            return None
        joined = True
        at += 1
    return None
