"""Taking back: the last word about a claim or a pair, or all that was said in one go.

Invariant: a take-back is a record as well. What it undoes stays in the record, and the word before it holds
again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.model import Judgement, Same, Verdict, Word
from gawah.model.came import came
from gawah.model.record import record
from gawah.register.clusters import standing
from gawah.register.live import METHOD, Said, said, said_with
from gawah.review.decision import OPEN, THE_CLAIM, check, decided, last_word, state_of, word_told
from gawah.review.look_up import look_at
from gawah.review.pairs import find_pair, seen_pair
from gawah.store.deeds import Batch, batch_with, judgements_on, statements_with, words_about

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.model import Statement
    from gawah.project import Project
    from gawah.review.decision import Decided, Decision
    from gawah.review.look_up import Looked

ADDED = "added"
"""What a person did who made a claim of their own accord."""


@record
class TakenBack:
    """A word that holds no more."""

    about: tuple[str, ...]
    """The claim, or the two subjects."""
    word: str
    """What was said: a ``Word``, a ``Same``, or ``added``."""
    reviewer: str
    at: str
    """Who said it, and when."""


def take_back(project: Project, prefix: str, decision: Decision) -> TakenBack:
    """A person takes back the last word about a claim, whoever gave it; the one before it holds again.

    Of a value that stands in another's place the correction is taken back; what a person added is gone.

    Raises:
        NotFoundError: no claim begins so.
        UsageError: several do, or nobody has said anything about it that holds.
        ConflictError: somebody decided about it since the person looked.
    """

    def make(at: str) -> tuple[TakenBack, list[Verdict]]:
        looked = look_at(project, [prefix])
        statement = looked.wanted[0]
        claim = looked.standing.get(statement.claim_id)
        state = state_of(claim) if claim is not None else OPEN
        check(decision.expect, state, THE_CLAIM, last_word([claim] if claim is not None else []))
        if not _has_word(statement, looked) and claim is not None and claim.replaces:
            (statement,) = _corrected(project, claim.replaces, looked)
        told, claims = _undone(project, statement, looked)
        return told, [
            Verdict(one, Word.WITHDRAWN, decision.reviewer, at, None, decision.why) for one in claims
        ]

    return decided(project, decision, make)


def _has_word(statement: Statement, looked: Looked) -> bool:
    holding = said(statement, looked.verdicts)
    return bool(holding.words) or holding.is_asserted


def _corrected(project: Project, replaced: tuple[str, ...], looked: Looked) -> list[Statement]:
    """Of the claims that one stands in place of, that which was corrected last."""
    words = [word for one in replaced if (word := looked.standing[one].verdict) is not None]
    newest = max(words, key=lambda word: (came(word), word.claim_id))
    return list(statements_with(project.engine, [newest.claim_id]).values())


def _undone(project: Project, statement: Statement, looked: Looked) -> tuple[TakenBack, list[str]]:
    """The word about a claim that is taken back, and the claims on which a take-back has to be said."""
    holding = said(statement, looked.verdicts)
    last = holding.verdict
    if last is None and not holding.is_asserted:
        one = statement.claim_id[:8]
        raise UsageError(
            "Nobody has said anything about claim %(claim)s that could be taken back.", claim=one
        )
    if last is None:
        told = TakenBack((statement.claim_id,), ADDED, statement.reviewer or "", statement.at)
        return told, [statement.claim_id]
    claims = [statement.claim_id]
    if last.instead is not None:
        # A correction to what was once refused has accepted it, too: that goes with it.
        instead = statements_with(project.engine, [last.instead])[last.instead]
        twin = said(instead, looked.verdicts).verdict
        if twin is not None and (twin.at, twin.reviewer, twin.word) == (
            last.at,
            last.reviewer,
            Word.ACCEPTED,
        ):
            claims.append(last.instead)
    return _told(last), claims


def take_back_judgement(project: Project, pair: tuple[str, str], decision: Decision) -> TakenBack:
    """A person takes back the last word of a person on whether two subjects are one.

    Raises:
        NotFoundError: no subject begins so.
        UsageError: several do, or nobody has said anything about the two that holds.
        ConflictError: somebody decided about them since the person looked.
    """

    def make(at: str) -> tuple[TakenBack, list[Judgement]]:
        left, right = find_pair(project, pair)
        seen_pair(project, (left, right), decision)
        last = _last_of_person(project, (left, right))
        if last is None:
            raise UsageError("Nobody has said anything about these two that could be taken back.")
        return _told(last), [_unsaid(last, decision, at)]

    return decided(project, decision, make)


def _last_of_person(project: Project, pair: tuple[str, str]) -> Judgement | None:
    words = _words_on(project, pair)
    return words[-1] if words and words[-1].reviewer is not None else None


def _words_on(project: Project, pair: tuple[str, str]) -> list[Judgement]:
    return next(iter(standing(judgements_on(project.engine, pair)).values()), [])


def _unsaid(word: Judgement, decision: Decision, at: str) -> Judgement:
    return Judgement(word.left, word.right, Same.WITHDRAWN, METHOD, at, decision.reviewer, None, decision.why)


def take_back_batch(project: Project, batch: int, decision: Decision) -> tuple[TakenBack, ...]:
    """A person takes back all that was said in one go: a batch of the log, as ``history`` names it.

    Raises:
        NotFoundError: the log has no such row.
        UsageError: nothing that it says holds any more, or a person said nothing in it.
        ConflictError: somebody has said something newer about a part of it.
    """

    def make(at: str) -> tuple[tuple[TakenBack, ...], list[Decided]]:
        found = batch_with(project.engine, batch)
        if found is None:
            raise NotFoundError("The log has no row %(row)s.", row=batch)
        holding = [word for word in words_of(project, found) if word.holds]
        if not holding:
            raise UsageError("Nothing of that holds any more: it has been taken back.")
        newer = [word for word in holding if word.newer is not None]
        if newer:
            raise _overtaken(newer)
        records: list[Decided] = []
        for word in holding:
            if isinstance(word.said, Judgement):
                records.append(_unsaid(word.said, decision, at))
            else:
                claim = word.said.claim_id
                records.append(Verdict(claim, Word.WITHDRAWN, decision.reviewer, at, None, decision.why))
        return tuple(word.told for word in holding), records

    return decided(project, decision, make)


@record
class Spoken:
    """One word of a batch and what became of it."""

    said: Decided
    told: TakenBack
    holds: bool
    newer: TakenBack | None
    """What was said of the same later, or None where this is the last word."""


def words_of(project: Project, batch: Batch) -> Iterator[Spoken]:
    """What a person said in a batch, take-backs left out."""
    claims = {word.claim_id for word in batch.verdicts} | {s.claim_id for s in batch.statements}
    statements = statements_with(project.engine, claims)
    about: dict[str, list[Verdict]] = defaultdict(list)
    for _, word in words_about(project.engine, claims):
        for one in {word.claim_id, word.instead or word.claim_id}:
            about[one].append(word)
    holding = {one: said(statement, about[one]) for one, statement in statements.items()}
    for statement in batch.statements:
        one = statement.claim_id
        if statement.method == METHOD and not said_with(statement, about[one]):
            yield _of_addition(statement, holding[one])
    for verdict in batch.verdicts:
        if verdict.word is not Word.WITHDRAWN:
            yield _of_verdict(verdict, holding[verdict.claim_id])
    for judgement in batch.judgements:
        if judgement.same is not Same.WITHDRAWN and judgement.reviewer is not None:
            yield _of_judgement(judgement, _words_on(project, (judgement.left, judgement.right)))


def holding_in(project: Project, batches: Sequence[Batch]) -> Iterator[tuple[Batch, list[Spoken]]]:
    """The rows of the log of which anything still holds, in their order, each with what does.

    They are looked up together, which is what makes it quick to find the one deed that is left of many.
    """
    whole = Batch(
        batches[0].seq,
        batches[0].at,
        batches[0].actor,
        tuple(one for batch in batches for one in batch.statements),
        tuple(one for batch in batches for one in batch.verdicts),
        tuple(one for batch in batches for one in batch.judgements),
    )
    holding = {word.said: word for word in words_of(project, whole) if word.holds}
    for batch in batches:
        said = (*batch.statements, *batch.verdicts, *batch.judgements)
        words = [holding[one] for one in said if one in holding]
        if words:
            yield batch, words


def _of_addition(statement: Statement, holding: Said) -> Spoken:
    told = TakenBack((statement.claim_id,), ADDED, statement.reviewer or "", statement.at)
    last = holding.verdict
    return Spoken(statement, told, holding.is_asserted, _told(last) if last is not None else None)


def _of_verdict(verdict: Verdict, holding: Said) -> Spoken:
    holds, last = verdict in holding.words, holding.verdict
    newer = _told(last) if holds and last is not None and last != verdict else None
    return Spoken(verdict, _told(verdict), holds, newer)


def _of_judgement(judgement: Judgement, words: list[Judgement]) -> Spoken:
    holds = judgement in words
    newer = _told(words[-1]) if holds and words[-1] != judgement else None
    return Spoken(judgement, _told(judgement), holds, newer)


def _told(word: Verdict | Judgement) -> TakenBack:
    if isinstance(word, Judgement):
        return TakenBack((word.left, word.right), word.same.value, word.reviewer or "", word.at)
    return TakenBack((word.claim_id,), word.word.value, word.reviewer, word.at)


def _overtaken(newer: list[Spoken]) -> ConflictError:
    last = max((one.newer for one in newer if one.newer is not None), key=lambda told: told.at)
    return ConflictError(
        "Something newer was said of %(number)s of what that decided: %(said)s. Take that back first, "
        "or decide anew.",
        number=len(newer),
        said=word_told((last.reviewer, last.word, last.at)),
    )
