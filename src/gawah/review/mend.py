"""Mending what was read of somebody: the part they had in an act, and what else they are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Term, UsageError
from gawah.model import Verdict
from gawah.review.add import NAMED_BY, ROLES, Added, check_field, role_terms
from gawah.review.decide import put_in_place, seen
from gawah.review.decision import decided, state_of_field
from gawah.review.look_up import find_document, find_subject, part_with, subject_in
from gawah.review.selection import Sayer, choose
from gawah.schema import prop as schema_prop
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Register, Subject
    from gawah.review.decision import Decided, Decision
    from gawah.review.selection import Selection


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
            raise UsageError(
                "That is the part the claim gives. To confirm it: gawah review accept %(claim)s",
                claim=claim.id[:8],
            )
        records = put_in_place(claim, instead, looked, (decision, at))
        return next(one for one in records if isinstance(one, Verdict)), records

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


def add_name(
    project: Project, prefix: str, name: str, decision: Decision, words: Selection | str | None = None
) -> Added:
    """A person says what somebody or something is also called.

    Args:
        project: the project.
        prefix: the beginning of the id of a person, body, group, object or place.
        name: the name; where it is empty, the words that were selected.
        decision: who says so and why; ``expect`` is the state of the field that the name is added to.
        words: the words that were selected, or the document that says so; by default the first.

    Raises:
        NotFoundError: no subject or document begins so.
        UsageError: several do, there is no name, or it is called so already.
        ConflictError: the names have changed since the person looked.
    """

    def make(at: str) -> tuple[Added, list[Decided]]:
        wanted = find_subject(project, prefix, tuple(NAMED_BY))
        selection = words if words is not None and not isinstance(words, str) else None
        document = find_document(project, words) if isinstance(words, str) else ""
        document = selection.document if selection is not None else document
        register = part_with(project, wanted, *filter(None, [document]))
        subject = subject_in(register, wanted)
        prop = name_prop(subject)
        check_field(subject, prop, decision)
        chosen = choose(project, selection) if selection is not None else None
        called = " ".join(name.split()) or (chosen.on_one_line if chosen is not None else "")
        _check_name(subject, called)
        sayer = Sayer(document or _first_document(subject), chosen, decision, at)
        member, joins = sayer.member(subject, register, wanted)
        said = sayer.say(member, prop, called)
        return Added(member, (said.claim_id,)), [*sayer.records(project, [said]), *joins]

    return decided(project, decision, make)


def state_of_names(project: Project, subject_id: str) -> str:
    """The state of the field that ``add_name`` adds to, for what a form carries back.

    Raises:
        NotFoundError: nothing is said of the subject any more.
    """
    subject = subject_in(part_with(project, subject_id), subject_id)
    return state_of_field(subject.fields.get(name_prop(subject)))


def name_prop(subject: Subject) -> str:
    """The property to which another name of a subject is added."""
    own = NAMED_BY[subject.kind]
    return "alias" if subject.kind == "body" and subject.value(own) is not None else own


def _check_name(subject: Subject, called: str) -> None:
    if not key(called):
        raise UsageError("Type the name, or select it in the text.")
    known = {key(value) for prop in ("name", "alias", "label") for value in subject.values(prop)}
    if key(called) in known:
        raise UsageError("It is called %(name)s already.", name=called)


def _first_document(subject: Subject) -> str:
    told = [claim.statement for claim in subject.claims if claim.counts]
    if not told:
        raise NotFoundError(
            "No document speaks of %(kind)s %(id)s any more.",
            kind=Term(subject.kind, "kind"),
            id=subject.id.partition(":")[2][:8],
        )
    return min(told, key=lambda s: (s.at, s.document)).document
