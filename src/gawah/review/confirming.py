"""Confirming what somebody proposed: it becomes the decision, under both names, or it is refused.

Invariant: what is confirmed is what was proposed. Where somebody decided about the same since, it is not.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from gawah.errors import ConflictError
from gawah.members.privileges import Privilege
from gawah.members.proposals import both, check_other, found_open, keep, said_of
from gawah.members.ruling import set_rule_by_both
from gawah.model import ProposalWord, Statement, Verdict
from gawah.model.record import record
from gawah.project.clock import now
from gawah.project.forgetting import forget
from gawah.review.allowed import needed
from gawah.review.proposing import records_in
from gawah.store.deeds import said_since

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.members.proposals import Open
    from gawah.model import Proposal
    from gawah.project import Project
    from gawah.review.decision import Decision


@record
class Confirmed:
    """What came of a proposal."""

    proposal: Proposal
    claims: tuple[str, ...] = ()
    """The claims about which something was said."""
    told: int = 0
    """How many records went, where something was destroyed."""


def confirm(project: Project, prefix: str, decision: Decision) -> Confirmed:
    """Another member confirms a proposal: it is done now, under both names.

    Args:
        project: the project.
        prefix: the beginning of the proposal's id.
        decision: who confirms it and why.

    Raises:
        NotFoundError: there is no such proposal.
        NotAllowedError: they made it themselves, or their role does not let them do what it does.
        ConflictError: somebody decided about it, or about the same, since it was proposed.
    """
    proposal = found_open(project, prefix)
    first, actor = proposal.first, decision.reviewer
    records = records_in(first)
    kinds = needed(project, records) | {Privilege(first.kind)}
    check_other(project, proposal, actor, kinds)
    by = (actor, now(), decision.why)
    if records:
        return _decide(project, proposal, by)
    keep(project, said_of(proposal, ProposalWord.CONFIRMED, by), partial(found_open, project, first.proposal))
    if first.kind == Privilege.FORGET.value:
        told = forget(project, str(first.what["document"]), both(proposal, actor), first.why)
        return Confirmed(first, told=told)
    if first.kind == Privilege.MEMBERS.value:
        set_rule_by_both(project, first.what["rule"], first.what["value"], both(proposal, actor))
    return Confirmed(first)


def refuse(project: Project, prefix: str, decision: Decision) -> Proposal:
    """Another member refuses a proposal, or who made it takes it back: it is not done.

    Raises:
        NotFoundError: there is no such proposal.
        NotAllowedError: it is not theirs, and their role does not let them do what it does.
        ConflictError: somebody decided about it.
    """
    proposal = found_open(project, prefix)
    if proposal.first.actor != decision.reviewer:
        check_other(project, proposal, decision.reviewer, [Privilege(proposal.first.kind)])
    word = said_of(proposal, ProposalWord.REFUSED, (decision.reviewer, now(), decision.why))
    keep(project, word, partial(found_open, project, proposal.first.proposal))
    return proposal.first


def _decide(project: Project, proposal: Open, by: tuple[str, str, str]) -> Confirmed:
    first, actor = proposal.first, by[0]
    records = records_in(first)

    def make() -> tuple[str, Sequence[Any]]:
        again = found_open(project, first.proposal)  # under the writer's lock
        if said_since(project.engine, records, first.proposal):
            raise ConflictError(
                "Somebody has decided about this since it was proposed. Look again, refuse it, and propose it"
                " anew."
            )
        at, names = now(), both(again, actor)
        word = said_of(again, ProposalWord.CONFIRMED, (actor, at, by[2]))
        return at, [*(replace(one, reviewer=names, at=at) for one in records), word]

    project.decide(actor, make)
    claims = tuple(one.claim_id for one in records if isinstance(one, Statement | Verdict))
    return Confirmed(first, claims)
