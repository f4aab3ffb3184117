"""A decision as a proposal: its records, kept until another member confirms them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gawah.members.privileges import Privilege
from gawah.members.proposals import new_proposal
from gawah.model import Judgement, Statement, Verdict
from gawah.model.record import record
from gawah.review.allowed import needed
from gawah.store.deeds import statements_with
from gawah.store.parts import documents_of_claims, documents_of_subjects
from gawah.store.records import to_judgement, to_row, to_statement, to_verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gawah.model import Proposal
    from gawah.project import Project
    from gawah.review.decision import Decided, Decision

_STRICTEST = (Privilege.PERMIT, Privilege.STANDARD, Privilege.PAIRS)


@record
class Line:
    """One thing that a proposal would say."""

    word: str
    """A ``Word``, a ``Same``, or ``added``."""
    kind: str
    """The kind of subject; empty of two subjects."""
    prop: str
    value: str


def proposal_of(project: Project, records: Sequence[Decided], by: tuple[Decision, str]) -> Proposal:
    """A proposal of the records of a decision.

    Args:
        project: the project.
        records: what would be added.
        by: the decision and the time.
    """
    decision, at = by
    kinds = needed(project, records)
    kind = next((one for one in _STRICTEST if one in kinds), Privilege.DECIDE)
    said = [one for one in records if isinstance(one, Statement)]
    about = [one.claim_id for one in records if isinstance(one, Verdict)]
    ends = [end for one in records if isinstance(one, Judgement) for end in (one.left, one.right)]
    documents = {one.document for one in said}
    documents |= set(documents_of_claims(project.engine, about)) | set(
        documents_of_subjects(project.engine, ends)
    )
    what = {"records": [[_name(one), to_row(one)] for one in records], "documents": sorted(documents)}
    plain: dict[str, Any] = json.loads(json.dumps(what))  # as the store will give it back
    return new_proposal(kind, plain, (decision.reviewer, at, decision.why))


def records_in(proposal: Proposal) -> tuple[Decided, ...]:
    """The records of a proposal; none of what is no decision about the record."""
    made: dict[str, Callable[[Mapping[str, Any]], Decided]]
    made = {"statement": to_statement, "verdict": to_verdict, "judgement": to_judgement}
    return tuple(made[name](row) for name, row in proposal.what.get("records", ()))


def lines_of(project: Project, proposal: Proposal) -> tuple[Line, ...]:
    """What a proposal would say, line by line; empty of what is no decision about the record."""
    records = records_in(proposal)
    said = {one.claim_id: one for one in records if isinstance(one, Statement)}
    about = {one.claim_id for one in records if isinstance(one, Verdict)}
    known = {**statements_with(project.engine, about - said.keys()), **said}
    found = [Line("added", one.kind, one.prop, one.value) for one in said.values()]
    for one in records:
        if isinstance(one, Verdict) and one.claim_id in known and one.claim_id not in said:
            claim = known[one.claim_id]
            found.append(Line(one.word.value, claim.kind, claim.prop, claim.value))
        elif isinstance(one, Judgement):
            found.append(Line(one.same.value, "", "", f"{one.left} {one.right}"))
    return tuple(found)


def _name(one: Decided) -> str:
    return type(one).__name__.lower()
