"""Whose name, or which exact place, may leave, to whom, and why: a consent, and its withdrawal.

A consent is given one by one. It is a subject of its own, told by statements like everything else: it goes
with a document that tells of the person or the place, nothing of it is ever deleted, and each word of it can
be taken back. What it lets out is for ``guard`` to say; here it is only recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Term, UsageError
from gawah.model.record import record
from gawah.register.compare import bounds
from gawah.review.decision import decided
from gawah.review.look_up import find_subject, part_with, subject_in
from gawah.review.selection import Sayer, new_subject
from gawah.schema import vocabulary
from gawah.store.parts import documents_of_subjects
from gawah.values.dates import written_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.project import Project
    from gawah.register import Claim, Register, Subject
    from gawah.review.decision import Decided, Decision

OF = ("person", "place")
"""Of what a consent may be; also the properties that name it."""
KIND = "consent"
"""The kind of subject that a consent is."""
OF_AGE = 18
"""From which age, in years, somebody is no child (Convention on the Rights of the Child, article 1)."""


@record
class Consent:
    """What somebody agreed to."""

    audience: str
    """A code of ``audience``."""
    given_by: str
    """Who gave it, and where the record of that lies: ``herself, on paper, in the safe``."""
    purpose: str
    """What for."""
    given: str
    """When: a date, as EDTF or as people write it."""


def permit(project: Project, prefix: str, consent: Consent, decision: Decision) -> str:
    """A person's name, or where exactly a place is, may leave to an audience, with a consent.

    Args:
        project: the project.
        prefix: the beginning of the id of a person or a place.
        consent: what they agreed to.
        decision: who records it and why, which must not be empty.

    Returns:
        the id of the consent.

    Raises:
        NotFoundError: neither begins so.
        UsageError: several do, something of the consent is missing or wrong, or the person is a child.
    """
    told = _checked(consent)
    _check_reason(decision)

    def make(at: str) -> tuple[str, list[Decided]]:
        person, _ = _person(project, prefix)
        if any(_is_young(claim.statement.value) for claim in _ages(person)):
            raise UsageError("The name of a child does not leave, whoever agrees to it.")
        return _recorded(project, person, told, Sayer(_document(person), None, decision, at))

    return decided(project, decision, make)


def withdraw_permit(project: Project, prefix: str, audience: str, on: str, decision: Decision) -> str:
    """A name may no longer leave to an audience, whatever else would let it out.

    Where no consent is recorded, the refusal alone is: it also keeps back a name that needs no consent.

    Args:
        project: the project.
        prefix: the beginning of the id of a person or a place.
        audience: a code of ``audience``.
        on: when they withdrew it: a date, as EDTF or as people write it.
        decision: who records it and why, which must not be empty.

    Returns:
        the id of the consent that was withdrawn last, or of the refusal.

    Raises:
        NotFoundError: neither begins so.
        UsageError: several do, there is no such audience, or the date is none.
    """
    _check_audience(audience)
    _check_reason(decision)
    day = _day(on)

    def make(at: str) -> tuple[str, list[Decided]]:
        person, register = _person(project, prefix)
        given = [one for one in consents_of(register, person.id) if one.value("audience") == audience]
        standing = [one for one in given if one.value("withdrawn") is None]
        if not standing:
            refusal = {"audience": audience, "withdrawn": day}
            return _recorded(project, person, refusal, Sayer(_document(person), None, decision, at))
        records: list[Decided] = []
        for one in standing:
            by = Sayer(one.claims[0].statement.document, None, decision, at)
            records += by.records(project, [by.say(one.id, "withdrawn", day)])
        return standing[-1].id, records

    return decided(project, decision, make)


def consents_of(register: Register, subject_id: str) -> tuple[Subject, ...]:
    """The consents that a register has of a person or a place, under any of their ids, in order."""
    subject = register.subject(subject_id)
    ids = {subject_id, *(subject.members if subject is not None else ())}
    return tuple(one for one in register.of_kind(KIND) if ids & named_by(one))


def named_by(consent: Subject) -> frozenset[str]:
    """The ids under which a consent names its person or place: as written, and as the register has them."""
    written = (c.statement.value for c in consent.claims if c.counts and c.statement.prop in OF)
    return frozenset({*written, *(value for prop in OF for value in consent.values(prop))})


def _person(project: Project, prefix: str) -> tuple[Subject, Register]:
    """A person or place with all that tell of it: what another document says of an age counts, too."""
    wanted = find_subject(project, prefix, OF)
    first = subject_in(part_with(project, wanted), wanted)
    register = project.part(documents_of_subjects(project.engine, _ids(first)))
    return subject_in(register, wanted), register


def _ids(subject: Subject) -> tuple[str, ...]:
    """All ids of a person; of a place, which thousands may name, its own."""
    return subject.members if subject.kind == "person" else (subject.id,)


def _document(person: Subject) -> str:
    """The first document that tells of it: the consent goes with it."""
    return min(claim.statement.document for claim in person.claims)


def _recorded(
    project: Project, person: Subject, told: Mapping[str, str], by: Sayer
) -> tuple[str, list[Decided]]:
    """A new consent and the records that tell of it."""
    mine = {c.statement.subject for c in person.claims if c.statement.document == by.document}
    consent = new_subject(KIND)
    facts = {person.kind: min(mine), **told}
    said = [by.say(consent, prop, value) for prop, value in facts.items()]
    return consent, by.records(project, said)


def _ages(person: Subject) -> tuple[Claim, ...]:
    """All that is claimed of somebody's age, also what does not stand first."""
    field = person.fields.get("age")
    return field.claims if field is not None else ()


def _is_young(age: str) -> bool:
    found = bounds(age)
    return found is not None and found[0] < OF_AGE


def _checked(consent: Consent) -> dict[str, str]:
    """What is told of a consent, in canonical values.

    Raises:
        UsageError: something is missing or wrong.
    """
    _check_audience(consent.audience)
    by, purpose = (" ".join(text.split()) for text in (consent.given_by, consent.purpose))
    if not by:
        raise UsageError("Say who gave the consent, and where the record of it lies.")
    if not purpose:
        raise UsageError("Say what the consent was given for.")
    return {"audience": consent.audience, "given_by": by, "purpose": purpose, "given": _day(consent.given)}


def _check_audience(audience: str) -> None:
    known = vocabulary("audience")
    if audience not in known:
        raise UsageError(
            "There is no audience %(audience)s. There are: %(known)s.",
            audience=audience,
            known=tuple(Term(one, "audience") for one in known),
        )


def _check_reason(decision: Decision) -> None:
    if not decision.why.strip():
        raise UsageError("To let a name out, or to keep it back, needs a reason: say why.")


def _day(typed: str) -> str:
    found = written_date(typed.strip())
    if found is None:
        raise UsageError(
            "%(typed)s is not a date: write 14 July 2023, July 2023, 2023-07-14 or 2023-07.", typed=typed
        )
    return found
