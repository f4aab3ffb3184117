"""Aggregate claims as figures set them beside the register: how many of what somebody says there are."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from gawah.catalogue.rows import key_of
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.model import Statement
    from gawah.register import Register, Subject


@record
class Aggregate:
    """What one document says of one number that sums up."""

    id: str
    document: str
    source: str
    """The independent source that the document belongs to."""
    published: str | None
    """The date of the document (EDTF)."""
    quantity: str
    """As canonical values have it: ``40``, ``>=2000``, ``~40``."""
    quantity_words: str
    lang: str
    unit: str
    """What is counted, as the text names it; empty where it does not."""
    what: str
    """The sentence."""
    period: str | None
    """EDTF."""
    period_words: str
    place: str | None
    """The key of the place."""
    place_name: str | None
    precision: str | None
    admin2: str | None
    admin1: str | None
    country: str | None
    types: tuple[str, ...]
    """Of the acts that it counts."""
    outcomes: tuple[str, ...]
    groups: tuple[str, ...]
    """The words for the communities that it counts."""
    part_of: str | None
    """The claim that it gives a part of: "four of the five"."""
    speakers: tuple[str, ...]
    """Who says so, nearest first; none where the document does."""
    stance: str
    """How it is put: stated, attributed or alleged."""
    title: str = ""
    """Of the document."""
    publisher: str = ""


def aggregates_of(register: Register) -> Iterator[Aggregate]:
    """Each aggregate claim of a register, as each document makes it; one that is only denied is none."""
    for subject in register.of_kind("claim"):
        for document in sorted({c.statement.document for c in subject.claims if c.counts}):
            told = register.within(subject, frozenset([document]))
            found = _aggregate(told, document, register)
            if found is not None:
                yield found


def _aggregate(told: Subject, document: str, register: Register) -> Aggregate | None:
    quantity = _preferred(told, "quantity")
    if quantity is None:
        return None
    period, what, unit = (_preferred(told, name) for name in ("period", "what", "unit"))
    found = register.subject(told.value("place") or "")
    place = register.within(found, frozenset([document])) if found is not None else None
    page = register.subject(f"document:{document}")
    whole = told.value("part_of")
    return Aggregate(
        id=told.id,
        document=document,
        source=register.sources.of(document),
        published=page.value("published") if page is not None else None,
        quantity=quantity.value,
        quantity_words=quantity.original or "",
        lang=quantity.lang or "und",
        unit=unit.value if unit is not None else "",
        what=what.value if what is not None else "",
        period=period.value if period is not None else None,
        period_words=(period.original or "") if period is not None else "",
        place=key_of(place, register) if place is not None else None,
        place_name=place.value("name") if place is not None else None,
        precision=place.value("precision") if place is not None else None,
        admin2=place.value("admin2") if place is not None else None,
        admin1=place.value("admin1") if place is not None else None,
        country=place.value("country") if place is not None else None,
        types=told.values("type"),
        outcomes=told.values("outcome"),
        groups=told.values("group"),
        part_of=register.names.get(whole, whole) if whole is not None else None,
        speakers=tuple(register.label(one) for one in quantity.speaker),
        stance=quantity.stance.value,
        title=(page.value("title") or "") if page is not None else "",
        publisher=(page.value("publisher") or "") if page is not None else "",
    )


def _preferred(told: Subject, prop: str) -> Statement | None:
    """The statement behind the preferred value of a property, if any is asserted."""
    found = told.fields.get(prop)
    if found is None or found.preferred is None:
        return None
    return found.readings[0].claims[0].statement


_LISTS = frozenset({"types", "outcomes", "groups", "speakers"})
_OF_THE_DOCUMENT = frozenset({"title", "publisher"})
"""What is kept with the document."""


def to_row(one: Aggregate) -> dict[str, object]:
    """An aggregate claim as it is kept."""
    told = {name: value for name, value in asdict(one).items() if name not in _OF_THE_DOCUMENT}
    return {"claim": one.id, "document": one.document, "told": told}


def from_kept(told: Mapping[str, Any], title: str, publisher: str) -> Aggregate:
    """An aggregate claim from what was kept of it and of its document."""
    values: dict[str, Any] = {
        one.name: told[one.name] for one in fields(Aggregate) if one.name not in _OF_THE_DOCUMENT
    }
    lists = {name: tuple(values[name]) for name in _LISTS}
    return Aggregate(**(values | lists), title=title, publisher=publisher)
