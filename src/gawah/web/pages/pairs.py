"""Pairs of incidents that may be one event: looking at one after the other, and deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Page, page_of
from gawah.model import Same
from gawah.model.record import record
from gawah.review import (
    Decision,
    deeds_of,
    joined_by_method,
    judge,
    last_batch,
    last_deed,
    may_redo,
    state_of_pair,
    take_back_judgement,
    told_of_incidents,
    two_incidents,
)
from gawah.web.comparing import compare, parted
from gawah.web.faults import ToldError
from gawah.web.pages.undoing import take_back_go
from gawah.web.texts import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from gawah.catalogue import IncidentRow, PairRow
    from gawah.model import Judgement
    from gawah.review import Deed
    from gawah.web.comparing import Told as Sign
    from gawah.web.visit import Visit

SIZE = 20
VIEWS = {
    "": mark("To decide"),
    "unsure": mark("Unsure"),
    "joined": mark("Joined by gawah"),
    "decided": mark("Decided"),
}
"""Which pairs are shown, with the name of the tab."""
_SAID = {
    Same.SAME: mark("Joined: both are one incident now."),
    Same.DIFFERENT: mark("Kept apart: they will not be suggested again."),
    Same.UNSURE: mark("Noted that you are not sure: the pair waits among the unsure ones."),
}
_DECIDING = {Same.SAME.value, Same.DIFFERENT.value, Same.UNSURE.value}


@record
class Line:
    """A pair in a list."""

    number: int
    pair: PairRow
    left: IncidentRow | None
    right: IncidentRow | None
    speaks_for: tuple[Sign, ...]
    speaks_against: tuple[Sign, ...]


@record
class DecidedLine:
    """A decided pair in a list."""

    word: Judgement
    left: IncidentRow | None
    """The incident that the left one is part of now; None where it is no more."""
    right: IncidentRow | None
    state: str

    @property
    def is_one(self) -> bool:
        """Whether both are one incident now."""
        return self.left is not None and self.left == self.right


@record
class Last:
    """What the person decided last, which one key takes back."""

    deed: Deed
    pairs: int
    """How many pairs it was about."""


def show(visit: Visit) -> Response:
    """The pairs of one state, the likeliest of them large."""
    view = visit.query("show") if visit.query("show") in VIEWS else ""
    catalogue = visit.catalogue
    told = catalogue.once(("told",), lambda: told_of_incidents(visit.desk.project))
    decided = [word for word in told if word.same is not Same.UNSURE]
    joined = catalogue.lately(("joined",), lambda: joined_by_method(visit.desk.project))
    counts = {"": catalogue.pairs_left("open"), "unsure": catalogue.pairs_left("unsure")}
    common: dict[str, object] = {
        "view": view,
        "views": VIEWS,
        "counts": counts | {"decided": len(decided), "joined": len(joined)},
        "last": _last(visit),
        "may_redo": may_redo(visit.desk.project, visit.reader.reviewer),
    }
    if view in {"decided", "joined"}:
        return _show_said(visit, decided if view == "decided" else joined, common)
    total = counts[view]
    at = min(visit.number("at", (visit.number("page", 1) - 1) * SIZE + 1), max(1, total))
    paging = catalogue.pairs_in(view or "open", -(-at // SIZE), SIZE)
    lines = lines_of(visit, paging.rows, paging.offset)
    now = next((line for line in lines if line.number == at), None)
    two = two_incidents(visit.desk.project, (now.pair.left, now.pair.right)) if now else None
    visit.listed("pairs", {"which": view or "open", "at": at}, len(lines))
    return visit.page(
        "pairs.html",
        **common,
        at=at,
        following=at + 1 if at < total else 1,
        total=total,
        paging=paging,
        lines=lines,
        safe=0 if view else len(catalogue.safe_pairs()),
        compared=compare(two, catalogue) if two else None,
    )


def lines_of(visit: Visit, pairs: tuple[PairRow, ...], before: int = 0) -> list[Line]:
    """Pairs as lines of a list, counted on from those before them."""
    ids = [one for pair in pairs for one in (pair.left, pair.right)]
    named = visit.catalogue.incidents_named(ids)
    return [
        Line(number, pair, named.get(pair.left), named.get(pair.right), *parted(pair.signs))
        for number, pair in enumerate(pairs, before + 1)
    ]


def _show_said(visit: Visit, said: Sequence[Judgement], common: dict[str, object]) -> Response:
    """A page of what people, or what the method said of pairs."""
    number = page_of(visit.number("page", 1), SIZE, len(said))
    paging: Page[Judgement] = Page((), len(said), number, SIZE)
    some = said[paging.offset : paging.last]
    now = visit.catalogue.incidents_of([one for word in some for one in (word.left, word.right)])
    lines = [DecidedLine(word, now.get(word.left), now.get(word.right), state_of_pair(word)) for word in some]
    visit.listed("pairs", {"which": common["view"], "page": number}, len(lines))
    return visit.page("pairs_decided.html", **common, lines=lines, paging=paging)


def _last(visit: Visit) -> Last | None:
    deed = last_deed(visit.desk.project, visit.reader.reviewer)
    if deed is None or deed.word not in _DECIDING or not deed.subject.startswith("incident:"):
        return None
    if last_batch(visit.desk.project, [deed]) is None:  # somebody has spoken about it since
        return None
    return Last(deed, len(deeds_of(visit.desk.project, deed.batch)))


def show_pair(visit: Visit) -> Response:
    """Any two incidents side by side."""
    two = two_incidents(visit.desk.project, (visit.param("left"), visit.param("right")))
    visit.listed("pair", {"left": two.ids[0], "right": two.ids[1]}, 2)
    return visit.page(
        "pair.html",
        compared=compare(two, visit.catalogue),
        last=_last(visit),
        may_redo=may_redo(visit.desk.project, visit.reader.reviewer),
    )


def decide(visit: Visit) -> Response:
    """Say what a form says of two incidents: same, different, or that nobody can tell."""
    said = visit.field("same")
    if said not in _DECIDING:
        raise ToldError(visit.words.gettext("Say “same”, “different” or “not sure”."))
    two = two_incidents(visit.desk.project, (visit.field("left"), visit.field("right")))
    judge(visit.desk.project, two.ids, Same(said), decision(visit))
    visit.say(visit.words.gettext(_SAID[Same(said)]))
    return visit.go(visit.field("next") or "/pairs")


def take_back(visit: Visit) -> Response:
    """Take back what was last said of two incidents."""
    two = two_incidents(visit.desk.project, (visit.field("left"), visit.field("right")))
    take_back_judgement(visit.desk.project, two.ids, decision(visit))
    return _taken_back(visit)


def undo(visit: Visit) -> Response:
    """Take back all that was decided in one go."""
    batch = visit.field("batch")
    if not (batch.isascii() and batch.isdigit() and len(batch) < 10):
        raise ToldError(visit.words.gettext("There is no such decision. Load the page again."))
    take_back_go(visit, int(batch), visit.decision())
    return _taken_back(visit)


def _taken_back(visit: Visit) -> Response:
    visit.say(visit.words.gettext("Taken back. What was said before holds again; both stay in the record."))
    return visit.go(visit.field("next") or "/pairs")


def decision(visit: Visit) -> Decision:
    """Who decides, why, and what they saw, as a form says it."""
    return visit.decision(visit.seen("expect"))
