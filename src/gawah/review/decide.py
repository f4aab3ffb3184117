"""Accepting, rejecting and correcting claims, one or many at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import ConflictError, Sentence, UsageError
from gawah.model import Verdict, Word
from gawah.register.fields import described
from gawah.register.live import METHOD
from gawah.review.decision import (
    THE_CLAIM,
    THE_INCIDENT,
    check,
    decided,
    last_word,
    state_of,
    state_of_incident,
    word_told,
)
from gawah.review.look_up import find_subject, incident_in, look_at, part_with
from gawah.review.values import checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Claim
    from gawah.review.decision import Decided, Decision
    from gawah.review.look_up import Looked

_NAMED = 5
"""How many changed claims a refusal names."""


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


def _give(project: Project, prefix: str, decision: Decision, word: Word) -> Verdict:
    def make(at: str) -> tuple[Verdict, list[Verdict]]:
        claim, _ = seen(project, prefix, decision)
        verdict = Verdict(claim.id, word, decision.reviewer, at, None, decision.why)
        return verdict, [verdict]

    return decided(project, decision, make)


def correct(project: Project, prefix: str, value: str, decision: Decision) -> Verdict:
    """A person puts another value in a claim's place; the first is kept, and no longer counts.

    Raises:
        UsageError: the value does not fit the property, or is the one that stands.
    """

    def make(at: str) -> tuple[Verdict, list[Decided]]:
        claim, looked = seen(project, prefix, decision)
        right = checked(described(claim.statement.kind, claim.statement.prop), value, project)
        instead = replace(claim.statement, value=right)
        if instead.claim_id == claim.id:
            raise UsageError("That is the value the claim has. To confirm it, accept it.")
        records = put_in_place(claim, instead, looked, (decision, at))
        return next(one for one in records if isinstance(one, Verdict)), records

    return decided(project, decision, make)


def put_in_place(claim: Claim, instead: Statement, looked: Looked, by: tuple[Decision, str]) -> list[Decided]:
    """The records by which one statement stands in the place of a claim."""
    decision, at = by
    said = replace(instead, method=METHOD, run=METHOD, at=at, confidence=1.0, reviewer=decision.reviewer)
    verdict = Verdict(claim.id, Word.CORRECTED, decision.reviewer, at, said.claim_id, decision.why)
    records: list[Decided] = [said, verdict]
    known = looked.standing.get(said.claim_id)
    if known is not None and known.verdict is not None and not known.counts:
        # The person now wants what was once refused: the newer word has to say so.
        records.append(Verdict(known.id, Word.ACCEPTED, decision.reviewer, at, None, decision.why))
    return records


def accept_all(project: Project, claims: Mapping[str, str | None], decision: Decision) -> tuple[Verdict, ...]:
    """A person says of several claims that they are read rightly; all are accepted, or none.

    Args:
        project: the project.
        claims: the claims' ids, each with the state in which the person saw it (``state_of``).
        decision: who says so and why.

    Raises:
        UsageError: no claim is named.
        NotFoundError: one of them is not there.
        ConflictError: some have changed since; they are named.
    """
    if not claims:
        raise UsageError("Name the claims to accept.")

    def make(at: str) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
        looked = look_at(project, claims)
        found = [looked.claim(statement) for statement in looked.wanted]
        changed = [
            claim
            for claim, expect in zip(found, claims.values(), strict=True)
            if expect is not None and expect != state_of(claim)
        ]
        if changed:
            raise _refusal(changed)
        given = tuple(
            Verdict(claim.id, Word.ACCEPTED, decision.reviewer, at, None, decision.why) for claim in found
        )
        return given, given

    return decided(project, decision, make)


def _refusal(changed: list[Claim]) -> ConflictError:
    these = tuple(map(_how_changed, changed[:_NAMED]))
    named = Sentence("%(these)s", these=these)
    if len(changed) > _NAMED:
        named = Sentence("%(these)s; and %(more)s more", these=these, more=len(changed) - _NAMED)
    return ConflictError(
        Sentence(
            "%(num)s claim has changed since you looked, so nothing was accepted: %(named)s. "
            "Look again, then decide.",
            "%(num)s claims have changed since you looked, so nothing was accepted: %(named)s. "
            "Look again, then decide.",
            num=len(changed),
            named=named,
        )
    )


def _how_changed(claim: Claim) -> Sentence:
    last = last_word([claim])
    if last is None:
        return Sentence("%(claim)s (nobody's word holds now)", claim=claim.id[:8])
    return Sentence("%(claim)s (%(said)s)", claim=claim.id[:8], said=word_told(last))


def reject_incident(project: Project, prefix: str, decision: Decision) -> tuple[Verdict, ...]:
    """A person says that an incident is none: all that makes it one is rejected at once.

    That is what is claimed of the incident, of its acts and of the measures on it, and what else names it.
    People and places that were read there stay. ``decision.expect`` is a ``state_of_incident``.

    Raises:
        NotFoundError: there is no such incident, or it stands no more.
        UsageError: several begin so.
        ConflictError: it has changed since the person looked.
    """

    def make(at: str) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
        subject = find_subject(project, prefix, ("incident",))
        register = part_with(project, subject)
        incident = incident_in(register, subject)
        check(decision.expect, state_of_incident(incident), THE_INCIDENT, last_word(incident.claims))
        own = set(incident.subject.members)
        for part in (*(act.id for act in incident.acts), *(measure.id for measure in incident.measures)):
            found = register.subject(part)
            own |= set(found.members) if found is not None else set()
        told = [c for c in register.claims.values() if c.counts and _makes(c.statement, own)]
        given = tuple(
            Verdict(claim.id, Word.REJECTED, decision.reviewer, at, None, decision.why) for claim in told
        )
        return given, given

    return decided(project, decision, make)


def _makes(statement: Statement, own: set[str]) -> bool:
    return statement.subject in own or (statement.prop == "incident" and statement.value in own)


def seen(project: Project, prefix: str, decision: Decision) -> tuple[Claim, Looked]:
    """A claim as it stands, with what was looked up for it.

    Raises:
        NotFoundError: no claim begins so.
        UsageError: several do.
        ConflictError: somebody decided about it since the person looked.
    """
    looked = look_at(project, [prefix])
    claim = looked.claim(looked.wanted[0])
    check(decision.expect, state_of(claim), THE_CLAIM, last_word([claim]))
    return claim, looked
