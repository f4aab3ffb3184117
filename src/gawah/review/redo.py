"""Doing again what was taken back, as long as nothing else was decided in between.

Invariant: nothing is lifted from the record. What was taken back is said once more, by the person who does it
again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import ConflictError, Term, UsageError
from gawah.model import Judgement, Same, Verdict, Word
from gawah.model.came import came
from gawah.model.record import record
from gawah.register.clusters import in_order as judgements_in_order
from gawah.register.live import METHOD, in_order
from gawah.review.decision import decided
from gawah.store.deeds import batches_by, judgements_on, statements_with, takes_back_last, words_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.model import Statement
    from gawah.project import Project
    from gawah.review.decision import Decided, Decision
    from gawah.store.deeds import Batch


Said = Verdict | Judgement


@record
class Redone:
    """A word that holds again."""

    about: tuple[str, ...]
    """The claim, or the two subjects."""
    word: str
    """A ``Word`` or a ``Same``."""


def redo_last(project: Project, decision: Decision) -> tuple[Redone, ...]:
    """A person does again what they took back last; of several take-backs the last one first.

    Raises:
        UsageError: they took nothing back, or have decided something else since.
        ConflictError: somebody has said something else of the same since.
    """

    def make(at: str) -> tuple[tuple[Redone, ...], list[Decided]]:
        words, newer = _last_taken_back(project, decision.reviewer)
        if not words:
            raise UsageError(
                "There is nothing to do again: you took nothing back, or have decided something else since."
            )
        if newer is not None:
            raise _overtaken(newer)
        again = [replace(word, at=at, reviewer=decision.reviewer) for word in words]
        return tuple(Redone(_about(word), _said(word)) for word in again), [*again]

    return decided(project, decision, make)


def may_redo(project: Project, reviewer: str) -> bool:
    """Whether the last that a person did was to take something back."""
    return takes_back_last(project.engine, reviewer)


def _last_taken_back(project: Project, reviewer: str) -> tuple[tuple[Said, ...], Said | None]:
    """What a person took back last and did not do again since, and what others said of it later.

    A row that says what an older take-back undid is that, done again: the two cancel each other. Any other
    row ends the search.
    """
    again: list[Batch] = []
    cancelled: set[Said] = set()
    for batch in batches_by(project.engine, reviewer):
        if batch.says_something:
            if not _may_be_again(project, batch):
                break
            again.append(batch)
            continue
        words, newer = _taken_back_by(project, batch)
        if not again:
            return words, max((word for word in newer if word not in cancelled), key=came, default=None)
        last = again.pop()
        if _told_apart(words) != _told_apart(_words_in(last)):
            break
        cancelled.update(_words_in(batch), _words_in(last))
    return (), None


def _may_be_again(project: Project, batch: Batch) -> bool:
    """Whether a row may do again what was taken back: it speaks of something of which that was."""
    if batch.statements:
        return False
    said = [word for _, word in words_about(project.engine, [one.claim_id for one in batch.verdicts])]
    judged = [
        word for one in batch.judgements for word in judgements_on(project.engine, (one.left, one.right))
    ]
    return any(word.word is Word.WITHDRAWN for word in said) or any(
        word.same is Same.WITHDRAWN for word in judged
    )


def _taken_back_by(project: Project, batch: Batch) -> tuple[tuple[Said, ...], list[Said]]:
    """What a row of the log took back, as it was said first, and all that was said of the same later."""
    claims = [verdict.claim_id for verdict in batch.verdicts]
    statements = statements_with(project.engine, claims)
    said = [word for _, word in words_about(project.engine, claims)]
    words: list[Said] = []
    newer: list[Said] = []
    for verdict in batch.verdicts:
        about = in_order(word for word in said if word.claim_id == verdict.claim_id)
        gone = _popped(about, verdict)
        if gone is not None:
            words.append(gone)
        elif statements[verdict.claim_id].method == METHOD:
            words.append(_added(statements[verdict.claim_id]))
        newer += about[about.index(verdict) + 1 :]
    for judgement in batch.judgements:
        told = judgements_in_order(judgements_on(project.engine, (judgement.left, judgement.right)))
        words += _popped_judgement(told, judgement)
        newer += told[told.index(judgement) + 1 :]
    return tuple(words), newer


def _words_in(batch: Batch) -> tuple[Said, ...]:
    return (*batch.verdicts, *batch.judgements)


def _overtaken(word: Said) -> ConflictError:
    return ConflictError(
        "That cannot be done again: %(who)s said %(word)s of it on %(at)s, after it was taken back. Look "
        "again, then decide.",
        who=word.reviewer or "",
        word=Term(_said(word), "word"),
        at=Term(word.at, "at"),
    )


def _popped(words: Iterable[Verdict], taking_back: Verdict) -> Verdict | None:
    """The word that a take-back undid; None where it was what a person added."""
    holding: list[Verdict] = []
    for word in words:
        if word.word is not Word.WITHDRAWN:
            holding.append(word)
            continue
        gone = holding.pop() if holding else None
        if word == taking_back:
            return gone
    return None


def _added(statement: Statement) -> Verdict:
    """The word that brings back what a person added: the statement itself is there already."""
    return Verdict(statement.claim_id, Word.ACCEPTED, statement.reviewer or "", statement.at)


def _popped_judgement(words: Iterable[Judgement], taking_back: Judgement) -> Iterator[Judgement]:
    holding: list[Judgement] = []
    for word in words:
        if word.same is not Same.WITHDRAWN:
            holding.append(word)
            continue
        gone = holding.pop() if holding and holding[-1].reviewer is not None else None
        if word == taking_back and gone is not None:
            yield replace(gone, method=METHOD)


def _told_apart(words: Iterable[Said]) -> frozenset[tuple[str, ...]]:
    """Words by what they say, and not by whom and when."""
    return frozenset((*_about(word), _said(word), _instead(word)) for word in words)


def _about(word: Said) -> tuple[str, ...]:
    return (word.claim_id,) if isinstance(word, Verdict) else (word.left, word.right)


def _said(word: Said) -> str:
    return word.word.value if isinstance(word, Verdict) else word.same.value


def _instead(word: Said) -> str:
    return (word.instead or "") if isinstance(word, Verdict) else ""
