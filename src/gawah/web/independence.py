"""Which reports of an incident are one source, for its page, and what a person may say of two of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from gawah.model import Same
from gawah.model.record import record
from gawah.register.sources import DOCUMENT
from gawah.review import state_of_pair

if TYPE_CHECKING:
    from collections.abc import Set

    from gawah.model import Judgement
    from gawah.register import Incident, Register
    from gawah.register.sources import Tie

_OFFERED = 8
"""Reports of which any two may be said to be one source on the page; of more there are too many pairs."""


@record
class Two:
    """Two reports of an incident."""

    left: str
    right: str
    tie: Tie | None
    """What makes them one source; None where they are two."""
    word: Judgement | None
    """The word of a person that counts about them."""
    state: str
    """The state in which they are shown, for a form to bring back."""

    @property
    def named(self) -> str:
        """The two and their state, as a form names them."""
        return f"{self.left} {self.right} {self.state}"


@record
class Independence:
    """How the reports of an incident hang together."""

    said: tuple[Two, ...]
    """Those that are one source, and those that a person parted."""
    open: tuple[Two, ...]
    """Those that are two, and of which nobody has said so."""


def independence(incident: Incident, register: Register, shown: Set[str]) -> Independence:
    """How the reports of an incident hang together, as what is known of all of them has it.

    Args:
        incident: the incident.
        register: the part of the register that holds it.
        shown: of two reports one of these is the first in order; the others are shown elsewhere.
    """
    sources = register.sources
    ties = {(tie.left, tie.right): tie for tie in sources.ties(incident.documents)}
    said: list[Two] = []
    unsaid: list[Two] = []
    for left, right in combinations(sorted(incident.documents), 2):
        if left not in shown:
            continue
        word = sources.words.get((DOCUMENT + left, DOCUMENT + right))
        is_persons = word is not None and word.reviewer is not None
        two = Two(left, right, ties.get((left, right)), word if is_persons else None, state_of_pair(word))
        is_parted = word is not None and is_persons and word.same is Same.DIFFERENT
        (said if two.tie is not None or is_parted else unsaid).append(two)
    return Independence(tuple(said), tuple(unsaid) if len(incident.documents) <= _OFFERED else ())
