"""Quotations, figures, laws, demands and page furniture: what of it stands for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.score.forms import Item, accepted, as_list, items
from eval.score.names import same_name, same_person
from eval.score.words import numbers, overlap, same_passage, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEAST_NEARNESS = 0.3
"""A figure counts only where its sentence has something of gold's sentence."""


def same_quote(gold: Item, found: Item) -> float:
    """How alike two quotations are, whoever spoke."""
    text = found.get("text")
    if not isinstance(text, str) or not same_passage(gold["text"], text):
        return 0.0
    return 1.0 + overlap(gold["text"], text).f1


def same_spoken_quote(gold: Item, found: Item) -> float:
    """How alike two quotations by the same speaker are; a role or body stands for one who is not named."""
    speakers = [gold.get("speaker"), *as_list(gold.get("speaker_alt"))]
    if gold.get("speaker") is None:
        speakers += [gold.get("role"), gold.get("organisation")]
    is_nobody = gold.get("speaker") is None and found.get("speaker") is None
    if is_nobody and isinstance(found.get("text"), str) and same_passage(gold["text"], found["text"]):
        return 1.0
    if not any(same_person(name, found.get("speaker")) for name in speakers if name):
        return 0.0
    return same_quote(gold, found)


def same_figure(gold: Item, found: Item) -> float:
    """How alike two aggregate figures are: the first number of gold, said in a like sentence."""
    asked, answer = numbers(gold.get("value")), numbers(found.get("value"))
    if not asked or not answer or asked[0] not in answer:
        return 0.0
    evidence = found.get("evidence")
    if not isinstance(evidence, str) or not evidence:
        return 1.5
    both = overlap(gold["evidence"], evidence)
    near = max(both.f1, both.contained)
    return 1.0 + near if near >= _LEAST_NEARNESS else 0.0


def same_figure_and_period(gold: Item, found: Item) -> float:
    """As ``same_figure``, and of the same years."""
    period = years(gold.get("period"))
    return 0.0 if period and period != years(found.get("period")) else same_figure(gold, found)


def same_law(gold: Item, found: Item) -> float:
    """How alike two references to an instrument are."""
    name, evidence = str(found.get("instrument") or ""), str(found.get("evidence") or "")
    names = [other for other in accepted(gold, "instrument") if other]
    if not any(same_name(other, name) or overlap(other, name).f1 >= 0.6 for other in names):
        return 0.0
    return 1.0 + overlap(gold["evidence"], evidence).f1


def same_provision(gold: Item, found: Item) -> float:
    """How alike two references are that name the same articles or sections."""
    is_same = set(numbers(gold.get("provision"))) == set(numbers(found.get("provision")))
    return same_law(gold, found) if is_same else 0.0


def one_of_each_law(laws: Iterable[Item]) -> list[Item]:
    """The first reference to each instrument."""
    kept: list[Item] = []
    for law in laws:
        if not any(same_name(law.get("instrument"), other.get("instrument")) for other in kept):
            kept.append(law)
    return kept


def same_demand(gold: Item, found: Item) -> float:
    """Whether two demands ask for the same, in the same words."""
    return float(same_passage(gold["text"], str(found.get("text") or ""), 0.5))


def same_hashtag(gold: object, found: object) -> float:
    """Whether two hashtags are the same, with or without their sign."""
    return float(str(gold).strip("#").casefold() == str(found).strip("#").casefold())


def same_block(gold: str, found: str) -> float:
    """Whether a block of page furniture begins as one of gold does."""
    begins = gold[:40].strip() == found[: len(gold[:40])].strip()
    return float(begins or found.strip().startswith(gold.strip()))


def furniture(document: str, beginnings: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of the lines that begin with one of these: navigation, notices, other boilerplate."""
    spans = []
    for beginning in beginnings:
        at = document.find(beginning)
        while at >= 0:
            before = document[:at].rstrip(" \t\u00a0")
            if not before or before.endswith("\n"):
                end = document.find("\n", at)
                spans.append((at, len(document) if end < 0 else end))
            at = document.find(beginning, at + 1)
    return spans


def verbatim(found: Item) -> Iterator[str]:
    """Every string of a prediction that must be in the document letter for letter."""
    for key in ("incidents", "aggregate_claims", "legal_refs"):
        for item in items(found.get(key)):
            yield from (text for text in as_list(item.get("evidence")) if isinstance(text, str) and text)
    for quote in items(found.get("quotes")):
        if isinstance(quote.get("text"), str) and quote["text"]:
            yield quote["text"]
