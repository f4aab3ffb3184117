"""A decision: who decides, why, and what they had before them; how what they saw is told apart from what is.

Invariant: the look and the word are one. Nobody else writes between the check of what was seen and the
record of the decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gawah.errors import ConflictError, Sentence, Term
from gawah.model import digest
from gawah.model.came import came
from gawah.model.record import record
from gawah.project import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gawah.model import Judgement, Statement, Verdict
    from gawah.project import Project
    from gawah.register import Claim, Incident
    from gawah.register.fields import Field

    Decided = Statement | Verdict | Judgement

T = TypeVar("T")

OPEN = "open"
"""The state of what nobody has spoken about."""


@record
class Decision:
    """Who decides, why, and what they had before them."""

    reviewer: str
    why: str = ""
    expect: str | None = None
    """The state that the person saw of what they decide about; None checks nothing."""


def state_of(claim: Claim) -> str:
    """A short name for how a claim stands: it changes with every verdict on it."""
    verdict = claim.verdict
    if verdict is None:
        return OPEN
    return digest([verdict.word, verdict.at, verdict.reviewer, verdict.instead, verdict.why])[:12]


def state_of_claims(claims: Iterable[Claim]) -> str:
    """A short name for how some claims stand: it changes with every verdict and with what joins or leaves."""
    found = sorted({claim.id: state_of(claim) for claim in claims}.items())
    return digest([[one, state] for one, state in found])[:12] if found else OPEN


def state_of_field(field: Field | None) -> str:
    """A short name for how a field stands; ``open`` where it is empty."""
    return state_of_claims(field.claims if field is not None else ())


def state_of_incident(incident: Incident) -> str:
    """A short name for how an incident stands, with its acts, parties, place and measures."""
    return state_of_claims(incident.claims)


def state_of_pair(word: Judgement | None) -> str:
    """A short name for what was last said of two subjects; ``open`` where nothing was."""
    if word is None:
        return OPEN
    return digest([word.same, word.at, word.reviewer, word.method])[:12]


def decided(project: Project, decision: Decision, make: Callable[[str], tuple[T, Sequence[Decided]]]) -> T:
    """Take a decision on what the record says at this moment; one row of the log, or nothing.

    Args:
        project: the project.
        decision: who decides.
        make: given the time, looks the record up and gives what came of it with the records to add.

    Returns:
        what came of it.
    """
    told: list[T] = []

    def look_and_say() -> tuple[str, Sequence[Decided]]:
        at = now()
        result, records = make(at)
        told.append(result)
        return at, records

    project.decide(decision.reviewer, look_and_say)
    return told[0]


THE_CLAIM = Sentence("The claim")
THE_INCIDENT = Sentence("The incident")
"""What a sentence on what has changed begins with."""


def check(expect: str | None, state: str, what: Sentence, last: tuple[str, str, str] | None) -> None:
    """See that something stands as the person saw it.

    Args:
        expect: the state that they saw; None checks nothing.
        state: the state that it is in.
        what: what is looked at, to begin the sentence with.
        last: who said what about it last, and when.

    Raises:
        ConflictError: it does not.
    """
    if expect is None or expect == state:
        return
    if last is None:
        raise ConflictError("%(what)s has changed since you looked. Look again, then decide.", what=what)
    raise ConflictError(
        "%(what)s has changed since you looked: %(said)s. Look again, then decide.",
        what=what,
        said=word_told(last),
    )


def word_told(last: tuple[str, str, str]) -> Sentence:
    """Who said what, and when, as a part of a sentence."""
    who, word, at = last
    return Sentence("%(who)s said %(word)s on %(at)s", who=who, word=Term(word, "word"), at=Term(at, "at"))


def last_word(claims: Iterable[Claim]) -> tuple[str, str, str] | None:
    """Who spoke last about some claims: the person, the word and the time."""
    words = [
        (came(c.verdict), c.verdict.at, c.verdict.reviewer, c.verdict.word.value)
        for c in claims
        if c.verdict is not None
    ]
    words += [(c.person_came, c.person_at, c.person, "added") for c in claims if c.person]
    if not words:
        return None
    _, at, reviewer, word = max(words, key=lambda one: (one[0], one[3] != "added"))
    return reviewer, word, at
