"""Mending what was read: the part that somebody had in an act, and which place a name means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import Term, UsageError
from gawah.model import Verdict
from gawah.register.fields import described
from gawah.review.add import ROLES, role_terms
from gawah.review.decide import put_in_place, seen
from gawah.review.decision import decided
from gawah.review.look_up import find_subject, part_with, subject_in
from gawah.review.selection import Sayer, Selection, choose
from gawah.review.where import gazetteer, place_facts
from gawah.schema import prop as schema_prop

if TYPE_CHECKING:
    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Register
    from gawah.review.decision import Decided, Decision


def move(project: Project, prefix: str, prop: str, decision: Decision, act: str = "") -> Verdict:
    """A person gives somebody another part: who was read as perpetrator is the victim, or of another act.

    The claim is corrected by one with the same words and the same value, so that to take back the one takes
    back the other. ``decision.expect`` is the state of the claim.

    Args:
        project: the project.
        prefix: the beginning of the claim's id; a claim on who was victim or perpetrator of an act.
        prop: the part that they had: ``victim`` or ``perpetrator``.
        decision: who says so and why.
        act: the beginning of the id of another act of the same incident; the claim's own where it is empty.

    Raises:
        NotFoundError: no claim or act begins so.
        UsageError: several do, the claim gives nobody a part, or the part cannot be theirs.
        ConflictError: somebody decided about it since the person looked.
    """

    def make(at: str) -> tuple[Verdict, list[Decided]]:
        claim, looked = seen(project, prefix, decision)
        told = claim.statement
        if told.kind != "act" or told.prop not in ROLES:
            raise UsageError(
                "Claim %(claim)s gives nobody a part in an act: it is %(kind)s.%(prop)s.",
                claim=claim.id[:8],
                kind=told.kind,
                prop=told.prop,
            )
        _check_part(told, prop)
        subject = _other_act(project, told, act) if act else told.subject
        visibility = schema_prop("act", prop).visibility
        instead = replace(told, subject=subject, prop=prop, visibility=visibility)
        if instead.claim_id == told.claim_id:
            raise UsageError("That is the part the claim gives. To confirm it, accept it.")
        records = put_in_place(claim, instead, looked, (decision, at))
        return next(one for one in records if isinstance(one, Verdict)), records

    return decided(project, decision, make)


def change_place(project: Project, prefix: str, place: str, decision: Decision) -> Verdict:
    """A person says that the words of a claim name another place: one decision, taken back in one.

    ``decision.expect`` is the state of the claim.

    Args:
        project: the project.
        prefix: the beginning of the claim's id; a claim on where something was.
        place: the id in the gazetteer (``place_choices``), or ``unlisted``.
        decision: who says so and why.

    Raises:
        NotFoundError: no claim begins so, or the gazetteer has no such place.
        UsageError: several do, the claim tells no place, it has no words, or it is that place already.
        ConflictError: somebody decided about it since the person looked.
    """
    gazetteer()  # to make it takes a minute, in which nobody could write

    def make(at: str) -> tuple[Verdict, list[Decided]]:
        claim, looked = seen(project, prefix, decision)
        told = claim.statement
        if described(told.kind, told.prop).type != "ref:place":
            raise UsageError(
                "Claim %(claim)s tells no place: it is %(kind)s.%(prop)s.",
                claim=claim.id[:8],
                kind=told.kind,
                prop=told.prop,
            )
        if told.span is None:
            raise UsageError("This place stands in no text: add it from the words instead.")
        chosen = choose(project, Selection(told.document, told.span.text, told.span.start, told.span.end))
        sayer = Sayer(told.document, chosen, decision, at)
        subject, facts = place_facts(sayer, chosen, part_with(project, told.subject), place)
        instead = replace(told, value=subject)
        if instead.claim_id == told.claim_id:
            raise UsageError("That is the value the claim has. To confirm it, accept it.")
        records = put_in_place(claim, instead, looked, (decision, at))
        verdict = next(one for one in records if isinstance(one, Verdict))
        return verdict, [*sayer.records(project, facts), *records]

    return decided(project, decision, make)


def _check_part(told: Statement, prop: str) -> None:
    if prop not in ROLES:
        raise UsageError(
            "%(prop)s is no part in an act. Say which: %(known)s.", prop=prop, known=role_terms()
        )
    kind = told.value.partition(":")[0]
    if kind not in schema_prop("act", prop).type.partition(":")[2].split("|"):
        raise UsageError(
            "A %(kind)s cannot be %(prop)s.", kind=Term(kind, "kind"), prop=Term(prop, "prop:act")
        )


def _other_act(project: Project, told: Statement, prefix: str) -> str:
    act = find_subject(project, prefix, ("act",))
    register = part_with(project, act, told.document)
    incidents = [_incident_of(register, one) for one in (told.subject, act)]
    if None in incidents or incidents[0] != incidents[1]:
        raise UsageError("That act is of another incident.")
    return act


def _incident_of(register: Register, act: str) -> str | None:
    return subject_in(register, act).value("incident")
