"""Where the register is looked into for a fact: a table of names and pure functions.

A finder gives the claims that show something, those that deny it too; whoever reads them sees which is which.
It infers nothing: a name, a faith or a place is never taken for a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.law.days import days_of
from gawah.law.who import are_several, is_child, is_identified, is_many, is_of_the_state, is_somebody_else

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gawah.law.matter import Matter
    from gawah.law.records import Fact
    from gawah.register import Claim, Subject

    Finder = Callable[["Matter", "Fact"], "Iterable[Claim]"]


def _field(subject: Subject | None, prop: str) -> tuple[Claim, ...]:
    """All claims about a property, denials too."""
    found = subject.fields.get(prop) if subject is not None else None
    return found.claims if found is not None else ()


def _naming(act: Subject, prop: str, matter: Matter, wanted: Callable[[Subject], bool]) -> Iterator[Claim]:
    """The claims that name a victim or a perpetrator of an act who is as wanted."""
    for claim in _field(act, prop):
        value = claim.statement.value
        subject = matter.register.subject(value)
        if subject is not None and wanted(_as_told(subject, matter)):
            yield claim


def _as_told(subject: Subject, matter: Matter) -> Subject:
    """A subject as the documents of the incident speak of it."""
    return matter.register.within(subject, frozenset(matter.incident.documents))


def _is_armed_group(subject: Subject) -> bool:
    return subject.kind == "body" and subject.value("type") == "armed_group"


def _named(prop: str, wanted: Callable[[Subject], bool]) -> Finder:
    """Looks for the claims that name a victim or a perpetrator who is as wanted."""

    def find(matter: Matter, fact: Fact) -> Iterator[Claim]:
        del fact
        for act in matter.acts:
            yield from _naming(act, prop, matter, wanted)

    return find


def _actor(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    for act in matter.acts:
        yield from _field(act, "perpetrator")


def somebody_else(matter: Matter) -> tuple[Claim, ...]:
    """The claims that name somebody as who did it of whom nothing tells that they are of the State."""
    return tuple(
        claim
        for act in matter.acts
        for claim in _naming(act, "perpetrator", matter, lambda one: is_somebody_else(one, matter.officials))
    )


def _date(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    claims = _field(matter.incident.subject, "date")
    yield from (claim for claim in claims if days_of(claim.statement.value) is not None)


def _place(matter: Matter, fact: Fact) -> Iterable[Claim]:
    del fact
    return _field(matter.incident.subject, "place")


def _province(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    documents = frozenset(matter.incident.documents)
    place = matter.register.subject(matter.incident.place or "")
    if matter.where.unit:
        yield from (c for c in _field(place, "admin1") if c.statement.document in documents)
        if place is not None and place.value("admin1") is None:
            yield from (c for c in _field(place, "name") if c.statement.document in documents)


def _outcome(matter: Matter, fact: Fact) -> Iterator[Claim]:
    for act in matter.acts:
        yield from (c for c in _field(act, "outcome") if c.statement.value in fact.of)


def _act(matter: Matter, fact: Fact) -> Iterator[Claim]:
    """Any act of the incident of a wanted type, of whatever type the proposal is."""
    for act in matter.incident.acts:
        yield from (c for c in _field(act, "type") if c.statement.value in fact.of)


def _act_type(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    for act in matter.acts:
        yield from _field(act, "type")


def _measure(matter: Matter, fact: Fact) -> Iterator[Claim]:
    for measure in matter.incident.measures:
        if measure.type in fact.of:
            yield from (c for c in measure.claims if c.counts and c.statement.prop == "type")


def _measure_beside(matter: Matter, fact: Fact) -> Iterator[Claim]:
    """What its reports tell of the answers of the State to other incidents, which may mean this one too."""
    documents = frozenset(matter.incident.documents)
    own = {measure.id for measure in matter.incident.measures}
    for measure in matter.register.of_kind("measure"):
        if measure.id not in own and measure.value("type") in fact.of:
            yield from (c for c in _field(measure, "type") if c.statement.document in documents)


def _measure_by(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    for measure in matter.incident.measures:
        yield from (c for c in measure.claims if c.counts and c.statement.prop == "by")


def _ground(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    for act in matter.acts:
        yield from _field(act, "ground")


def _means(matter: Matter, fact: Fact) -> Iterator[Claim]:
    del fact
    for act in matter.acts:
        yield from _field(act, "means")


def _told(matter: Matter, fact: Fact) -> Iterable[Claim]:
    del fact
    return _field(matter.incident.subject, "title")


def _cited(matter: Matter, fact: Fact) -> Iterator[Claim]:
    for cited in matter.cited:
        if cited.is_told_with and (not fact.norms or fact.norms & frozenset(cited.norms)):
            yield from cited.claims


def _ask(matter: Matter, fact: Fact) -> Iterable[Claim]:
    del matter, fact
    return ()


FINDERS: dict[str, Finder] = {
    "victim": _named("victim", is_identified),
    "target": _named("victim", lambda one: one.kind == "object"),
    "child": _named("victim", is_child),
    "woman": _named("victim", lambda one: "female" in one.values("sex")),
    "many_sites": _named("victim", is_many),
    "actor": _actor,
    "state_actor": _named("perpetrator", is_of_the_state),
    "many_actors": _named("perpetrator", are_several),
    "armed_group": _named(
        "perpetrator", lambda one: one.kind == "body" and one.value("type") == "armed_group"
    ),
    "date": _date,
    "place": _place,
    "province": _province,
    "outcome": _outcome,
    "act": _act,
    "act_type": _act_type,
    "measure": _measure,
    "measure_by": _measure_by,
    "measure_beside": _measure_beside,
    "ground": _ground,
    "means": _means,
    "told": _told,
    "cited": _cited,
    "ask": _ask,
}
"""By the name that a fact gives under ``find``."""
TELLING = frozenset({"outcome", "act", "measure"})
"""Finders that take codes of the schema under ``of``."""
READING = frozenset({"victim", "target", "actor", "ground", "means", "told"})
"""Finders whose claims a fact may choose by their words."""
