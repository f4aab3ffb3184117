"""Words by which a finding would be made: no sentence of ours has one of them."""

from __future__ import annotations

import re

_FINDING = re.compile(
    r"\b(?:violat\w*|breach\w*|infring\w*|contraven\w*|transgress\w*|unlawful\w*|illegal\w*|guilty|"
    r"(?:is|was|are|were) responsible|committed (?:a |an )?(?:crimes?|offences?|genocide|atrocit\w+))\b",
    re.IGNORECASE,
)


def says_a_finding(words: str) -> str:
    """The first words that would say that a norm was not kept; empty where there are none."""
    found = _FINDING.search(words)
    return found.group() if found is not None else ""
