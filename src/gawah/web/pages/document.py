"""A document beside what it tells: where a person reads and decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.model.record import record
from gawah.project import register_of
from gawah.review import may_redo, places, state_of_field
from gawah.review.look_up import find_document
from gawah.schema import vocabulary
from gawah.store.arrivals import arrival
from gawah.store.changes import last_batch
from gawah.store.custody import custody_of
from gawah.store.look_up import newest_run
from gawah.store.told import load_document
from gawah.web.drafts import OTHERS, Drafts, entry_named
from gawah.web.handlings import HANDLINGS
from gawah.web.leaves import leaf_at, leaves
from gawah.web.marked import Mark, runs
from gawah.web.refused import Correcting, Refused
from gawah.web.texts import mark
from gawah.web.wording import BLOCKS

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.model import Text
    from gawah.register import Incident, Register, Subject
    from gawah.web.drafts import Draft, Line, Section
    from gawah.web.leaves import Leaf
    from gawah.web.marked import Run
    from gawah.web.visit import Visit

_ASKED = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?", re.ASCII)
_WORTH_REMEMBERING = 0.1
"""Seconds. Of an event that a hundred reports tell of, what all of them tell is looked through for each."""
_OFFERED = 100
"""Incidents of other parts of a long document to which something may be added."""
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


@record
class Grouped:
    """The source group of a document, for the form that says it."""

    name: str
    state: str

    @classmethod
    def of(cls, page: Subject | None) -> Grouped | None:
        """As it stands; None where nothing is said of the document."""
        if page is None:
            return None
        return cls(page.value("source_group") or "", state_of_field(page.fields.get("source_group")))


def show(visit: Visit) -> Response:
    """The document, its draft, and what else it tells."""
    return show_with(visit)


def show_with(visit: Visit, refused: Refused | None = None) -> Response:
    """The page, also after something could not be done: it then says so, with what was typed."""
    project, document = visit.desk.project, visit.param("id")
    came = arrival(project.engine, document)
    if came is None:
        return visit.go(f"/documents/{find_document(project, document)}")
    run = newest_run(project.engine, document)
    text = project.text(document, run.text) if run is not None else None
    if text is None:
        return visit.page("document_unread.html", came=came)
    parts = leaves(text)
    drafts = Drafts(document, _register(visit, document), parts)
    waits = drafts.waiting()
    leaf = _leaf(visit, parts, waits)
    incidents, about = drafts.incidents(leaf), drafts.about() if leaf.number == 1 else None
    others = {kind: drafts.others(kind, leaf) for kind in OTHERS}
    lines = _all_lines(incidents, about, others)
    return visit.page(
        "document.html",
        refused.status if refused is not None else 200,
        id=document,
        name=came.document.name,
        page=drafts.page(),
        text=text,
        leaf=leaf,
        leaves=parts,
        waits=waits,
        # What is said of the document itself is all of its head: to mark it would hide the rest.
        runs=_runs(visit, text, leaf, drafts, [line for line in lines if line.about.kind != "document"]),
        drafts=incidents,
        nearest=_nearest(incidents, drafts.all_incidents),
        gone=drafts.gone() if leaf.number == len(parts) else (),
        about=about,
        custody=custody_of(project.engine, document) if leaf.number == 1 else (),
        handlings=HANDLINGS,
        group=Grouped.of(drafts.page()) if leaf.number == 1 else None,
        others={kind: found for kind, found in others.items() if found},
        named={kind: found for kind in _NAMED if (found := drafts.named(kind, leaf))},
        label=drafts.register.label,
        focus=_focus(lines, visit.query("after")) if refused is None else entry_named(refused.claim),
        correcting=_correcting(visit, lines, refused),
        classing=visit.query("class"),
        refused=refused,
        may_redo=may_redo(project, visit.reader.reviewer),
        acts=_acts(incidents),
        blocks=BLOCKS,
        fields=tuple((name, visit.words.gettext(told)) for name, told in FIELDS.items()),
        kinds=KINDS,
        vocabulary=vocabulary,
        waiting=document in visit.desk.reading.waits() or visit.desk.reading.progress().now == document,
    )


def _register(visit: Visit, document: str) -> Register:
    """What a document says and what others tell of the same, as the record has it now."""
    engine = visit.desk.project.engine
    # The record itself is looked at, which may be ahead of the catalogue.
    state = ("document", document, last_batch(engine))
    return visit.desk.catalogue.once_large(
        state, lambda: register_of(load_document(engine, document)), _WORTH_REMEMBERING
    )


def following(visit: Visit) -> Response:
    """The first document behind another of which something awaits a person."""
    document = visit.catalogue.next_to_review(visit.query("after")) or visit.catalogue.next_to_review()
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


def _leaf(visit: Visit, parts: tuple[Leaf, ...], waits: frozenset[int]) -> Leaf:
    """The part of a long document that is shown: that asked for, else the first in which something waits."""
    at = _ASKED.fullmatch(visit.query("at"))
    said = visit.field("part") or visit.query("part")
    if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(parts):
        return parts[int(said[:9]) - 1]
    if at is not None:
        return leaf_at(parts, int(at[1]))
    return parts[min(waits, default=1) - 1]


def _runs(visit: Visit, text: Text, leaf: Leaf, drafts: Drafts, lines: list[Line]) -> tuple[Run, ...]:
    marks = drafts.marks(text.id, lines)
    asked = _ASKED.fullmatch(visit.query("at"))
    if asked is not None and asked[2] and int(asked[1]) < int(asked[2]) <= len(text.content):
        marks.append(Mark(int(asked[1]), int(asked[2]), "asked", ""))
    return runs(text, leaf, marks, drafts.anchors(text.id), dict(places(text)))


def _nearest(shown: tuple[Draft, ...], told: tuple[Incident, ...]) -> tuple[Incident, ...]:
    """The incidents to which something may be added: those shown, then those told nearest to them."""
    here = [told.index(draft.incident) for draft in shown] or [0]
    others = [at for at in range(len(told)) if at not in here]
    others.sort(key=lambda at: min(abs(at - one) for one in here))
    return tuple(told[at] for at in (*(here if shown else ()), *others[:_OFFERED]))


def _acts(shown: tuple[Draft, ...]) -> tuple[tuple[Incident, Subject], ...]:
    """The acts that are shown, to which something may be added, each with its incident."""
    return tuple(
        (draft.incident, section.subject)
        for draft in shown
        for section in draft.sections
        if section.subject.kind == "act"
    )


def _correcting(visit: Visit, lines: list[Line], refused: Refused | None) -> Correcting | None:
    """The line that a person is about to correct, with what they wrote where that could not be used."""
    if refused is not None and refused.corrects:
        found = next((line for line in lines if line.claim.id == refused.claim), None)
        typed = refused.typed.get("value", "")
        return Correcting(found.entry, typed, refused.sentence) if found is not None else None
    asked = visit.query("correct")
    found = next((line for line in lines if asked and line.claim.id.startswith(asked)), None)
    return Correcting(found.entry, None, "") if found is not None else None


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
