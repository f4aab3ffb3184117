"""Accepting, rejecting and correcting claims; saying whether two subjects are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import ConflictError, UsageError
from gawah.model import Judgement, Same, Statement, Verdict, Word, digest
from gawah.model.record import record
from gawah.project import now
from gawah.register.fields import described
from gawah.review.prefix import resolve
from gawah.review.values import checked
from gawah.store import append

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Claim, Register

METHOD = "review"


@record
class Decision:
    """Who decides, why, and what they had before them."""

    reviewer: str
    why: str = ""
    expect: str | None = None
    """The state of the claim that the person saw (``state_of``); None checks nothing."""


def state_of(claim: Claim) -> str:
    """A short name for how a claim stands: it changes with every verdict on it."""
    verdict = claim.verdict
    if verdict is None:
        return "open"
    return digest([verdict.word, verdict.at, verdict.reviewer, verdict.instead, verdict.why])[:12]


def accept(project: Project, prefix: str, decision: Decision) -> Verdict:
    """A person says that a claim is read rightly.

    Raises:
        NotFoundError: no claim begins so.
        UsageError: several do.
        ConflictError: somebody decided about it since the person looked.
    """
    return _give(project, prefix, decision, Word.ACCEPTED)


def reject(project: Project, prefix: str, decision: Decision) -> Verdict:
    """A person says that the document does not make this claim. Raises as ``accept`` does."""
    return _give(project, prefix, decision, Word.REJECTED)


def correct(project: Project, prefix: str, value: str, decision: Decision) -> Verdict:
    """A person puts another value in a claim's place; the first is kept, and no longer counts.

    Raises:
        UsageError: the value does not fit the property, or is the one that stands.
    """
    register = project.register()
    claim = _seen(register, prefix, decision)
    about = described(claim.statement.kind, claim.statement.prop)
    right = checked(about, value, register)
    at = now()
    instead = replace(
        claim.statement,
        value=right,
        method=METHOD,
        run=METHOD,
        at=at,
        confidence=1.0,
        reviewer=decision.reviewer,
    )
    if instead.claim_id == claim.id:
        raise UsageError(
            f"That is the value the claim has. To confirm it: gawah review accept {claim.id[:8]}"
        )
    verdict = Verdict(claim.id, Word.CORRECTED, decision.reviewer, at, instead.claim_id, decision.why)
    records: list[Statement | Verdict] = [instead, verdict]
    known = register.claims.get(instead.claim_id)
    if known is not None and known.verdict is not None and not known.counts:
        # The person now wants what was once refused: the newer word has to say so.
        records.append(Verdict(known.id, Word.ACCEPTED, decision.reviewer, at, None, decision.why))
    append(project.engine, decision.reviewer, at, records)
    return verdict


def judge(project: Project, pair: tuple[str, str], same: Same, decision: Decision) -> Judgement:
    """A person says whether two subjects are one.

    Args:
        project: the project.
        pair: the beginnings of two ids.
        same: the word.
        decision: who says so and why.

    Raises:
        NotFoundError: no subject begins so.
        UsageError: several do, or both are one record, or of different kinds.
    """
    register = project.register()
    ids = {member for subject in register.subjects.values() for member in subject.members}
    left, right = (resolve(prefix, ids, "subject") for prefix in pair)
    if left == right:
        raise UsageError("Both are the same record. Type two ids.")
    if left.partition(":")[0] != right.partition(":")[0]:
        raise UsageError(f"A {left.partition(':')[0]} and a {right.partition(':')[0]} cannot be the same.")
    judgement = Judgement(left, right, same, METHOD, now(), decision.reviewer, None, decision.why)
    append(project.engine, decision.reviewer, judgement.at, [judgement])
    return judgement


def _give(project: Project, prefix: str, decision: Decision, word: Word) -> Verdict:
    claim = _seen(project.register(), prefix, decision)
    verdict = Verdict(claim.id, word, decision.reviewer, now(), None, decision.why)
    append(project.engine, decision.reviewer, verdict.at, [verdict])
    return verdict


def _seen(register: Register, prefix: str, decision: Decision) -> Claim:
    claim = register.claims[resolve(prefix, register.claims, "claim")]
    if decision.expect is not None and decision.expect != state_of(claim):
        verdict = claim.verdict
        said = f": {verdict.reviewer} said {verdict.word.value} at {verdict.at}" if verdict else ""
        raise ConflictError(f"The claim has changed since you looked{said}. Look again, then decide.")
    return claim
