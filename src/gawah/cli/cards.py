"""An incident as a card: what a monitor wants to see first, then the sentence that says it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.cli.page import counted
from gawah.cli.proof import one_source, standard_words
from gawah.exchange.incident_form import bounds_words
from gawah.register.standard import ALLEGED, standard
from gawah.schema import kinds, vocabulary
from gawah.values.quantities import parse as parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.cli.page import Paper
    from gawah.cli.sources import Shelf
    from gawah.register import Claim, Contradiction, Incident, Measure, Party, Reading, Subject, Update
    from gawah.register.outline import Outline

SHORT = 8
"""Characters of an id shown."""
_EXCERPT = 60
"""Characters shown of a name that is a sentence."""
_SHORTEST = 20
"""Characters shown of the words of a response, however narrow the page."""
_RESPONSES = 4
"""Responses shown on a card."""
_ALIKE = 4
"""Incidents named that may be the same."""
_OPENING = tuple('“"«„‘')
_SIDES = 3
"""Claims shown for each side of a contradiction."""


def short(one: str) -> str:
    """The beginning of an id, without its kind."""
    return one.rpartition(":")[2][:SHORT]


def code(vocabulary_name: str, name: str) -> str:
    """The English label of a code; an unknown code as it is."""
    found = vocabulary(vocabulary_name).get(name)
    return found.labels.get("en", name) if found is not None else name


def headline(incident: Incident, paper: Paper) -> str:
    """Date, type and place in one line."""
    date = incident.date or "no date"
    if date.startswith("XXXX-XX"):
        date = "date not certain"
    if incident.date_words and incident.date and "XX" in incident.date:
        date += f" (“{paper.value(incident.date_words)}”)"
    place = ", ".join(map(paper.value, incident.places)) or "no place"
    return f"{date} · {code('act_type', incident.type)} · {place}"


def card(incident: Incident, shelf: Shelf, paper: Paper) -> str:
    """The whole card."""
    mark = f"[{short(incident.id)}]"
    first = paper.wrapped(f"{headline(incident, paper)}  {mark}", "  ", "").removesuffix(mark)
    lines = [paper.bold(first) + paper.faint(mark)]
    lines += [paper.lines(label, texts) for label, texts in _facts(incident, shelf, paper) if texts]
    evidence = incident.evidence
    if evidence is not None:
        words = paper.value(" ".join(shelf.sentence(evidence).split()))
        lines.append(paper.wrapped(quoted(words), "    "))
        lines.append("    " + paper.faint(f"— {shelf.where(evidence)}"))
    lines += [contradiction(found, shelf, paper) for found in incident.contradictions]
    lines += [update(found, shelf, paper) for found in incident.updates]
    return "\n".join(lines)


def _facts(incident: Incident, shelf: Shelf, paper: Paper) -> Iterable[tuple[str, list[str]]]:
    for label, parties in (("victims", incident.victims), ("by", incident.perpetrators)):
        yield label, _joined(party(one, shelf, paper) for one in parties)
    yield "toll", _joined([toll(incident)])
    yield "means", _joined(map(paper.value, incident.means))
    yield "ground", _joined(map(paper.value, incident.grounds))
    yield "response", list(_responses(incident, paper))
    yield "sources", _joined([_sources(incident, shelf, paper)])
    yield "one source", list(one_source(incident, shelf, paper))
    met = standard(incident)
    yield "standard", [standard_words(met, paper)] if met.by or met.level != ALLEGED else []
    yield "agreed", _joined([_agreed(incident)])
    others = shelf.alike.others.get(incident.id, ())
    yield "compare", _joined([_alike(others, shelf.alike.agreed.get(incident.id, ()))])


def _joined(parts: Iterable[str]) -> list[str]:
    """One line of parts, each once; those that stand several times with their number."""
    times = Counter(part for part in parts if part)
    text = "; ".join(part if number == 1 else f"{part} ×{number}" for part, number in times.items())
    return [text] if text else []


def _agreed(incident: Incident) -> str:
    """The facts that independent sources corroborate; what only one of them says is not among them."""
    names = [about.labels.get("en", about.name).lower() for about in incident.corroborated]
    return f"{', '.join(names)}: said by at least two independent sources" if names else ""


def _alike(others: Sequence[str], agreed: Sequence[str]) -> str:
    if not others:
        return ""
    more = f" and {len(others) - _ALIKE} more" if len(others) > _ALIKE else ""
    facts = f", which agree on {' and '.join(agreed)}" if agreed else ""
    return "may be the same as " + ", ".join(f"[{short(one)}]" for one in others[:_ALIKE]) + more + facts


def toll(incident: Incident | Outline) -> str:
    """How many were killed and injured; empty where nobody was."""
    parts = [(incident.killed, "killed"), (incident.injured, "injured")]
    return ", ".join(f"{bounds_words(bounds)} {word}" for bounds, word in parts if bounds != (0, 0))


def party(one: Party, shelf: Shelf, paper: Paper) -> str:
    """A victim or perpetrator with count, age and role."""
    name = paper.value(one.label) if one.label else f"unnamed {kinds()[one.kind].labels['en'].lower()}"
    details = [paper.value(shelf.register.label(one.details[d])) for d in ("age", "role") if d in one.details]
    is_counted = one.kind in {"group", "object"} and one.count not in (None, (1, 1))
    if is_counted and not one.label_tells_count:
        details.insert(0, bounds_words(one.count))
    return f"{name} ({', '.join(details)})" if details else name


def _responses(incident: Incident, paper: Paper) -> Iterable[str]:
    """Each type of response once, in a line with the words that tell it first."""
    first: dict[str, Measure] = {}
    for measure in incident.measures:
        first.setdefault(measure.type, measure)
    told: dict[str, list[Measure]] = {}
    for measure in first.values():
        told.setdefault(measure.words or measure.id, []).append(measure)
    shown_here = list(told.values())[:_RESPONSES]
    for found in shown_here:
        one = found[0]
        types = ", ".join(code("measure_type", measure.type).lower() for measure in found)
        by = f" by {paper.value(one.by[0])}" if one.by else ""
        date = f" {one.date}" if one.date else ""
        told_as = f"{types}{by}{date}"
        room = max(_SHORTEST, paper.room - len(told_as) - len(": “”"))
        yield told_as + (f": {quoted(paper.value(cut(one.words, room)))}" if one.words else "")
    left = len(incident.measures) - sum(map(len, shown_here))
    if left:
        yield f"… and {left} more: gawah show {short(incident.id)}"


def quoted(words: str) -> str:
    """Words in quotation marks; those that bring their own keep them."""
    return words if words.lstrip("\u2068")[:1] in _OPENING else f"“{words}”"


def cut(words: str, room: int = _EXCERPT) -> str:
    """The beginning of what is too long for a card; ``show`` has it whole."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= room else one_line[: room - 1].rstrip() + "…"


def _sources(incident: Incident, shelf: Shelf, paper: Paper) -> str:
    names = list(dict.fromkeys(paper.value(shelf.source(document)) for document in incident.documents))
    status = ", ".join(incident.status)
    independent = (
        f"{counted(len(incident.sources), 'independent source')}: " if len(incident.sources) > 1 else ""
    )
    return f"{independent}{', '.join(names)} ({status})" if names else ""


def contradiction(found: Contradiction, shelf: Shelf, paper: Paper) -> str:
    """A contradiction with each side's words, speaker and source."""
    about = found.field.prop
    subject = shelf.register.subject(found.subject)
    title = f"! Accounts differ: {topic(found, subject, paper)}"
    lines = [paper.warning(paper.wrapped(title, "    ", "  "))]
    for reading in found.field.sides:
        lines += _side(reading, shelf, paper, about.type)
    if found.field.why is not None and found.field.preferred is not None and len(found.field.values) > 1:
        chosen = paper.value(shown(found.field.preferred, about.type, shelf))
        lines.append(paper.wrapped(f"shown as {chosen}: {found.field.why}", "      ", "    "))
    return "\n".join(lines)


def update(found: Update, shelf: Shelf, paper: Paper) -> str:
    """How a fact went on from report to report, each step with its words, its speaker and its source."""
    subject = shelf.register.subject(found.subject)
    lines = [paper.wrapped(f"Went on: {topic(found, subject, paper)}", "    ", "  ")]
    for step in found.field.steps:
        value = paper.value(shown(step.value, found.field.prop.type, shelf))
        told = _by_sentence(step.claims, shelf)[:_SIDES]
        lines += [_said(value, claim, shelf, paper, denied=False) for claim in told]
    return "\n".join(lines)


def _by_sentence(claims: Iterable[Claim], shelf: Shelf) -> list[Claim]:
    """The first claim of each sentence: one that counts three people makes a claim for each."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        first.setdefault((claim.statement.document, shelf.sentence(claim)), claim)
    return list(first.values())


def topic(found: Contradiction | Update, subject: Subject | None, paper: Paper) -> str:
    """What accounts differ on: "how many (eleven coal miners)"."""
    about = found.field.prop
    name = about.labels.get("en", about.name).lower()
    called = "" if subject is None or subject.kind == "incident" else heading(subject)
    return f"{name} ({paper.value(called)})" if called else name


def heading(subject: Subject) -> str:
    """What to call a subject in one line."""
    if subject.kind in {"act", "measure", "notice"}:
        return code(f"{subject.kind}_type", subject.label)
    return cut(subject.label)


def shown(value: str, type_: str, shelf: Shelf) -> str:
    """A value for a reader: labels instead of codes and ids."""
    if type_ == "quantity":
        return quantity_words(value)
    if type_.startswith("code:"):
        return code(type_.partition(":")[2], value)
    if type_ == "ref:incident":  # its title is a sentence: too long to stand in one
        return short(shelf.register.names.get(value, value))
    return shelf.register.label(value)


def quantity_words(value: str) -> str:
    """A quantity as people write it: "about 15", "at least 7"; what is none as it is."""
    try:
        quantity = parse_quantity(value)
    except ValueError:
        return value
    about = "about " if quantity.approximate else ""
    if quantity.low is None:
        return f"at most {about}{quantity.high}"
    if quantity.high is None:
        return f"at least {about}{quantity.low}"
    return about + bounds_words((quantity.low, quantity.high))


def told_by(claim: Claim, shelf: Shelf, *, denied: bool) -> str:
    """Who asserts or denies a claim, in words that fit one speaker and many."""
    who = shelf.speaker(claim) if claim.statement.speaker else "the report itself"
    if denied:
        return f"denied by {who}"
    return f"according to {who}" if claim.statement.speaker else who


def _side(reading: Reading, shelf: Shelf, paper: Paper, type_: str) -> Iterable[str]:
    value = paper.value(shown(reading.value, type_, shelf))
    for claims, denied in ((reading.claims, False), (reading.denials, True)):
        told = _by_sentence(claims, shelf)
        for claim in told[:_SIDES]:
            yield _said(value, claim, shelf, paper, denied=denied)
        if len(told) > _SIDES:
            yield f"      … and {counted(len(told) - _SIDES, 'more sentence')}"


def _said(value: str, claim: Claim, shelf: Shelf, paper: Paper, *, denied: bool) -> str:
    """A value with who says it, in which words, where, when that was published, and of which source it is."""
    who = paper.value(told_by(claim, shelf, denied=denied))
    words = quoted(paper.value(shelf.context(claim)))
    document = claim.statement.document
    published = shelf.register.course.published(document) or "no date"
    source = paper.value(shelf.group(document))
    text = f"{value} — {who}: {words}, {shelf.where(claim)} ({published}; source: {source})"
    return paper.wrapped(text, "      ", "    ")
