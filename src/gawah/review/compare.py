"""Two incidents beside each other, and an incident as each of its reports tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Term
from gawah.model.record import record
from gawah.review.decision import state_of_pair
from gawah.review.look_up import find_subject
from gawah.review.pairs import find_pair, word_on
from gawah.review.shown import apart, signs_between

if TYPE_CHECKING:
    from gawah.model import Judgement
    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.resolve.accounts import Sign

    Pair = tuple[str, str]

_KINDS = ("incident",)


@record
class Two:
    """Two incidents, with what was said of them."""

    ids: Pair
    """As they were asked for: whole."""
    left: Incident
    right: Incident
    register: Register
    """The part of the register from which they are."""
    signs: tuple[Sign, ...]
    """What speaks for their being one event and against it; empty where too little is known to tell."""
    word: Judgement | None
    """The word that counts about the two; None where nobody has spoken."""
    is_one: bool
    """Whether they are one incident by now; then both are shown as their own reports tell them."""

    @property
    def state(self) -> str:
        """What a form carries back."""
        return state_of_pair(self.word)

    @property
    def is_within_a_report(self) -> bool:
        """Whether one report tells both."""
        return not set(self.left.documents).isdisjoint(self.right.documents)


@record
class Made:
    """An incident made of several accounts."""

    incident: Incident
    accounts: tuple[Incident, ...]
    """Each as its own reports tell it, in order of their ids."""
    register: Register
    """The part of the register in which each account stands by itself."""

    @property
    def state(self) -> str:
        """What a form to part one carries back, as ``split`` expects it."""
        return " ".join(self.incident.subject.members)


def two_incidents(project: Project, pair: Pair) -> Two:
    """Two incidents by their ids, whether gawah suggested them or not.

    Raises:
        NotFoundError: no incident begins so, or nothing is said of it any more.
        UsageError: several do, or both are one record.
    """
    ids = find_pair(project, pair, _KINDS)
    register = project.told(ids)
    is_one = register.names.get(ids[0], ids[0]) == register.names.get(ids[1], ids[1])
    if is_one:
        register = apart(project, ids)
    left, right = (_named(one, register) for one in ids)
    return Two(
        ids, left, right, register, signs_between((left, right), register), word_on(project, ids), is_one
    )


def made_of(project: Project, prefix: str) -> Made:
    """An incident with the accounts that it is made of.

    Raises:
        NotFoundError: no incident begins so, or nothing is said of it any more.
        UsageError: several do.
    """
    one = find_subject(project, prefix, _KINDS)
    register = project.told([one])
    incident = _named(one, register)
    if len(incident.subject.members) == 1:
        return Made(incident, (incident,), register)
    parted = apart(project, [one])
    accounts = (parted.incident(member) for member in incident.subject.members)
    return Made(incident, tuple(account for account in accounts if account is not None), parted)


def _named(one: str, register: Register) -> Incident:
    found = register.incident(one)
    if found is None:
        raise NotFoundError(
            "Nothing is said of %(kind)s %(id)s any more.",
            kind=Term("incident", "kind"),
            id=one.partition(":")[2][:8],
        )
    return found
