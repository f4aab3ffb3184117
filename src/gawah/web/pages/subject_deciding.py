"""What is decided on the page of a subject; each form carries what the person saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Same
from gawah.project import now
from gawah.review import (
    Called,
    Consent,
    add_name,
    judge,
    move,
    permit,
    split,
    take_back,
    withdraw_permit,
)
from gawah.review.names import FIRST
from gawah.web.faults import ToldError
from gawah.web.pages.incident_deciding import batch_of
from gawah.web.pages.undoing import take_back_go

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

_WORDS = (Same.SAME, Same.DIFFERENT, Same.UNSURE)


def name(visit: Visit) -> Response:
    """It is also called so, or it is called so first."""
    called = Called(" ".join(visit.field("name").split()), visit.field("kind") or "alias")
    if not called.name:
        raise ToldError(visit.words.gettext("Type the other name."))
    decision = visit.decision(visit.seen("state"))
    add_name(visit.desk.project, visit.field("member"), called, decision)
    told = visit.words.gettext("Added: it is also called %(name)s.", name=called.name)
    if called.kind == FIRST:
        told = visit.words.gettext("From now on it is called %(name)s first.", name=called.name)
    visit.say(told)
    return _back(visit)


def unname(visit: Visit) -> Response:
    """What a person said of a name is taken back."""
    take_back(visit.desk.project, visit.field("claim"), visit.decision(visit.seen("state")))
    visit.say(visit.words.gettext("Taken back: what held before holds again."))
    return _back(visit)


def mend_role(visit: Visit) -> Response:
    """Who was read as perpetrator is the victim, or the other way round."""
    decision = visit.decision(visit.seen("state"))
    move(visit.desk.project, visit.field("claim"), visit.field("role"), decision)
    visit.say(visit.words.gettext("The part is mended; the words that say it stay the same."))
    return _back(visit)


def judge_namesake(visit: Visit) -> Response:
    """Whether somebody else who is called the same is the same."""
    said = next((word for word in _WORDS if word == visit.field("same")), None)
    if said is None:
        raise ToldError(
            visit.words.gettext("Say whether the two are the same, different, or that you are unsure.")
        )
    pair = (visit.field("member"), visit.field("other"))
    judge(visit.desk.project, pair, said, visit.decision(visit.seen("state")))
    told = {
        Same.SAME: visit.words.gettext("Recorded: the two are the same."),
        Same.DIFFERENT: visit.words.gettext("Recorded: the two are different."),
        Same.UNSURE: visit.words.gettext("Recorded: it cannot be told whether the two are the same."),
    }
    visit.say(told[said])
    return _back(visit)


def permit_name(visit: Visit) -> Response:
    """Somebody agreed to be named to an audience, or no longer does."""
    project, person, decision = visit.desk.project, visit.field("member"), visit.decision()
    audience, day = visit.field("for"), visit.field("day") or now()[:10]
    if visit.field("act") == "withdraw":
        withdraw_permit(project, person, audience, day, decision)
        visit.say(visit.words.gettext("Recorded: the name leaves to them no more."))
        return _back(visit)
    permit(project, person, Consent(audience, visit.field("given_by"), visit.field("purpose"), day), decision)
    visit.say(visit.words.gettext("Recorded: the name may leave to them."))
    return _back(visit)


def part(visit: Visit) -> Response:
    """One record does not belong to those that it was joined with."""
    decision = visit.decision(visit.seen("members"))
    split(visit.desk.project, visit.param("key"), visit.field("member"), decision)
    visit.say(visit.words.gettext("Parted: each has a page of its own again."))
    return _back(visit)


def undo(visit: Visit) -> Response:
    """Take back what was decided last."""
    take_back_go(visit, batch_of(visit), visit.decision())
    visit.say(visit.words.gettext("Taken back: what held before holds again."))
    return _back(visit)


def _back(visit: Visit) -> Response:
    return visit.go(f"/subjects/{visit.param('key')}")
