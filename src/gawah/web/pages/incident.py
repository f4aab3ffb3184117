"""An incident: what is known of it and why, every statement by source, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.model.record import record
from gawah.project import register_of
from gawah.register.awaiting import awaiting, parts
from gawah.register.standard import PROP, standard
from gawah.review import (
    history,
    last_batch,
    may_redo,
    sentences_around,
    state_of,
    state_of_field,
    state_of_incident,
)
from gawah.schema import vocabulary
from gawah.store.parts import documents_of_subjects
from gawah.store.told import load_told
from gawah.web.event_figures import draw_places, draw_timeline, spot
from gawah.web.histories import goes_of
from gawah.web.independence import independence
from gawah.web.shares import Shared, shares
from gawah.web.tellings import parts_of, sources_of
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from gawah.catalogue import IncidentRow, PairRow
    from gawah.register import Incident, Party, Register, Subject
    from gawah.review import Deed
    from gawah.store import Stored
    from gawah.web.shares import Share
    from gawah.web.visit import Visit

_SHOWN = 3
"""Statements of one side of a contradiction of which the sentence is shown."""
_ELSEWHERE = 5
"""Other incidents of one person that are shown."""
_MANY = 8
"""Reports of an incident, more than which take so long to look through that it is remembered."""
_LISTED = frozenset({"person", "body"})
_DRAFTED = frozenset({"incident", "act", "measure"})
"""The kinds of what is known of an incident beside who took part."""


@record
class Seen:
    """An incident that stands, with the part of the register that holds it."""

    incident: Incident
    register: Register
    row: IncidentRow
    deeds: tuple[Deed, ...]


@record
class Somebody:
    """A victim, target or perpetrator, with the part they had and what else they have a part in."""

    role: str
    party: Party
    subject: Subject
    others: tuple[tuple[str, IncidentRow], ...]
    """Other incidents, each with the part there."""


@record
class Likely:
    """Another incident that may be the same event."""

    row: IncidentRow
    pair: PairRow


def show(visit: Visit) -> Response:
    """The incident; where it was joined to another, that one; where it stands no more, what became of it."""
    wanted = visit.param("id")
    row = visit.catalogue.incident(wanted)
    return _show_other(visit, wanted) if row is None else _show(visit, _see(visit, row))


def show_map(visit: Visit) -> Response:
    """Where it is said to have been, as exactly as that is known; all places where accounts differ."""
    row = visit.catalogue.incident(visit.param("id"))
    if row is None:
        raise NotFoundError("There is no such incident.")
    seen = _see(visit, row)
    incident, register = seen.incident, seen.register
    say, own = Wording(visit.words), frozenset(incident.documents)
    told = incident.subject.fields.get("place")
    named = [register.subject(value) for value in (told.values if told is not None else ())]
    spots = tuple(spot(register.within(place, own), say) for place in named if place is not None)
    figure = draw_places(spots, visit.words) if spots else None
    return visit.page("map.html", figure=figure, back=f"/incidents/{row.id}", spots=spots)


def _see(visit: Visit, row: IncidentRow) -> Seen:
    if row.reports <= _MANY:
        return _look(visit, row)
    # It is looked at part by part, and its map is asked for right after it.
    return visit.catalogue.once_large(("seen", row.id), lambda: _look(visit, row))


def _look(visit: Visit, row: IncidentRow) -> Seen:
    engine = visit.desk.project.engine
    stored = load_told(engine, [row.id], visit.catalogue.documents_in(row.id))
    register = register_of(stored)
    deeds = tuple(history(visit.desk.project, row.id)) if _has_words(stored) else ()
    return Seen(_incident_in(register, row.id), register, row, deeds)


def _incident_in(register: Register, wanted: str) -> Incident:
    incident = register.incident(wanted)
    if incident is not None and incident.id == wanted:
        return incident
    raise NotFoundError("The incident has changed while it was looked up. Load the page again.")


def _has_words(stored: Stored) -> bool:
    """Whether a person said anything of these documents: of most nobody did, and their history is empty."""
    judged = (one.reviewer for one in stored.judgements)
    added = (one.reviewer for one in stored.statements)
    return bool(stored.verdicts) or any(judged) or any(added)


def _show(visit: Visit, seen: Seen) -> Response:
    incident, register = seen.incident, seen.register
    documents = visit.catalogue.documents_named(incident.documents)
    sources = sources_of(incident, register, documents)
    all_shares = shares(sources)
    shared, share = Shared(all_shares), _share(visit, all_shares)
    waiting = awaiting(incident, register)
    entries = tuple(one for one in waiting if shared.of_entry(one) == share.number)
    drafted = [
        one
        for one in parts(incident, register)
        if one.kind in _DRAFTED and shared.of_subject(one) == share.number
    ]
    return visit.page(
        "incident.html",
        row=seen.row,
        incident=incident,
        register=register,
        documents=documents,
        share=share,
        shares=all_shares,
        waits=frozenset(map(shared.of_entry, waiting)),
        waiting=len(waiting),
        entries=entries,
        states=" ".join(f"{one.claim.id}={state_of(one.claim)}" for one in entries),
        state=state_of_incident(incident),
        parts=parts_of(drafted),
        parties=_parties(visit, seen, shared, share),
        sentences=_sentences(visit, incident) if share.is_first else {},
        groups=_groups(visit, incident, register),
        timeline=draw_timeline(incident, visit.words) if share.is_first else None,
        sources=[source for source in sources if source.document in share.documents],
        number=len(sources),
        independence=independence(incident, register, share.documents),
        met=standard(incident),
        met_state=state_of_field(incident.subject.fields.get(PROP)),
        levels=_levels(visit),
        pairs=_pairs(visit, seen.row.id),
        goes=goes_of(seen.deeds, register, visit.words),
        last=last_batch(visit.desk.project, seen.deeds),
        may_redo=may_redo(visit.desk.project, visit.reader.reviewer),
    )


def _share(visit: Visit, found: tuple[Share, ...]) -> Share:
    """The part of the incident that is asked for; the last one where there are fewer."""
    return found[min(visit.number("part", 1), len(found)) - 1]


def _levels(visit: Visit) -> tuple[tuple[str, str], ...]:
    say = Wording(visit.words)
    return tuple((code, say.code("standard", code)) for code in vocabulary("standard"))


def _groups(visit: Visit, incident: Incident, register: Register) -> Mapping[str, str]:
    """What to call the independent source of each document that belongs to one."""
    names = visit.catalogue.publishers()
    told = {one: register.sources.of(one).partition(":")[2] for one in incident.documents}
    return {one: names.get(group, group) for one, group in told.items() if group}


def _sentences(visit: Visit, incident: Incident) -> dict[str, str]:
    """The sentences of what differs and of what went on."""
    readings = [reading for one in incident.contradictions for reading in one.field.readings]
    wanted = [
        claim.statement
        for reading in readings
        for claim in (*reading.claims[:_SHOWN], *reading.denials[:_SHOWN])
    ]
    steps = [step for one in incident.updates for step in one.field.steps]
    wanted += [claim.statement for step in steps for claim in step.claims[:_SHOWN]]
    return sentences_around(visit.desk.project, wanted)


def _parties(visit: Visit, seen: Seen, shared: Shared, share: Share) -> tuple[Somebody, ...]:
    """Who took part, as far as this part of the incident is the first that tells of them."""
    own = frozenset(seen.incident.documents)
    roles = (("victim", seen.incident.victims), ("perpetrator", seen.incident.perpetrators))
    found = []
    for role, some in roles:
        for party in some:
            whole = seen.register.subject(party.id)
            subject = seen.register.within(whole, own) if whole is not None else None
            if subject is not None and shared.of_subject(subject) == share.number:
                others = _others(visit, party.id, seen.row.id) if party.kind in _LISTED else ()
                found.append(Somebody(role, party, subject, others))
    return tuple(found)


def _others(visit: Visit, subject: str, incident: str) -> tuple[tuple[str, IncidentRow], ...]:
    roles = visit.catalogue.roles(subject, size=_ELSEWHERE + 2).rows
    return tuple((role, row) for role, row in roles if row.id != incident)[:_ELSEWHERE]


def _pairs(visit: Visit, incident: str) -> tuple[Likely, ...]:
    told = visit.catalogue.pairs_of(incident)
    pairs = {pair.right if pair.left == incident else pair.left: pair for pair in told}
    rows = visit.catalogue.incidents_named(tuple(pairs))
    return tuple(Likely(rows[other], pair) for other, pair in pairs.items() if other in rows)


def _show_other(visit: Visit, wanted: str) -> Response:
    """An incident that is one with another, or that stands no more."""
    engine = visit.desk.project.engine
    documents = documents_of_subjects(engine, [wanted]) if wanted.startswith("incident:") else frozenset()
    if not documents:
        raise NotFoundError("There is no such incident. What you look for may be found by search.")
    register = register_of(load_told(engine, [wanted], documents))
    subject = register.subject(wanted)
    if subject is not None and subject.id != wanted and visit.catalogue.incident(subject.id) is not None:
        return visit.go(f"/incidents/{subject.id}")
    deeds = tuple(history(visit.desk.project, wanted))
    return visit.page(
        "incident_gone.html",
        id=wanted,
        goes=goes_of(deeds, register, visit.words),
        last=last_batch(visit.desk.project, deeds),
        documents=visit.catalogue.documents_named(sorted(documents)),
    )
