"""``gawah figures reconcile`` as it is typed, on reports that are read in full."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gawah.cli import main
from gawah.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str]]

_REPORTS = {
    "wire": "KOTLI, 24 November 2023 (Wire) - Men burned a Hindu temple in Kotli on 20 November 2023.\n\n"
    "The forum says it was the 12th Hindu temple to be attacked in Pakistan this year.\n",
    "paper": "LAHORE, 30 December 2023 - The council of temples met.\n\n"
    "Since January 2023 nine Hindu temples have been attacked in Pakistan, the council said.\n",
}


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two reports, one of which claims fewer than the other."""
    folder = tmp_path_factory.mktemp("reports")
    for name, words in _REPORTS.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
    with Project.create(tmp_path_factory.mktemp("p") / "project") as project:
        project.process([folder])
        return project.root


@pytest.fixture
def figures(call: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*options: str) -> tuple[int, str]:
        status = main(["--project", str(call), "figures", *options])
        return status, capsys.readouterr().out

    return run


def test_a_claim_stands_beside_what_is_held_with_its_sentence(figures: Call) -> None:
    status, out = figures("reconcile")
    assert status == 0
    card = next(card for card in out.split("\n\n") if card.startswith("number 12 sites attacked"))
    assert "Hindu · Pakistan · 2023" in card
    assert "“The forum says it was the 12th Hindu temple" in card
    assert "held        1 in 1 incident" in card
    assert "missing     11 or more" in card
    assert "it was the last of so many" in card


def test_claims_that_cannot_both_be_true_are_named_with_both_sentences(figures: Call) -> None:
    out = figures("reconcile")[1]
    tail = " ".join(out.partition("Claims that cannot all be true")[2].split())
    assert "A number greater than that of what holds it" in tail
    assert "the 12th Hindu temple" in tail
    assert "nine Hindu temples have been attacked" in tail


def test_json_has_bounds_ids_and_reasons(figures: Call) -> None:
    told = json.loads(figures("reconcile", "--json")[1])
    first = next(one for one in told["claims"] if one["is_ordinal"])
    assert (first["unit"], first["types"], first["communities"]) == (
        "site",
        ["attack_on_place_of_worship"],
        ["hindu"],
    )
    assert first["counted"] == ["2023-01-01", "2023-11-24"]
    assert first["held"]["low"] == len(first["held"]["incidents"]) == 1
    assert first["missing"] == {"low": 11, "high": None}
    assert {"ordinal", "said"} <= {remark["code"] for remark in first["remarks"]}
    assert {claim["claim"] for claim in told["conflicts"][0]["claims"]} == {
        one["claim"] for one in told["claims"]
    }


def test_a_count_shows_what_is_claimed_and_does_not_add_it(figures: Call) -> None:
    out = figures("count", "--unit", "site", "--from", "2023", "--to", "2023")[1]
    assert out.splitlines()[2].split() == ["total", "1", "1", "1", "1"]
    assert "Claimed, and not added" in out
    assert "nine" not in out.partition("Claimed")[0]


def test_no_claim_is_told_by_the_status(figures: Call) -> None:
    assert figures("reconcile", "--place", "Norway")[0] == 1
    assert figures("reconcile", "--as-of", "2001")[0] == 1
