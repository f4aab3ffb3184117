"""Norms of a proposal on the screen: each with why, from when it holds, and what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.cli.page import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gawah.cli.page import Paper
    from gawah.law import Law
    from gawah.law.proposal import Engaged, Reservation
    from gawah.norms import Norm

_GROUPS = 6
"""Groups of norms that are not proposed, shown unless all are asked for."""
_ALONE = frozenset({"judgment", "soft_law", "treaty_body"})
"""Kinds of norms that are called by their own name, not by that of an instrument."""
_FOREIGN = frozenset({"other_state", "of_others"})
"""Why a norm is not proposed that nobody would look for there."""
_NUMBERED = ("Art", "s. ", "ss. ")
_DEROGABILITY = {
    "non_derogable": "can never be derogated from",
    "derogable": "derogable in a declared emergency",
    "suspendable": "can be suspended in an emergency",
    "qualified": "can be limited by law",
}


def name_of(norm: Norm, law: Law) -> str:
    """What to call a norm in one line: its instrument in short, with the provision."""
    instrument = law.instruments[norm.instrument]
    short = instrument.abbreviation or instrument.name
    if norm.kind in _ALONE:
        return norm.provision
    if norm.provision == "whole" or norm.provision in instrument.name:
        return instrument.name
    return (
        f"{short} {norm.provision}" if norm.provision.startswith(_NUMBERED) else f"{norm.provision} ({short})"
    )


def listed(some: Sequence[Engaged], law: Law, paper: Paper, *, is_full: bool) -> Iterator[str]:
    """Each norm: its name with why it may be engaged, and under it what to know."""
    for one in some:
        yield paper.wrapped(f"{name_of(one.norm, law)}: {one.why}", "      ", "    ")
        notes = list(_notes(one, is_full=is_full))
        yield paper.faint(paper.wrapped("; ".join(notes), "      ", "      "))
        if is_full:
            yield from _in_full(one, law, paper)


def _notes(one: Engaged, *, is_full: bool) -> Iterator[str]:
    yield str(one.force) + ("" if one.force.is_verified else " (not verified)")
    if one.shown_by:
        yield "shown: " + ", ".join(dict.fromkeys(found.fact.short for found in one.shown_by))
    if one.names_it:
        yield "a source names it"
    known = one.norm.data.get("derogability") or {}
    told = _DEROGABILITY.get(str(known.get("status")))
    if told is not None and (is_full or known.get("status") == "non_derogable"):
        yield told
    yield from map(reserved, one.reservations)
    for held in one.versions:
        yield f"wording {between(held.since, held.until)}: {held.says}" + (
            "" if held.verified else " (not verified)"
        )
    if not one.norm.verified:
        yield "the gist is not verified"


def reserved(held: Reservation) -> str:
    """That a norm is reserved, in short; what is reserved stands once, below."""
    days = between(held.made or None, held.until or None)
    return f"reserved {days} (below)" if days else "reserved (below)"


def between(since: str | None, until: str | None) -> str:
    """Days in words: "from 2010-06-23 until 2011-09-20"; empty where there are none."""
    if since and until:
        return f"from {since} until {until}"
    return f"from {since}" if since else f"until {until}" if until else ""


def _in_full(one: Engaged, law: Law, paper: Paper) -> Iterator[str]:
    """What it asks in our own words, with the note and the sources of the table."""
    yield paper.wrapped(f"asks: {one.norm.gist}", "      ", "      ")
    if note := one.norm.data.get("note"):
        yield paper.wrapped(f"note: {note}", "      ", "      ")
    named = [str(law.sources[code]["title"]) for code in one.norm.data.get("sources") or ()]
    read = f"sources ({one.norm.level} read): {'; '.join(named)}" if named else "sources: none yet"
    yield paper.faint(paper.wrapped(read, "      ", "      "))


def waiting(some: Sequence[Engaged], law: Law, paper: Paper, *, is_full: bool) -> Iterator[str]:
    """Norms that need a fact nobody shows, by that fact."""
    yield from _grouped(some, _lacking, law, paper, is_full=is_full)


def left(some: Sequence[Engaged], law: Law, paper: Paper, *, is_full: bool) -> Iterator[str]:
    """Norms that do not hold there or then, by the reason; other states' law only where all is asked for."""
    some = [one for one in some if is_full or one.force.code not in _FOREIGN]
    if some:
        yield "  Not proposed"
    yield from _grouped(some, _reason, law, paper, is_full=is_full)


def _reason(one: Engaged) -> str:
    return "later than the incident" if one.force.code == "later" else str(one.force)


def _lacking(one: Engaged) -> str:
    return "; and ".join(", or ".join(dict.fromkeys(names)) for names in one.lacking)


def _grouped(
    some: Iterable[Engaged], said: Callable[[Engaged], str], law: Law, paper: Paper, *, is_full: bool
) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for one in some:
        day = f" ({one.force.since})" if one.force.code == "later" else ""
        groups.setdefault(said(one), []).append(name_of(one.norm, law) + day)
    shown = list(groups.items()) if is_full else list(groups.items())[:_GROUPS]
    for reason, names in shown:
        yield paper.wrapped(f"{reason}: {', '.join(names)}", "      ", "    ")
    rest = list(groups.values())[len(shown) :]
    if rest:
        yield f"    … {counted(sum(map(len, rest)), 'more norm')}: --all"
