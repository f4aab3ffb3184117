"""Events told twice in one document are one incident.

The rule, stated: an event joins the incident it fits best, if nothing forbids it and enough speaks for
it; otherwise it founds an incident, if it tells enough to be one. What forbids: another date, another
place, other named victims, another kind of happening. What speaks for it: the same date, place, names or
numbers, a phrase like "the attack", being told next to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.assemble.draft import Draft, is_verdict
from gawah.extract.assemble.event import JOINABLE, family, main_deed
from gawah.extract.assemble.when_where import may_be_same_place
from gawah.values.edtf import compatible, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.extract.assemble.event import Event

JOIN_AT = 2.0
"""How much must speak for joining; see ``_likeness`` for what each reason weighs."""

JOIN_GOING_ON = 1.4
"""The same for an event that goes on telling: it has neither date nor place nor the name of a sufferer."""

_REMEMBERED = 40
"""How many of the happenings told last an event may join, besides the first: what keeps a book readable."""

_NEAR = 3
"""Sentences apart that still count as next to each other."""


def merge(events: Iterable[Event]) -> list[Draft]:
    """The incidents that events tell of. Headlines are told last: they join, and seldom found."""
    drafts: list[Draft] = []
    for event in sorted(events, key=lambda e: (e.is_title, e.sentence.index)):
        aside = max(0, len(drafts) - 1 - _REMEMBERED)  # told too long before, but for the first
        nearby = (*drafts[:1], *drafts[1 + aside :])
        alike = [_likeness(event, draft) for draft in nearby]
        best = max(alike, default=-1.0)
        if best >= _enough(event):
            at = alike.index(best)
            drafts[at + aside if at else 0] = nearby[at].told_by(event)
        elif _can_found(event, drafts):
            drafts.append(Draft((event,)))
    drafts.sort(key=lambda d: d.events[0].sentence.index)
    return drafts


def _enough(event: Event) -> float:
    """How much must speak for joining: less where an event says little of its own."""
    says = event.date is not None or event.place is not None or bool(event.named)
    return JOIN_AT if says or "again" in event.cues else JOIN_GOING_ON


def _can_found(event: Event, drafts: list[Draft]) -> bool:
    """Whether an event tells enough to be an incident of its own."""
    if all(deed.act.tells_only_more for deed in event.deeds):
        return False
    main = main_deed(event.deeds).act
    if main.type == "other":
        return not event.is_nominal and bool(event.victims) and event.date is not None
    if event.is_title and drafts:
        return False
    if main.type == "discriminatory_law":
        return event.date is not None
    specific = bool(event.named) or any(v.low is not None for v in event.victims)
    dated = event.edtf is not None and "XXXX-XX" not in event.edtf
    if event.is_nominal:
        if main.type == "censorship_blocking" and dated:
            return True
        told = bool(event.victims) and (specific or dated) and (dated or event.place is not None)
        return told and (dated or "generic" not in event.cues)
    if event.victims:
        return specific or event.date is not None or event.place is not None or event.is_title
    if main.type in _NEEDS_SUFFERER:
        return event.date is not None and event.place is not None
    return dated


_NEEDS_SUFFERER = frozenset(
    {"prosecution_charge", "threat", "displacement", "other", "injury", "arrest_detention", "killing"}
)
"""Types that tell nothing without somebody who suffers, unless a date and a place stand with them."""


def _likeness(event: Event, draft: Draft) -> float:
    """How much speaks for an event and a draft being one; below zero, something forbids it."""
    if not _kinds_agree(event, draft):
        return -1.0
    score = 0.0
    when, other = event.edtf, draft.edtf
    if when is not None and other is not None:
        if not compatible(parse(when), parse(other)):
            return -1.0
        score += 2.0 if when == other and "XX" not in when else 0.7
    where, there = event.where, draft.where
    if where is not None and there is not None:
        if not may_be_same_place(where, there):
            return -1.0
        score += 1.5 if where.place_id == there.place_id and where.precision != "country" else 0.5
    named = _names(event, draft)
    if named < 0:
        return -1.0
    return score + named + _targets(event, draft) + _telling(event, draft)


def _kinds_agree(event: Event, draft: Draft) -> bool:
    """Whether two tellings can be of one happening: of one family, or of two that are told as one."""
    if event.types == {"other"}:
        return bool(draft.families & JOINABLE)
    mine, theirs = event.families, draft.families
    if mine == {"law"} and theirs == {"law"} and is_verdict(event.deeds) != draft.has_verdict:
        return not event.victims or event.is_title
    if mine & theirs:
        return True
    if any(e.sentence.index == event.sentence.index for e in draft.events[-_NEAR:]):
        return bool(mine & JOINABLE) and bool(theirs & JOINABLE)
    return bool(mine & _TOGETHER) and bool(theirs & _TOGETHER)


_TOGETHER = frozenset({"violence", "destruction"})
"""Families that several sentences tell as one happening: an attack with its dead and its ruins."""


_OF_KIN, _OF_KNOWN_KIN = 1.0, 1.5
"""How much it speaks for joining that a relative suffered, told right after whose relative it is, or as
"the brother", who is known to the reader from what was told."""
_KIN_GAP = 6
"""How many sentences later "the brother" is still that of whom they told."""


def _names(event: Event, draft: Draft) -> float:
    mine, theirs = event.named, draft.named
    if mine & theirs:
        return 3.0
    gap = event.sentence.index - draft.events[-1].sentence.index
    if "known_kin" in event.cues and gap <= _KIN_GAP:
        return _OF_KNOWN_KIN
    if "kin" in event.cues and gap <= 1:
        return _OF_KIN
    if theirs and any(map(event.is_of_another, event.victims)):
        return -0.7
    if mine and theirs:
        return -1.0 if event.sentence.block != draft.events[-1].sentence.block else -0.5
    return 0.0


def _targets(event: Event, draft: Draft) -> float:
    """What their victims and targets have in common, or not."""
    mine, counts = event.objects, event.counts
    score = 0.0
    if mine and draft.objects:
        score += 0.7 if mine & draft.objects else 0.0 if _may_be_one_house(event, draft) else -1.0
    if counts and draft.counts and not _tells_the_wounded(event, draft):
        score += 0.7 if counts & draft.counts else -0.7
    return score


def _may_be_one_house(event: Event, draft: Draft) -> bool:
    """Whether one calls a place of worship what the other calls a mosque."""
    return bool(event.worship and draft.worship) and True in event.worship | draft.worship


def _tells_the_wounded(event: Event, draft: Draft) -> bool:
    """Whether an event counts the wounded of a draft that has counted only its dead: both numbers stand."""
    return event.types == {"injury"} and "killing" in draft.types and "injury" not in draft.types


def _telling(event: Event, draft: Draft) -> float:
    """What the way of telling says."""
    near = draft.events if event.is_title else draft.events[-_NEAR:]
    gap = min(abs(event.sentence.index - e.sentence.index) for e in near)
    same_type = bool(event.types & draft.types)
    score = 0.5 if same_type else 0.0
    if not same_type and event.date is not None and event.victims and not event.is_title:
        score -= 0.7
    if event.is_title:
        score += 1.2 if same_type or family(draft.type) in event.families else 0.4
    if gap <= _NEAR:
        score += 1.2 - 0.3 * gap
    if any(e.sentence.block == event.sentence.block for e in near):
        score += 0.3
    if "definite" in event.cues:
        score += 1.2
    if "again" in event.cues and not event.is_title:
        score -= 1.5
    if event.date is None and event.place is None:
        score += 0.6
        if all(v.kind == "pronoun" for v in event.victims) or event.is_nominal:
            score += 0.7
    return score
