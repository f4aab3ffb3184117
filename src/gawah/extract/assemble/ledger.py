"""Where statements are written: each with its document, span, words, run and the default visibility."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gawah.model import Span, Stance, Statement, subject_id
from gawah.model.record import record
from gawah.schema import prop as schema_prop

if TYPE_CHECKING:
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


class _Words(NamedTuple):
    """A stretch that statements quote."""

    span: Span | None
    original: str | None
    lang: str | None


_NOWHERE = _Words(None, None, None)


class _Claim(NamedTuple):
    """What makes two statements of one document the same claim; quicker to compare than their ids."""

    subject: str
    prop: str
    value: str
    start: int | None
    end: int | None
    speaker: tuple[str, ...]
    stance: Stance


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
        return subject_id(self.page.text.document, kind, start, end, ordinal)

    def anchored(self, kind: str, offset: int, end: int) -> str:
        """A new subject anchored in the sentence that holds an offset (or in the stretch itself)."""
        sentence = self.page.sentence_at(offset)
        if sentence is None:
            return self.subject(kind, offset, end)
        return self.subject(kind, sentence.start, sentence.end)

    def say(self, subject: str, prop: str, value: str, origin: Origin) -> None:
        """Write one statement.

        Raises:
            DataError: the schema does not name the property for the subject's kind.
        """
        if not value:
            return
        visibility = _visibility(subject.partition(":")[0], prop)
        words = self._words(origin)
        start, end = (None, None) if words.span is None else (origin.start, origin.end)
        claim = _Claim(subject, prop, value, start, end, origin.speaker, origin.stance)
        if claim in self._statements:
            return
        self._statements[claim] = Statement(
            subject=subject,
            prop=prop,
            value=value,
            document=self.page.text.document,
            method=origin.method,
            run=self.run,
            at=self.at,
            span=words.span,
            original=words.original,
            lang=words.lang,
            speaker=origin.speaker,
            stance=origin.stance,
            confidence=origin.score,
            visibility=visibility,
        )

    def _words(self, origin: Origin) -> _Words:
        start, end = origin.start, origin.end
        if start is None:
            return _NOWHERE
        if end is None:
            return _Words(None, None, self._lang(start))
        found = self._quoted.get((start, end))
        if found is None:
            span = Span(self.page.text.id, start, end)
            found = _Words(span, self.page.content[start:end], self._lang(start))
            self._quoted[(start, end)] = found
        return found

    def _lang(self, offset: int) -> str:
        sentence = self.page.sentence_at(offset)
        return sentence.lang if sentence else self.page.text.lang
