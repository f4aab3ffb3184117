"""The catalogue: what the register holds, laid out for looking things up among a hundred thousand incidents.

Invariant: it is derived, and nothing else. Every row comes out of ``view``, no record is kept here, and the
file may be deleted at any time: it is made again from the record. What it says of an incident is what the
whole register says.
"""

from gawah.catalogue.aggregates import Aggregate
from gawah.catalogue.aside import open_catalogue_aside
from gawah.catalogue.catalogue import Catalogue, open_catalogue
from gawah.catalogue.counted import Counted
from gawah.catalogue.counts import District
from gawah.catalogue.glance import Glance
from gawah.catalogue.harmed import Harm
from gawah.catalogue.page import Page, page_of
from gawah.catalogue.pairs import PairRow
from gawah.catalogue.rows import DocumentRow, IncidentRow, SubjectRow
from gawah.catalogue.wanted import ORDERS, Wanted

__all__ = [
    "ORDERS",
    "Aggregate",
    "Catalogue",
    "Counted",
    "District",
    "DocumentRow",
    "Glance",
    "Harm",
    "IncidentRow",
    "Page",
    "PairRow",
    "SubjectRow",
    "Wanted",
    "open_catalogue",
    "open_catalogue_aside",
    "page_of",
]
