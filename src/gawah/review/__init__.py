"""A person's word: verdicts, corrections and judgements, one set of functions for every face.

Invariant: nothing is changed. A decision is a new record, and taking one back is another.
"""

from gawah.review.block import Classed, class_block, places
from gawah.review.decide import Decision, accept, correct, judge, reject, state_of
from gawah.review.prefix import resolve

__all__ = [
    "Classed",
    "Decision",
    "accept",
    "class_block",
    "correct",
    "judge",
    "places",
    "reject",
    "resolve",
    "state_of",
]
