"""A document beside what it tells: where a person reads and decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.review import places
from gawah.review.look_up import find_document
from gawah.schema import vocabulary
from gawah.store.arrivals import arrival
from gawah.store.look_up import newest_run
from gawah.web.drafts import OTHERS, Drafts
from gawah.web.marked import Mark, runs
from gawah.web.texts import mark
from gawah.web.wording import BLOCKS

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.model import Text
    from gawah.web.drafts import Draft, Line, Section
    from gawah.web.marked import Run
    from gawah.web.visit import Visit

_ASKED = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_NAMED = ("person", "body", "place")
FIELDS = {
    "date": mark("when it was"),
    "place": mark("where it was"),
    "victim": mark("a victim or target"),
    "perpetrator": mark("a perpetrator"),
    "act": mark("another act"),
    "outcome": mark("the outcome of an act"),
    "means": mark("the means"),
    "ground": mark("the reported ground"),
    "measure": mark("a response of the state"),
    "incident": mark("another incident"),
}
"""What words that were missed may be."""
KINDS = ("person", "group", "body", "object")
"""What a victim or perpetrator may be."""


def show(visit: Visit) -> Response:
    """The document, its draft, and what else it tells."""
    project, document = visit.desk.project, visit.param("id")
    came = arrival(project.engine, document)
    if came is None:
        return visit.go(f"/documents/{find_document(project, document)}")
    row = visit.catalogue.documents_named([document]).get(document)
    run = newest_run(project.engine, document)
    text = project.text(document, run.text) if run is not None else None
    if text is None or row is None:  # what was read this very moment is not followed yet
        return visit.page("document_unread.html", came=came)
    drafts = Drafts(document, project.part([document]))
    incidents, about = drafts.incidents(), drafts.about()
    others = {kind: drafts.others(kind) for kind in OTHERS}
    lines = _all_lines(incidents, about, others)
    return visit.page(
        "document.html",
        row=row,
        text=text,
        # What is said of the document itself is all of its head: to mark it would hide the rest.
        runs=_runs(visit, text, drafts, [line for line in lines if line.about.kind != "document"]),
        drafts=incidents,
        about=about,
        others={kind: found for kind, found in others.items() if found},
        named={kind: found for kind in _NAMED if (found := drafts.named(kind))},
        label=drafts.register.label,
        focus=_focus(lines, visit.query("after")),
        following=visit.catalogue.next_to_review(document),
        blocks=BLOCKS,
        fields=tuple((name, visit.words.gettext(told)) for name, told in FIELDS.items()),
        kinds=KINDS,
        vocabulary=vocabulary,
        waiting=document in visit.desk.reading.waits() or visit.desk.reading.progress().now == document,
    )


def following(visit: Visit) -> Response:
    """The first document of which something awaits a person."""
    document = visit.catalogue.next_to_review()
    if document is None:
        visit.say(visit.words.gettext("Everything that was read has been reviewed."))
        return visit.go("/inbox")
    return visit.go(f"/documents/{document}")


def _all_lines(
    incidents: tuple[Draft, ...], about: Section | None, others: dict[str, tuple[Section, ...]]
) -> list[Line]:
    found = [line for draft in incidents for line in draft.lines]
    found += about.lines if about is not None else ()
    found += [line for sections in others.values() for section in sections for line in section.lines]
    return found


def _runs(visit: Visit, text: Text, drafts: Drafts, lines: list[Line]) -> tuple[Run, ...]:
    marks = drafts.marks(text.id, lines)
    asked = _ASKED.fullmatch(visit.query("at"))
    if asked is not None and int(asked[1]) < int(asked[2]) <= len(text.content):
        marks.append(Mark(int(asked[1]), int(asked[2]), "asked", ""))
    return runs(text, marks, drafts.anchors(text.id), dict(places(text)))


def _focus(lines: list[Line], after: str) -> str:
    """The line to decide about next: the first one open behind that which was just decided."""
    if not after:
        return ""
    at = next((number for number, line in enumerate(lines) if line.claim.id.startswith(after)), -1)
    waiting = [line for line in (*lines[at + 1 :], *lines[: at + 1]) if not line.is_decided]
    return waiting[0].entry if waiting else ""


def text_of(visit: Visit, document: str) -> Text:
    """The newest text of a document.

    Raises:
        NotFoundError: there is none.
    """
    run = newest_run(visit.desk.project.engine, document)
    text = visit.desk.project.text(document, run.text) if run is not None else None
    if text is None:
        raise NotFoundError("That document was not read yet.")
    return text
