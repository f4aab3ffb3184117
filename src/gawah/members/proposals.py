"""Two people for one decision: what one proposed waits until another confirms or refuses it.

Invariant: a proposal changes nothing but the list of proposals, and nobody confirms their own.
"""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

from gawah.errors import ConflictError, NotAllowedError, NotFoundError, ProposedError, UsageError
from gawah.members.names import BOTH, folded
from gawah.members.privileges import Privilege, may
from gawah.members.roll import find, has_members, members_of
from gawah.members.rules import SIGNED, TWO, rule
from gawah.model import Proposal, ProposalWord
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.clock import now
from gawah.store import MACHINE, append_decided
from gawah.store.changes import last_told
from gawah.store.members import member_changes, proposals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.members.roll import Member
    from gawah.project import Project

_ID_BYTES = 6
OWN = "own"
"""The audience of a copy for oneself."""


@record
class Open:
    """A proposal as it stands."""

    first: Proposal
    """What was proposed, by whom and why."""
    last: Proposal
    """The last word on it."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self.last.word is ProposalWord.PROPOSED


def all_proposals(project: Project) -> tuple[Open, ...]:
    """All proposals as they stand, the oldest first."""
    found: dict[str, Open] = {}
    for one in proposals_of(project.engine):
        before = found.get(one.proposal)
        if one.word is ProposalWord.PROPOSED:
            found[one.proposal] = Open(one, one)
        elif before is not None:  # what it was about may have been destroyed since
            found[one.proposal] = Open(before.first, one)
    return tuple(found.values())


def needs_two(project: Project, kinds: Iterable[Privilege]) -> bool:
    """Whether a rule of the project asks for two people, where something is of some kinds."""
    changes = member_changes(project.engine)
    return any(rule(changes, kind.value) == TWO for kind in kinds if kind.value in SIGNED)


def new_proposal(kind: Privilege, what: Mapping[str, Any], by: tuple[str, str, str]) -> Proposal:
    """A proposal, to be kept.

    Args:
        kind: what one must be allowed to do who confirms it.
        what: what would be done.
        by: who proposes it, when and why.
    """
    actor, at, why = by
    return Proposal(
        secrets.token_hex(_ID_BYTES), ProposalWord.PROPOSED, kind.value, actor, at, why, dict(what)
    )


def waits(proposal: Proposal) -> ProposedError:
    """What tells whoever proposed it that it waits."""
    return ProposedError(
        "This is kept as proposal %(id)s. It holds once another member confirms it: gawah review confirm, or"
        " “Proposals” in the browser.",
        id=proposal.proposal,
    )


def propose(
    project: Project, kind: Privilege, what: Mapping[str, Any], actor: str, why: str
) -> ProposedError:
    """Keep a proposal of a deed that is no decision about the record; what tells that it waits."""
    same = [one.first for one in all_proposals(project) if one.is_open and one.first.what == what]
    found = same[0] if same else new_proposal(kind, what, (actor, now(), why))
    if not same:
        keep(project, found)
    return waits(found)


def let_leave(project: Project, actor: str, kind: Privilege, audience: str) -> None:
    """See that two people want it, where a project asks for two before something leaves.

    What was confirmed can be done once, and only as long as the record says the same: what was added since
    nobody confirmed.

    Raises:
        ProposedError: another must confirm it first.
    """
    if not has_members(project) or not needs_two(project, [kind]):
        return
    what = {"audience": audience, "state": last_told(project.engine)}
    for one in all_proposals(project):
        is_it = one.first.kind == kind.value and one.first.what == what
        if is_it and one.last.word is ProposalWord.CONFIRMED:
            used = said_of(one, ProposalWord.USED, (actor, now(), ""))
            keep(project, used, partial(_check_unused, project, one))
            return
    raise propose(project, kind, what, actor, "")


def export_needs(audience: str) -> Privilege:
    """By which rule two people are asked for before an export for somebody leaves."""
    return Privilege.EXPORT if audience == OWN else Privilege.PUBLISH


def found_open(project: Project, prefix: str) -> Open:
    """The proposal of an id that waits for somebody.

    Raises:
        NotFoundError: there is none.
        UsageError: several begin so.
        ConflictError: somebody confirmed or refused it.
    """
    found = [one for one in all_proposals(project) if prefix and one.first.proposal.startswith(prefix)]
    if not found:
        raise NotFoundError("There is no proposal %(id)s.", id=prefix)
    if len(found) > 1:
        raise UsageError("Several proposals begin with %(id)s.", id=prefix)
    if not found[0].is_open:
        raise ConflictError("%(who)s has decided about this proposal already.", who=found[0].last.actor)
    return found[0]


def check_other(project: Project, proposal: Open, actor: str, needed: Iterable[Privilege]) -> Member:
    """See that somebody may confirm a proposal: another than who made it, who may do all that it does.

    Raises:
        NotAllowedError: they may not.
    """
    member = find(members_of(project), actor)
    if member is None or not all(may(member.role, one) for one in needed):
        raise NotAllowedError("Only a member who may do this by their role can confirm or refuse it.")
    if folded(proposal.first.actor) == folded(actor):
        raise NotAllowedError("Nobody confirms what they proposed themselves: another member must.")
    return member


def both(proposal: Open, actor: str) -> str:
    """The names of the two who decided together."""
    return f"{proposal.first.actor}{BOTH}{actor}"


def said_of(proposal: Open, word: ProposalWord, by: tuple[str, str, str]) -> Proposal:
    """A word on a proposal."""
    actor, at, why = by
    return Proposal(proposal.first.proposal, word, proposal.first.kind, actor, at, why)


def keep(project: Project, word: Proposal, look: Callable[[], object] | None = None) -> None:
    """Keep a word on a proposal; in the log it is the program's own row, so that it is never taken back.

    Args:
        project: the project.
        word: the word.
        look: looks once more, while nobody else can write, whether it may be said; raises where not.
    """

    def say() -> tuple[str, list[Proposal]]:
        if look is not None:
            look()
        return word.at, [word]

    project.must_write()
    with writing(project.root):
        append_decided(project.engine, MACHINE, say)


def _check_unused(project: Project, proposal: Open) -> None:
    """See that what was confirmed was not done yet.

    Raises:
        ConflictError: somebody was quicker.
    """
    now_it = next(one for one in all_proposals(project) if one.first.proposal == proposal.first.proposal)
    if now_it.last.word is not ProposalWord.CONFIRMED:
        raise ConflictError("%(who)s has decided about this proposal already.", who=now_it.last.actor)
