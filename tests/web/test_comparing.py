"""Signs in words: every level of every comparison has some, and a tone by what it weighs."""

from __future__ import annotations

import pytest

from gawah.resolve.comparisons import COMPARISONS, Sign
from gawah.resolve.weights import BITS
from gawah.web.comparing import told


@pytest.mark.parametrize("what", [one.what for one in COMPARISONS])
def test_every_level_is_told_in_words(what: str) -> None:
    for level, bits in BITS[what].items():
        found = told(Sign(what, bits, "", "", level))
        assert found.words
        assert found.tone == ("good" if bits >= 0.5 else "bad" if bits <= -0.5 else "plain")
