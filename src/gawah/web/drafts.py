"""What a document tells, laid out to be decided about: its incidents part by part, and what else it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.awaiting import REVIEWED, Entry, parts
from gawah.review import state_of, state_of_field, state_of_incident
from gawah.web.marked import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register import Claim, Incident, Register, Subject
    from gawah.register.fields import Field
    from gawah.schema import Prop

OF_DOCUMENT = ("title", "publisher", "published", "byline", "url")
"""What is said of the document itself and a person may mend."""
OTHERS = {
    "quote": ("words", "said_by", "role", "affiliation"),
    "claim": ("what", "quantity", "unit", "period", "place"),
    "demand": ("action", "addressee"),
    "notice": ("type", "sender", "target", "penalty", "deadline"),
    "citation": ("instrument", "provision", "norm"),
}
"""What a document tells beside incidents, with the properties that are shown, the one that names it first."""
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

    @property
    def entry(self) -> str:
        """What the line is called on the page."""
        return f"entry-{self.claim.id[:12]}"

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
    states: dict[str, str]
    """The state of each field that something may be added to, by property."""


@record
class Draft:
    """An incident, part by part."""

    incident: Incident
    sections: tuple[Section, ...]
    state: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def waiting(self) -> tuple[Line, ...]:
        """Those about which no person has spoken."""
        return tuple(line for line in self.lines if not line.is_decided)


@dataclass(frozen=True)
class Drafts:
    """All that a document tells."""

    document: str
    register: Register

    def incidents(self) -> tuple[Draft, ...]:
        """Its incidents, in the order in which it tells them."""
        mine = [one for one in self.register.incidents() if self.document in one.documents]
        return tuple(self._draft(one) for one in sorted(mine, key=self._first_place))

    def about(self) -> Section | None:
        """What is said of the document itself."""
        page = self.register.subject(f"document:{self.document}")
        return None if page is None else self._section(page, OF_DOCUMENT)

    def others(self, kind: str) -> tuple[Section, ...]:
        """What it tells of another kind, in the order in which it tells it."""
        found = [one for one in self.register.of_kind(kind) if self._tells(one)]
        found.sort(key=lambda one: min(map(_start, one.claims)))
        return tuple(self._section(one, OTHERS[kind]) for one in found)

    def named(self, kind: str) -> tuple[Subject, ...]:
        """The people, bodies or places that it names, in the order in which it does."""
        found = [one for one in self.register.of_kind(kind) if self._tells(one) and one.label]
        return tuple(sorted(found, key=lambda one: min(map(_start, one.claims))))

    def marks(self, text: str, lines: Iterable[Line]) -> list[Mark]:
        """The words of some lines in a text."""
        found = []
        for line in lines:
            span = line.claim.statement.span
            if span is not None and span.text == text and span.start < span.end:
                what = _MARKED.get(line.about.name) or _KINDS.get(line.about.kind) or _of_kind(line)
                found.append(Mark(span.start, span.end, what, line.entry))
        return found

    def anchors(self, text: str) -> set[int]:
        """Where in a text something is said, which other pages lead to."""
        spans = (claim.statement.span for claim in self.register.claims.values())
        return {span.start for span in spans if span is not None and span.text == text}

    def _draft(self, incident: Incident) -> Draft:
        sections = [self._section(one, REVIEWED[one.kind]) for one in parts(incident, self.register)]
        kept = tuple(section for section in sections if section.lines or section.subject.kind == "incident")
        return Draft(incident, kept, state_of_incident(incident))

    def _section(self, subject: Subject, props: tuple[str, ...]) -> Section:
        lines: list[Line] = []
        for name in props:
            field = subject.fields.get(name)
            if field is not None:
                lines.extend(self._lines(subject, field))
        states = {name: state_of_field(subject.fields.get(name)) for name in props}
        return Section(subject, tuple(lines), states)

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

    def _tells(self, subject: Subject) -> bool:
        return any(c.counts and c.statement.document == self.document for c in subject.claims)

    def _first_place(self, incident: Incident) -> tuple[int, str]:
        own = [c for c in incident.subject.claims if c.statement.document == self.document]
        return min((_start(claim) for claim in own), default=0), incident.id


def _of_kind(line: Line) -> str:
    return "act" if line.about.kind in {"act", "measure", "incident"} else "other"


def _start(claim: Claim) -> int:
    span = claim.statement.span
    return span.start if span is not None else -1
