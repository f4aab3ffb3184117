"""Our figures beside those of the reference scorer, where its folder lies next to the checkout."""

from __future__ import annotations

import copy
import dataclasses
import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eval.corpus import Corpus, load
from eval.score import report, score_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

REFERENCE = Path(os.environ.get("GAWAH_SHARED", Path(__file__).parents[3] / "shared")) / "eval"
pytestmark = pytest.mark.skipif(not (REFERENCE / "score.py").exists(), reason="no reference scorer here")

Form = dict[str, Any]


def _unchanged(gold: Form) -> Form:
    return gold


def _nothing(_gold: Form) -> Form:
    return {}


def _every_second(gold: Form) -> Form:
    return {key: value[::2] if isinstance(value, list) else value for key, value in gold.items()}


def _everything_twice(gold: Form) -> Form:
    return {key: value * 2 if isinstance(value, list) else value for key, value in gold.items()}


def _reversed(gold: Form) -> Form:
    return {key: value[::-1] if isinstance(value, list) else value for key, value in gold.items()}


def _vague_dates(gold: Form) -> Form:
    for i, incident in enumerate(gold["incidents"]):
        day = incident["date"] or ""
        incident["date"] = (day[:7], day[:4] or None, f"{day}~" if day else None, "soon", None)[i % 5]
    return gold


def _intervals(gold: Form) -> Form:
    for i, incident in enumerate(gold["incidents"]):
        day = (incident["date"] or "2019")[:4]
        incident["date"] = (f"{day}/..", f"{day}-03~/{day}-11", "../2023", f"{day}/1999", "XXXX-05-04")[i % 5]
    return gold


def _wrong_types(gold: Form) -> Form:
    for i, incident in enumerate(gold["incidents"]):
        incident["type"] = ("killing", "other", incident["type"])[i % 3]
        incident["state_response"] = ({"status": "charged"}, "convicted", None)[i % 3]
        incident["reported_status"] = ("alleged", "attributed")[i % 2]
        incident["killed"], incident["injured"] = incident["injured"], incident["killed"]
    return gold


def _short_names(gold: Form) -> Form:
    for key in ("people", "organisations", "places", "signatories", "hashtags"):
        gold[key] = [name.split()[-1] if i % 2 else f"the {name}" for i, name in enumerate(gold[key])]
    for incident in gold["incidents"]:
        incident["place"] = (incident["place"] or "Nowhere").split()[0]
        for person in (*incident["victims"], *incident["perpetrators"]):
            person["name"] = (person["name"] or "").split(" ")[-1] or None
            person["group"] = " ".join((person["group"] or "").split()[:2]) or None
    return gold


def _wrong_places(gold: Form) -> Form:
    for i, incident in enumerate(gold["incidents"]):
        incident["place"] = (None, "Pakistan", incident["admin"], "Syria", "Atlantis")[i % 5]
        incident["country"] = (incident["country"], "PK", None)[i % 3]
        incident["perpetrators"] = [{"count": 2, "is_state_agent": bool(i % 2), "group": "armed men"}]
    return gold


def _half_passages(gold: Form) -> Form:
    for key, field in (("incidents", "evidence"), ("quotes", "text"), ("demands", "text")):
        for item in gold[key]:
            item[field] = item[field][: len(item[field]) // 2]
    for key in ("aggregate_claims", "legal_refs"):
        for i, item in enumerate(gold[key]):
            item["evidence"] = (item["evidence"][10:], "words that are nowhere", None)[i % 3]
    return gold


def _long_passages(gold: Form) -> Form:
    sentences = [incident["evidence"] for incident in gold["incidents"]]
    for incident in gold["incidents"]:
        incident["evidence"] = sentences
    for quote in gold["quotes"]:
        quote["text"] = quote["text"] + " and then a few words more that nobody said"
    gold["boilerplate"] = [line[:30] for line in gold["boilerplate"]]
    return gold


def _wrong_speakers(gold: Form) -> Form:
    speakers = [quote["speaker"] for quote in gold["quotes"]]
    for quote, speaker in zip(gold["quotes"], speakers[1:] + speakers[:1], strict=True):
        quote["speaker"] = speaker
    for i, claim in enumerate(gold["aggregate_claims"]):
        claim["period"] = (None, "since 2003", claim["period"])[i % 3]
        claim["value"] = (claim["value"], f"about {claim['value']} of 17", "many")[i % 3]
    for i, law in enumerate(gold["legal_refs"]):
        law["provision"] = (None, law["provision"], "Article 99")[i % 3]
    return gold


def _only_furniture(gold: Form) -> Form:
    for incident, line in zip(gold["incidents"], gold["boilerplate"], strict=False):
        incident["evidence"] = line
    return gold


CHANGES = (
    _unchanged,
    _nothing,
    _every_second,
    _everything_twice,
    _reversed,
    _vague_dates,
    _intervals,
    _wrong_types,
    _short_names,
    _wrong_places,
    _half_passages,
    _long_passages,
    _wrong_speakers,
    _only_furniture,
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(REFERENCE)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_same_figures_as_the_reference(
    change: Callable[[Form], Form], corpus: Corpus, reference: ModuleType
) -> None:
    for document in corpus.documents:
        found = change(copy.deepcopy(dict(document.gold)))
        theirs = reference.score_doc(document.gold, found, document.content)
        expected = {row: reference.value(counts) for row, counts in theirs.items()}
        expected = {row: value for row, value in expected.items() if value is not None}
        ours = score_document(document.gold, found, document.content).tally
        assert report.figures(ours) == pytest.approx(expected, abs=1e-12), document.id
        for row, figure in ours:
            assert [*dataclasses.astuple(figure)] == theirs[row], (document.id, row)
