"""What a person decides beside a document: each form brings back what they saw, and changes one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.model import BlockKind
from gawah.project import register_of
from gawah.review import (
    Selection,
    accept,
    accept_all,
    change_place,
    class_block,
    correct,
    group_source,
    move,
    place_choices,
    reject,
    reject_incident,
    take_back,
)
from gawah.store.look_up import newest_run
from gawah.store.parts import load_part
from gawah.web.faults import ToldError, trouble_of
from gawah.web.pages import undoing
from gawah.web.pages.document import show_with
from gawah.web.refused import Refused
from gawah.web.visit import BLIND, CSRF
from gawah.web.wording import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from gawah.register import Claim
    from gawah.web.visit import Visit


def told_here(act: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    """A form of the desk: what cannot be done is told on the desk itself, which keeps what was typed."""

    def do(visit: Visit) -> Response:
        try:
            return act(visit)
        except (UsageError, ConflictError) as error:
            trouble = trouble_of(error, visit.words)
            form = visit.request.url.path.rpartition("/")[2]
            typed = {name: visit.field(name) for name in visit.form if name != CSRF}
            return show_with(visit, Refused(form, typed, trouble.sentence, trouble.status))

    return do


@told_here
def decide(visit: Visit) -> Response:
    """Accept, reject, correct or move one claim, or take back what was said of it."""
    deed, claim, seen = _asked(visit)
    decision = visit.decision(seen)
    project, words = visit.desk.project, visit.words
    match deed:
        case "accept":
            accept(project, claim, decision)
            visit.say(words.gettext("Accepted."))
        case "reject":
            reject(project, claim, decision)
            visit.say(words.gettext("Rejected. It is kept, and no longer counts."))
        case "correct":
            correct(project, claim, visit.field("value"), decision)
            visit.say(words.gettext("Corrected. What was read is kept beside it."))
        case "victim" | "perpetrator":
            move(project, claim, deed, decision)
            visit.say(words.gettext("Moved to the other part."))
        case "undo":
            undoing.read_again(visit, [take_back(project, claim, decision)])
            visit.say(words.gettext("Taken back."))
        case _:
            raise UsageError("There is no deed called %(deed)s.", deed=deed)
    return back(visit, claim)


def _asked(visit: Visit) -> tuple[str, str, str]:
    """What is to be done, about which claim, and the state in which the person saw it."""
    said = visit.field("deed").split()
    if len(said) != 3:
        raise ToldError(visit.words.gettext(BLIND))
    return said[0], said[1], said[2]


@told_here
def accept_rest(visit: Visit) -> Response:
    """Accept all that awaits a person in one incident, as they saw it."""
    given = accept_all(visit.desk.project, visit.states(), visit.decision())
    many = visit.words.ngettext("%(num)s value accepted.", "%(num)s values accepted.", len(given))
    visit.say(many)
    return back(visit, given[-1].claim_id)


@told_here
def no_incident(visit: Visit) -> Response:
    """Say that what was read as an incident is none."""
    reject_incident(visit.desk.project, visit.field("incident"), visit.decision(visit.seen("seen")))
    visit.say(visit.words.gettext("That is no incident now. What was read is kept, and no longer counts."))
    return back(visit)


def undo(visit: Visit) -> Response:
    """Take back all that this person did last, in one go."""
    undoing.undo(visit)
    return back(visit)


@told_here
def block(visit: Visit) -> Response:
    """Say what a block of the page is; the document is then read again."""
    document = visit.param("id")
    place, _, kind = visit.field("class").partition(" ")
    if kind not in BLOCKS:
        raise UsageError(
            "%(kind)s is no kind of block. There are: %(known)s.", kind=kind, known=tuple(BLOCKS)
        )
    class_block(visit.desk.project, document, place, BlockKind(kind), visit.decision())
    visit.desk.reading.ask_first(document)
    visit.say(
        visit.words.gettext(
            "That is now: %(kind)s. The document is being read again.",
            kind=visit.words.gettext(BLOCKS[BlockKind(kind)]),
        )
    )
    return back(visit)


@told_here
def group(visit: Visit) -> Response:
    """Say to which source the document belongs."""
    project, document = visit.desk.project, visit.param("id")
    group_source(project, document, visit.field("source_group"), visit.decision(visit.seen("seen")))
    visit.say(visit.words.gettext("Recorded: the source group. Reports of one group are counted once."))
    return back(visit)


@told_here
def place(visit: Visit) -> Response:
    """Put another place in the stead of one: where several fit, the person chooses."""
    document, claim_id = visit.param("id"), visit.field("claim")
    name, chosen = visit.field("value"), visit.field("place")
    project = visit.desk.project
    claim = _claim(visit, document, claim_id)
    span = claim.statement.span
    if span is None:
        raise ToldError(visit.words.gettext("This place stands in no text: add it from the words instead."))
    selection = Selection(document, span.text, span.start, span.end)
    if not chosen:
        choices = place_choices(project, selection, name or None)
        return visit.page(
            "document_place.html",
            document=document,
            choices=choices,
            name=name or (claim.statement.original or ""),
            hidden={
                "claim": claim_id,
                "seen": visit.field("seen"),
                "value": name,
                "part": visit.field("part"),
            },
            action=f"/documents/{document}/place",
        )
    change_place(project, claim_id, chosen, visit.decision(visit.seen("seen")))
    visit.say(visit.words.gettext("The place was changed. What was read is kept, and no longer counts."))
    return back(visit, claim_id)


def back(visit: Visit, claim: str = "") -> Response:
    """Back to the document, at what is to be decided next."""
    asked = {"part": visit.field("part"), "after": claim[:12]}
    query = urlencode({name: value for name, value in asked.items() if value})
    return visit.go(f"/documents/{visit.param('id')}" + (f"?{query}" if query else ""))


def _claim(visit: Visit, document: str, claim: str) -> Claim:
    if newest_run(visit.desk.project.engine, document) is None:
        raise NotFoundError("That document was not read yet.")
    found = register_of(load_part(visit.desk.project.engine, [document])).claims.get(claim)
    if found is None:
        raise UsageError("That claim is not of this document.")
    return found
