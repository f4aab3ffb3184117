"""``gawah show``: one subject, document or claim with all that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_of_option, project_option

if TYPE_CHECKING:
    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.project import Project
    from gawah.register import Claim, Incident, Subject


@click.command("show")
@click.argument("id_prefix", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@as_of_option
@project_option
@click.pass_obj
def command(given: Given, id_prefix: str, as_of: str | None, *, as_json: bool) -> int:
    """Show what an id stands for: an incident, a person, a document, a claim, any subject.

    The beginning of an id is enough. Each claim stands with its id, for gawah review.
    """
    from gawah.cli.finding import find

    with given.open() as project:
        found = find(project, id_prefix, as_of)
        show = {"document": _document, "claim": _claim, "subject": _subject}[found.kind]
        told = show(project, found.id, as_of, as_json=as_json)
        note_look(project, found.kind, found.id)
    if as_json:
        from gawah.guard.gate import for_oneself

        told = for_oneself("show --json", told)
    click.echo(told)
    return 0


def note_look(project: Project, kind: str, one: str) -> None:
    """Write down who looked at what shows names; a project that cannot be written to keeps nothing of it."""
    from gawah.project import now
    from gawah.project.custody import looked_at, note

    if not project.is_read_only:
        note(project, [looked_at(who(), f"{kind}s", one, now())])


def _dump(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, indent=1)


def _document(project: Project, one: str, as_of: str | None, *, as_json: bool) -> str:
    from gawah.cli.page import paper
    from gawah.cli.show_document import document_json, document_page
    from gawah.store.parts import load_part

    stored = load_part(project.engine, [one]).until(as_of)
    return document_json(project, stored, one) if as_json else document_page(project, stored, one, paper())


def _claim(project: Project, one: str, as_of: str | None, *, as_json: bool) -> str:
    from gawah.cli.finding import shelf_with
    from gawah.cli.page import paper
    from gawah.store.deeds import statements_with

    about = statements_with(project.engine, [one])[one].subject
    shelf = shelf_with(project, [about], as_of)
    claim = shelf.register.claims[one]
    return _claim_json(claim) if as_json else claim_page(claim, shelf, paper())


def _claim_json(claim: Claim) -> str:
    from gawah.exchange.incident_form import claim_form
    from gawah.review import state_of

    return _dump(claim_form(claim) | {"state": state_of(claim)})


def _subject(project: Project, one: str, as_of: str | None, *, as_json: bool) -> str:
    from gawah.cli.finding import shelf_of_incident, shelf_with
    from gawah.cli.page import paper

    is_incident = one.startswith("incident:")
    shelf = shelf_of_incident(project, one, as_of) if is_incident else shelf_with(project, [one], as_of)
    register = shelf.register
    subject = register.subject(one)
    assert subject is not None  # noqa: S101 (it was just resolved among the subjects)
    incident = register.incident(one)
    if incident is None:
        return _dump(_subject_form(subject)) if as_json else subject_page(subject, shelf, paper())
    if not as_json:
        return incident_page(incident, shelf, paper())
    from gawah.exchange.incident_form import incident_form

    return _dump(incident_form(incident, register, shelf.sentence))


def incident_page(incident: Incident, shelf: Shelf, sheet: Paper) -> str:
    """The card of an incident with its standard of proof, then each of its parts with every claim."""
    from gawah.cli.cards import card
    from gawah.cli.proof import standard_words
    from gawah.register.standard import standard

    register, subject = shelf.register, incident.subject
    parts = [subject, *incident.acts]
    parts += [s for p in (*incident.victims, *incident.perpetrators) if (s := register.subject(p.id))]
    parts += [s for m in incident.measures if (s := register.subject(m.id))]
    if incident.place is not None and (place := register.subject(incident.place)) is not None:
        parts.append(place)
    unique = {part.id: part for part in parts}
    pages = [subject_page(part, shelf, sheet) for part in unique.values()]
    proof = sheet.line("standard", standard_words(standard(incident), sheet))
    return "\n\n".join([card(incident, shelf, sheet), proof, *pages])


def _subject_form(subject: Subject) -> dict[str, object]:
    from gawah.exchange.incident_form import claim_form

    return {
        "id": subject.id,
        "kind": subject.kind,
        "members": list(subject.members),
        "fields": {name: list(found.values) for name, found in subject.fields.items()},
        "contradicted": [name for name, found in subject.fields.items() if found.is_contradicted],
        "went_on": {
            name: [step.value for step in found.steps]
            for name, found in subject.fields.items()
            if found.steps
        },
        "claims": [claim_form(claim) for claim in subject.claims],
    }


def subject_page(subject: Subject, shelf: Shelf, sheet: Paper) -> str:
    """A subject with every claim about it, those that do not count marked."""
    from gawah.cli.cards import heading, short, shown
    from gawah.register.fields import described
    from gawah.schema import kinds

    kind = kinds()[subject.kind].labels["en"] if subject.kind in kinds() else subject.kind
    name = f" {sheet.value(heading(subject))}" if subject.label else ""
    lines = [f"{sheet.bold(kind + ':' + name)}  {sheet.faint('[' + short(subject.id) + ']')}"]
    if len(subject.members) > 1:
        lines.append(sheet.line("joined from", ", ".join(map(short, subject.members))))
    for found in subject.fields.values():
        for reading in found.readings:
            lines += [_claim_line(c, shelf, sheet) for c in (*reading.claims, *reading.denials)]
    lines += [_claim_line(claim, shelf, sheet) for claim in subject.claims if not claim.counts]
    for found in subject.fields.values():
        if found.steps:
            name = described(subject.kind, found.prop.name).labels.get("en", found.prop.name).lower()
            told = " → ".join(sheet.value(shown(one.value, found.prop.type, shelf)) for one in found.steps)
            lines.append(f"  Went on: {name}; {told}")
        if found.is_contradicted:
            name = described(subject.kind, found.prop.name).labels.get("en", found.prop.name).lower()
            lines.append(sheet.warning(f"  ! Accounts differ: {name}") + f"; shown first: {found.why}")
    return "\n".join(lines)


def _claim_line(claim: Claim, shelf: Shelf, sheet: Paper) -> str:
    from gawah.cli.cards import short, shown
    from gawah.register.fields import described

    s = claim.statement
    about = described(s.kind, s.prop)
    value = sheet.value(shown(s.value, about.type, shelf))
    words = f" “{sheet.value(' '.join(s.original.split()))}”" if s.original and s.original != s.value else ""
    notes = [s.stance.value] if s.stance != "stated" else []
    notes += [f"says {sheet.value(shelf.speaker(claim))}"] if s.speaker else []
    notes += [claim.verdict.word.value + f" by {claim.verdict.reviewer}"] if claim.verdict else []
    notes += ["no longer found"] if claim.is_no_longer_found else []
    note = f" ({', '.join(notes)})" if notes else ""
    label = about.labels.get("en", about.name)
    text = f"{label}: {value}{words}{note}, {shelf.where(claim)}"
    return f"  {sheet.faint(short(claim.id))}  " + sheet.wrapped(text, " " * 12, "")


def claim_page(claim: Claim, shelf: Shelf, sheet: Paper) -> str:
    """One claim with its sentence, where it came from and what people said of it."""
    from gawah.cli.cards import short, shown
    from gawah.register.fields import described

    s = claim.statement
    about = described(s.kind, s.prop)
    subject = shelf.register.subject(s.subject)
    of = f" of {sheet.value(subject.label)}" if subject is not None and subject.label else ""
    title = f"{about.labels.get('en', about.name)}{of}: {sheet.value(shown(s.value, about.type, shelf))}"
    lines = [
        f"{sheet.bold(title)}  {sheet.faint('[' + short(claim.id) + ']')}",
        sheet.wrapped(f"“{sheet.value(' '.join(shelf.sentence(claim).split()))}”", "    "),
        sheet.faint(f"    — {shelf.where(claim)}"),
        sheet.line("says so", f"{shelf.speaker(claim)} ({s.stance.value})"),
        sheet.line("found by", ", ".join(claim.methods) or "nothing any more"),
        sheet.line("confidence", f"{claim.confidence:.2f}"),
        sheet.line("subject", f"{s.kind} {short(s.subject)}"),
        sheet.line("document", s.document[:12]),
    ]
    if claim.verdict is not None:
        why = f": {claim.verdict.why}" if claim.verdict.why else ""
        instead = f" by {short(claim.verdict.instead)}" if claim.verdict.instead else ""
        told = f"{claim.verdict.word.value}{instead}, {claim.verdict.reviewer}, {claim.verdict.at[:10]}{why}"
        lines.append(sheet.line("verdict", told))
    if claim.replaces:
        lines.append(sheet.line("in place of", ", ".join(map(short, claim.replaces))))
    return "\n".join(lines)
