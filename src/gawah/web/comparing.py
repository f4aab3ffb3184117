"""Two accounts of what may be one event, as a page shows them: the facts side by side, the signs in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue.rows import incident_row
from gawah.model.record import record
from gawah.schema import vocabulary
from gawah.web.texts import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.catalogue import Catalogue, DocumentRow, IncidentRow
    from gawah.register import Claim, Incident, Register
    from gawah.resolve.accounts import Sign
    from gawah.review import Two

_SENTENCES = 6
"""How many reports of one incident are quoted."""

_WORDS = {
    ("date", 2): mark("the same date"),
    ("date", 1): mark("dates that can be the same"),
    ("date", -1): mark("dates a day apart"),
    ("date", -4): mark("dates further apart"),
    ("place", 2): mark("the same place"),
    ("place", 1): mark("one place may lie in the other"),
    ("place", -4): mark("different places"),
    ("type", 1): mark("the same kind of act"),
    ("type", 0): mark("acts that reports put in different words"),
    ("type", -2): mark("different kinds of act"),
    ("victims", 4): mark("a victim of the same name"),
    ("victims", 0): mark("names of victims in different scripts"),
    ("victims", -2): mark("no victim of the same name"),
    ("killed", 1): mark("numbers of killed that agree"),
    ("killed", -1): mark("numbers of killed that cannot both be true"),
    ("injured", 1): mark("numbers of injured that agree"),
    ("injured", -1): mark("numbers of injured that cannot both be true"),
    ("attackers", 1): mark("numbers of attackers that agree"),
    ("attackers", -1): mark("numbers of attackers that cannot both be true"),
}
_ROW_OF = {"date": "when", "place": "where", "type": "what", "killed": "toll", "injured": "toll"}
"""Beside which fact a sign stands, where it has another name."""


@record
class Sentence:
    """How one report tells it."""

    document: DocumentRow | None
    claim: Claim

    @property
    def start(self) -> int:
        """Where the words begin in the text."""
        span = self.claim.statement.span
        return span.start if span is not None else 0


@record
class Side:
    """One incident of a pair."""

    incident: Incident
    row: IncidentRow
    types: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@record
class Told:
    """A sign in words."""

    words: str
    """A message."""
    tone: str
    """``good`` where it speaks for one event, ``bad`` against, ``plain`` neither."""


@record
class Comparison:
    """A pair as it is shown."""

    two: Two
    left: Side
    right: Side
    speaks_for: tuple[Told, ...]
    speaks_against: tuple[Told, ...]

    def beside(self, fact: str) -> tuple[Told, ...]:
        """The signs beside a fact; empty where too little is known of it."""
        return tuple(told(sign) for sign in self.two.signs if _ROW_OF.get(sign.what, sign.what) == fact)


def compare(two: Two, catalogue: Catalogue) -> Comparison:
    """A pair with all that its page shows."""
    left, right = (side_of(one, two.register, catalogue) for one in (two.left, two.right))
    return Comparison(two, left, right, *parted(two.signs))


def side_of(incident: Incident, register: Register, catalogue: Catalogue) -> Side:
    """An incident as one side of a pair."""
    types = {act.value("type") for act in incident.acts} & vocabulary("act_type").keys()
    sentences = _sentences(incident, catalogue)
    listed = tuple(sorted(one for one in types if one))
    return Side(incident, incident_row(incident, register), listed or (incident.type,), sentences)


def _sentences(incident: Incident, catalogue: Catalogue) -> tuple[Sentence, ...]:
    named = catalogue.documents_named(incident.documents)
    claims = [claim for claim in incident.claims if claim.statement.span is not None]
    titles = incident.subject.fields.get("title")
    ordered = [*(titles.claims if titles is not None else ()), *claims]
    first: dict[str, Claim] = {}
    for claim in ordered:
        if claim.statement.span is not None:
            first.setdefault(claim.statement.document, claim)
    some = list(first.items())[:_SENTENCES]
    return tuple(Sentence(named.get(document), claim) for document, claim in some)


def told(sign: Sign) -> Told:
    """A sign in words."""
    tone = "good" if sign.weight > 0 else "bad" if sign.weight < 0 else "plain"
    near = min((weight for what, weight in _WORDS if what == sign.what), key=lambda w: abs(w - sign.weight))
    return Told(_WORDS[sign.what, near], tone)


def parted(signs: Iterable[Sign]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The signs that speak for one event, and those that speak against."""
    found = [told(sign) for sign in signs]
    return tuple(t for t in found if t.tone == "good"), tuple(t for t in found if t.tone == "bad")
