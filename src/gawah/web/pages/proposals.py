"""What one member proposed: seen by all members, confirmed or refused by another who may do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.members import Privilege, may
from gawah.members.names import folded
from gawah.members.proposals import all_proposals
from gawah.model.record import record
from gawah.review import confirm, lines_of, refuse, to_read_again
from gawah.web.entering import entered
from gawah.web.faults import ToldError
from gawah.web.roles import KINDS

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.members.proposals import Open
    from gawah.review import Line
    from gawah.web.visit import Visit

_NEWEST = 50
"""Proposals that were decided about, which are shown below those that wait."""


@record
class Row:
    """A proposal as the page shows it."""

    one: Open
    what: str
    """What it would do, in words."""
    lines: tuple[Line, ...]
    is_own: bool
    may_confirm: bool


def show(visit: Visit) -> Response:
    """Those that wait, and below them the newest that were decided about."""
    found = all_proposals(visit.desk.project)
    waiting = [_row(visit, one) for one in found if one.is_open]
    done = [_row(visit, one) for one in found if not one.is_open][: -_NEWEST - 1 : -1]
    visit.listed("proposals", {}, len(waiting) + len(done))
    return visit.page("proposals.html", waiting=waiting, done=done)


def confirm_one(visit: Visit) -> Response:
    """Confirm a proposal: it holds from now on, under both names."""
    project, wanted = visit.desk.project, visit.field("proposal")
    if any(one.first.proposal == wanted and one.first.kind == "forget" for one in all_proposals(project)):
        raise ToldError(
            visit.words.gettext(
                "Nothing can be destroyed while gawah serve has the project open. End it, then: gawah review"
                " confirm %(id)s",
                id=wanted,
            )
        )
    done = confirm(project, wanted, visit.decision())
    for document in sorted(to_read_again(project, done.claims)):
        visit.desk.reading.ask_first(document)
    visit.say(visit.words.gettext("Confirmed. It holds from now on, under both names."))
    return visit.go("/proposals")


def refuse_one(visit: Visit) -> Response:
    """Refuse a proposal, or take back one's own."""
    refuse(visit.desk.project, visit.field("proposal"), visit.decision())
    visit.say(visit.words.gettext("Refused. It stays in the record, and was never done."))
    return visit.go("/proposals")


def _row(visit: Visit, one: Open) -> Row:
    found, kind = entered(visit), Privilege(one.first.kind)
    is_own = found is not None and folded(found.member.name) == folded(one.first.actor)
    is_let = found is not None and may(found.member.role, kind) and not is_own
    return Row(one, visit.words.gettext(KINDS[kind]), lines_of(visit.desk.project, one.first), is_own, is_let)
