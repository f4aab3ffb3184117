"""The form of ``gawah extract --json``: one JSON object a document (``docs/extract-form.md``).

It is derived from the same statements as everything else, through ``view`` on the one document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gawah.model import Finding, Run, Stance
from gawah.register import view
from gawah.schema import vocabulary
from gawah.values.quantities import parse as parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.model import Statement, Text
    from gawah.register import Register, Subject
    from gawah.register.incident import Incident
    from gawah.register.parties import Party

Json = dict[str, Any]

_PREFIX = 60
"""How many characters of a block that was set aside are given."""
_SIDE_BY_SIDE = 40
"""How many characters may part two provisions that are cited together."""
_CERTAIN = 0.5
"""Citations below this are only described ("laws of the 1980s") or name no instrument."""
_NO_BOILERPLATE = ("byline", "front matter")
"""Reasons of blocks that are set aside as facts about the page, not as its furniture."""
_NAMED = 0.45
"""Names below this only describe somebody ("the authorities")."""
_STATUS = {
    Stance.STATED: "stated_as_fact",
    Stance.ATTRIBUTED: "attributed",
    Stance.ALLEGED: "alleged",
    Stance.DENIED: "alleged",
}


def to_form(text: Text, statements: Sequence[Statement], name: str) -> Json:
    """One document in the form.

    Args:
        text: the text that was read.
        statements: what was found in it.
        name: the document's name without its ending.
    """
    return _Form(text, _register(text, statements), name).write()


def _register(text: Text, statements: Sequence[Statement]) -> Register:
    runs = {s.run for s in statements}
    methods = tuple(sorted({s.method for s in statements}))
    found = tuple(Finding(s.claim_id, s.method, s.confidence) for s in statements)
    at = max((s.at for s in statements), default="")
    return view(statements, (), (), [Run(run, text.document, text.id, methods, at, found) for run in runs])


@dataclass(frozen=True)
class _Form:
    text: Text
    register: Register
    name: str

    def write(self) -> Json:
        document = self._subjects("document")
        page = document[0] if document else None
        return {
            "doc": self.name,
            "published": page.value("published") if page else None,
            "publisher": page.value("publisher") if page else None,
            "incidents": [
                self._incident(number, incident)
                for number, incident in enumerate(self._in_order(self.register.incidents()), start=1)
            ],
            "aggregate_claims": [self._claim(s) for s in self._subjects("claim")],
            "quotes": [q for s in self._subjects("quote") if (q := self._quote(s)) is not None],
            "organisations": self._names("body"),
            "people": self._names("person"),
            "places": self._names("place"),
            "signatories": list(page.values("signatory")) if page else [],
            "hashtags": list(page.values("hashtag")) if page else [],
            "sources_cited": list(page.values("cited_source")) if page else [],
            "legal_refs": self._legal_refs(),
            "state_measures": [m for s in self._subjects("measure") if (m := s.value("words"))],
            "demands": [self._demand(s) for s in self._subjects("demand")],
            "boilerplate": self._boilerplate(),
            "internal_inconsistencies": self._inconsistencies(),
        }

    def _subjects(self, kind: str) -> list[Subject]:
        return sorted(self.register.of_kind(kind), key=_first_place)

    @staticmethod
    def _in_order(incidents: Iterable[Incident]) -> list[Incident]:
        return sorted(incidents, key=lambda i: _first_place(i.subject))

    def _incident(self, number: int, incident: Incident) -> Json:
        status, words = _response(incident)
        evidence = _evidence(incident.subject)
        return {
            "id": f"{self.name}-i{number}",
            "type": str(vocabulary("act_type")[incident.type].extra["form"]),
            "date": incident.date,
            "place": incident.places[0] if incident.places else None,
            "admin": self._admin(incident),
            "country": incident.country,
            "victims": [self._party(p) for p in incident.victims],
            "perpetrators": [self._perpetrator(p) for p in incident.perpetrators],
            "killed": self._toll(incident, "killed"),
            "injured": self._toll(incident, "injured"),
            "weapon_or_means": "; ".join(incident.means) or None,
            "state_response": {"status": status, "text": words},
            "evidence": evidence.original if evidence else None,
            "reported_status": self._status(incident),
            "attributed_to": self._attributed_to(incident),
        }

    def _admin(self, incident: Incident) -> str | None:
        place = self.register.subject(incident.place or "")
        return place.value("admin1") if place else None

    def _toll(self, incident: Incident, outcome: str) -> int | None:
        """The least number that the text gives; None where it gives none."""
        acts = [act for act in incident.acts if act.value("outcome") == outcome]
        victims = {v for act in acts for v in act.values("victim")}
        told = [self.register.subject(v) for v in victims]
        if not any(s is not None and (s.kind == "person" or s.value("count")) for s in told):
            return None
        low, _ = incident.killed if outcome == "killed" else incident.injured
        return low or None

    @staticmethod
    def _party(party: Party) -> Json:
        details = "; ".join(f"{value}" for value in party.details.values())
        return {
            "name": party.label if party.kind in {"person", "body"} else None,
            "count": _exact(party),
            "group": party.label if party.kind in {"group", "object"} else None,
            "attributes": details or None,
        }

    def _perpetrator(self, party: Party) -> Json:
        named = party.kind in {"person", "body"}
        return {
            "name": party.label if named else None,
            "count": _exact(party),
            "group": None if named else party.label,
            "is_state_agent": party.details.get("type") in {"state", "police", "military", "court"},
        }

    @staticmethod
    def _act_statement(incident: Incident) -> Statement | None:
        acts = [c.statement for act in incident.acts for c in act.claims if c.statement.prop == "type"]
        main = [s for s in acts if s.value == incident.type] or acts
        return max(main, key=lambda s: (s.confidence, -_start(s)), default=None)

    def _status(self, incident: Incident) -> str:
        statement = self._act_statement(incident)
        return _STATUS[statement.stance] if statement else "stated_as_fact"

    def _attributed_to(self, incident: Incident) -> str | None:
        statement = self._act_statement(incident)
        if statement is None or not statement.speaker:
            return None
        return "; ".join(self.register.label(s) for s in statement.speaker) or None

    def _claim(self, subject: Subject) -> Json:
        quantity = _statement(subject, "quantity")
        what = _statement(subject, "what")
        place = self.register.subject(subject.value("place") or "")
        bounds = parse_quantity(quantity.value) if quantity else None
        value = None
        if bounds is not None:
            value = bounds.low if bounds.low is not None else bounds.high
        speakers = quantity.speaker if quantity else ()
        return {
            "what": subject.value("unit") or subject.value("what"),
            "value": value,
            "period": subject.value("period"),
            "place": place.value("name") if place else None,
            "said_by": "; ".join(self.register.label(s) for s in speakers) or None,
            "evidence": what.original if what else None,
        }

    def _quote(self, subject: Subject) -> Json | None:
        words = _statement(subject, "words")
        if words is None or subject.value("mode") != "direct":
            return None
        by = subject.value("said_by")
        return {
            "speaker": self.register.label(by) if by else None,
            "role": subject.value("role"),
            "organisation": subject.value("affiliation"),
            "text": words.original,
            "date": None,
        }

    def _names(self, kind: str) -> list[str]:
        names = []
        for subject in self._subjects(kind):
            spellings = subject.values("name")
            if spellings and _is_named(subject):
                names.append(max(spellings, key=lambda n: (len(n.split()), len(n))))
        return list(dict.fromkeys(names))

    def _legal_refs(self) -> list[Json]:
        """Each instrument with the provisions that are named together, once; without any if nothing else."""
        found: dict[tuple[str, str | None], Json] = {}
        for instrument, provisions, statement in self._cited_together():
            provision = ", ".join(provisions) or None
            ref = {
                "instrument": instrument,
                "provision": provision,
                "evidence": self._sentence(statement),
            }
            found.setdefault((instrument, provision), ref)
        cited = {instrument for instrument, provision in found if provision}
        return [ref for (name, provision), ref in found.items() if provision or name not in cited]

    def _cited_together(self) -> list[tuple[str, list[str], Statement]]:
        """Citations in order, those of one instrument that stand side by side as one."""
        together: list[tuple[str, list[str], Statement]] = []
        last = -_SIDE_BY_SIDE
        for subject in self._subjects("citation"):
            instrument, provision = subject.value("instrument"), subject.value("provision")
            statement = _statement(subject, "instrument")
            if instrument is None or statement is None or statement.confidence < _CERTAIN:
                continue
            start = _start(statement)
            if together and provision and together[-1][0] == instrument and start - last < _SIDE_BY_SIDE:
                if provision not in together[-1][1]:
                    together[-1][1].append(provision)
            else:
                together.append((instrument, [provision] if provision else [], statement))
            last = statement.span.end if statement.span else start
        return together

    def _sentence(self, statement: Statement) -> str | None:
        """The words of a citation with what stands around them in its block."""
        if statement.span is None:
            return None
        block = next((b for b in self.text.blocks if b.start <= statement.span.start < b.end), None)
        low = max(block.start if block else 0, statement.span.start - _PREFIX)
        high = min(block.end if block else len(self.text.content), statement.span.end + _PREFIX)
        return self.text.content[low:high]

    @staticmethod
    def _demand(subject: Subject) -> Json:
        action = _statement(subject, "action")
        return {
            "addressee": "; ".join(subject.values("addressee")) or None,
            "text": action.original if action else None,
        }

    def _boilerplate(self) -> list[str]:
        return [
            self.text.content[b.start : b.end].split("\n", 1)[0][:_PREFIX]
            for b in self.text.blocks
            if not b.is_read and not b.reason.startswith(_NO_BOILERPLATE)
        ]

    def _inconsistencies(self) -> list[str]:
        return [
            f"{self.register.label(c.subject)}: {c.field.prop} is "
            + " and ".join(repr(self.register.label(r.value) or r.value) for r in c.field.readings)
            for c in self.register.contradictions()
        ]


def _start(statement: Statement) -> int:
    return statement.span.start if statement.span else -1


def _is_named(subject: Subject) -> bool:
    """Whether some place in the text names it: "the police", who only act, have no name."""
    said = (c.statement for c in subject.claims if c.statement.prop == "name")
    return any(s.confidence >= _NAMED for s in said)


def _first_place(subject: Subject) -> int:
    return min((_start(c.statement) for c in subject.claims if c.statement.span), default=-1)


def _statement(subject: Subject, prop: str) -> Statement | None:
    """The statement behind the preferred value of a property."""
    found = subject.fields.get(prop)
    if found is None:
        return None
    told = (claim for reading in found.readings for claim in (*reading.claims, *reading.denials))
    first = next(told, None)
    return first.statement if first else None


def _evidence(subject: Subject) -> Statement | None:
    """The sentence that tells most of an incident."""
    titles = [c.statement for c in subject.claims if c.statement.prop == "title"]
    return max(titles, key=lambda s: (s.confidence, -_start(s)), default=None)


_STRENGTH = ("acquitted", "convicted", "charged", "in_custody", "investigating", "other")


def _response(incident: Incident) -> tuple[str, str | None]:
    """The furthest answer of the state with its words, first of those told in the sentence of the incident.

    A prosecution is itself the state's: where nothing else is told, how it ended is the answer.
    """
    codes = vocabulary("measure_type")
    answers = [(str(codes[m.type].extra["form"]), m) for m in incident.measures if m.type in codes]
    evidence = _evidence(incident.subject)
    beside = [a for a in answers if evidence is not None and a[1].words == evidence.value]
    for told in (beside, answers):
        for status in _STRENGTH:
            for answer, measure in told:
                if answer == status:
                    return status, measure.words
    outcomes = {act.value("outcome") for act in incident.acts}
    own = next((o for o in _OF_COURTS if o in outcomes), None) if incident.type in _BY_COURTS else None
    return (own, evidence.value if evidence else None) if own else ("none_stated", None)


_BY_COURTS = frozenset({"prosecution_charge"})
_OF_COURTS = ("convicted", "charged")


def _exact(party: Party) -> int | None:
    return party.count[0] if party.count and party.count[0] == party.count[1] else None
