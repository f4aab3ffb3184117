"""Invented registers as the law sees them. Nobody in them is real; states and provinces are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.law import Proposal, propose, shipped_law
from gawah.model import Finding, Run, Span, Stance, Statement
from gawah.register import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.law import Law
    from gawah.law.proposal import Engaged, Part
    from gawah.register import Incident, Register

AT = "2026-01-01T00:00:00Z"


class Paper:
    """One document that tells of one incident, each claim with words of its own."""

    def __init__(self, number: int = 1) -> None:
        self.document = f"{number:064x}"
        self.number = number
        self.statements: list[Statement] = []
        self.at = 0
        self.incident = f"incident:{number}"

    def say(
        self, subject: str, prop: str, value: str, words: str = "", stance: Stance = Stance.STATED
    ) -> Span:
        """Claim something, in words of the text."""
        told = words or value or "x"
        span = Span("t" + self.document[1:], self.at, self.at + len(told))
        self._claim((subject, prop, value), span, told, stance)
        self.at += len(told) + 1
        return span

    def inside(self, subject: str, prop: str, value: str, around: Span) -> None:
        """Claim something in a sentence that was said before."""
        span = Span(around.text, around.start, around.start + 1)
        self._claim((subject, prop, value), span, "x", Stance.STATED)

    def _claim(self, what: tuple[str, str, str], span: Span, told: str, stance: Stance) -> None:
        run = f"run{self.number}"
        self.statements.append(
            Statement(*what, self.document, "small@1", run, AT, span, told, "en", (), stance)
        )

    def where(self, country: str, admin1: str = "", name: str = "Torva") -> Paper:
        """A place of a state, in a province or in none that is told."""
        place = f"place:{self.number}{country}{admin1}"
        self.say(place, "name", name)
        self.say(place, "country", country)
        if admin1:
            self.say(place, "admin1", admin1)
        self.say(self.incident, "place", place)
        return self

    def when(self, date: str) -> Paper:
        """A date of the incident."""
        self.say(self.incident, "date", date)
        return self

    def act(self, type_: str, **facts: str) -> Paper:
        """An act; ``victim`` and ``perpetrator`` are ids, ``many`` values have a semicolon between."""
        act = f"act:{self.number}{len(self.statements)}"
        self.say(act, "incident", self.incident)
        self.say(act, "type", type_)
        for prop, values in facts.items():
            for value in values.split(";"):
                self.say(act, prop, value)
        return self

    def measure(self, type_: str, words: str, stance: Stance = Stance.STATED) -> Paper:
        """A response of the state."""
        measure = f"measure:{self.number}{len(self.statements)}"
        self.say(measure, "incident", self.incident)
        self.say(measure, "type", type_, stance=stance)
        self.say(measure, "words", words)
        return self

    def person(self, name: str = "Abid Invented", **facts: str) -> str:
        """Somebody of a name."""
        one = f"person:{self.number}{len(self.statements)}"
        self.say(one, "name", name)
        for prop, value in facts.items():
            self.say(one, prop, value)
        return one

    def group(self, label: str, count: str = "") -> str:
        """Some people."""
        one = f"group:{self.number}{len(self.statements)}"
        self.say(one, "label", label)
        if count:
            self.say(one, "count", count)
        return one

    def thing(self, label: str, count: str = "") -> str:
        """A building or a thing."""
        one = f"object:{self.number}{len(self.statements)}"
        self.say(one, "label", label)
        if count:
            self.say(one, "count", count)
        return one

    def body(self, name: str, type_: str) -> str:
        """A body of a type."""
        one = f"body:{self.number}{len(self.statements)}"
        self.say(one, "name", name)
        self.say(one, "type", type_)
        return one

    def title(self, words: str) -> Span:
        """A sentence that tells of the incident."""
        return self.say(self.incident, "title", words)

    def cites(self, norm: str, around: Span | None = None, instrument: str = "Some Act") -> Paper:
        """A law that a sentence names, or another part of the document."""
        citation = f"citation:{self.number}{len(self.statements)}"
        if around is None:
            self.say(citation, "instrument", instrument)
            self.say(citation, "norm", norm)
        else:
            self.inside(citation, "instrument", instrument, around)
            self.inside(citation, "norm", norm, around)
        return self

    @property
    def run(self) -> Run:
        """The reading of the document."""
        found = tuple(Finding(s.claim_id, "small@1", 0.9) for s in self.statements)
        return Run(f"run{self.number}", self.document, "t" + self.document[1:], ("small@1",), AT, found)


def register_of(*papers: Paper) -> Register:
    """The register of some documents."""
    return view([s for paper in papers for s in paper.statements], (), (), [paper.run for paper in papers])


def proposal(paper: Paper, law: Law | None = None) -> Proposal:
    """What is proposed for the incident of one document."""
    register = register_of(paper)
    return propose(incident_of(register, paper.incident), register, law or shipped_law())


def incident_of(register: Register, one: str) -> Incident:
    """An incident that must be there."""
    found = register.incident(one)
    assert found is not None
    return found


def part(found: Proposal, type_: str) -> Part:
    """The proposal for one type."""
    return next(one for one in found.parts if one.rule.type == type_)


def norms(some: Iterable[Engaged]) -> set[str]:
    """Their ids."""
    return {one.norm.id for one in some}


def engaged(found: Part, norm: str) -> Engaged:
    """A norm of a proposal, in whatever list it stands."""
    lists = (found.proposed, found.depends, found.flagged, found.waiting, found.left)
    return next(one for some in lists for one in some if one.norm.id == norm)


def standings(found: Part) -> Mapping[str, str]:
    """Each norm with the list in which it stands."""
    return {
        one.norm.id: name
        for name in ("proposed", "depends", "flagged", "waiting", "left")
        for one in getattr(found, name)
    }


def killing(date: str | None, country: str | None = "PK", admin1: str = "Punjab", **facts: str) -> Paper:
    """A killing of a named person, with whatever else is told of it."""
    paper = Paper()
    if date is not None:
        paper.when(date)
    if country is not None:
        paper.where(country, admin1)
    victim = facts.pop("victim", None) or paper.person()
    return paper.act("killing", victim=victim, outcome="killed", **facts)
