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

_SIZES = ("many", "some", "few")
_WORDS = {
    ("date", ("same_day",)): mark("the same date"),
    ("date", ("within_week", "within_month", "same_day_of_year", "same_month_of_year")): mark(
        "dates that can be the same"
    ),
    ("date", ("next_day",)): mark("dates a day apart"),
    ("date", ("days_apart", "apart", "off_week", "off_month")): mark("dates further apart"),
    ("date", ("other_day_of_year", "other_month_of_year")): mark("dates further apart"),
    ("place", ("same_town", "same_city", "same_district", "same_land")): mark("the same place"),
    ("place", ("in_city", "in_district", "in_land")): mark("one place may lie in the other"),
    ("place", ("near_town",)): mark("places in one district"),
    ("place", ("other_town", "other_city", "other_district", "other_land")): mark("different places"),
    ("type", ("same", "shared", "same_rare", "shared_rare")): mark("the same kind of act"),
    ("type", ("one_family", "one_family_rare")): mark("acts that reports put in different words"),
    ("type", ("other_family", "other_family_rare")): mark("different kinds of act"),
    ("victims", ("same_name",)): mark("a victim of the same name"),
    ("victims", ("like_name", "like_across")): mark("a victim whose name may be the same"),
    ("victims", ("other_across",)): mark("names of victims in different scripts"),
    ("victims", ("other_names",)): mark("no victim of the same name"),
    ("ages", ("shared",)): mark("a victim of the same age"),
    ("ages", ("none_shared",)): mark("victims of other ages"),
    ("described", ("share_one", "share_more")): mark("the same words for what or who was hit"),
    ("described", ("none_shared",)): mark("other words for what or who was hit"),
    ("suspects", ("same_name",)): mark("a suspect of the same name"),
    ("suspects", ("like_name", "like_across")): mark("a suspect whose name may be the same"),
    ("suspects", ("other_across",)): mark("names of suspects in different scripts"),
    ("suspects", ("other_names",)): mark("no suspect of the same name"),
    ("bodies", ("shared",)): mark("the same body took part"),
    ("bodies", ("none_shared",)): mark("other bodies took part"),
    ("speakers", ("same_name",)): mark("the same person tells of it"),
    ("speakers", ("like_name", "like_across")): mark("a person whose name may be the same tells of it"),
    ("speakers", ("other_across",)): mark("names of those who tell of it in different scripts"),
    ("speakers", ("other_names",)): mark("other people tell of it"),
    ("killed", ("can_agree", *(f"same_{size}" for size in _SIZES))): mark("numbers of killed that agree"),
    ("killed", tuple(f"close_{size}" for size in _SIZES)): mark("numbers of killed that are close"),
    ("killed", ("cannot_agree", *(f"differ_{size}" for size in _SIZES))): mark(
        "numbers of killed that cannot both be true"
    ),
    ("injured", ("can_agree", *(f"same_{size}" for size in _SIZES))): mark("numbers of injured that agree"),
    ("injured", tuple(f"close_{size}" for size in _SIZES)): mark("numbers of injured that are close"),
    ("injured", ("cannot_agree", *(f"differ_{size}" for size in _SIZES))): mark(
        "numbers of injured that cannot both be true"
    ),
    ("attackers", ("can_agree", *(f"same_{size}" for size in _SIZES))): mark(
        "numbers of attackers that agree"
    ),
    ("attackers", tuple(f"close_{size}" for size in _SIZES)): mark("numbers of attackers that are close"),
    ("attackers", ("cannot_agree", *(f"differ_{size}" for size in _SIZES))): mark(
        "numbers of attackers that cannot both be true"
    ),
    ("mentioned", ("share_one", "share_more", "share_many", "share_most")): mark(
        "the same names in the sentences"
    ),
    ("mentioned", ("none_shared",)): mark("other names in the sentences"),
    ("wording", ("share_more", "share_many", "share_most")): mark("told in the same words"),
    ("wording", ("none_shared", "share_one")): mark("told in other words"),
    ("context", ("share_more",)): mark("the same is told with it"),
    ("context", ("none_shared", "share_one")): mark("other things are told with it"),
}
_WORDS_OF = {(what, level): words for (what, levels), words in _WORDS.items() for level in levels}
_ROW_OF = {
    "date": "when",
    "place": "where",
    "type": "what",
    "ages": "victims",
    "described": "victims",
    "killed": "toll",
    "injured": "toll",
    "suspects": "attackers",
    "bodies": "attackers",
    "speakers": "sources",
    "mentioned": "what",
    "wording": "what",
    "context": "what",
}
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
    tone = "good" if sign.is_for else "bad" if sign.is_against else "plain"
    return Told(_WORDS_OF[sign.what, sign.level], tone)


def parted(signs: Iterable[Sign]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The signs that speak for one event, and those that speak against."""
    found = [told(sign) for sign in signs]
    return tuple(t for t in found if t.tone == "good"), tuple(t for t in found if t.tone == "bad")
