"""What follows from the acts of an incident: its type, its dead and injured, the answer of the state.

Nothing here is stored: several acts of one incident are no contradiction, and a corrected act corrects its
incident.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.register.attackers import attackers_of
from gawah.register.fates import died_later, fates
from gawah.register.fields import place_in_text
from gawah.register.incident import JUDGED, Contradiction, Incident, Measure, Update, by_date
from gawah.register.parties import party_of
from gawah.register.tolls import OUTCOMES, account_by_account, toll_of
from gawah.schema import gravity, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.register.compare import Bounds
    from gawah.register.live import Claim
    from gawah.register.view import Register, Subject


class Deriver:
    """Puts incidents together from a register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._acts = self._by_incident("act")
        self._measures = self._by_incident("measure")
        self._known: dict[str, Incident] = {}

    def incidents(self) -> tuple[Incident, ...]:
        """All, by date, then by place; what has no year comes after what has, what has no date last."""
        return self._ordered(self._register.of_kind("incident"))

    def told_by(self, document: str) -> tuple[Incident, ...]:
        """Those of which a document tells, in that order."""
        named = (s for s in self._register.of_kind("incident") if self._is_named_by(s, document))
        return tuple(one for one in self._ordered(named) if document in one.documents)

    def incident(self, wanted: str) -> Incident | None:
        """The one with an id; None where it does not stand."""
        subject = self._register.subjects.get(wanted)
        stands = subject is not None and subject.kind == "incident" and self._stands(subject)
        return self._one(subject) if subject is not None and stands else None

    def _ordered(self, subjects: Iterable[Subject]) -> tuple[Incident, ...]:
        return tuple(sorted((self._one(s) for s in subjects if self._stands(s)), key=by_date))

    def _stands(self, subject: Subject) -> bool:
        return bool(subject.fields.keys() - JUDGED) or subject.id in self._acts

    def _is_named_by(self, subject: Subject, document: str) -> bool:
        """Whether a document may be one of those of an incident: it says something of it or of its acts."""
        told = (subject, *self._acts.get(subject.id, ()))
        return any(claim.statement.document == document for one in told for claim in one.claims)

    def _one(self, subject: Subject) -> Incident:
        if subject.id not in self._known:
            self._known[subject.id] = self._incident(subject)
        return self._known[subject.id]

    def _by_incident(self, kind: str) -> Mapping[str, list[Subject]]:
        grouped: dict[str, list[Subject]] = defaultdict(list)
        for subject in self._register.of_kind(kind):
            incident = subject.value("incident")
            if incident is not None:
                grouped[incident].append(subject)
        for found in grouped.values():
            found.sort(key=lambda s: (_gravity(s), min(map(place_in_text, s.claims))))
        return grouped

    def _incident(self, subject: Subject) -> Incident:
        acts = self._acts.get(subject.id, [])
        measures = self._measures.get(subject.id, [])
        told = [
            c
            for s in (subject, *acts)
            for name, f in s.fields.items()
            if name not in JUDGED
            for c in f.claims
        ]
        documents = sorted({c.statement.document for c in told})
        own = frozenset(documents)
        found = self._register.subject(subject.value("place") or "")
        place = self._register.within(found, own) if found is not None else None
        victims, perpetrators = (self._parties(acts, role, own) for role in ("victim", "perpetrator"))
        involved = _unique([subject, *acts, *victims, *perpetrators, *([place] if place else []), *measures])
        names = _place_names(place)
        fate = fates(acts, self._register) if len(documents) > 1 else {}
        toll = toll_of(acts, documents, self._register, died_later(fate))
        told_of = [(s.id, f) for s in involved for f in s.fields.values()]
        told_of += [*((subject.id, field) for field in toll.fields), *fate.items()]
        attackers = attackers_of(acts, documents, self._register)
        told_of += [(subject.id, attackers)] if attackers is not None else []
        return Incident(
            id=subject.id,
            subject=subject,
            title=subject.value("title") or "",
            type=_gravest(acts),
            date=subject.value("date"),
            date_words=_words(subject, "date"),
            place=place.id if place else None,
            places=names,
            country=place.value("country") if place else None,
            acts=tuple(acts),
            victims=tuple(map(party_of, victims)),
            perpetrators=tuple(map(party_of, perpetrators)),
            killed=toll.killed,
            injured=toll.injured,
            means=_all_values(acts, "means"),
            grounds=_all_values(acts, "ground"),
            measures=tuple(map(self._measure, measures)),
            status=tuple(sorted({c.statement.stance.value for c in told})),
            documents=tuple(documents),
            sources=self._register.sources.among(documents),
            claims=_claims_of(involved, own),
            contradictions=tuple(Contradiction(s, f) for s, f in told_of if f.is_contradicted),
            updates=tuple(Update(s, f) for s, f in told_of if f.steps),
        )

    def _parties(self, acts: Iterable[Subject], prop: str, documents: frozenset[str]) -> list[Subject]:
        """Who takes part, as these documents speak of them."""
        found = (self._register.subject(value) for act in acts for value in act.values(prop))
        known = _unique(subject for subject in found if subject is not None)
        return [self._register.within(subject, documents) for subject in known]

    def _measure(self, subject: Subject) -> Measure:
        return Measure(
            subject.id,
            subject.value("type") or "",
            tuple(self._register.label(value) for value in subject.values("by")),
            subject.value("date"),
            next(iter(subject.values("words")), ""),
            subject.claims,
        )


def suffered(
    incident: Incident, outcomes: Iterable[str], register: Register, heads_of: Callable[[Subject], Bounds]
) -> dict[str, Bounds]:
    """How many people met with some outcomes in an incident.

    Args:
        incident: one of the register.
        outcomes: codes of ``outcome``.
        register: what the incident is of.
        heads_of: how many people a victim is.
    """
    wanted = tuple(outcomes)
    found: dict[str, Bounds] = {}
    if any(outcome in OUTCOMES for outcome in wanted):
        fate = fates(incident.acts, register) if len(incident.documents) > 1 else {}
        toll = toll_of(incident.acts, incident.documents, register, died_later(fate), heads_of)
        found |= {"killed": toll.killed, "injured": toll.injured}
    for outcome in wanted:
        if outcome not in found:
            found[outcome] = account_by_account(
                incident.acts, outcome, incident.documents, register, heads_of
            )
    return {outcome: found[outcome] for outcome in wanted}


def _gravity(act: Subject) -> int:
    """How grave an act is; what is no act, or of no known type, comes after all that is."""
    type_ = act.value("type") or ""
    known = vocabulary("act_type")
    return gravity(type_) if act.kind == "act" and type_ in known else len(known) + 1


def _gravest(acts: Iterable[Subject]) -> str:
    known = vocabulary("act_type")
    types = [type_ for act in acts if (type_ := act.value("type")) in known and type_ is not None]
    return min(types, key=gravity, default="other")


def _place_names(place: Subject | None) -> tuple[str, ...]:
    if place is None:
        return ()
    names = [place.value(prop) for prop in ("name", "admin2", "admin1", "country")]
    return tuple(dict.fromkeys(name for name in names if name))


def _words(subject: Subject, prop: str) -> str | None:
    found = subject.fields.get(prop)
    if found is None or found.preferred is None:
        return None
    return next((c.statement.original for c in found.readings[0].claims if c.statement.original), None)


def _all_values(acts: Iterable[Subject], prop: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for act in acts for value in act.values(prop)))


def _claims_of(involved: Iterable[Subject], documents: frozenset[str]) -> tuple[Claim, ...]:
    """What these documents claim of some subjects: a place is one with what hundreds of others call so."""
    return tuple(
        c for s in involved for f in s.fields.values() for c in f.claims if c.statement.document in documents
    )


def _unique(subjects: Iterable[Subject]) -> list[Subject]:
    return list({subject.id: subject for subject in subjects}.values())
