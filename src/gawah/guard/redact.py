"""An incident as an audience may know it: made anew of what is listed, never by taking away what is not.

Names of the protected are labels; places are units; a sentence that gives a protected value away is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.page import split_sentences
from gawah.guard.guarded import registers
from gawah.guard.told import Counted, Told, ToldDocument, ToldEvidence, ToldMeasure, ToldParty, ToldSentence
from gawah.guard.victims import of_hidden, without_details
from gawah.model import Visibility
from gawah.register.standard import standard
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.guard.coarse import Where
    from gawah.guard.guarded import Guarded, OnProgress
    from gawah.project import Project
    from gawah.register import Incident, Register, Subject
    from gawah.register.parties import Party

LEFT_OUT = "[…]"
"""Stands where sentences were left out."""
_LABELS = {"person": "Person", "incident": "Incident"}
_DETAILS = ("age", "sex")


@dataclass
class Cut:
    """What was kept back on the way."""

    names: set[str] = field(default_factory=set)
    """The people whose name became a label."""
    sentences: int = 0
    values: int = 0
    """Names of bodies, addresses and the like that would have given somebody away."""


def told_of(
    project: Project,
    guard: Guarded,
    only: frozenset[str] | None = None,
    on_progress: OnProgress | None = None,
) -> tuple[tuple[Told, ...], Cut]:
    """The incidents of a project as an audience may know them, in an order that tells nothing.

    Args:
        project: the project.
        guard: what is protected in it towards the audience.
        only: the ids of those that are wanted; all where it is None.
        on_progress: called with how many documents are done, and how many there are.

    Returns:
        the incidents, by date, place and label; and what was kept back.
    """
    cut, found, others = Cut(), list[Told](), list[Counted]()
    keeps_small = guard.audience.keeps_small and any(guard.audience.lets("person", one) for one in _DETAILS)
    for register, new in registers(project, on_progress):
        maker = _Maker(guard, register, cut)
        for one in register.incidents():
            if min(one.documents) not in new:
                continue
            if only is None or one.id in only:
                found.append(maker.told(one))
            elif keeps_small:  # the same is kept back in a part of the register as in the whole of it
                others += maker.counted(one, is_told=False)
    told: Iterable[Told] = found
    if keeps_small:
        counted = [*others, *(person for one in found for person in one.counted)]
        kept = of_hidden(counted, guard.audience.least)
        told = (without_details(one, kept) for one in found)
    return tuple(sorted(told, key=_order)), cut


def _order(told: Told) -> tuple[str, tuple[str, ...], str]:
    return told.date or "~", told.where.names[::-1] if told.where is not None else (), told.id


class _Maker:
    """Makes what is told of incidents out of one part of a register."""

    def __init__(self, guard: Guarded, register: Register, cut: Cut) -> None:
        self._guard, self._register, self._cut = guard, register, cut
        self._lets = guard.audience.lets

    def told(self, incident: Incident) -> Told:
        lets = self._lets
        acts, label = incident.acts, self._label("incident", incident.subject)
        date = incident.date if self._is_open(incident.subject, "date") else None
        evidence = self._evidence(incident)
        return Told(
            id=label,
            date=self._guard.audience.date(date) if lets("incident", "date") else None,
            type=incident.type if lets("act", "type") else None,
            where=self._where(incident),
            victims=self._parties(incident.victims, "victim"),
            perpetrators=self._parties(incident.perpetrators, "perpetrator"),
            killed=incident.killed if lets("incident", "killed") else None,
            injured=incident.injured if lets("incident", "injured") else None,
            means=self._texts(acts, "means"),
            grounds=self._texts(acts, "ground"),
            measures=tuple(sorted(map(self._measure, self._measures(incident)), key=str)),
            standard=standard(incident).level if lets("incident", "standard_met") else None,
            sources=len(incident.sources),
            title=self._text(incident.subject, "title"),
            documents=tuple(one.document for one in evidence.values()),
            counted=tuple(self.counted(incident, is_told=True)),
            evidence=tuple(evidence.values()),
            said=tuple(self._said(incident, evidence)),
        )

    def _is_open(self, subject: Subject, prop: str) -> bool:
        """Whether a value stands that nobody sealed."""
        found = subject.fields.get(prop)
        claims = found.readings[0].claims if found is not None and found.preferred is not None else ()
        return any(claim.statement.visibility is not Visibility.SEALED for claim in claims)

    def _value(self, subject: Subject, prop: str) -> str | None:
        may = self._lets(subject.kind, prop) and self._is_open(subject, prop)
        return subject.value(prop) if may else None

    def _text(self, subject: Subject, prop: str) -> str | None:
        value = self._value(subject, prop)
        if value is None:
            return None
        lang = next((c.statement.lang for c in subject.fields[prop].readings[0].claims), None)
        return self._without_leaks(value, lang or "en")

    def _without_leaks(self, words: str, lang: str) -> str | None:
        """A text without the sentences that give something away; None where none is left."""
        leaks = self._guard.leaks
        if not leaks.tells(words):
            return words
        kept: list[str] = []
        for start, end in split_sentences(words, 0, len(words), lang):
            if leaks.tells(words[start:end]):
                self._cut.sentences += 1
                kept += [] if kept[-1:] == [LEFT_OUT] else [LEFT_OUT]
            else:
                kept.append(words[start:end])
        told = " ".join(kept)
        # Two sentences may give away together what neither does alone.
        return None if set(kept) <= {LEFT_OUT} or leaks.tells(told) else told

    def _texts(self, subjects: Iterable[Subject], prop: str) -> tuple[str, ...]:
        found = (self._text(subject, prop) for subject in subjects)
        return tuple(sorted({one for one in found if one is not None}))

    def _whole(self, value: str | None) -> str | None:
        """A value that cannot be cut: as it is, or not at all."""
        if value is not None and self._guard.leaks.tells(value):
            self._cut.values += 1
            return None
        return value

    def _ids(self, subject: Subject) -> set[str]:
        return {subject.id, *subject.members, *self._guard.members.get(subject.id, ())}

    def _label(self, kind: str, subject: Subject) -> str:
        label = self._guard.kept.label(self._guard.audience.code, self._ids(subject))
        self._guard.leaks.allow(label)  # drawn by chance, it may sound like a name
        return f"{_LABELS[kind]} {label}"

    def _where(self, incident: Incident) -> Where | None:
        place = self._register.subject(incident.place or "")
        if (
            place is None
            or not self._lets("incident", "place")
            or not self._is_open(incident.subject, "place")
        ):
            return None
        return self._guard.where(place)

    def _parties(self, parties: Iterable[Party], role: str) -> tuple[ToldParty, ...]:
        if not self._lets("act", role):
            return ()
        subjects = (self._register.subject(party.id) for party in parties)
        told = (
            self._party(subject, party) for subject, party in zip(subjects, parties, strict=True) if subject
        )
        return tuple(sorted(told, key=lambda one: (one.kind, one.who, str(one))))

    def _party(self, subject: Subject, party: Party) -> ToldParty:
        if subject.kind == "person":
            return ToldParty(
                "person",
                self._name(subject),
                None,
                self._guard.audience.age(self._value(subject, "age")),
                self._value(subject, "sex"),
                self._whole(self._value(subject, "role")),
            )
        prop = "name" if subject.kind == "body" else "label"
        count = party.count if self._lets(subject.kind, "count") else None
        return ToldParty(subject.kind, self._whole(self._value(subject, prop)) or "", count)

    def _name(self, person: Subject) -> str:
        """The name of somebody where it may leave, else their label."""
        name = self._open_name(person)
        if name is None:
            self._cut.names.add(person.id)
            return self._label("person", person)
        return name

    def _open_name(self, person: Subject) -> str | None:
        """The name of somebody where it may leave."""
        name = self._value(person, "name")
        is_protected = any(self._guard.stand(one).is_protected for one in {person.id, *person.members})
        return None if name is None or is_protected or self._guard.leaks.tells(name) else name

    def _who(self, subject_id: str) -> str | None:
        subject = self._register.subject(subject_id)
        if subject is None:
            return None
        return self._name(subject) if subject.kind == "person" else self._whole(self._value(subject, "name"))

    def _measures(self, incident: Incident) -> Iterator[Subject]:
        for measure in incident.measures:
            subject = self._register.subject(measure.id)
            if subject is not None and self._value(subject, "type") is not None:
                yield subject

    def _measure(self, subject: Subject) -> ToldMeasure:
        by = subject.values("by") if self._value(subject, "by") is not None else ()
        return ToldMeasure(
            self._value(subject, "type") or "",
            self._guard.audience.date(self._value(subject, "date")),
            tuple(sorted(filter(None, map(self._who, by)))),
            self._text(subject, "words"),
        )

    def _evidence(self, incident: Incident) -> dict[str, ToldEvidence]:
        """The documents of an incident as they may be known, by id, in an order that tells nothing."""
        if "document" not in self._guard.audience.props:
            return {}
        subjects = ((one, self._register.subject(f"document:{one}")) for one in incident.documents)
        told = {
            one: ToldEvidence(
                ToldDocument(
                    self._text(subject, "title"),
                    self._whole(self._value(subject, "publisher")),
                    self._guard.audience.date(self._value(subject, "published")),
                    self._whole(self._value(subject, "url")),
                ),
                one if self._lets("document", "sha256") else None,
            )
            for one, subject in subjects
            if subject is not None
        }
        return dict(sorted(told.items(), key=lambda one: str(one[1])))

    def _said(self, incident: Incident, evidence: Mapping[str, ToldEvidence]) -> Iterator[ToldSentence]:
        """The sentences that tell of it, each once, without what gives somebody away."""
        field_ = incident.subject.fields.get("title")
        if not self._lets("incident", "title") or field_ is None:
            return
        seen: set[str] = set()
        for claim in (one for reading in field_.readings for one in reading.claims):
            s = claim.statement
            lang = s.lang or "en"
            told = self._without_leaks(s.value, lang) if s.visibility is not Visibility.SEALED else None
            if told is None or told in seen or s.document not in evidence:
                continue
            seen.add(told)
            at = (s.span.start, s.span.end) if s.span is not None and told == s.value else (0, 0)
            yield ToldSentence(told, lang, evidence[s.document], *at)

    def counted(self, incident: Incident, *, is_told: bool) -> Iterator[Counted]:
        """The people who are victims of an incident, by what a table counts.

        Args:
            incident: the incident.
            is_told: it leaves, so that they have labels.
        """
        date = incident.date if self._is_open(incident.subject, "date") else None
        first = edtf.parse(date).earliest if date is not None and edtf.is_valid(date) else None
        for party in incident.victims:
            subject = self._register.subject(party.id)
            if subject is not None and subject.kind == "person":
                year = str(first.year) if first is not None else "unknown"
                is_named = self._open_name(subject) is not None
                label = self._label("person", subject) if is_told and not is_named else ""
                sex = subject.value("sex") or "unknown"
                yield Counted(min(self._ids(subject)), year, sex, is_named, label)
