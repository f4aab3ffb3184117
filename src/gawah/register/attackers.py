"""How many are said to have done it, where several documents tell of one event and cannot all be right."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from gawah.register import compare
from gawah.register.fields import Field, build_field, described
from gawah.register.tolls import by_document, meets
from gawah.register.updates import Course

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.live import Claim
    from gawah.register.view import Register, Subject

    Told = tuple[str, tuple[Claim, ...]]


def largest(groups: Iterable[Subject]) -> Told | None:
    """The number by which the largest of some groups is known, with the claims that tell it.

    Of two of which one number is the least, the one that may be more; None where nobody is counted.
    """
    told = [(group, value) for group in groups if (value := group.value("count")) is not None]
    known = [(bounds, group) for group, value in told if (bounds := compare.bounds(value)) is not None]
    if not known:
        return None
    first = max(known, key=lambda one: _size(one[0]))[1].fields["count"].readings[0]
    return first.value, first.claims


def _size(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return low, inf if high is None else high


def attackers_of(acts: Sequence[Subject], documents: Sequence[str], register: Register) -> Field | None:
    """The numbers of those who did it, document by document; None where all can be true.

    Args:
        acts: all that was done, as all documents tell it.
        documents: those that tell it.
        register: what is known of those who did it.
    """
    by_value: dict[str, list[Claim]] = {}
    told = by_document(acts) if len(documents) > 1 else {}
    for document in documents:
        found = largest(_doers(told.get(document, ()), frozenset({document}), register))
        if found is not None:
            by_value.setdefault(found[0], []).extend(found[1])
    if len(by_value) < 2:
        return None
    field = build_field(described("incident", "attackers"), by_value, register.sources, meets, Course({}))
    return field if field.is_contradicted else None


def _doers(acts: Iterable[Subject], document: frozenset[str], register: Register) -> Iterable[Subject]:
    """Who is said in one document to have done some acts."""
    told = (register.within(act, document) for act in acts)
    names = dict.fromkeys(value for act in told if act.fields for value in act.values("perpetrator"))
    found = (register.subject(name) for name in names)
    return (register.within(one, document) for one in found if one is not None)
