"""What a document tells, laid out to be decided about: its incidents part by part, and what else it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gawah.model import Word
from gawah.model.record import record
from gawah.register.awaiting import REVIEWED, Entry, entries, parts
from gawah.register.fields import described
from gawah.review import state_of, state_of_incident
from gawah.web.leaves import leaf_at
from gawah.web.marked import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.model import Statement
    from gawah.register import Claim, Incident, Register, Subject
    from gawah.register.fields import Field
    from gawah.schema import Prop
    from gawah.web.leaves import Leaf

OF_DOCUMENT = ("title", "publisher", "agency", "source_group", "published", "byline", "url")
"""What is said of the document itself and a person may mend."""
OTHERS = {
    "quote": ("words", "said_by", "role", "affiliation"),
    "claim": ("what", "quantity", "unit", "period", "place"),
    "demand": ("action", "addressee"),
    "notice": ("type", "sender", "target", "penalty", "deadline"),
    "citation": ("instrument", "provision", "norm"),
}
"""What a document tells beside incidents, with the properties that are shown, the one that names it first."""
_MANY = 8
"""Documents that tell of an incident; where there are more, each is shown without what only others say."""
_ROLES = ("victim", "perpetrator")
_MARKED = {"date": "date", "place": "place", "victim": "who", "perpetrator": "who"}
_KINDS = {"person": "who", "body": "who", "group": "who", "object": "who"}


@record
class Line:
    """One value as it is shown for a decision."""

    subject: str
    about: Prop
    value: str
    claim: Claim
    """The claim that stands for it, of this document where there is one."""
    state: str
    """The state of the claim, which a form brings back."""
    is_decided: bool
    is_doubted: bool
    """Whether other accounts cannot be true with it."""
    is_elsewhere: bool
    """Whether only another document says it."""
    more: int
    """How many further claims say the same."""
    is_rejected: bool = False
    """Whether a person said that it is read wrongly: it counts no more; shown until that is taken back."""

    @property
    def entry(self) -> str:
        """What the line is called on the page."""
        return entry_named(self.claim.id)

    @property
    def refers(self) -> bool:
        """Whether the value is somebody or something that has lines of its own."""
        return self.about.type.startswith("ref:")

    @property
    def may_move(self) -> bool:
        """Whether it gives somebody a part that may be the other one."""
        return self.about.kind == "act" and self.about.name in _ROLES


@record
class Section:
    """The lines of one subject."""

    subject: Subject
    lines: tuple[Line, ...]


@record
class Draft:
    """What one part of a text tells of an incident, subject by subject."""

    incident: Incident
    sections: tuple[Section, ...]
    state: str
    is_told_by_many: bool
    """Whether what other documents alone tell of it is not shown here."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def waiting(self) -> tuple[Line, ...]:
        """Those about which no person has spoken."""
        return tuple(line for line in self.lines if not line.is_decided)


@record
class Gone:
    """What was read as an incident of the document, and a person said is none."""

    id: str
    words: str
    lang: str


@dataclass(frozen=True)
class Drafts:
    """All that a document tells, part by part of its text."""

    document: str
    register: Register
    leaves: tuple[Leaf, ...]

    @cached_property
    def all_incidents(self) -> tuple[Incident, ...]:
        """Its incidents, in the order in which it tells them."""
        mine = self.register.incidents_told_by(self.document)
        return tuple(sorted(mine, key=lambda one: (self._first_place(one), one.id)))

    @cached_property
    def _told(self) -> tuple[tuple[Leaf, Incident, Subject], ...]:
        """Each part of each incident, with the part of the text where the document speaks of it first.

        What only other documents say of it stands where the incident begins; of one that many tell of, only
        the page of the incident has it.
        """
        found = []
        for incident in self.all_incidents:
            begin = self._first_place(incident)
            for subject in parts(incident, self.register):
                own = [_start(c) for c in self._claims(subject)]
                if own or not _is_told_by_many(incident):
                    found.append((leaf_at(self.leaves, min(own, default=begin)), incident, subject))
        return tuple(found)

    def incidents(self, leaf: Leaf) -> tuple[Draft, ...]:
        """What a part of the text tells of each incident, to be decided about."""
        told: dict[str, list[Subject]] = {}
        for where, incident, subject in self._told:
            if where == leaf:
                told.setdefault(incident.id, []).append(subject)
        drafts = (self._draft(one, told[one.id]) for one in self.all_incidents if one.id in told)
        return tuple(draft for draft in drafts if draft.sections)

    def waiting(self) -> frozenset[int]:
        """The numbers of the parts of the text in which something of an incident awaits a person."""
        found: set[int] = set()
        for leaf, _, subject in self._told:
            if leaf.number not in found and any(not one.is_decided for one in entries(subject)):
                found.add(leaf.number)
        return frozenset(found)

    def gone(self) -> tuple[Gone, ...]:
        """What a person said is no incident."""
        return tuple(
            Gone(one.id, told.original or told.value, told.lang or "")
            for one in self.register.of_kind("incident")
            if (told := self._refused(one)) is not None and self.register.incident(one.id) is None
        )

    def page(self) -> Subject | None:
        """The document itself, with its title, publisher and date; None where it says nothing of itself."""
        return self.register.subject(f"document:{self.document}")

    def about(self) -> Section | None:
        """What is said of the document itself."""
        page = self.page()
        return None if page is None else self._section(page, OF_DOCUMENT)

    def others(self, kind: str, leaf: Leaf) -> tuple[Section, ...]:
        """What it tells of another kind in a part of the text, in the order in which it tells it."""
        found = [one for one in self.register.of_kind(kind) if self._is_told_in(one, leaf)]
        found.sort(key=self._start)
        sections = (self._section(one, OTHERS[kind]) for one in found)
        return tuple(section for section in sections if section.lines)

    def named(self, kind: str, leaf: Leaf) -> tuple[Subject, ...]:
        """The people, bodies or places that it names in a part of the text, in the order in which it does."""
        found = [one for one in self.register.of_kind(kind) if one.label and self._is_told_in(one, leaf)]
        return tuple(sorted(found, key=self._start))

    def marks(self, text: str, lines: Iterable[Line]) -> list[Mark]:
        """The words of some lines in a text."""
        found = []
        for line in lines:
            span = line.claim.statement.span
            if span is not None and span.text == text and span.start < span.end:
                found.append(Mark(span.start, span.end, _what(line.about.kind, line.about.name), line.entry))
        return found

    def anchors(self, text: str) -> set[int]:
        """Where in a text something is said, which other pages lead to."""
        spans = (claim.statement.span for claim in self.register.claims.values())
        return {span.start for span in spans if span is not None and span.text == text}

    def _draft(self, incident: Incident, told: Iterable[Subject]) -> Draft:
        sections = [self._section(one, REVIEWED[one.kind]) for one in told]
        kept = tuple(section for section in sections if section.lines or section.subject.kind == "incident")
        return Draft(incident, kept, state_of_incident(incident), _is_told_by_many(incident))

    def _section(self, subject: Subject, props: tuple[str, ...]) -> Section:
        lines: list[Line] = []
        for name in props:
            field = subject.fields.get(name)
            if field is not None:
                lines.extend(self._lines(subject, field))
            lines.extend(self._rejected(subject, name))
        return Section(subject, tuple(lines))

    def _lines(self, subject: Subject, field: Field) -> Iterator[Line]:
        for reading in field.readings:
            entry = Entry(subject, field, reading)
            claims = reading.claims or reading.denials
            own = [claim for claim in claims if claim.statement.document == self.document]
            claim = entry.claim if entry.claim in own or not own else max(own, key=lambda c: c.confidence)
            yield Line(
                subject.id,
                field.prop,
                reading.value,
                claim,
                state_of(claim),
                entry.is_decided,
                is_doubted=field.is_contradicted,
                is_elsewhere=not own,
                more=len(claims) - 1,
            )

    def _rejected(self, subject: Subject, name: str) -> Iterator[Line]:
        """What a person said is read wrongly, one line a value, where nothing else says that value."""
        field = subject.fields.get(name)
        told: set[str] = {reading.value for reading in field.readings} if field is not None else set()
        for claim in subject.claims:
            statement = claim.statement
            value = self.register.names.get(statement.value, statement.value)
            if statement.prop != name or not _is_rejected(claim) or value in told:
                continue
            told.add(value)
            yield Line(
                subject.id,
                described(subject.kind, name),
                value,
                claim,
                state_of(claim),
                is_decided=True,
                is_doubted=False,
                is_elsewhere=statement.document != self.document,
                more=0,
                is_rejected=True,
            )

    def _refused(self, subject: Subject) -> Statement | None:
        """The statement by which the document told of an incident that a person said is none."""
        told = [claim for claim in self._claims(subject) if _is_rejected(claim)]
        told.sort(key=lambda claim: (claim.statement.prop != "title", _start(claim)))
        return told[0].statement if told else None

    def _is_told_in(self, subject: Subject, leaf: Leaf) -> bool:
        """Whether a part of the text is the one where the document speaks of something first."""
        told = self._claims(subject)
        return bool(told) and leaf_at(self.leaves, min(map(_start, told))) == leaf

    def _start(self, subject: Subject) -> int:
        return min(map(_start, self._claims(subject)))

    def _claims(self, subject: Subject) -> list[Claim]:
        """What the document says of something, also what a person rejected."""
        mine = (c for c in subject.claims if c.statement.document == self.document)
        return [c for c in mine if c.counts or _is_rejected(c)]

    def _first_place(self, incident: Incident) -> int:
        own = [c for c in incident.subject.claims if c.statement.document == self.document]
        return min((_start(claim) for claim in own), default=0)


def entry_named(claim: str) -> str:
    """What the line of a claim is called on the page, by the claim's id."""
    return f"entry-{claim[:12]}"


def _is_told_by_many(incident: Incident) -> bool:
    return len(incident.documents) > _MANY


def _is_rejected(claim: Claim) -> bool:
    """Whether a person said that it is read wrongly, and that holds."""
    word = claim.verdict
    return word is not None and word.word is Word.REJECTED and not claim.counts


def _what(kind: str, prop: str) -> str:
    """How the words of a value are marked."""
    by_kind = "act" if kind in {"act", "measure", "incident"} else "other"
    return _MARKED.get(prop) or _KINDS.get(kind) or by_kind


def _start(claim: Claim) -> int:
    span = claim.statement.span
    return span.start if span is not None else -1
