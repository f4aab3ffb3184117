"""One document scored."""

from __future__ import annotations

import copy
from typing import Any

from eval.score import Found, Share, score_document
from tests.eval.invented import GOLD, TEXT


def _found(**changes: object) -> dict[str, Any]:
    return {**copy.deepcopy(GOLD), **changes}


def test_gold_itself_is_perfect() -> None:
    tally = score_document(GOLD, _found(), TEXT).tally
    for row, figure in tally:
        assert figure.value == (0.0 if row == "boilerplate leakage" else 1.0), row


def test_nothing_found_is_missed() -> None:
    tally = score_document(GOLD, {}, TEXT).tally
    assert tally.get("incidents") == Found(missed=1)
    assert tally.get("people") == Found(missed=2)
    assert tally.get("grounding") is None


def test_the_same_incident_twice_earns_once() -> None:
    tally = score_document(GOLD, _found(incidents=GOLD["incidents"] * 2), TEXT).tally
    assert tally.get("incidents") == Found(hit=1, extra=1)
    assert tally.get("type") == Share(1, 1)


def test_what_is_optional_neither_earns_nor_costs() -> None:
    gold = {**GOLD, "incidents": [{**GOLD["incidents"][0], "optional": True}], "places_optional": ["Mbeki"]}
    tally = score_document(gold, _found(places=["Torva", "Mbeki"]), TEXT).tally
    assert tally.get("incidents") == Found()
    assert tally.get("places") == Found(hit=1)
    assert tally.get("incident-free documents kept empty") == Share(0, 1)


def test_words_that_are_not_in_the_document_are_told() -> None:
    quotes = [{"speaker": "Lena Okoro", "text": "They came by night,"}]
    tally = score_document(GOLD, _found(quotes=quotes), TEXT).tally
    assert tally.get("quotes") == Found(hit=1)
    assert tally.get("grounding") == Share(1, 2)


def test_page_furniture_as_evidence_is_told() -> None:
    incident = {**GOLD["incidents"][0], "evidence": "Skip to content"}
    tally = score_document(GOLD, _found(incidents=[incident]), TEXT).tally
    assert tally.get("boilerplate leakage") == Share(1, 2)


def test_the_items_behind_a_row_are_kept() -> None:
    score = score_document(GOLD, _found(people=["Amin Soyle", "Nobody Else"]), TEXT)
    assert score.matched["people"].missed == ("Lena Okoro",)
    assert score.matched["people"].extra == ("Nobody Else",)
