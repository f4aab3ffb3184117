"""``view``: the register as it stands, or stood on a day; the order of its inputs changes nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from gawah.model.kept import kept
from gawah.model.record import record
from gawah.register.clusters import cluster, parted
from gawah.register.derive import Deriver
from gawah.register.entries import NOTHING, Elsewhere, entries_of, one_by_entry
from gawah.register.fields import Field, build_field, described, group_by_value
from gawah.register.homes import homes_of
from gawah.register.incident import Contradiction, Incident
from gawah.register.live import Claim, claims, until
from gawah.register.meeting import Meeting
from gawah.register.runs_on import told_in_one_go
from gawah.register.sources import DOCUMENT, Sources, sources_of
from gawah.register.updates import Course
from gawah.schema import KNOWN_BY, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.model import Judgement, Run, Statement, Verdict

R = TypeVar("R", "Statement", "Verdict", "Judgement", "Run")

_LABELS = ("name", "label", "title", "words", "action", "what", "instrument", "type")
"""The properties that name a subject to a reader, the best first."""


@record(slots=False)
class Subject:
    """One thing that is spoken of, with all that is said of it."""

    id: str
    kind: str
    members: tuple[str, ...]
    """The ids of all that were judged to be this one; the source ids stay visible."""
    claims: tuple[Claim, ...]
    """All, also those that do not count."""
    group: Callable[[], Mapping[str, Field]] = field(compare=False, repr=False)
    """Groups the claims that count by property and by value."""

    @kept
    def fields(self) -> Mapping[str, Field]:
        """What is said of it by property; grouped when it is first asked for, as of most it never is."""
        return MappingProxyType(self.group())

    def value(self, prop: str) -> str | None:
        """The preferred value of a property, if any."""
        found = self.fields.get(prop)
        return found.preferred if found is not None else None

    def values(self, prop: str) -> tuple[str, ...]:
        """All asserted values of a property, best first."""
        found = self.fields.get(prop)
        return found.values if found is not None else ()

    @property
    def label(self) -> str:
        """What to call it on a page; empty where nothing names it."""
        return next((value for prop in _LABELS if (value := self.value(prop)) is not None), "")

    @property
    def called(self) -> tuple[str, ...]:
        """All that it is called, in any spelling and script, what to call it first."""
        return self._values_of(NAMES)

    @property
    def known_by(self) -> tuple[str, ...]:
        """The names by which it is known again: weak ones are left out, which many others share."""
        return self._values_of(KNOWN_BY)

    def _values_of(self, props: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for prop in props for value in self.values(prop)))


@dataclass(frozen=True)
class Register:
    """What the record says, all accounts side by side."""

    subjects: Mapping[str, Subject]
    """By canonical id, in order of id."""
    claims: Mapping[str, Claim]
    """By claim id, also those that do not count."""
    names: Mapping[str, str]
    """For each subject id that is one with another: the canonical id."""
    sources: Sources
    """Which documents are one source, and what says so."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of ids, in order, of which the last word is that they differ."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """The entry in the gazetteer or the directory by which a subject id is one with others."""

    def subject(self, subject_id: str) -> Subject | None:
        """A subject by any of its ids."""
        return self.subjects.get(self.names.get(subject_id, subject_id))

    def of_kind(self, kind: str) -> tuple[Subject, ...]:
        """All subjects of a kind, in order of id."""
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[Subject, ...]]:
        kinds: dict[str, list[Subject]] = defaultdict(list)
        for subject in self.subjects.values():
            kinds[subject.kind].append(subject)
        return {kind: tuple(found) for kind, found in kinds.items()}

    def label(self, value: str) -> str:
        """What to call a value: a subject's name where it is a subject's id, else the value itself."""
        subject = self.subject(value)
        return value if subject is None else (subject.label or subject.kind)

    @cached_property
    def in_one_go(self) -> Mapping[str, tuple[Claim, ...]]:
        """By the id of a claim of how an incident is told: those of the sentences that run on with it."""
        titles = (one.fields.get("title") for one in self.of_kind("incident"))
        return told_in_one_go(claim for title in titles if title is not None for claim in title.claims)

    def within(self, subject: Subject, documents: frozenset[str]) -> Subject:
        """A subject as some documents speak of it: others may speak of the same person elsewhere."""
        mine = tuple(claim for claim in subject.claims if claim.statement.document in documents)
        if len(mine) == len(subject.claims):
            return subject
        context = (self.sources, self._meeting, self.course)
        return replace(subject, claims=mine, group=partial(_fields, subject.id, mine, self.names, context))

    @cached_property
    def _meeting(self) -> Meeting:
        return Meeting({subject.id: subject.claims for subject in self.subjects.values()})

    @cached_property
    def course(self) -> Course:
        """Which of two claims was made later."""
        return Course({page.id: page.claims for page in self.of_kind("document")})

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents with what is derived from their acts: by date, those without one last."""
        return self._deriver.incidents()

    def incident(self, incident_id: str) -> Incident | None:
        """An incident by any of its ids; None where none of these stands. The others are not worked out."""
        return self._deriver.incident(self.names.get(incident_id, incident_id))

    def incidents_told_by(self, document: str) -> tuple[Incident, ...]:
        """The incidents of which a document tells, in the order of all. The others are not worked out."""
        return self._deriver.told_by(document)

    @cached_property
    def _deriver(self) -> Deriver:
        return Deriver(self)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every field whose accounts cannot all be true, in order of subject and property."""
        return tuple(
            Contradiction(subject.id, found)
            for subject in self.subjects.values()
            for _, found in sorted(subject.fields.items())
            if found.is_contradicted
        )


def view(
    statements: Iterable[Statement],
    verdicts: Iterable[Verdict],
    judgements: Iterable[Judgement],
    runs: Iterable[Run],
    as_of: str | None = None,
    elsewhere: Elsewhere = NOTHING,
) -> Register:
    """The register.

    Args:
        statements: all that were ever recorded, in any order; the same claim twice counts once.
        verdicts: what people said of claims.
        judgements: what people and methods said of subjects.
        runs: what each reading of each document found.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.
        elsewhere: where these are a part of the record: what documents outside it tell of what is judged.
    """
    standing = claims(_until(statements, as_of), _until(verdicts, as_of), _until(runs, as_of))
    counting = [claim for claim in standing.values() if claim.counts]
    known = _until(judgements, as_of)
    # Documents that are one source stay two documents: what each says is told side by side.
    judged = [one for one in known if not one.left.startswith(DOCUMENT)]
    apart = parted(judged)
    entries = entries_of(counting, apart, elsewhere.entries)
    ends = {end for one in judged for end in (one.left, one.right)}
    names = cluster(judged, one_by_entry(entries), {**elsewhere.homes, **homes_of(counting, ends)})
    sources = sources_of(counting, (one for one in known if one.left.startswith(DOCUMENT)))
    subjects = _subjects(standing.values(), names, sources)
    return Register(
        MappingProxyType(subjects),
        MappingProxyType(standing),
        MappingProxyType(dict(names)),
        sources,
        apart,
        entries,
    )


def _until(recorded: Iterable[R], as_of: str | None) -> list[R]:
    """What was recorded by then."""
    return list(recorded) if as_of is None else [one for one in recorded if until(one.at, as_of)]


def _subjects(standing: Iterable[Claim], names: Mapping[str, str], sources: Sources) -> dict[str, Subject]:
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in standing:
        by_subject[names.get(claim.statement.subject, claim.statement.subject)].append(claim)
    members: dict[str, list[str]] = defaultdict(list)
    for member, canonical in names.items():
        members[canonical].append(member)
    context = (sources, Meeting(by_subject), Course(by_subject))
    return {
        subject: Subject(
            subject,
            subject.partition(":")[0],
            tuple(sorted(members.get(subject, [subject]))),
            tuple(found),
            partial(_fields, subject, found, names, context),
        )
        for subject, found in sorted(by_subject.items())
    }


def _fields(
    subject: str,
    found: Iterable[Claim],
    names: Mapping[str, str],
    context: tuple[Sources, Meeting, Course],
) -> dict[str, Field]:
    by_prop: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        if claim.counts:
            by_prop[claim.statement.prop].append(claim)
    kind = subject.partition(":")[0]
    return {
        name: build_field(described(kind, name), group_by_value(of_prop, names), *context)
        for name, of_prop in sorted(by_prop.items())
    }
