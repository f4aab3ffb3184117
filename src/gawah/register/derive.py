"""What follows from the acts of an incident: its type, its dead and injured, the answer of the state.

Nothing here is stored: several acts of one incident are no contradiction, and a corrected act corrects its
incident.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.fields import place_in_text
from gawah.register.parties import heads, is_counted, party_of
from gawah.schema import gravity, vocabulary
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.fields import Field
    from gawah.register.live import Claim
    from gawah.register.parties import Party
    from gawah.register.view import Register, Subject
    from gawah.schema import Prop

    Order = tuple[int, str, str, bool, tuple[str, ...], str]

_IMPLIED = {"killing": "killed"}
"""The outcome of an act for which the record names none, by the type of the act: the only type that has
but one. An injury of which no outcome is told may be threatened, feared or denied.
"""


_JUDGED = frozenset({"standard_met"})
"""What a person makes of the accounts: no account of what happened."""
_ABOUT_THE_RECORD = frozenset({"title", "incident", *_JUDGED})
"""Properties that say nothing of what happened: two sources never share them by their own knowledge."""


@record
class Contradiction:
    """One field whose accounts cannot all be true."""

    subject: str
    field: Field


@record
class Measure:
    """What the state did, or left undone."""

    id: str
    type: str
    by: tuple[str, ...]
    date: str | None
    words: str
    claims: tuple[Claim, ...]


@record
class Incident:
    """One incident, ready to be shown."""

    id: str
    subject: Subject
    title: str
    type: str
    """The gravest of its acts."""
    date: str | None
    date_words: str | None
    """As the text has it: "this month"."""
    place: str | None
    """The id of the place."""
    places: tuple[str, ...]
    """Its name and those of what it lies in, up to the country's code."""
    country: str | None
    acts: tuple[Subject, ...]
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    killed: Bounds
    injured: Bounds
    means: tuple[str, ...]
    grounds: tuple[str, ...]
    measures: tuple[Measure, ...]
    status: tuple[str, ...]
    """The stances of the accounts of what happened, sorted."""
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    """All that is claimed of it, of its acts, its parties, its place and its measures, by its documents."""
    contradictions: tuple[Contradiction, ...]

    @property
    def corroborated(self) -> tuple[Prop, ...]:
        """Properties of it and of its acts whose first value two independent sources assert."""
        fields = [field for one in (self.subject, *self.acts) for field in one.fields.values()]
        told = [field.prop for field in fields if field.readings and field.readings[0].is_corroborated]
        return tuple({prop.name: prop for prop in told if prop.name not in _ABOUT_THE_RECORD}.values())

    @property
    def evidence(self) -> Claim | None:
        """The claim whose words best say what happened: how it is told, else what was done.

        Of several sentences that tell it, the one read with the highest confidence, then the earliest.
        """
        told = self.subject.fields.get("title")
        mine = [c for c in self.claims if c.statement.span is not None]
        wanted = (
            [c for c in (told.claims if told is not None else ()) if c.statement.span is not None],
            [c for c in mine if c.statement.prop == "type" and c.statement.value == self.type],
            [c for c in mine if c.statement.subject in self.subject.members],
            mine,
        )
        return next((min(some, key=_most_telling) for some in wanted if some), None)


class Deriver:
    """Puts incidents together from a register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._acts = self._by_incident("act")
        self._measures = self._by_incident("measure")

    def incidents(self) -> tuple[Incident, ...]:
        """All, by date, then by place; what has no year comes after what has, what has no date last."""
        found = [
            self._incident(s)
            for s in self._register.of_kind("incident")
            if s.fields.keys() - _JUDGED or s.id in self._acts
        ]
        return tuple(sorted(found, key=_by_date))

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
            if name not in _JUDGED
            for c in f.claims
        ]
        documents = sorted({c.statement.document for c in told})
        own = frozenset(documents)
        found = self._register.subject(subject.value("place") or "")
        place = self._register.within(found, own) if found is not None else None
        victims, perpetrators = (self._parties(acts, role, own) for role in ("victim", "perpetrator"))
        involved = _unique([subject, *acts, *victims, *perpetrators, *([place] if place else []), *measures])
        names = _place_names(place)
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
            killed=self._toll(acts, "killed", own),
            injured=self._toll(acts, "injured", own),
            means=_all_values(acts, "means"),
            grounds=_all_values(acts, "ground"),
            measures=tuple(map(self._measure, measures)),
            status=tuple(sorted({c.statement.stance.value for c in told})),
            documents=tuple(documents),
            sources=self._register.sources.among(documents),
            claims=_claims_of(involved, own),
            contradictions=tuple(
                Contradiction(s.id, f) for s in involved for f in s.fields.values() if f.is_contradicted
            ),
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

    def _toll(self, acts: Sequence[Subject], outcome: str, documents: frozenset[str]) -> Bounds:
        """How many suffered an outcome, account by account: what two documents tell is never added up."""
        if len(documents) < 2:
            return self._told_toll(acts, outcome, documents)
        tolls = []
        for document in sorted(documents):
            own = frozenset({document})
            told = [self._register.within(act, own) for act in acts]
            tolls.append(self._told_toll([act for act in told if act.fields], outcome, own))
        return _together([toll for toll in tolls if toll != (0, 0)])

    def _told_toll(self, acts: Sequence[Subject], outcome: str, documents: frozenset[str]) -> Bounds:
        """How many one account tells of: each person once, each group by its count, members not again.

        Who died of it is not among the injured. Groups that nobody counted may be the same people under
        other words ("the miners", "our people"), or those counted: all together they add nothing to the
        least number, but one where nobody else is told, and leave the greatest open.
        """
        suffered = [act for act in acts if _outcome(act) == outcome]
        killed = [act for act in acts if _outcome(act) == "killed"]
        dead = {victim.id for victim in self._parties(killed, "victim", documents)}
        victims = self._parties(suffered, "victim", documents)
        if outcome != "killed":
            victims = [v for v in victims if v.kind != "person" or v.id not in dead]
        members = {
            self._register.names.get(member, member)
            for victim in victims
            if victim.kind == "group"
            for member in victim.values("member")
        }
        told = [v for v in victims if v.id not in members and v.kind in {"person", "group"}]
        counted = [heads(v) for v in told if is_counted(v)]
        is_open = len(counted) < len(told) or any(not act.values("victim") for act in suffered)
        low = sum(toll[0] for toll in counted) or int(is_open)
        highs = [toll[1] for toll in counted]
        if is_open or None in highs:
            return low, None
        return low, sum(high for high in highs if high is not None)


def _together(tolls: Sequence[Bounds]) -> Bounds:
    """What several accounts of one event leave possible; where they disagree, from the least to the greatest.

    An account that tells of nobody does not say that it was nobody, and is not among them.
    """
    if not tolls:
        return 0, 0
    lows, highs = [low for low, _ in tolls], [high for _, high in tolls if high is not None]
    if not highs:
        return max(lows), None
    if max(lows) <= min(highs):
        return max(lows), min(highs)
    return min(lows), (max(highs) if len(highs) == len(tolls) else None)


def _outcome(act: Subject) -> str | None:
    return act.value("outcome") or _IMPLIED.get(act.value("type") or "")


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


def _most_telling(claim: Claim) -> tuple[float, int, str]:
    return (-claim.confidence, *place_in_text(claim))


def _by_date(incident: Incident) -> Order:
    return order_of(incident.date, incident.places, incident.id)


def order_of(told: str | None, places: Sequence[str], incident: str) -> Order:
    """What sorts incidents: the first day it may have been, then from the widest place to the narrowest.

    Args:
        told: the date (EDTF).
        places: the names of the place and of what it lies in.
        incident: the id.
    """
    date = told or ""
    first = edtf.parse(date).earliest if edtf.is_valid(date) else None
    rank = 2 if not date else 1 if first is None else 0
    day = first.isoformat() if first else ""
    return rank, day, date, not places, tuple(key(name) for name in reversed(places)), incident
