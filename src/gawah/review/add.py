"""Adding what was missed: a person selects words and says what they are.

Invariant: what is added rests on the words as they stand, counts as read with full confidence, and is a
record like any other, to be corrected, rejected or taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, UsageError
from gawah.model.record import record
from gawah.review.decision import THE_INCIDENT, check, decided, last_word, state_of_field, state_of_incident
from gawah.review.look_up import find_subject, incident_in, part_with, subject_in
from gawah.review.reading import read_value
from gawah.review.selection import Sayer, choose, new_subject
from gawah.review.where import gazetteer, place_facts
from gawah.schema import kinds, vocabulary
from gawah.schema import prop as schema_prop

if TYPE_CHECKING:
    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Register, Subject
    from gawah.review.decision import Decided, Decision
    from gawah.review.selection import Chosen, Selection

NAMED_BY = {"person": "name", "body": "name", "group": "label", "object": "label", "place": "name"}
"""The property by which each kind of what takes part is called."""
_NOT_ADDED = frozenset({"block"})
"""Properties that have a command of their own."""


@record
class FieldOf:
    """A property of something that is known already."""

    subject: str
    prop: str
    value: str | None = None
    """What the person typed; None takes the words."""


@record
class NewParty:
    """A victim or perpetrator who is not known yet."""

    act: str
    role: str
    """``victim`` or ``perpetrator``."""
    kind: str
    """``person``, ``body``, ``group`` or ``object``."""
    name: str | None = None
    """What to call it; None takes the words."""


@record
class NewAct:
    """Another act of an incident."""

    incident: str
    type: str


@record
class NewMeasure:
    """What the state did about an incident, or left undone."""

    incident: str
    type: str


@record
class NewIncident:
    """An incident that is not known yet; its title is the sentence in which the words begin."""

    type: str
    """Of its first act."""


@record
class PlaceOf:
    """Where an incident was."""

    incident: str
    place: str | None = None
    """The id in the gazetteer (``place_choices``), or ``unlisted``; None where there is but one."""


What = FieldOf | NewParty | NewAct | NewMeasure | NewIncident | PlaceOf


@record
class Added:
    """What was added."""

    subject: str
    """What the words tell of: what is new, else what was known."""
    claims: tuple[str, ...]


def add(project: Project, selection: Selection, what: What, decision: Decision) -> Added:
    """A person selects words in a text and says what they are.

    ``decision.expect`` is the state of the field (``state_of_field``) for a field, a party or a place, and
    of the incident (``state_of_incident``) for an act or a measure.

    Raises:
        NotFoundError: the text, the subject or the place is not there.
        UsageError: the words or the value do not fit; the sentence says what would.
        ConflictError: what the person saw has changed since.
    """
    if isinstance(what, PlaceOf) or (isinstance(what, FieldOf) and what.prop == "place"):
        gazetteer()  # to make it takes a minute, in which nobody could write

    def make(at: str) -> tuple[Added, list[Decided]]:
        chosen = choose(project, selection)
        sayer = Sayer(selection.document, chosen, decision, at)
        subject, statements, joins = _Adding(project, sayer, chosen).of(what)
        claims = tuple(one.claim_id for one in statements)
        return Added(subject, claims), [*sayer.records(project, statements), *joins]

    return decided(project, decision, make)


_Made = tuple[str, "list[Statement]", "list[Decided]"]
"""The subject, what is said, and what makes it one with others."""


class _Adding:
    """The statements of one addition."""

    def __init__(self, project: Project, sayer: Sayer, chosen: Chosen) -> None:
        self._project = project
        self._sayer = sayer
        self._chosen = chosen

    def of(self, what: What) -> _Made:
        match what:
            case FieldOf():
                return self._field(what)
            case NewParty():
                return self._party(what)
            case NewAct():
                return self._act(what.incident, _coded("act_type", what.type))
            case NewMeasure():
                return self._measure(what.incident, _coded("measure_type", what.type))
            case NewIncident():
                return self._incident(_coded("act_type", what.type))
            case PlaceOf():
                return self._place(what)

    def _field(self, what: FieldOf) -> _Made:
        wanted, subject, register = self._known(what.subject)
        about = _described(subject.kind, what.prop)
        if about == "ref:place" and not what.value:
            return self._place(PlaceOf(wanted))
        self._check_field(subject, what.prop)
        context = (self._project, register)
        value = read_value(schema_prop(subject.kind, what.prop), what.value, self._chosen, context)
        member, joins = self._sayer.member(subject, register, wanted)
        return member, [self._sayer.say(member, what.prop, value)], [*joins]

    def _party(self, what: NewParty) -> _Made:
        wanted, act, register = self._known(what.act, "act")
        if what.role not in ROLES:
            raise UsageError(
                "%(prop)s is no part in an act. Say which: %(known)s.", prop=what.role, known=role_terms()
            )
        fitting = _described("act", what.role).partition(":")[2].split("|")
        if what.kind not in fitting:
            raise UsageError(
                "A %(kind)s cannot be %(prop)s. Say which: %(known)s.",
                kind=what.kind,
                prop=Term(what.role, "prop:act"),
                known=tuple(Term(one, "kind") for one in fitting),
            )
        self._check_field(act, what.role)
        name = " ".join((what.name or "").split()) or self._chosen.on_one_line
        party = new_subject(what.kind)
        member, joins = self._sayer.member(act, register, wanted)
        told = [
            self._sayer.say(party, NAMED_BY[what.kind], name),
            self._sayer.say(member, what.role, party),
        ]
        return party, told, [*joins]

    def _act(self, incident: str, type_: str) -> _Made:
        member, told, joins = self._of_incident(incident)
        act, say = new_subject("act"), self._sayer.say
        return act, [*told, say(act, "incident", member), say(act, "type", type_)], joins

    def _measure(self, incident: str, type_: str) -> _Made:
        member, told, joins = self._of_incident(incident)
        measure, say = new_subject("measure"), self._sayer.say
        told += [say(measure, "incident", member), say(measure, "type", type_)]
        return measure, [*told, say(measure, "words", self._chosen.on_one_line)], joins

    def _incident(self, type_: str) -> _Made:
        incident, act, say = new_subject("incident"), new_subject("act"), self._sayer.say
        told = [self._title(incident), say(act, "incident", incident), say(act, "type", type_)]
        return incident, told, []

    def _title(self, incident: str) -> Statement:
        sentence = self._chosen.sentence
        words = " ".join(self._chosen.text.content[sentence.start : sentence.end].split())
        return self._sayer.say(incident, "title", words, sentence)

    def _place(self, what: PlaceOf) -> _Made:
        wanted, subject, register = self._known(what.incident, "incident", "claim")
        self._check_field(subject, "place")
        place, told = place_facts(self._sayer, self._chosen, register, what.place)
        member, joins = self._sayer.member(subject, register, wanted)
        return place, [*told, self._sayer.say(member, "place", place)], [*joins]

    def _of_incident(self, prefix: str) -> tuple[str, list[Statement], list[Decided]]:
        """The incident as this document speaks of it; one that it did not tell of yet gets its sentence."""
        wanted, subject, register = self._known(prefix, "incident")
        expect = self._sayer.decision.expect
        if expect is not None:
            incident = incident_in(register, wanted)
            check(expect, state_of_incident(incident), THE_INCIDENT, last_word(incident.claims))
        member, joins = self._sayer.member(subject, register, wanted)
        return member, [self._title(member)] if joins else [], [*joins]

    def _known(self, prefix: str, *of: str) -> tuple[str, Subject, Register]:
        wanted = find_subject(self._project, prefix, of)
        register = part_with(self._project, wanted, self._sayer.document)
        return wanted, subject_in(register, wanted), register

    def _check_field(self, subject: Subject, prop: str) -> None:
        check_field(subject, prop, self._sayer.decision)


ROLES = ("victim", "perpetrator")
"""The parts that somebody may have in an act."""


def role_terms() -> tuple[Term, ...]:
    """The parts, to be named in a sentence."""
    return tuple(Term(one, "prop:act") for one in ROLES)


def of_field(kind: str, prop: str) -> Sentence:
    """What a field holds, to begin a sentence with."""
    return Sentence("What is said of the %(prop)s", prop=Term(prop, f"prop:{kind}"))


def check_field(subject: Subject, prop: str, decision: Decision) -> None:
    """See that a field stands as the person saw it.

    Raises:
        ConflictError: it does not.
    """
    field = subject.fields.get(prop)
    mine = [claim for claim in subject.claims if claim.statement.prop == prop]
    check(decision.expect, state_of_field(field), of_field(subject.kind, prop), last_word(mine))


def _described(kind: str, name: str) -> str:
    """The type of a property that may be added.

    Raises:
        UsageError: there is no such property, or it is not added by selecting words.
    """
    known = [one for one in kinds()[kind].props if one not in _NOT_ADDED]
    if name not in known:
        raise UsageError(
            "%(name)s is nothing that is said of %(kind)s. There are: %(known)s.",
            name=name,
            kind=Term(kind, "kind"),
            known=tuple(Term(one, f"prop:{kind}") for one in known),
        )
    return schema_prop(kind, name).type


def _coded(name: str, code: str) -> str:
    if code not in vocabulary(name):
        raise UsageError(
            "%(code)s is not one of the codes: %(known)s.",
            code=code,
            known=tuple(Term(one, name) for one in vocabulary(name)),
        )
    return code
