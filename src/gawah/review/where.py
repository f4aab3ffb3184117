"""Which place selected words name: the gazetteer's, or one that only the text knows."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Sentence, UsageError
from gawah.model.record import record
from gawah.review.selection import choose, new_subject
from gawah.settings import Settings
from gawah.values.places import Gazetteer, Hints
from gawah.values.places.resolve import resolve as resolve_place

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Register
    from gawah.review.selection import Chosen, Sayer, Selection
    from gawah.values.places import Place

UNLISTED = "unlisted"
"""The choice of a place that the gazetteer does not have, or of none of those that it has."""
_CHOICES = 12
_NAMED = 5


@record
class Choice:
    """A place that words may name."""

    id: str
    """The id in the gazetteer."""
    name: str
    admin2: str | None
    admin1: str | None
    country: str
    precision: str
    score: float
    """How likely it is meant, beside the other places of the document."""
    reasons: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name with what it lies in."""
        parts = (self.name, self.admin2, self.admin1, self.country)
        return ", ".join(dict.fromkeys(part for part in parts if part))


def place_choices(project: Project, selection: Selection, name: str | None = None) -> tuple[Choice, ...]:
    """The places that selected words may name, the likeliest first; empty where the gazetteer has none.

    Args:
        project: the project.
        selection: the words.
        name: another spelling to look up instead of the words.

    Raises:
        NotFoundError: there is no such text.
        UsageError: nothing is selected.
    """
    chosen = choose(project, selection)
    return _choices(name or chosen.on_one_line, project.part([selection.document]))


def place_facts(
    sayer: Sayer, chosen: Chosen, register: Register, place: str | None
) -> tuple[str, list[Statement]]:
    """The subject of the place that some words name, with what is to be said of it.

    Args:
        sayer: who says it.
        chosen: the words.
        register: the part of the register that holds the document.
        place: the id in the gazetteer that the person chose, ``unlisted``, or None where they chose none.

    Raises:
        UsageError: several places are called so and none was chosen; they are listed.
        NotFoundError: the gazetteer has no such place.
    """
    if place is None:
        place = _only(chosen, _choices(chosen.on_one_line, register))
    if place == UNLISTED:
        subject = new_subject("place")
        return subject, [sayer.say(subject, "name", chosen.on_one_line)]
    known = _subject_of(register, sayer.document, place)
    if known is not None:
        return known, []
    found = gazetteer().get(place)
    if found is None:
        raise NotFoundError("The gazetteer has no place %(place)s.", place=place)
    subject = new_subject("place")
    facts = {"name": chosen.on_one_line, **_facts(found)}
    return subject, [sayer.say(subject, prop, value) for prop, value in facts.items() if value]


def _only(chosen: Chosen, choices: tuple[Choice, ...]) -> str:
    if not choices:
        return UNLISTED
    if len(choices) == 1:
        return choices[0].id
    these = tuple(Sentence("%(id)s = %(label)s", id=one.id, label=one.label) for one in choices[:_NAMED])
    named = Sentence("%(these)s", these=these)
    if len(choices) > _NAMED:
        named = Sentence("%(these)s; and %(more)s more", these=these, more=len(choices) - _NAMED)
    raise UsageError(
        "%(number)s places are called “%(name)s”: %(named)s. Choose one, or %(unlisted)s.",
        number=len(choices),
        name=chosen.on_one_line,
        named=named,
        unlisted=UNLISTED,
    )


def _choices(name: str, register: Register) -> tuple[Choice, ...]:
    known = gazetteer()
    found = resolve_place(known, name, _hints(register, known))
    return tuple(
        Choice(
            one.place.id,
            one.place.name,
            known.admin2_name(one.place),
            known.admin1_name(one.place),
            one.place.country,
            one.place.precision,
            one.score,
            one.reasons,
        )
        for one in found[:_CHOICES]
    )


def _hints(register: Register, known: Gazetteer) -> Hints:
    """The other places of the document say where a name is to be looked for."""
    countries: Counter[str] = Counter()
    nearby: dict[str, Place] = {}
    for subject in register.of_kind("place"):
        countries.update(value for value in (subject.value("country"),) if value)
        place = known.get(subject.value("gazetteer") or "")
        if place is not None:
            nearby[place.id] = place
    most = max(countries.values(), default=1)
    return Hints({code: times / most for code, times in countries.items()}, nearby=tuple(nearby.values()))


def _subject_of(register: Register, document: str, place: str) -> str | None:
    """The subject under which a document speaks of a place of the gazetteer."""
    told = (claim for claim in register.claims.values() if claim.counts)
    mine = (c.statement for c in told if c.statement.document == document and c.statement.kind == "place")
    return next((s.subject for s in mine if s.prop == "gazetteer" and s.value == place), None)


def _facts(place: Place) -> dict[str, str | None]:
    known = gazetteer()
    point = None if place.lat is None or place.lon is None else f"{place.lat:.5f},{place.lon:.5f}"
    return {
        "gazetteer": place.id,
        "country": place.country or None,
        "admin1": known.admin1_name(place),
        "admin2": known.admin2_name(place),
        "precision": place.precision,
        "point": point,
    }


def gazetteer() -> Gazetteer:
    """The gazetteer, opened when it is first asked for."""
    return _opened(Settings().cache)


@cache
def _opened(folder: Path) -> Gazetteer:
    return Gazetteer.open(folder)
