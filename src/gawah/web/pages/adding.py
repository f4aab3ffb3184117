"""A person says what gawah missed: words of the document, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.review import (
    FieldOf,
    NewAct,
    NewIncident,
    NewMeasure,
    NewParty,
    PlaceOf,
    Selection,
    add,
    place_choices,
)
from gawah.web.faults import ToldError
from gawah.web.marked import find_words
from gawah.web.pages.deciding import back, told_here
from gawah.web.pages.document import FIELDS, text_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.review import What
    from gawah.web.visit import Visit

_AROUND = 60
"""Characters shown around words that stand in several places."""
_FIELDS = ("words", "incident", "act", "what", "type", "measure", "outcome", "kind", "value", "why", "part")


@told_here
def add_missed(visit: Visit) -> Response:
    """Add what some words say, once it is clear which words and, of a place, which place."""
    document, what = visit.param("id"), visit.field("what")
    if what not in FIELDS:
        raise UsageError(
            "%(what)s is nothing that can be added. There are: %(known)s.", what=what, known=tuple(FIELDS)
        )
    selection = _selection(visit, document)
    if isinstance(selection, list):
        return _which(visit, selection)
    if what == "place" and not visit.field("place"):
        choices = place_choices(visit.desk.project, selection, visit.field("value") or None)
        if len(choices) != 1:
            return visit.page(
                "document_place.html",
                document=document,
                choices=choices,
                name=visit.field("value") or visit.field("words"),
                hidden=_hidden(visit) | _found(selection),
                action=f"/documents/{document}/add",
            )
    added = add(visit.desk.project, selection, _what(visit, what), visit.decision())
    visit.say(visit.words.gettext("Added: %(what)s.", what=visit.words.gettext(FIELDS[what])))
    return back(visit, added.claims[0] if added.claims else "")


def _selection(visit: Visit, document: str) -> Selection | list[tuple[int, int]]:
    """The words that are meant; the places where they stand, where there are several."""
    text, start, end = visit.field("text"), visit.field("start"), visit.field("end")
    if start.isdecimal() and end.isdecimal() and int(start) < int(end):
        return Selection(document, text or None, int(start), int(end))
    newest = text_of(visit, document)
    found = find_words(newest.content, visit.field("words"))
    if not found:
        raise ToldError(
            visit.words.gettext(
                "Those words do not stand in the document. "
                "Copy them from the text, exactly as they are there."
            )
        )
    if len(found) > 1:
        return found
    return Selection(document, newest.id, *found[0])


def _which(visit: Visit, found: list[tuple[int, int]]) -> Response:
    """Ask which of several places is meant."""
    document = visit.param("id")
    text = text_of(visit, document)
    around = [
        (
            start,
            end,
            text.content[max(0, start - _AROUND) : start],
            text.content[start:end],
            text.content[end : end + _AROUND],
        )
        for start, end in found
    ]
    return visit.page(
        "document_words.html", document=document, text=text, around=around, hidden=_hidden(visit)
    )


def _hidden(visit: Visit) -> dict[str, str]:
    return {name: value for name in _FIELDS if (value := visit.field(name))}


def _found(selection: Selection) -> dict[str, str]:
    return {"text": selection.text or "", "start": str(selection.start), "end": str(selection.end)}


def _what(visit: Visit, what: str) -> What:
    incident, act, typed = visit.field("incident"), visit.field("act"), visit.field("value") or None
    match what:
        case "incident":
            return NewIncident(visit.field("type"))
        case "act":
            return NewAct(incident, visit.field("type"))
        case "measure":
            return NewMeasure(incident, visit.field("measure"))
        case "place":
            return PlaceOf(incident, visit.field("place") or None)
        case "date":
            return FieldOf(incident, "date", typed)
        case "victim" | "perpetrator":
            return NewParty(_of(visit, act), what, visit.field("kind") or "person", typed)
        case "outcome":
            return FieldOf(_of(visit, act), "outcome", visit.field("outcome") or None)
    return FieldOf(_of(visit, act), what, typed)


def _of(visit: Visit, act: str) -> str:
    if not act:
        raise ToldError(visit.words.gettext("Choose the act that this belongs to."))
    return act
