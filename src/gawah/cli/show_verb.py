"""``gawah show``: one subject, document or claim with all that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option

if TYPE_CHECKING:
    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.register import Claim, Subject


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
    from gawah.cli.page import paper
    from gawah.cli.sources import shelf_of
    from gawah.errors import Sentence
    from gawah.review import resolve

    with given.open() as project:
        stored = project.stored().until(as_of)
        shelf = shelf_of(project, stored)
        register = shelf.register
        documents = {document.id for document in stored.documents}
        subjects = {member for subject in register.subjects.values() for member in subject.members}
        subjects -= {f"document:{one}" for one in documents}
        one = resolve(id_prefix, [*documents, *subjects, *register.claims], Sentence("record"))
        sheet = paper()
        if one in documents:
            from gawah.cli.show_document import document_json, document_page

            told = (
                document_json(project, stored, one) if as_json else document_page(project, stored, one, sheet)
            )
        elif one in register.claims:
            claim = register.claims[one]
            told = _claim_json(claim) if as_json else claim_page(claim, shelf, sheet)
        else:
            told = _subject(one, shelf, sheet, as_json=as_json)
    if as_json:
        from gawah.guard.gate import for_oneself

        told = for_oneself("show --json", told)
    click.echo(told)
    return 0


def _dump(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, indent=1)


def _claim_json(claim: Claim) -> str:
    from gawah.exchange.incident_form import claim_form
    from gawah.review import state_of

    return _dump(claim_form(claim) | {"state": state_of(claim)})


def _subject(one: str, shelf: Shelf, sheet: Paper, *, as_json: bool) -> str:
    from gawah.cli.cards import card
    from gawah.cli.proof import standard_words
    from gawah.exchange.incident_form import incident_form
    from gawah.register.standard import standard

    register = shelf.register
    subject = register.subject(one)
    assert subject is not None  # noqa: S101 (it was just resolved among the subjects)
    incident = next((i for i in register.incidents() if i.id == subject.id), None)
    if as_json:
        if incident is None:
            return _dump(_subject_form(subject))
        return _dump(incident_form(incident, register, shelf.sentence))
    if incident is None:
        return subject_page(subject, shelf, sheet)
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
