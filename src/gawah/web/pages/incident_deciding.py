"""What is decided on the page of an incident; each form carries what the person saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Same
from gawah.register.sources import DOCUMENT
from gawah.review import accept_all, judge, rate, reject_incident, split, take_back_judgement
from gawah.web.faults import ToldError
from gawah.web.pages.undoing import take_back_go
from gawah.web.visit import BLIND

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit


def accept_awaiting(visit: Visit) -> Response:
    """All values that the person saw awaiting are read rightly."""
    given = accept_all(visit.desk.project, visit.states(), visit.decision())
    words = visit.words.ngettext("%(num)s value accepted.", "%(num)s values accepted.", len(given))
    visit.say(words)
    return _back(visit)


def reject(visit: Visit) -> Response:
    """This is no incident."""
    reject_incident(visit.desk.project, visit.param("id"), visit.decision(visit.seen("state")))
    visit.say(visit.words.gettext("Recorded: this is no incident. It can be taken back here."))
    return _back(visit)


def rate_standard(visit: Visit) -> Response:
    """Which standard of proof it meets; the reason is part of it."""
    decision = visit.decision(visit.seen("state"))
    rate(visit.desk.project, visit.param("id"), visit.field("level"), decision)
    visit.say(visit.words.gettext("Recorded: the standard of proof, with your reason."))
    return _back(visit, "#proof")


def judge_sources(visit: Visit) -> Response:
    """Two reports are one source, or two; or what was said of them is taken back."""
    said = visit.field("pair").split()
    if len(said) != 3:
        raise ToldError(visit.words.gettext(BLIND))
    project, decision = visit.desk.project, visit.decision(said[2])
    pair = (DOCUMENT + said[0], DOCUMENT + said[1])
    match visit.field("word"):
        case "same":
            judge(project, pair, Same.SAME, decision)
            visit.say(visit.words.gettext("Recorded: the two are one source."))
        case "different":
            judge(project, pair, Same.DIFFERENT, decision)
            visit.say(visit.words.gettext("Recorded: the two are two sources."))
        case "undo":
            take_back_judgement(project, pair, decision)
            visit.say(visit.words.gettext("Taken back: what held before holds again."))
        case _:
            raise ToldError(visit.words.gettext(BLIND))
    return _back(visit, "#sources")


def undo(visit: Visit) -> Response:
    """Take back what was decided last."""
    take_back_go(visit, batch_of(visit), visit.decision())
    visit.say(visit.words.gettext("Taken back: what held before holds again."))
    return _back(visit)


def part(visit: Visit) -> Response:
    """One account does not belong to this incident."""
    member, members = visit.field("member"), visit.seen("members")
    split(visit.desk.project, visit.param("id"), member, visit.decision(members))
    visit.say(visit.words.gettext("Parted: the account is an incident of its own again."))
    return _back(visit)


def batch_of(visit: Visit) -> int:
    """The row of the log that a form names.

    Raises:
        ToldError: it names none.
    """
    said = visit.field("batch")
    if not (said.isascii() and said.isdigit()) or len(said) > 12:
        raise ToldError(visit.words.gettext("There is nothing here that could be taken back."))
    return int(said)


def _back(visit: Visit, at: str = "") -> Response:
    """Back to the incident; to the part of it from which the form came."""
    part = visit.field("part")
    asked = f"?part={part}" if part.isascii() and part.isdigit() else ""
    return visit.go(f"/incidents/{visit.param('id')}{asked}{at}")
