"""What somebody or something is called: another name, and which name stands first.

A name that a person adds is one by which the subject is also known. What it is called first changes only
where a person says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Sentence, Term, UsageError
from gawah.model.record import record
from gawah.register.entries import ENTRY
from gawah.register.live import METHOD
from gawah.review.add import NAMED_BY, Added
from gawah.review.decision import check, decided, last_word, state_of_claims
from gawah.review.look_up import find_document, find_subject, subject_in
from gawah.review.selection import Sayer, choose
from gawah.schema import NAMES, kinds
from gawah.schema import prop as schema_prop
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Claim, Register, Subject
    from gawah.review.decision import Decided, Decision
    from gawah.review.selection import Selection

FIRST = "name"
"""The kind of name that stands first once a person has said it."""
WEAK = "weak_alias"
"""The kind of name by which somebody is found, and not known again."""
NAME_KINDS = ("alias", "previous_name", WEAK, FIRST)
"""What a name may be, in the terms of FollowTheMoney."""
_CALLED_WHAT = Sentence("What it is called")


@record
class Called:
    """What somebody or something is called."""

    name: str
    """Where it is empty, the words that were selected."""
    kind: str = "alias"
    """One of ``NAME_KINDS``; the first name of what has none yet is its name. A group or object has labels
    only, of which the one that a person gave last stands first."""


def add_name(
    project: Project,
    prefix: str,
    called: Called,
    decision: Decision,
    words: Selection | str | None = None,
) -> Added:
    """A person says what somebody or something is also called, or which of its names stands first.

    Args:
        project: the project.
        prefix: the beginning of the id of a person, body, group, object or place.
        called: the name; one that is known already, where it is to stand first.
        decision: who says so and why; ``expect`` is a ``state_of_names``.
        words: the words that were selected, or the document that says so; by default where the name stands
            already, else the first.

    Raises:
        NotFoundError: no subject or document begins so.
        UsageError: several do, there is no name, or it is called so already.
        ConflictError: the names have changed since the person looked.
    """
    if called.kind not in NAME_KINDS:
        raise UsageError(
            "%(kind)s is no kind of name. There are: %(known)s.", kind=called.kind, known=NAME_KINDS
        )

    def make(at: str) -> tuple[Added, list[Decided]]:
        selection = words if words is not None and not isinstance(words, str) else None
        document = find_document(project, words) if isinstance(words, str) else ""
        document = selection.document if selection is not None else document
        wanted, register = _look_at(project, prefix, document)
        subject = subject_in(register, wanted)
        naming = tuple(_naming(subject))
        check(decision.expect, state_of_claims(naming), _CALLED_WHAT, last_word(naming))
        chosen = choose(project, selection) if selection is not None else None
        name = " ".join(called.name.split()) or (chosen.on_one_line if chosen is not None else "")
        found = _Naming(subject, name, _prop(subject, called.kind))
        found.check()
        known = found.known if not document else None
        if known is not None:
            by = Sayer(known.statement.document, None, decision, at)
            said = found.said_of(known, by)
            return Added(said.subject, (said.claim_id,)), by.records(project, [said])
        by = Sayer(document or _first_document(subject), chosen, decision, at)
        member, joins = by.member(subject, register, wanted)
        said = by.say(member, found.prop, name)
        return Added(member, (said.claim_id,)), [*by.records(project, [said]), *joins]

    return decided(project, decision, make)


def state_of_names(project: Project, subject_id: str) -> str:
    """The state of all names of a subject, for what a form carries back.

    Raises:
        NotFoundError: nothing is said of the subject any more.
    """
    wanted, register = _look_at(project, subject_id)
    return state_of_claims(_naming(subject_in(register, wanted)))


def _look_at(project: Project, prefix: str, document: str = "") -> tuple[str, Register]:
    """A subject with all that the documents of those it was joined with call it."""
    wanted = find_subject(project, prefix, tuple(NAMED_BY))
    more = [document] if document else []
    register = project.told([wanted], more)
    members = subject_in(register, wanted).members
    if len(members) > 1 and wanted.partition(":")[0] in ENTRY:  # who else is joined is told of already
        register = project.told(members, more)
    return wanted, register


def _naming(subject: Subject) -> Iterator[Claim]:
    for name in NAMES:
        field = subject.fields.get(name)
        yield from field.claims if field is not None else ()


def _prop(subject: Subject, kind: str) -> str:
    """The property to which a name of some kind is added."""
    own = NAMED_BY[subject.kind]
    is_named = subject.value(own) is not None
    return kind if kind != FIRST and is_named and kind in kinds()[subject.kind].props else own


@record
class _Naming:
    """A name that is said of a subject."""

    subject: Subject
    name: str
    prop: str

    @property
    def known(self) -> Claim | None:
        """A claim that calls it so already, best one of the property that is to be said."""
        mine = (self.prop, *(one for one in NAMES if one != self.prop))
        fields = [field for one in mine if (field := self.subject.fields.get(one)) is not None]
        readings = [reading for field in fields for reading in field.readings if reading.claims]
        wanted = key(self.name)
        return next((one.claims[0] for one in readings if key(one.value) == wanted), None)

    def check(self) -> None:
        """See that there is a name, and that it says something new."""
        if not key(self.name):
            raise UsageError("Type the name, or select it in the text.")
        is_first = self.prop == NAMED_BY[self.subject.kind]
        if self.known is None or (self.known.statement.prop == WEAK and self.prop != WEAK):
            return
        if not is_first:
            raise UsageError("It is called %(name)s already.", name=self.name)
        first = self.subject.fields.get(self.prop)
        if (
            first is not None
            and key(first.preferred or "") == key(self.name)
            and first.readings[0].decided_at
        ):
            raise UsageError("It is called %(name)s first already.", name=self.name)

    def said_of(self, known: Claim, by: Sayer) -> Statement:
        """The name that is known, said by a person of this property on the words that say it already."""
        told = known.statement
        own = schema_prop(self.subject.kind, self.prop)
        return replace(
            told,
            prop=self.prop,
            method=METHOD,
            run=METHOD,
            at=by.at,
            confidence=1.0,
            reviewer=by.decision.reviewer,
            visibility=own.visibility,
        )


def _first_document(subject: Subject) -> str:
    told = [claim.statement for claim in subject.claims if claim.counts]
    if not told:
        raise NotFoundError(
            "No document speaks of %(kind)s %(id)s any more.",
            kind=Term(subject.kind, "kind"),
            id=subject.id.partition(":")[2][:8],
        )
    return min(told, key=lambda s: (s.at, s.document)).document
