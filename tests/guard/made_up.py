"""A made-up register in which protected names stand wherever a report may put them. Nobody in it is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Finding, Run, Span, Statement, Text
from gawah.model.text import Block, BlockKind
from gawah.store import Document, append

if TYPE_CHECKING:
    from gawah.project import Project

AT = "2026-01-01T00:00:00Z"


class Report:
    """One document that says what it is told to say, each thing with words of its own."""

    def __init__(self, number: int) -> None:
        self.document = f"{number:064x}"
        self.statements: list[Statement] = []
        self.words: list[str] = []
        self.at = 0

    def id(self, kind: str, name: str) -> str:
        """The id of a subject of this report."""
        return f"{kind}:{name}{self.document[-6:]}"

    def say(self, subject: str, prop: str, value: str, words: str | None = None) -> None:
        """Say something, in words of the text."""
        told = words or value or "x"
        span = Span("t" + self.document[1:], self.at, self.at + len(told))
        self.statements.append(
            Statement(
                subject,
                prop,
                value,
                self.document,
                "small@1",
                "run" + self.document[3:],
                AT,
                span,
                told,
                "en",
            )
        )
        self.words.append(told)
        self.at += len(told) + 1

    def incident(self, name: str, **facts: str) -> str:
        """An incident with one act; ``victim`` and ``perpetrator`` are ids."""
        incident, act = self.id("incident", name), self.id("act", name)
        self.say(incident, "title", facts.get("title", "It happened."))
        for prop in ("date", "place"):
            if prop in facts:
                self.say(incident, prop, facts[prop])
        self.say(act, "incident", incident)
        for prop in ("type", "outcome", "victim", "perpetrator", "means", "ground"):
            if prop in facts:
                self.say(act, prop, facts[prop])
        return incident

    def person(self, name: str, **facts: str) -> str:
        """Somebody of a name."""
        one = self.id("person", f"{len(self.statements)}x")
        self.say(one, "name", name)
        for prop, value in facts.items():
            self.say(one, prop, value)
        return one

    def keep(self, project: Project) -> None:
        """Put the report into a project, as if it had been read."""
        run = "run" + self.document[3:]
        content = "\n".join(self.words)
        text = Text(
            self.document, content, (Block(0, len(content), BlockKind.BODY, "en", "x"),), (), "small@1"
        )
        found = tuple(Finding(s.claim_id, "small@1", 0.9) for s in self.statements)
        append(
            project.engine,
            "gawah",
            AT,
            [
                Document(self.document, "a.txt", len(content), "text/plain", AT, "a.txt"),
                *self.statements,
                Run(run, self.document, text.id, ("small@1",), AT, found),
            ],
        )
