"""One document: what was extracted from it beside what a careful reader found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from eval.score import passages
from eval.score.forms import Item, as_list, is_optional, items, strings
from eval.score.incidents import score_incidents
from eval.score.matching import Likeness, Matched, match, required_first
from eval.score.names import same_name, same_person
from eval.score.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEM_ROWS: tuple[tuple[str, str, Likeness], ...] = (
    ("quotes", "quotes", passages.same_quote),
    ("quotes with speaker", "quotes", passages.same_spoken_quote),
    ("aggregates (value)", "aggregate_claims", passages.same_figure),
    ("aggregates (value+period)", "aggregate_claims", passages.same_figure_and_period),
    ("legal refs + provision", "legal_refs", passages.same_provision),
    ("demands", "demands", passages.same_demand),
)
_ENTITY_ROWS: tuple[tuple[str, Likeness], ...] = (
    ("organisations", same_name),
    ("people", same_person),
    ("places", same_name),
)


@dataclass
class Score:
    """The counts of one document, with the items behind those rows that match items."""

    tally: Tally = field(default_factory=Tally)
    matched: dict[str, Matched] = field(default_factory=dict)

    def match(self, row: str, gold: Sequence[Any], found: Sequence[Any], alike: Likeness) -> None:
        """Match the items of a row and count them."""
        self.keep(row, match(required_first(gold), found, alike))

    def keep(self, row: str, matched: Matched) -> None:
        """Count a row that was matched."""
        self.matched[row] = matched
        self.tally.find(row, matched.found)


def score_document(gold: Item, found: Item, document: str) -> Score:
    """Compare one document.

    Args:
        gold: What a careful reader found.
        found: What was extracted; any field may be absent.
        document: The text of both.
    """
    score = Score()
    incidents = items(found.get("incidents"))
    score.matched["incidents"] = score_incidents(score.tally, gold["incidents"], incidents)
    _score_items(score, gold, found)
    _score_names(score, gold, found)
    if "boilerplate" in found:
        blocks = strings(found["boilerplate"])
        score.match("boilerplate blocks", gold["boilerplate"], blocks, passages.same_block)
    _score_grounding(score.tally, gold, found, document)
    if all(is_optional(incident) for incident in gold["incidents"]):
        score.tally.check("incident-free documents kept empty", not incidents)
    return score


def _score_items(score: Score, gold: Item, found: Item) -> None:
    for row, key, alike in _ITEM_ROWS:
        score.match(row, gold[key], items(found.get(key)), alike)
    laws = [passages.one_of_each_law(side) for side in (gold["legal_refs"], items(found.get("legal_refs")))]
    score.match("legal refs", laws[0], laws[1], passages.same_law)


def _score_names(score: Score, gold: Item, found: Item) -> None:
    score.match("signatories", gold["signatories"], as_list(found.get("signatories")), same_name)
    score.match("hashtags", gold["hashtags"], as_list(found.get("hashtags")), passages.same_hashtag)
    if not gold.get("entities_annotated", True):
        return
    for key, alike in _ENTITY_ROWS:
        expected = required_first(gold[key], as_list(gold.get(f"{key}_optional")))
        score.keep(key, match(expected, strings(found.get(key)), alike))


def _score_grounding(tally: Tally, gold: Item, found: Item, document: str) -> None:
    """Whether what is quoted stands in the document, and not in its page furniture."""
    spans = passages.furniture(document, gold["boilerplate"])
    for text in passages.verbatim(found):
        start = document.find(text)
        tally.check("grounding", start >= 0)
        if spans:
            end = start + len(text)
            inside = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
            tally.check("boilerplate leakage", start >= 0 and inside > 0.5 * len(text))
