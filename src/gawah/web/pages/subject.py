"""One person, body, place, claim, quote, demand, notice or legal reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Page, page_of
from gawah.catalogue.rows import key_of
from gawah.errors import NotFoundError
from gawah.model.record import record
from gawah.project import register_of
from gawah.review import (
    NAME_KINDS,
    history,
    last_batch,
    may_redo,
    state_of,
    state_of_names,
    state_of_pair,
    word_on,
)
from gawah.review.add import ROLES
from gawah.review.where import gazetteer
from gawah.schema import NAMES
from gawah.schema import prop as schema_prop
from gawah.store.told import load_naming
from gawah.web.event_figures import draw_places, spot
from gawah.web.histories import goes_of
from gawah.web.naming import name_lines
from gawah.web.permits import audience_choices, permits_of
from gawah.web.texts import mark
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response

    from gawah.catalogue import IncidentRow, SubjectRow
    from gawah.model import Judgement
    from gawah.register import Claim, Register, Subject
    from gawah.register.fields import Field
    from gawah.store import Stored
    from gawah.web.permits import Permit
    from gawah.web.visit import Visit

_DOCUMENTS = 6
"""Documents whose statements are shown at once: a capital is named in thousands."""
_INCIDENTS = 20
"""Incidents of a page of its list."""
_NAMED = frozenset({"person", "body", "place"})
"""Kinds to which a person may give another name."""
_MENTIONS = {
    "quote": mark("Quotes"),
    "claim": mark("Claims"),
    "demand": mark("Demands"),
    "notice": mark("Notices"),
    "measure": mark("Responses of the state"),
    "person": mark("People of it"),
}
"""Kinds of what may name somebody beside acts, in the order in which they are shown."""
_UNITS = ("admin2", "admin1", "country")


@record
class Role:
    """An incident in which somebody has a part, and the claims that give it, where they are at hand."""

    role: str
    row: IncidentRow
    claims: tuple[tuple[Claim, str], ...]
    """Each with its state."""


@record
class Namesake:
    """Somebody else who is called the same, with what was said of the two."""

    row: SubjectRow
    member: str
    word: Judgement | None
    state: str


@record
class Mention:
    """Something else that names it: a quote it said, a claim it makes, a measure it took."""

    subject: Subject
    claim: Claim


@record
class Seen:
    """A subject with the part of the register that tells of it."""

    row: SubjectRow
    subject: Subject
    register: Register
    stored: Stored
    paging: Page[str]
    """The page of its documents."""


def show(visit: Visit) -> Response:
    """All that is said of it."""
    row = _row(visit)
    if row is None:
        return _show_other(visit)
    seen = _see(visit, row)
    deeds = tuple(history(visit.desk.project, seen.subject.id)) if _has_words(seen) else ()
    listed = visit.catalogue.roles(row.id, visit.number("incidents", 1), _INCIDENTS)
    return visit.page(
        "subject.html",
        row=row,
        subject=seen.subject,
        register=seen.register,
        documents=visit.catalogue.documents_named(seen.paging.rows),
        paging=seen.paging,
        names=name_lines(seen.subject, row) if row.kind in _NAMED else (),
        name_kinds=[schema_prop(row.kind, one) for one in NAME_KINDS] if row.kind in _NAMED else (),
        fields=_fields(seen.subject),
        roles=_roles(visit, seen, listed),
        listed=listed,
        mentions=_mentions(seen),
        mention_names=_MENTIONS,
        namesakes=_namesakes(visit, seen),
        members=_members(seen),
        units=_units(visit, seen.subject) if row.kind == "place" else (),
        names_state=_names_state(visit, seen),
        permits=_permits(visit, seen),
        audiences=audience_choices(visit.words),
        goes=goes_of(deeds, seen.register, visit.words),
        last=last_batch(visit.desk.project, deeds),
        may_redo=may_redo(visit.desk.project, visit.reader.reviewer),
    )


def _permits(visit: Visit, seen: Seen) -> tuple[Permit, ...]:
    """To whom somebody agreed to be named; of anything else there is no such question."""
    if seen.row.kind != "person":
        return ()
    return permits_of(visit.desk.project, seen.subject, visit.words)


def show_map(visit: Visit) -> Response:
    """Where a place is."""
    row = _row(visit)
    if row is None or row.kind != "place":
        raise NotFoundError("There is no such place.")
    spots = (spot(_see(visit, row).subject, Wording(visit.words)),)
    return visit.page("map.html", figure=draw_places(spots, visit.words), back=_path(row.id), spots=spots)


def _row(visit: Visit) -> SubjectRow | None:
    return visit.catalogue.subject(visit.param("key"))


def _path(key: str) -> str:
    return f"/subjects/{key}"


def _show_other(visit: Visit) -> Response:
    """What one document calls it leads to what all of them do."""
    wanted = visit.param("key")
    key = visit.catalogue.key_of(wanted)
    if key is not None and key != wanted:
        return visit.go(_path(key))
    raise NotFoundError("Nobody and nothing in this register has this address. Search by name instead.")


def _see(visit: Visit, row: SubjectRow) -> Seen:
    engine, catalogue = visit.desk.project.engine, visit.catalogue
    number = page_of(visit.number("page", 1), _DOCUMENTS, row.reports)
    documents = catalogue.documents_of(row.id, _DOCUMENTS, (number - 1) * _DOCUMENTS)
    paging = Page(documents, row.reports, number, _DOCUMENTS)
    naming = catalogue.documents_naming(row.id)  # what people call it is shown whatever page one is at
    told_by = sorted({*documents, *naming})
    members = catalogue.members_in(row.id, told_by)
    stored = load_naming(engine, members, told_by)
    register = register_of(stored)
    for member in members:
        subject = register.subject(member)
        if subject is not None and key_of(subject, register) == row.id:
            return Seen(row, subject, register, stored, paging)
    raise NotFoundError("This has changed while it was looked up. Load the page again.")


def _has_words(seen: Seen) -> bool:
    """Whether a person said anything of these documents or of what is joined here."""
    judged = (one.reviewer for one in seen.stored.judgements)
    added = (one.reviewer for one in seen.stored.statements)
    return bool(seen.stored.verdicts) or any(judged) or any(added)


def _fields(subject: Subject) -> tuple[Field, ...]:
    return tuple(field for name, field in subject.fields.items() if name not in {*NAMES, "words"})


def _roles(visit: Visit, seen: Seen, listed: Page[tuple[str, IncidentRow]]) -> tuple[Role, ...]:
    """A page of its incidents, whichever documents tell of them."""
    mended = [row.id for role, row in listed.rows if role in ROLES]
    documents = visit.catalogue.documents_telling(mended)
    at_hand = {document.id for document in seen.stored.documents}
    register = seen.register if documents <= at_hand else _naming(visit, seen.row, documents)
    by_incident: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
    members = set(seen.subject.members)
    for act in register.of_kind("act"):
        incident = act.value("incident")
        for claim in act.claims:
            told = claim.statement
            if incident is not None and claim.counts and told.prop in ROLES and told.value in members:
                by_incident.setdefault((incident, told.prop), []).append((claim, state_of(claim)))
    return tuple(Role(role, row, tuple(by_incident.get((row.id, role), ()))) for role, row in listed.rows)


def _naming(visit: Visit, row: SubjectRow, documents: Iterable[str]) -> Register:
    """What other documents say of those who name a subject."""
    engine, said_by = visit.desk.project.engine, sorted(documents)
    return register_of(load_naming(engine, visit.catalogue.members_in(row.id, said_by), said_by))


def _mentions(seen: Seen) -> dict[str, tuple[Mention, ...]]:
    """What else names it, by kind: what it said, claims it makes, measures it took."""
    members = set(seen.subject.members)
    found: dict[str, dict[str, Mention]] = {}
    for claim in seen.register.claims.values():
        told = claim.statement
        if claim.counts and told.kind in _MENTIONS and (told.value in members or members & set(told.speaker)):
            subject = seen.register.subject(told.subject)
            if subject is not None and subject.id != seen.subject.id:
                found.setdefault(told.kind, {}).setdefault(subject.id, Mention(subject, claim))
    return {kind: tuple(found[kind].values()) for kind in _MENTIONS if kind in found}


def _namesakes(visit: Visit, seen: Seen) -> tuple[Namesake, ...]:
    found = []
    for row in (*visit.catalogue.namesakes(seen.row), *visit.catalogue.sounding_like(seen.row)):
        member = next(iter(visit.catalogue.members(row.id)), "")
        word = word_on(visit.desk.project, (seen.subject.id, member)) if member else None
        found.append(Namesake(row, member, word, state_of_pair(word)))
    return tuple(found)


def _members(seen: Seen) -> tuple[tuple[str, Claim], ...]:
    """What was joined, each record with the first claim on it; nothing for what has one entry in a list."""
    if seen.row.kind == "place" or len(seen.subject.members) == 1:
        return ()
    judged = {end for one in seen.stored.judgements for end in (one.left, one.right)}
    first: dict[str, Claim] = {}
    for claim in seen.subject.claims:
        if claim.counts and claim.statement.subject in judged:
            first.setdefault(claim.statement.subject, claim)
    return tuple(sorted(first.items()))


def _units(visit: Visit, place: Subject) -> tuple[tuple[str, str, str], ...]:
    """What a place lies in: the level, its name, and the key where it has a page."""
    found = []
    for level in _UNITS:
        value = place.value(level)
        if value is not None and value != place.value("name"):
            country = gazetteer().countries.get(value) if level == "country" else None
            called = Wording(visit.words).country(value) if level == "country" else value
            named = country.label("en") if country is not None else value
            found.append((level, called, _key_of_unit(visit, place, level, named)))
    return tuple(found)


def _key_of_unit(visit: Visit, place: Subject, level: str, name: str) -> str:
    country = place.value("country")
    for row in visit.catalogue.subjects_called("place", name):
        if row.detail.get("precision") == level and row.detail.get("country") == country:
            return row.id
    return ""


def _names_state(visit: Visit, seen: Seen) -> str:
    """The state that a form for another name brings back; empty where the kind has no names."""
    if seen.row.kind not in _NAMED:
        return ""
    return state_of_names(visit.desk.project, seen.subject.id)
