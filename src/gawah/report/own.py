"""An incident for the keeper of the project: all that the register has, each value with its footnotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.model import Stance
from gawah.register.awaiting import awaiting
from gawah.register.standard import standard
from gawah.report.account import Account, Dispute
from gawah.report.dates import date_words
from gawah.report.quoting import lang_of
from gawah.report.tree import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.register import Claim, Incident, Measure, Party, Reading, Register, Subject
    from gawah.register.fields import Field
    from gawah.report.quoting import Library
    from gawah.report.tree import Block, Note, Runs
    from gawah.report.words import Words

SHORT = 8
"""Characters of an id."""
_TOLL = ("killed", "injured")


@dataclass
class Telling:
    """Makes the account of an incident out of the part of the register that tells of it."""

    register: Register
    library: Library
    words: Words

    def account(self, incident: Incident, law: tuple[Block, ...], mandates: tuple[str, ...]) -> Account:
        """All that the register has of an incident.

        Args:
            incident: one of the register.
            law: what is said of the law.
            mandates: of the United Nations, to be proposed.
        """
        words, met = self.words, standard(incident)
        by = words("standard_by", who=met.by, why=met.why) if met.by else words("standard_suggested")
        return Account(
            label=incident.id.rpartition(":")[2][:SHORT],
            day=incident.date or "",
            type=incident.type,
            country=incident.country or "",
            place=self._place_words(incident),
            dated=self._dated(incident),
            where=self._where(incident),
            acts=self._acts(incident),
            victims=tuple(self._party(one, incident, "victim") for one in incident.victims),
            perpetrators=tuple(self._party(one, incident, "perpetrator") for one in incident.perpetrators),
            killed=incident.killed,
            injured=incident.injured,
            toll=self._toll(incident),
            means=self._texts(incident.acts, "means"),
            grounds=self._texts(incident.acts, "ground"),
            quotes=self._quotes(incident),
            measures=tuple(map(self._measure, incident.measures)),
            standard=met.level,
            standard_words=f"{words.code('standard', met.level)} {by}",
            sources=len(incident.sources),
            disputes=tuple(self._dispute(one.subject, one.field) for one in incident.contradictions),
            courses=tuple(self._course(one.subject, one.field) for one in incident.updates),
            law=law,
            mandates=mandates,
            undecided=len(awaiting(incident, self.register)),
        )

    def _place_words(self, incident: Incident) -> str:
        return self.words.place(incident.places, incident.country)

    def _dated(self, incident: Incident) -> Runs:
        if incident.date is None:
            return (Run(self.words("no_date")),)
        told = date_words(incident.date, self.words)
        printed = f" ({self.words('as_printed', words=incident.date_words)})" if incident.date_words else ""
        is_exact = "X" not in incident.date
        return (Run(told + ("" if is_exact else printed), notes=self._first(incident.subject, "date")),)

    def _where(self, incident: Incident) -> Runs:
        place = self._place_words(incident)
        if not place:
            return (Run(self.words("no_place")),)
        return (Run(place, self._lang(place), notes=self._first(incident.subject, "place")),)

    def _first(self, subject: Subject, prop: str) -> tuple[Note, ...]:
        """The notes of the value of a property that stands first."""
        field = subject.fields.get(prop)
        claims = field.readings[0].claims if field is not None and field.readings else ()
        return self.library.notes(claims, self.register)

    def _acts(self, incident: Incident) -> tuple[Runs, ...]:
        by_type: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for act in incident.acts:
            for prop in ("type", "outcome"):
                field = act.fields.get(prop)
                if field is not None and field.preferred is not None:
                    by_type[prop, field.preferred] += field.readings[0].claims
        told = []
        for (prop, value), claims in sorted(by_type.items(), key=lambda one: (one[0][0] != "type", one[0])):
            name = "act_type" if prop == "type" else "outcome"
            told.append((Run(self.words.code(name, value), notes=self.library.notes(claims, self.register)),))
        return tuple(told)

    def _party(self, party: Party, incident: Incident, role: str) -> Runs:
        words, register = self.words, self.register
        subject = register.subject(party.id)
        claims = [
            claim
            for act in incident.acts
            if (field := act.fields.get(role)) is not None
            for reading in field.readings
            if register.names.get(reading.value, reading.value) == party.id
            for claim in reading.claims
        ]
        if subject is not None:
            mine = register.within(subject, frozenset(incident.documents))
            claims += [c for prop in ("name", "label", "age") for c in self._claims(mine, prop)]
        label = party.label or words("unnamed")
        details = []
        for prop, value in sorted(party.details.items()):
            said = words.code("sex", value) if prop == "sex" else register.label(value)
            if prop != "type":
                details.append(words("detail", what=words.prop(party.kind, prop), value=said))
        if party.kind != "person" and party.count is not None and not party.label_tells_count:
            details.append(words.bounds(party.count))
        about = f" ({words.joined(details)})" if details else ""
        lang = self._lang(label)
        notes = self.library.notes(claims, register)
        return (Run(label, lang), Run(about, notes=notes))

    def _claims(self, subject: Subject, prop: str) -> tuple[Claim, ...]:
        field = subject.fields.get(prop)
        return field.readings[0].claims if field is not None and field.readings else ()

    def _toll(self, incident: Incident) -> Runs:
        told: list[Run] = []
        for outcome, bounds in zip(_TOLL, (incident.killed, incident.injured), strict=True):
            if bounds != (0, 0):
                claims = self._toll_claims(incident, outcome)
                said = self.words(f"toll_{outcome}", number=self.words.bounds(bounds))
                told += [Run(self.words("comma"))] if told else []
                told.append(Run(said, notes=self.library.notes(claims, self.register)))
        return tuple(told)

    def _toll_claims(self, incident: Incident, outcome: str) -> Iterable[Claim]:
        for act in incident.acts:
            if act.value("outcome") != outcome and not (
                outcome == "killed" and act.value("type") == "killing"
            ):
                continue
            yield from self._claims(act, "outcome")
            for victim in act.values("victim"):
                subject = self.register.subject(victim)
                if subject is not None and subject.kind in {"group", "object"}:
                    yield from self._claims(subject, "count")

    def _texts(self, subjects: Iterable[Subject], prop: str) -> tuple[Runs, ...]:
        by_value: dict[str, list[Claim]] = defaultdict(list)
        for subject in subjects:
            field = subject.fields.get(prop)
            for reading in field.readings if field is not None else ():
                by_value[reading.value] += reading.claims
        return tuple(
            (Run(value, self._lang(value), notes=self.library.notes(claims, self.register)),)
            for value, claims in sorted(by_value.items())
            if claims
        )

    def _quotes(self, incident: Incident) -> tuple[Runs, ...]:
        """The sentences that tell of it, each once, as the documents have them."""
        field = incident.subject.fields.get("title")
        found: dict[str, tuple[Claim, list[Claim]]] = {}
        for claim in field.claims if field is not None else ():
            if claim.statement.stance is not Stance.DENIED:
                said = self.library.excerpt(claim)
                found.setdefault(said, (claim, []))[1].append(claim)
        told = []
        for said, (first, claims) in found.items():
            notes = self.library.notes(claims, self.register)
            if self.library.hides(first):
                told.append((Run(self.words("masked"), notes=notes),))
            else:
                told.append((Run(f"“{said}”", first.statement.lang or "en", notes=notes),))
        return tuple(told)

    def _measure(self, measure: Measure) -> Runs:
        words = self.words
        by = words.joined(map(self.register.label, measure.by))
        parts = [
            words.code("measure_type", measure.type),
            date_words(measure.date, words) if measure.date else "",
            words("by_whom", who=by) if by else "",
        ]
        notes = self.library.notes(measure.claims, self.register)
        return (Run(words.joined(parts), notes=notes),)

    def _dispute(self, subject: str, field: Field) -> Dispute:
        words = self.words
        sides = tuple(self._side(one, field) for one in field.sides)
        first = self._value(field, field.preferred) if field.preferred is not None else ""
        why = words(f"why_{field.why.code}", **field.why.args) if field.why is not None else ""
        remark = words("stands_first", value=first, why=why) if first else words("only_denied")
        return Dispute(self._about(subject, field), sides, remark)

    def _side(self, reading: Reading, field: Field) -> Runs:
        value = self._value(field, reading.value)
        told = [Run(value, self._lang(value), "strong", self.library.notes(reading.claims, self.register))]
        if reading.denials:
            told.append(
                Run(f" {self.words('denied_by')}", notes=self.library.notes(reading.denials, self.register))
            )
        return tuple(told)

    def _course(self, subject: str, field: Field) -> Dispute:
        words = self.words
        sides: list[Runs] = []
        for step in field.steps:
            dates = words.joined(date_words(one, words) for one in step.dates)
            value = self._value(field, step.value)
            notes = self.library.notes(step.claims, self.register)
            sides.append(
                (Run(value, self._lang(value), "strong"), Run(f" ({dates})" if dates else "", notes=notes))
            )
        return Dispute(self._about(subject, field), tuple(sides), words("went_on"))

    def _about(self, subject: str, field: Field) -> str:
        kind = subject.partition(":")[0]
        about = self.register.subject(subject)
        name = (
            about.label
            if about is not None and kind in {"person", "body", "group", "object", "place"}
            else ""
        )
        what = self.words.prop(field.prop.kind, field.prop.name)
        return self.words("about", what=what, who=name) if name else what

    def _value(self, field: Field, value: str) -> str:
        kind = field.prop.type
        if kind.startswith("code:"):
            return self.words.code(kind.partition(":")[2], value)
        if kind == "date":
            return date_words(value, self.words)
        return self.register.label(value)

    def _lang(self, said: str) -> str:
        """The language of some words of a source, by their letters; empty where that is the document's."""
        lang = lang_of(said)
        return "" if lang == self.words.lang else lang
