"""Incidents: which one that was found is which one of gold, and how much of it is right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eval.score import edtf
from eval.score.forms import Item, accepted, as_list, is_optional, items, strings
from eval.score.matching import Expected, Matched, match, required_first
from eval.score.names import is_place, same_name, same_perpetrator, same_victim
from eval.score.words import overlap, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.score.tally import Tally

_ENOUGH_EVIDENCE = 0.5
_FREE_WEIGHT = 0.6


def _has_type(gold: Item, found: Item) -> bool:
    return found.get("type") in accepted(gold, "type")


def _same_evidence(gold: Item, found: Item) -> float:
    """How far the sentences overlap; a whole page offered as evidence counts only by its words in common."""
    best = 0.0
    for sentence in [gold["evidence"], *as_list(gold.get("evidence_alt"))]:
        for other in strings(as_list(found.get("evidence"))):
            both, asked, answer = overlap(sentence, other), len(words(sentence)), len(words(other))
            is_passage = min(asked, answer) >= 4 and answer <= 4 * asked + 40
            best = max(best, both.f1, both.contained if is_passage else 0.0)
    return best


def _same_date(gold: Item, found: Item) -> bool:
    """Whether both name a time, and the same one."""
    asked, answer = gold.get("date"), found.get("date")
    if not asked or not answer or edtf.parse(asked).is_unknown:
        return False
    return edtf.compatible(accepted(gold, "date"), answer)


def _shares_victim(gold: Item, found: Item) -> bool:
    names = [victim["name"] for victim in items(found.get("victims")) if victim.get("name")]
    asked = [victim["name"] for victim in items(gold.get("victims")) if victim.get("name")]
    return any(same_name(a, b) for a in asked for b in names)


def likeness(gold: Item, found: Item, *, typed: bool) -> float:
    """How well an incident found stands for one of gold; 0 where nothing ties them together.

    Args:
        gold: The incident of gold.
        found: The incident found.
        typed: Whether the type must be right.
    """
    has_type = _has_type(gold, found)
    if typed and not has_type:
        return 0.0
    evidence, dated = _same_evidence(gold, found), _same_date(gold, found)
    placed = bool(found.get("place")) and is_place(gold, found.get("place"))
    if evidence < _ENOUGH_EVIDENCE and not (dated and placed):
        return 0.0
    score = 0.5 + 2 * has_type + 0.5 * bool(found.get("type") == gold["type"])
    score += evidence + 0.6 * dated + 0.6 * placed
    score += 0.3 * bool(gold.get("killed") is not None and found.get("killed") == gold["killed"])
    return score + 0.5 * _shares_victim(gold, found)


def match_incidents(gold: Sequence[Item], found: Sequence[Item], *, typed: bool) -> Matched:
    """The incidents of gold with those found for them."""
    free = frozenset(i for i, item in enumerate(gold) if is_optional(item))
    expected = Expected(tuple(gold), free, _FREE_WEIGHT)
    return match(expected, found, partial(likeness, typed=typed))


def score_incidents(tally: Tally, gold: Sequence[Item], found: Sequence[Item]) -> Matched:
    """Count the incidents found, and for each that was, what is right about it."""
    untyped = match_incidents(gold, found, typed=False)
    tally.find("incidents (any type)", untyped.found)
    for asked, answer in untyped.pairs:
        tally.check("type", _has_type(asked, answer))
    typed = match_incidents(gold, found, typed=True)
    tally.find("incidents", typed.found)
    for asked, answer in typed.pairs:
        _score_fields(tally, asked, answer)
        _score_doers(tally, asked, answer)
        _score_standing(tally, asked, answer)
    return typed


def _score_fields(tally: Tally, gold: Item, found: Item) -> None:
    tally.check("date compatible", edtf.compatible(accepted(gold, "date"), found.get("date")))
    tally.check("date exact", edtf.exact(accepted(gold, "date"), found.get("date")))
    tally.check("place", is_place(gold, found.get("place")))
    tally.check("country", found.get("country") in accepted(gold, "country"))
    for count in ("killed", "injured"):
        if gold.get(count) is not None or found.get(count) is not None:
            tally.check(count, found.get(count) in accepted(gold, count))


def _score_doers(tally: Tally, gold: Item, found: Item) -> None:
    """Those it was done to, and those who did it."""
    named = [[v for v in items(side.get("victims")) if v.get("name")] for side in (gold, found)]
    tally.find("victim names", match(required_first(named[0]), named[1], same_victim).found)
    doers, others = items(gold.get("perpetrators")), items(found.get("perpetrators"))
    tally.find("perpetrators", match(required_first(doers), others, same_perpetrator).found)
    by_state = [any(doer.get("is_state_agent") for doer in side) for side in (doers, others)]
    tally.check("state agent", by_state[0] == by_state[1])


def _score_standing(tally: Tally, gold: Item, found: Item) -> None:
    """What the state did about it, and how it is told."""
    answer, asked = found.get("state_response"), gold["state_response"]["status"]
    answer = answer.get("status") if isinstance(answer, dict) else (answer or "none_stated")
    if answer != "none_stated" or asked != "none_stated":
        tally.check("state response", answer == asked)
    tally.check("reported status", found.get("reported_status") == gold["reported_status"])
