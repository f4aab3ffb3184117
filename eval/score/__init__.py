"""The comparison of what was extracted from a document with what a careful reader found in it.

Nothing here knows how gawah extracts: gold and prediction are both plain objects in the form of
``gawah extract --json``. ``score_document`` compares one document, ``Tally`` adds documents up,
``report`` prints.
"""

from __future__ import annotations

from eval.score.document import Score, score_document
from eval.score.tally import ROWS, Found, Share, Tally

__all__ = ["ROWS", "Found", "Score", "Share", "Tally", "score_document"]
