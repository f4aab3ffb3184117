"""A person's word: verdicts, corrections and judgements, one set of functions for every face.

Invariant: nothing is changed. A decision is a new record, and taking one back is another.
"""

from gawah.review.block import Classed, class_block, places
from gawah.review.decide import accept, accept_all, correct, reject, reject_incident
from gawah.review.decision import (
    Decision,
    state_of,
    state_of_field,
    state_of_incident,
    state_of_pair,
)
from gawah.review.history import Deed, deeds_of, history, last_deed
from gawah.review.pairs import judge, split, word_on
from gawah.review.prefix import resolve
from gawah.review.withdraw import TakenBack, take_back, take_back_batch, take_back_judgement

__all__ = [
    "Classed",
    "Decision",
    "Deed",
    "TakenBack",
    "accept",
    "accept_all",
    "class_block",
    "correct",
    "deeds_of",
    "history",
    "judge",
    "last_deed",
    "places",
    "reject",
    "reject_incident",
    "resolve",
    "split",
    "state_of",
    "state_of_field",
    "state_of_incident",
    "state_of_pair",
    "take_back",
    "take_back_batch",
    "take_back_judgement",
    "word_on",
]
