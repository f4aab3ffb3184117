"""What is to be counted, of which incidents, and parted how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import when, where
from gawah.analyse.bounds import CASUALTIES, CASUALTY
from gawah.catalogue.harmed import PEOPLE, SITE
from gawah.errors import Term, UsageError
from gawah.model.record import record
from gawah.schema import vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

INCIDENT = "incident"
UNITS = (INCIDENT, *CASUALTIES, CASUALTY, *(one for one in PEOPLE if one not in CASUALTIES), SITE)
"""What can be counted: incidents, people who suffered something, sites that were attacked."""
KINDS = ("type", "group", "perpetrator")
"""What an incident may have several of: rows by these overlap."""
PER = (*when.STEPS, *where.UNITS, *KINDS)
"""What a count can be parted by."""


@record
class Asked:
    """A question for figures; what is empty asks nothing."""

    unit: str = INCIDENT
    """One of ``UNITS``."""
    since: str = ""
    """EDTF: the first day that counts."""
    until: str = ""
    """EDTF: the last day that counts."""
    place: str = ""
    """The name of a place, district, province, or a country's code."""
    type: str = ""
    """A code of ``act_type`` that one of the acts has."""
    group: str = ""
    """A community or a group of victims, by its name in any language."""
    perpetrator: str = ""
    """Who did it, by a part of the name."""
    per: tuple[str, ...] = ()
    """What the count is parted by, of ``PER``; one of time, one of place and one of ``KINDS`` at most."""

    @property
    def period(self) -> when.Stretch:
        """The days that count."""
        return when.window(self.since, self.until)

    @property
    def is_dated(self) -> bool:
        """Whether a period is asked for."""
        return bool(self.since or self.until)

    def part(self, of: Sequence[str]) -> str:
        """By which of some things the count is parted; empty where by none."""
        return next((one for one in self.per if one in of), "")


def checked(asked: Asked) -> Asked:
    """What is asked, if it can be.

    Raises:
        UsageError: it names what there is not, the period ends before it begins, or the count is to be
            parted by two units of time, of place or of kind at once.
    """
    if asked.unit not in UNITS:
        raise UsageError("Nothing is counted by %(by)s. There are: %(known)s.", by=asked.unit, known=UNITS)
    if asked.type and asked.type not in vocabulary("act_type"):
        raise UsageError(
            "%(name)s: %(value)s is no type of act. There are: %(known)s.",
            name="type",
            value=asked.type,
            known=tuple(Term(one, "act_type") for one in vocabulary("act_type")),
        )
    if asked.since and asked.until and edtf.ends_before(asked.since, asked.until):
        raise UsageError(
            "The period ends before it begins: nothing lies in it. Write the earlier date first."
        )
    for one in asked.per:
        if one not in PER:
            raise UsageError("Nothing is counted by %(by)s. There are: %(known)s.", by=one, known=PER)
    for some in (when.STEPS, tuple(where.UNITS), KINDS):
        both = [one for one in asked.per if one in some]
        if len(both) > 1:
            raise UsageError(
                "A count is parted by %(one)s or by %(other)s, not by both.", one=both[0], other=both[1]
            )
    return asked
