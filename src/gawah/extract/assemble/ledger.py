"""Where statements are written: each with its document, span, words, run and the default visibility."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.model import Span, Stance, Statement, SubjectIds
from gawah.model.kept import kept
from gawah.model.record import record
from gawah.schema import prop as schema_prop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.extract.page import Page
    from gawah.model import Visibility


@record
class Origin:
    """Where a statement comes from: the words, what found them, how surely, and who says so."""

    start: int | None
    end: int | None
    method: str
    score: float = 1.0
    speaker: tuple[str, ...] = ()
    stance: Stance = Stance.STATED

    def at(self, start: int, end: int, score: float | None = None) -> Origin:
        """Other words of the same speaker, found by the same method; as sure, unless a score is given."""
        sure = self.score if score is None else score
        return Origin(start, end, self.method, sure, self.speaker, self.stance)


_Words = tuple[Span | None, str | None, str | None]
"""A stretch that statements quote: where, its characters, its language."""

_NOWHERE: _Words = (None, None, None)

_Claim = tuple[str, str, str, int | None, int | None, tuple[str, ...], Stance]
"""What makes two statements of one document the same claim; quicker to compare than their ids."""


@cache
def _visibility(kind: str, prop: str) -> Visibility:
    """Who may see a property by default.

    Raises:
        DataError: the schema does not name the property for the kind.
    """
    return schema_prop(kind, prop).visibility


@dataclass
class Ledger:
    """Collects the statements of one run on one page; the same claim is written once."""

    page: Page
    run: str
    at: str
    _statements: dict[_Claim, Statement] = field(default_factory=dict)
    _quoted: dict[tuple[int, int], _Words] = field(default_factory=dict)
    _ordinals: dict[tuple[str, int, int], int] = field(default_factory=dict)

    @property
    def statements(self) -> list[Statement]:
        """What was written, in order."""
        return list(self._statements.values())

    def subject(self, kind: str, start: int, end: int) -> str:
        """A new subject anchored in a stretch; further ones of its kind there are numbered."""
        at = (kind, start, end)
        ordinal = self._ordinals.get(at, 0)
        self._ordinals[at] = ordinal + 1
        return self._ids.of(kind, start, end, ordinal)

    @kept
    def _ids(self) -> SubjectIds:
        return SubjectIds(self.page.text.document)

    def anchored(self, kind: str, offset: int, end: int) -> str:
        """A new subject anchored in the sentence that holds an offset (or in the stretch itself)."""
        sentence = self.page.sentence_at(offset)
        if sentence is None:
            return self.subject(kind, offset, end)
        return self.subject(kind, sentence.start, sentence.end)

    def say(self, subject: str, prop: str, value: str | None, origin: Origin) -> None:
        """Write one statement, if there is a value to state.

        Raises:
            DataError: the schema does not name the property for the subject's kind.
        """
        self.tell(subject, {prop: value}, origin)

    def tell(self, subject: str, facts: Mapping[str, str | None], origin: Origin) -> None:
        """Write a statement for each property that has a value; all are said by the same words.

        Raises:
            DataError: the schema does not name a property for the subject's kind.
        """
        kind, document, statements = subject.partition(":")[0], self.page.text.document, self._statements
        start, end, speaker, stance = origin.start, origin.end, origin.speaker, origin.stance
        span, original, lang = self._words(start, end)
        if span is None:
            start = end = None
        for prop, value in facts.items():
            if not value:
                continue
            visibility = _visibility(kind, prop)
            claim = (subject, prop, value, start, end, speaker, stance)
            if claim in statements:
                continue
            statements[claim] = Statement(  # by place, which takes half the time of names
                subject,
                prop,
                value,
                document,
                origin.method,
                self.run,
                self.at,
                span,
                original,
                lang,
                speaker,
                stance,
                origin.score,
                None,
                visibility,
            )

    def _words(self, start: int | None, end: int | None) -> _Words:
        if start is None:
            return _NOWHERE
        if end is None:
            return None, None, self._lang(start)
        found = self._quoted.get((start, end))
        if found is None:
            text = self.page.text
            found = Span(text.id, start, end), text.content[start:end], self._lang(start)
            self._quoted[(start, end)] = found
        return found

    def _lang(self, offset: int) -> str:
        if self._is_of_one_lang:
            return self.page.text.lang
        sentence = self.page.sentence_at(offset)
        return sentence.lang if sentence else self.page.text.lang

    @kept
    def _is_of_one_lang(self) -> bool:
        """Whether all that is read is in the language of the text: then no place needs to be looked up."""
        return {sentence.lang for sentence in self.page.sentences} <= {self.page.text.lang}
