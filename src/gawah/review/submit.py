"""Which incident went to which complaint procedure, when, and what became of it: the ledger of submissions.

An entry is a subject of its own, told by statements like everything else. It goes with a document that tells
of the incident; a later word on the same procedure and day takes the place of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Term, UsageError
from gawah.model.record import record
from gawah.review.decision import decided
from gawah.review.look_up import find_subject, incident_in, part_with
from gawah.review.selection import Sayer, new_subject
from gawah.review.stating import stated
from gawah.schema import vocabulary
from gawah.values.dates import written_date

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Incident, Register, Subject
    from gawah.review.decision import Decided, Decision

KIND = "submission"
"""The kind of subject that an entry is."""


@record
class Submission:
    """What somebody enters."""

    mechanism: str
    """A code of ``mechanism``."""
    date: str
    """A day, as EDTF or as people write it."""
    status: str
    """A code of ``submission_status``."""
    reference: str = ""
    """The number that the procedure gave it; empty where there is none yet."""


def submit(project: Project, prefix: str, entry: Submission, decision: Decision) -> str:
    """Enter that an incident went to a procedure, or what became of it.

    Args:
        project: the project.
        prefix: the beginning of the id of an incident.
        entry: what is entered.
        decision: who enters it and why.

    Returns:
        the id of the entry.

    Raises:
        NotFoundError: no incident begins so.
        UsageError: several do, or something of the entry is wrong.
    """
    told = _checked(entry)

    def make(at: str) -> tuple[str, list[Decided]]:
        wanted = find_subject(project, prefix, ("incident",))
        register = part_with(project, wanted)
        incident = incident_in(register, wanted)
        by = Sayer(min(incident.documents), None, decision, at)
        for one in submissions_of(register, incident):
            if one.value("mechanism") == told["mechanism"] and one.value("date") == told["date"]:
                return one.id, _changed(project, one, told, by)
        one_id = new_subject(KIND)
        facts = {"incident": _own_id(incident, by.document), **told}
        said = [by.say(one_id, prop, value) for prop, value in facts.items() if value]
        return one_id, by.records(project, said)

    return decided(project, decision, make)


def submissions_of(register: Register, incident: Incident) -> tuple[Subject, ...]:
    """The entries of an incident, in order of day, procedure and id."""
    ids = {incident.id, *incident.subject.members}
    mine = [one for one in register.of_kind(KIND) if ids & {*one.values("incident"), *_written(one)}]
    return tuple(
        sorted(mine, key=lambda one: (one.value("date") or "", one.value("mechanism") or "", one.id))
    )


def _written(entry: Subject) -> list[str]:
    return [c.statement.value for c in entry.claims if c.counts and c.statement.prop == "incident"]


def _own_id(incident: Incident, document: str) -> str:
    """The id under which a document tells of an incident: it stays right if accounts are parted."""
    mine = {c.statement.subject for c in incident.claims if c.statement.document == document}
    return min((one for one in incident.subject.members if one in mine), default=incident.id)


def _changed(project: Project, entry: Subject, told: dict[str, str], by: Sayer) -> list[Decided]:
    records: list[Decided] = []
    for prop in ("status", "reference"):
        if told[prop] and told[prop] != entry.value(prop):
            records += stated(project, entry, by.say(entry.id, prop, told[prop]), by)[1]
    return records


def _checked(entry: Submission) -> dict[str, str]:
    for name, value in (("mechanism", entry.mechanism), ("submission_status", entry.status)):
        if value not in vocabulary(name):
            raise UsageError(
                "There is no %(value)s here. There are: %(known)s.",
                value=value,
                known=tuple(Term(one, name) for one in vocabulary(name)),
            )
    day = written_date(entry.date.strip())
    if day is None:
        raise UsageError(
            "%(typed)s is not a date: write 14 July 2023, July 2023, 2023-07-14 or 2023-07.", typed=entry.date
        )
    return {
        "mechanism": entry.mechanism,
        "date": day,
        "status": entry.status,
        "reference": " ".join(entry.reference.split()),
    }
