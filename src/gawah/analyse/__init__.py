"""From the register to figures: how many, beside how many somebody says there are.

Invariant: a figure states its unit, bounds, period and sources, names the incidents that it is made of, and
says what it leaves out. What is documented and what is claimed are never added up. Nothing is written.
"""

from gawah.analyse.arithmetic import Conflict
from gawah.analyse.asked import INCIDENT, PER, UNITS, Asked, checked
from gawah.analyse.count import Figures, LeftOut, Row, count
from gawah.analyse.reconcile import Beside, Reconciled, claimed_in, reconcile
from gawah.analyse.telling import Telling, reading

__all__ = [
    "INCIDENT",
    "PER",
    "UNITS",
    "Asked",
    "Beside",
    "Conflict",
    "Figures",
    "LeftOut",
    "Reconciled",
    "Row",
    "Telling",
    "checked",
    "claimed_in",
    "count",
    "reading",
    "reconcile",
]
