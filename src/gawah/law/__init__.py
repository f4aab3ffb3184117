"""Which norms an incident may engage, which facts show it, which are missing, and which routes there are.

Invariant of this room: it proposes and never finds. A norm is proposed only where it holds for that state, in
that place and on every day that it may have been, and a person confirms it before it is used.
"""

from gawah.law.proposal import Proposal
from gawah.law.propose import propose
from gawah.law.reading import law_of, shipped_law
from gawah.law.records import Law

__all__ = ["Law", "Proposal", "law_of", "propose", "shipped_law"]
