"""What a decision is about: only that is looked up, however large the record is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Sentence, Term, UsageError
from gawah.model.record import record
from gawah.register.live import claims
from gawah.review.prefix import resolve
from gawah.schema import kinds
from gawah.store.deeds import statements_with
from gawah.store.ids import claims_from, documents_from, subjects_from
from gawah.store.parts import MANY, documents_of_subjects, load_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Statement, Verdict
    from gawah.project import Project
    from gawah.register import Claim, Incident, Register, Subject


@record
class Looked:
    """Some claims as they stand, with all others of their documents."""

    wanted: tuple[Statement, ...]
    """Those that were asked for, in that order."""
    standing: Mapping[str, Claim]
    """What stands in their documents, by claim id."""
    verdicts: tuple[Verdict, ...]
    """All that people said of claims of these documents."""

    def claim(self, statement: Statement) -> Claim:
        """A claim that was asked for.

        Raises:
            NotFoundError: it stands no more.
        """
        found = self.standing.get(statement.claim_id)
        if found is None:
            one = statement.claim_id[:8]
            raise NotFoundError(
                "Claim %(claim)s stands no more: nothing finds it, and nobody stands by it.", claim=one
            )
        return found


def look_at(project: Project, prefixes: Iterable[str]) -> Looked:
    """Claims by the beginnings of their ids.

    Raises:
        NotFoundError: no claim begins so.
        UsageError: several do.
    """
    found = [(prefix, _candidates(project, prefix)) for prefix in prefixes]
    statements = statements_with(project.engine, {one for _, ids in found for one in ids})
    documents = {statement.document for statement in statements.values()}
    stored = load_part(project.engine, documents)
    standing = claims(stored.statements, stored.verdicts, stored.runs)
    wanted = tuple(statements[_one_of(prefix, ids, standing)] for prefix, ids in found)
    return Looked(wanted, standing, stored.verdicts)


def _candidates(project: Project, prefix: str) -> list[str]:
    typed = prefix.strip().lower()
    ids = claims_from(project.engine, typed) if typed else []
    if len(ids) > MANY:
        resolve(prefix, ids, Sentence("claim"))
    return ids


def _one_of(prefix: str, ids: list[str], standing: Mapping[str, Claim]) -> str:
    """The claim that is meant: of several, one that nothing finds any more is not."""
    if len(ids) > 1 and prefix.strip().lower() not in ids:
        ids = [one for one in ids if one in standing]
    return resolve(prefix, ids, Sentence("claim"))


def _one_of_kinds(of: tuple[str, ...]) -> Sentence:
    named = Sentence("%(kind)s", kind=Term(of[-1], "kind"))
    for one in of[-2::-1]:
        named = Sentence("%(one)s or %(other)s", one=Term(one, "kind"), other=named)
    return named


def find_subject(project: Project, prefix: str, of: Iterable[str] = ()) -> str:
    """The id of a subject by its beginning, with or without its kind.

    Args:
        project: the project.
        prefix: what the person typed.
        of: the kinds that it may be of; all where none is named.

    Raises:
        NotFoundError: none begins so.
        UsageError: several do.
    """
    typed, wanted = prefix.strip().lower(), tuple(of) or tuple(kinds())
    known = subjects_from(project.engine, typed, wanted) if typed.rpartition(":")[2] else []
    return resolve(prefix, known, _one_of_kinds(wanted) if of else Sentence("subject"))


def find_document(project: Project, prefix: str) -> str:
    """The id of a document by its beginning.

    Raises:
        NotFoundError: none begins so.
        UsageError: several do.
    """
    typed = prefix.strip().lower()
    return resolve(prefix, documents_from(project.engine, typed) if typed else [], Sentence("document"))


def find_record(project: Project, prefix: str) -> tuple[str, str]:
    """A claim or a document by the beginning of its id.

    Returns:
        ``statements`` or ``documents``, and the id.

    Raises:
        NotFoundError: neither begins so.
        UsageError: several do.
    """
    typed = prefix.strip().lower()
    documents = set(documents_from(project.engine, typed) if typed else [])
    claims = claims_from(project.engine, typed) if typed else []
    found = resolve(prefix, {*documents, *claims}, Sentence("claim or document"))
    return ("documents" if found in documents else "statements"), found


def part_with(project: Project, subject: str, *documents: str) -> Register:
    """The part of the register that tells of a subject, and some documents with it."""
    return project.part(documents_of_subjects(project.engine, [subject]) | set(documents))


def subject_in(register: Register, subject_id: str) -> Subject:
    """A subject that stands.

    Raises:
        NotFoundError: nothing is said of it any more.
    """
    found = register.subject(subject_id)
    if found is None:
        kind, _, digits = subject_id.partition(":")
        raise NotFoundError(
            "Nothing is said of %(kind)s %(id)s any more.", kind=Term(kind, "kind"), id=digits[:8]
        )
    return found


def incident_in(register: Register, subject_id: str) -> Incident:
    """An incident that stands.

    Raises:
        UsageError: the subject is none.
        NotFoundError: it stands no more.
    """
    kind, _, digits = subject_id.partition(":")
    if kind != "incident":
        raise UsageError("%(kind)s %(id)s is no incident.", kind=Term(kind, "kind"), id=digits[:8])
    for incident in register.incidents():
        if subject_id in incident.subject.members:
            return incident
    raise NotFoundError("Incident %(id)s stands no more.", id=digits[:8])
