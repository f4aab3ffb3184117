"""Where statements are written: each with its document, span, words, run and the default visibility."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.model import Span, Stance, Statement, SubjectIds
from gawah.model.kept import kept
from gawah.model.record import record
from gawah.schema import prop as schema_prop
from gawah.values.learnt import Learnt

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

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

_Source = tuple[str, int | None, int | None, tuple[str, ...], Stance]
"""A subject with the words that tell of it and who says so: the same fact of it is the same claim."""


@cache
def _visibilities(kind: str) -> Learnt[str, Visibility]:
    """Who may see the properties of a kind by default.

    To look a property up raises a ``DataError`` where the schema does not name it for the kind.
    """
    return Learnt(lambda prop: schema_prop(kind, prop).visibility)


@dataclass
class Ledger:
    """Collects the statements of one run on one page; the same claim is written once."""

    page: Page
    run: str
    at: str
    statements: list[Statement] = field(default_factory=list)
    """What was written, in order."""
    _told: dict[_Source, Set[tuple[str, str | None]]] = field(default_factory=dict)
    """The facts that each source tells."""
    _quoted: dict[tuple[int, int], _Words] = field(default_factory=dict)
    _ordinals: dict[tuple[str, int, int], int] = field(default_factory=dict)

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
        start, end, speaker, stance = origin.start, origin.end, origin.speaker, origin.stance
        span, original, lang = self._words(start, end)
        if span is None:
            start = end = None
        source = (subject, start, end, speaker, stance)
        told = self._told.get(source)
        self._told[source] = facts.items() if told is None else told | facts.items()
        document, visibilities = self.page.text.document, _visibilities(subject.partition(":")[0])
        for prop, value in facts.items():
            if not value or (told is not None and (prop, value) in told):
                continue
            statement = Statement(  # by place, which takes half the time of names
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
                visibilities[prop],
            )
            self.statements.append(statement)

    def _words(self, start: int | None, end: int | None) -> _Words:
        if start is None:
            return _NOWHERE
        if end is None:
            return None, None, self._only_lang or self._lang(start)
        found = self._quoted.get((start, end))
        if found is None:
            text = self.page.text
            lang = self._only_lang or self._lang(start)
            found = Span(text.id, start, end), text.content[start:end], lang
            self._quoted[(start, end)] = found
        return found

    def _lang(self, offset: int) -> str:
        sentence = self.page.sentence_at(offset)
        return sentence.lang if sentence else self.page.text.lang

    @kept
    def _only_lang(self) -> str | None:
        """The language of the text if all that is read is in it: then no place needs to be looked up."""
        lang = self.page.text.lang
        return lang if all(block.lang == lang for block in self.page.text.blocks if block.is_read) else None
