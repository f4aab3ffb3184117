"""The instruments that a text has named so far, and what may be a provision of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.norms.knowledge import knowledge, provision_key
from gawah.norms.records import Citation

if TYPE_CHECKING:
    from gawah.norms.numbers import Item, Provision
    from gawah.norms.scan import Judged
    from gawah.norms.words import LawWords
    from gawah.values.tokens import Tokens


@record
class Law:
    """An instrument as a citation names it."""

    name: str
    id: str | None
    kind: str | None
    key: frozenset[str]
    """The words of its name, for "the same Act"."""
    place: int = 0
    paragraph: int = 0


@dataclass
class Document:
    """What has been read of a text so far."""

    tokens: Tokens
    laws: list[Law] = field(default_factory=list)
    cited: dict[tuple[str, str], Law] = field(default_factory=dict)
    """Provision word and number -> the instrument it was cited with."""


def case_citation(
    element: Judged, start: int, content: str, law: LawWords, court: str | None = None
) -> Citation:
    """The citation of a judgment, a document or a case that was found by its number."""
    case = element.case
    words = " ".join(content[case.start : case.end].split())
    norm = (case.norm,) if case.norm else ()
    if case.kind == "judgment":
        of = case.court or court
        name = law.judgment_of.format(court=of) if of else words
        return Citation(start, case.end, name, words if of else None, None, norm, 0.9, "judgment")
    if case.kind == "instrument" and case.norm:
        entry = knowledge().norms[case.norm]
        own = entry.instrument if entry.provision in words or words in entry.provision else None
        known = own is not None and knowledge().instruments[entry.instrument].kind != "constitution"
        name = knowledge().display(entry.instrument, law.lang) if known else words
        return Citation(start, case.end, name, None, entry.instrument, norm, 0.9)
    return Citation(start, case.end, words, None, None, norm, 0.9 if norm else 0.6, case.kind)


def fits(law: Law, element: Provision) -> bool:
    """Whether an instrument can have such a provision: treaties and constitutions have no sections."""
    if element.word is None or law.kind is None:
        return True
    if element.word.kind == "sections":
        return law.kind in ("statute", "rules")
    return law.kind not in ("statute", "rules")


def cited_key(element: Provision, item: Item) -> tuple[str, str]:
    """Under what a provision is remembered: the kind of its word and its number."""
    return element.word.kind if element.word else "", provision_key(item.number)


def norm_ids(instrument: str | None, item: Item) -> tuple[str, ...]:
    """The norms of a provision, or of all provisions in a range."""
    known = knowledge()
    if item.last is None:
        return known.norms_of(instrument, item.number)
    low, high = _leading(item.number), _leading(item.last)
    found: dict[str, None] = {}
    for number, norm in known.provisions.get(instrument or "", {}).items():
        if low <= _leading(number) <= high and number.isdecimal():
            found[norm] = None
    return tuple(found)


def _leading(number: str) -> int:
    match = re.match(r"\d+", number)
    return int(match.group()) if match else -1
