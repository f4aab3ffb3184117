"""Words that a person selected in a text, and the statements that rest on them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, UsageError
from gawah.extract.page import split_sentences, trimmed
from gawah.model import Judgement, Same, Span, Statement, Verdict, Word
from gawah.model.record import record
from gawah.register.live import METHOD
from gawah.schema import prop as schema_prop
from gawah.store.deeds import statements_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.model import Block, Text
    from gawah.project import Project
    from gawah.register import Register, Subject
    from gawah.review.decision import Decided, Decision


@record
class Selection:
    """A stretch that a person selected in a text."""

    document: str
    """The document's whole id."""
    text: str | None
    """The id of the text that the person had before them; None is the newest."""
    start: int
    end: int
    """Code points of the text."""


@record
class Chosen:
    """Selected words as they stand, without the blanks at their ends."""

    text: Text
    span: Span
    words: str
    lang: str

    @property
    def on_one_line(self) -> str:
        """The words with one blank between them."""
        return " ".join(self.words.split())

    @property
    def sentence(self) -> Span:
        """The sentence in which they begin; the words themselves where they stand in no block."""
        block = _block_at(self.text, self.span.start)
        if block is None:
            return self.span
        for start, end in split_sentences(self.text.content, block.start, block.end, block.lang):
            if start <= self.span.start < end:
                return Span(self.text.id, start, end)
        return self.span


def sentences_around(project: Project, statements: Iterable[Statement]) -> dict[str, str]:
    """The sentences in which the words of some statements stand, on one line each, by claim id.

    A statement without words has none; each text is looked up once.
    """
    texts: dict[str, Text | None] = {}
    found = {}
    for statement in statements:
        span = statement.span
        if span is None:
            continue
        if span.text not in texts:
            texts[span.text] = project.text(statement.document, span.text)
        text = texts[span.text]
        if text is not None:
            words = Chosen(text, span, text.content[span.start : span.end], text.lang)
            around = words.sentence
            end = max(around.end, span.end)
            found[statement.claim_id] = " ".join(text.content[around.start : end].split())
    return found


def choose(project: Project, selection: Selection) -> Chosen:
    """The words that were selected.

    Raises:
        NotFoundError: there is no such text.
        UsageError: nothing is selected, or what stands outside of the text.
    """
    text = project.text(selection.document, selection.text)
    if text is None:
        raise NotFoundError("That text is not there: read the document again, then select the words.")
    if not 0 <= selection.start <= selection.end <= len(text.content):
        raise UsageError(
            "The selection runs outside of the text, which has %(number)s characters.",
            number=len(text.content),
        )
    start, end = trimmed(text.content, selection.start, selection.end)
    if start >= end:
        raise UsageError("Select the words that say it.")
    block = _block_at(text, start)
    lang = block.lang if block is not None else text.lang
    return Chosen(text, Span(text.id, start, end), text.content[start:end], lang)


def _block_at(text: Text, offset: int) -> Block | None:
    return next((block for block in text.blocks if block.start <= offset < block.end), None)


def new_subject(kind: str) -> str:
    """The id of a subject that a person makes: random, in the form of those that are read."""
    return f"{kind}:{secrets.token_hex(32)}"


@record
class Sayer:
    """Who says something on the strength of some words, and when."""

    document: str
    chosen: Chosen | None
    decision: Decision
    at: str

    def say(self, subject: str, prop: str, value: str, span: Span | None = None) -> Statement:
        """One statement, resting on the words or on others of the same text."""
        chosen = self.chosen
        where = span or (chosen.span if chosen is not None else None)
        words = chosen.text.content[where.start : where.end] if chosen is not None and where else None
        return Statement(
            subject,
            prop,
            value,
            self.document,
            METHOD,
            METHOD,
            self.at,
            where,
            words,
            chosen.lang if chosen is not None else None,
            reviewer=self.decision.reviewer,
            visibility=schema_prop(subject.partition(":")[0], prop).visibility,
        )

    def records(self, project: Project, statements: Iterable[Statement]) -> list[Decided]:
        """The statements, with a verdict for each that is there already or that comes with a reason."""
        said = list(statements)
        known = statements_with(project.engine, [one.claim_id for one in said])
        records: list[Decided] = list(said)
        for one in said:
            if self.decision.why or one.claim_id in known:
                # What was said before is there already: the newer word has to say so.
                decision = self.decision
                records.append(
                    Verdict(one.claim_id, Word.ACCEPTED, decision.reviewer, self.at, None, decision.why)
                )
        return records

    def member(self, subject: Subject, register: Register, wanted: str) -> tuple[str, list[Judgement]]:
        """The id under which this document speaks of a subject, with what makes it one with the others.

        A statement stays with the document that makes it: where another document tells of the same thing,
        the subject gets a member of its own there.
        """
        told = [
            claim.statement.subject
            for claim in register.claims.values()
            if claim.statement.document == self.document and claim.statement.subject in subject.members
        ]
        if wanted in told:
            return wanted, []
        if told:
            return min(told), []
        new = new_subject(subject.kind)
        by = self.decision.reviewer
        return new, [Judgement(wanted, new, Same.SAME, METHOD, self.at, by, None, self.decision.why)]
