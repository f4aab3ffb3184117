"""What a pattern must hold is told from the pattern, and its matches are found by it."""

import re

import pytest

from gawah.norms.literals import sought
from gawah.values.scripts import fold


@pytest.mark.parametrize(
    ("pattern", "literals", "leads"),
    [
        (r"\bRabat\s+(?:Plan|test)\b", {"rabat"}, True),
        (r"\bMubar[ai]k\s+(?:Ahmad\s+)?Sani\b", {"mubar"}, True),
        (r"\b(?:Constitution\s*\(\s*)?Second\s+Amendment\b", {"amendment"}, False),
        (r"\b(?:General\s+Comment\s+(?:No\.?\s*)?34|GC\s*34)\b", {"general", "gc"}, False),
        (r"amend.{0,60}\bconstitution|constitution.{0,60}amend", {"constitution"}, False),
        (r"\bcolou?rs{0,1}\b", {"colo"}, True),
        (r"\b(?:A|S)/\d+", set(), False),
        (r"\bAct\b|\d+", set(), False),
    ],
)
def test_the_literals_of_a_pattern(pattern: str, literals: set[str], leads: bool) -> None:  # noqa: FBT001 (a case)
    found = sought(pattern)
    assert set(found.literals) == literals
    assert found.leads is leads


@pytest.mark.parametrize("pattern", [r"\bFIR\s*\d+", r"\bthe\s+FIR\s*\d+", r"FIR\s*\d+|firs\s*\d+", r"\d+"])
def test_the_matches_are_those_of_the_pattern(pattern: str) -> None:
    text = "The fir\u00adst\u200b FIR 12 and the FIRS 3, the fir \u0661\u0662, FIR1 the  FIR\u00a07"
    expected = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in sought(pattern).matches(fold(text))] == expected
