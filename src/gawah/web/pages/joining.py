"""Pairs beyond the queue: safe ones joined in one go, any incident beside another, and parting one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Wanted
from gawah.errors import GawahError, NotFoundError
from gawah.review import join, made_of, split
from gawah.review.look_up import find_subject
from gawah.web.comparing import side_of
from gawah.web.faults import ToldError
from gawah.web.pages.pairs import decision, lines_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

_FOUND = 20


def show_safe(visit: Visit) -> Response:
    """The pairs that may be joined in one go."""
    lines = lines_of(visit, visit.catalogue.safe_pairs())
    visit.listed("pairs", {"which": "safe"}, len(lines))
    return visit.page("pairs_safe.html", lines=lines)


def join_safe(visit: Visit) -> Response:
    """Join the pairs that a form names."""
    chosen = [str(one).partition(" ") for one in visit.form.getlist("pair")]
    if not chosen:
        raise ToldError(visit.words.gettext("No pair was chosen. Choose at least one."))
    joined = join(visit.desk.project, [(left, right) for left, _, right in chosen], decision(visit))
    words = visit.words
    number = len(joined.words)
    visit.say(words.ngettext("%(num)s pair joined.", "%(num)s pairs joined.", number))
    if joined.left_out:
        visit.say(
            words.ngettext(
                "%(num)s pair was left out: with the others it would join accounts that are not safe to join"
                " unseen.",
                "%(num)s pairs were left out: with the others they would join accounts that are not safe to"
                " join unseen.",
                len(joined.left_out),
            ),
            "warn",
        )
    return visit.go("/pairs")


def show_with(visit: Visit) -> Response:
    """One incident, and which other it may be compared with."""
    one, asked = visit.param("id"), visit.query("q")
    row = visit.catalogue.incident(one)
    if row is None:
        raise NotFoundError("There is no such incident. It may have been joined with another since.")
    other = _named(visit, asked)
    if other is not None and other != one:
        return visit.go(f"/pairs/{one}/{other}")
    found = visit.catalogue.incidents(Wanted.of({"words": asked}), size=_FOUND) if asked else None
    lines = lines_of(visit, visit.catalogue.pairs_of(one))
    others = [each for each in found.rows if each.id != one] if found else None
    visit.listed("pairs", {"with": one, "words": asked}, 1 + len(lines) + len(others or ()))
    return visit.page("pairs_with.html", row=row, asked=asked, lines=lines, found=others)


def _named(visit: Visit, asked: str) -> str | None:
    """The incident that somebody typed the id of; None where it is no id."""
    digits = asked.removeprefix("incident:").lower()
    if len(digits) < 4 or set(digits) - set("0123456789abcdef"):
        return None
    try:
        return find_subject(visit.desk.project, asked, ("incident",))
    except GawahError:
        return None  # it is looked for as a word


def show_parts(visit: Visit) -> Response:
    """The reports that one incident is made of."""
    made = made_of(visit.desk.project, visit.param("id"))
    sides = [side_of(one, made.register, visit.catalogue) for one in made.accounts]
    visit.listed("pairs", {"split": visit.param("id")}, len(sides))
    return visit.page("pairs_split.html", made=made, sides=sides)


def part(visit: Visit) -> Response:
    """Part one report from the others of an incident."""
    member = visit.field("member")
    words = split(visit.desk.project, visit.param("id"), member, decision(visit))
    told = visit.words.gettext("Parted: what this report tells is an incident of its own again.")
    visit.say(told, more=())
    return visit.go(f"/incidents/{words[0].left}")
