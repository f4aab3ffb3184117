"""A person's word: verdicts, corrections and judgements, one set of functions for every face.

Invariant: nothing is changed. A decision is a new record, and taking one back is another.
"""

from gawah.review.add import (
    Added,
    FieldOf,
    NewAct,
    NewIncident,
    NewMeasure,
    NewParty,
    PlaceOf,
    What,
    add,
)
from gawah.review.block import Classed, class_block, places, to_read_again
from gawah.review.compare import Made, Two, made_of, two_incidents
from gawah.review.confirming import Confirmed, confirm, refuse
from gawah.review.decide import accept, accept_all, correct, reject, reject_incident
from gawah.review.decision import (
    Decision,
    state_of,
    state_of_field,
    state_of_incident,
    state_of_pair,
)
from gawah.review.history import Deed, deeds_of, history, last_batch
from gawah.review.join import Joined, join, joined_by_method, told_of_incidents
from gawah.review.mend import change_place, move
from gawah.review.names import NAME_KINDS, Called, add_name, state_of_names
from gawah.review.pairs import judge, split, word_on
from gawah.review.permit import Consent, consents_of, permit, withdraw_permit
from gawah.review.prefix import resolve
from gawah.review.proposing import Line, lines_of
from gawah.review.redo import Redone, may_redo, redo_last
from gawah.review.selection import Selection, sentences_around
from gawah.review.standard import rate
from gawah.review.stating import group_source
from gawah.review.submit import Submission, submissions_of, submit
from gawah.review.undo import SteppedOver, Undone, last_deed, undo_last
from gawah.review.where import UNLISTED, Choice, place_choices
from gawah.review.withdraw import TakenBack, take_back, take_back_batch, take_back_judgement

__all__ = [
    "NAME_KINDS",
    "UNLISTED",
    "Added",
    "Called",
    "Choice",
    "Classed",
    "Confirmed",
    "Consent",
    "Decision",
    "Deed",
    "FieldOf",
    "Joined",
    "Line",
    "Made",
    "NewAct",
    "NewIncident",
    "NewMeasure",
    "NewParty",
    "PlaceOf",
    "Redone",
    "Selection",
    "SteppedOver",
    "Submission",
    "TakenBack",
    "Two",
    "Undone",
    "What",
    "accept",
    "accept_all",
    "add",
    "add_name",
    "change_place",
    "class_block",
    "confirm",
    "consents_of",
    "correct",
    "deeds_of",
    "group_source",
    "history",
    "join",
    "joined_by_method",
    "judge",
    "last_batch",
    "last_deed",
    "lines_of",
    "made_of",
    "may_redo",
    "move",
    "permit",
    "place_choices",
    "places",
    "rate",
    "redo_last",
    "refuse",
    "reject",
    "reject_incident",
    "resolve",
    "sentences_around",
    "split",
    "state_of",
    "state_of_field",
    "state_of_incident",
    "state_of_names",
    "state_of_pair",
    "submissions_of",
    "submit",
    "take_back",
    "take_back_batch",
    "take_back_judgement",
    "to_read_again",
    "told_of_incidents",
    "two_incidents",
    "undo_last",
    "withdraw_permit",
    "word_on",
]
