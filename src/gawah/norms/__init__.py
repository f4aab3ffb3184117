"""What the law says, as far as gawah knows it: instruments, provisions, states, and how laws are cited.

Invariant of this room: look-up only. A norm is proposed for a person to confirm; nothing here finds that a
norm was broken. The gists are our own words and no legal advice.
"""

from gawah.norms.citations import find_citations, read_citations
from gawah.norms.knowledge import Knowledge, knowledge
from gawah.norms.records import Citation, Country, Instrument, Norm, Stretch

__all__ = [
    "Citation",
    "Country",
    "Instrument",
    "Knowledge",
    "Norm",
    "Stretch",
    "find_citations",
    "knowledge",
    "read_citations",
]
