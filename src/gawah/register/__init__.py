"""The register: a pure function of statements, verdicts, judgements and runs.

Invariant of this floor: nothing is resolved by overwriting. What disagrees is shown side by side, what a
person decided outlives the rule that found it, and the order in which records arrive changes nothing.
"""

from gawah.register.fields import Field, Reading, Why
from gawah.register.incident import Contradiction, Incident, Measure, Update
from gawah.register.live import Claim
from gawah.register.parties import Party
from gawah.register.updates import Step
from gawah.register.view import Register, Subject, view

__all__ = [
    "Claim",
    "Contradiction",
    "Field",
    "Incident",
    "Measure",
    "Party",
    "Reading",
    "Register",
    "Step",
    "Subject",
    "Update",
    "Why",
    "view",
]
