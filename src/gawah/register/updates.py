"""What is no contradiction but news: a later report tells how what an earlier one told went on.

The wounded died, the toll rose, who was missing was found dead, a suspect was charged and then convicted.
What falls, what two papers of one day put differently, and what nobody dated stays a contradiction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.model import Stance
from gawah.model.record import record
from gawah.register import compare
from gawah.schema import vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.register.fields import Reading
    from gawah.register.live import Claim
    from gawah.schema import Prop

    Days = tuple[int, int]
    Meets = Callable[[Prop, str, str], bool]

COUNTED = frozenset({"count", "killed", "injured"})
"""The properties that may rise from report to report."""


@record
class Step:
    """One value in the course of a fact, in the order in which it was told."""

    value: str
    dates: tuple[str, ...]
    """When the documents that say it were published (EDTF), sorted; nothing for those that do not say."""
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]


class Course:
    """Which claim is the later one: by the dates of the documents, else by the words of the sentences."""

    def __init__(self, by_subject: Mapping[str, Iterable[Claim]]) -> None:
        """What to look up: the claims by subject, those on documents among them."""
        self._by_subject = by_subject
        self._dates: dict[str, str | None] = {}
        self._known_days: dict[str, Days | None] = {}
        self._known_news: dict[str, bool] = {}

    def published(self, document: str) -> str | None:
        """When a document was published (EDTF), as a person said, else as was read most surely."""
        if document not in self._dates:
            told = [c for c in self._about(document, "published") if edtf.is_valid(c.statement.value)]
            best = max(told, key=lambda c: (c.person_came, c.confidence, c.id), default=None)
            self._dates[document] = best.statement.value if best is not None else None
        return self._dates[document]

    def is_later(self, first: Claim, second: Claim) -> bool:
        """Whether the second of two claims was made later than the first, as far as can be told."""
        dated = self.is_dated_later(first.statement.document, second.statement.document)
        if dated is not None:
            return dated
        return self.is_news(second) and not self.is_news(first)

    def is_dated_later(self, first: str, second: str) -> bool | None:
        """Whether the second of two documents is of a later day; None where their dates do not tell."""
        before, after = self._days(first), self._days(second)
        if before is None or after is None:
            return None
        if before[1] < after[0]:
            return True
        return False if after[1] < before[0] else None

    def _days(self, document: str) -> Days | None:
        if document not in self._known_days:
            self._known_days[document] = self._read_days(document)
        return self._known_days[document]

    def _read_days(self, document: str) -> Days | None:
        told = self.published(document)
        date = edtf.parse(told) if told is not None else None
        if date is None or date.earliest is None or date.latest is None:
            return None
        return date.earliest.toordinal(), date.latest.toordinal()

    def is_news(self, claim: Claim) -> bool:
        """Whether the sentence of a claim says that it goes on from what was told before."""
        if claim.id not in self._known_news:
            self._known_news[claim.id] = self._tells_news(claim)
        return self._known_news[claim.id]

    def _tells_news(self, claim: Claim) -> bool:
        span = claim.statement.span
        return span is not None and any(
            told.text == span.text and told.start <= span.start and span.end <= told.end
            for one in self._about(claim.statement.document, "follow_up")
            if (told := one.statement.span) is not None
        )

    def _about(self, document: str, prop: str) -> list[Claim]:
        said = self._by_subject.get(f"document:{document}", ())
        return [
            one
            for one in said
            if one.counts and one.statement.prop == prop and one.statement.stance is not Stance.DENIED
        ]


def steps_of(about: Prop, asserted: Sequence[Reading], meets: Meets, course: Course) -> tuple[Reading, ...]:
    """The values of a field in the order in which they follow each other; none where they contradict.

    Of any two that cannot both be true one must be able to follow the other, and be told later by everyone.
    """
    if about.name not in COUNTED and not _nexts(about):
        return ()
    pairs = [(a, b) for i, a in enumerate(asserted) for b in asserted[i + 1 :]]
    for a, b in pairs:
        if meets(about, a.value, b.value):
            continue
        first, second = (a, b) if may_follow(about, a.value, b.value) else (b, a)
        if not may_follow(about, first.value, second.value):
            return ()
        if not all(course.is_later(x, y) for x in first.claims for y in second.claims):
            return ()
    return tuple(sorted(asserted, key=lambda reading: (_rank(about, reading.value), reading.value)))


def may_follow(about: Prop, first: str, second: str) -> bool:
    """Whether a later report can say the second value of what an earlier one said the first of."""
    if about.name in COUNTED:
        low, high = compare.bounds(second), compare.bounds(first)
        return low is not None and high is not None and high[1] is not None and low[0] > high[1]
    return second in _nexts(about).get(first, frozenset())


def told_in_steps(readings: Iterable[Reading], course: Course) -> tuple[Step, ...]:
    """Readings in the order of their course, each with when it was told."""
    return tuple(
        Step(
            one.value,
            tuple(sorted({date for c in one.claims if (date := course.published(c.statement.document))})),
            one.sources,
            one.claims,
        )
        for one in readings
    )


def _rank(about: Prop, value: str) -> tuple[int, int]:
    if about.name in COUNTED:
        low, high = compare.bounds(value) or (0, None)
        return low, low if high is None else high
    return sum(value in after for after in _nexts(about).values()), 0


def _nexts(about: Prop) -> Mapping[str, frozenset[str]]:
    """For each code all that can follow on it, at once or by way of others; nothing for what is no code."""
    kind, _, name = about.type.partition(":")
    return _followers(name) if kind == "code" else {}


@cache
def _followers(name: str) -> Mapping[str, frozenset[str]]:
    codes = vocabulary(name)
    found: dict[str, frozenset[str]] = {}
    for code in codes:
        seen: set[str] = set()
        waiting = [code]
        while waiting:
            new = set(codes[waiting.pop()].extra.get("then") or ()) - seen
            seen |= new
            waiting += new
        if seen:
            found[code] = frozenset(seen)
    return found
