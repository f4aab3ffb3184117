"""The claims that show a fact, on the screen: what is claimed, in which words, who says so and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.cli.cards import cut, quoted, short, shown
from gawah.cli.page import counted
from gawah.register.fields import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.cli.page import Paper
    from gawah.cli.sources import Shelf
    from gawah.law.facts import Shown
    from gawah.law.proposal import Masked
    from gawah.register import Claim

_CLAIMS = 2
"""Claims shown for a fact."""
_SENTENCES = frozenset({"title", "words"})
"""Properties whose value is the sentence itself."""


@dataclass
class Said:
    """The claims of a page: a sentence is written out once, and then only named."""

    shelf: Shelf
    paper: Paper
    masked: Masked
    _written: set[tuple[str, str]] = field(default_factory=set)

    def fact(self, one: Shown) -> Iterator[str]:
        """A fact with the claims that show it, each with its words, who says so and where."""
        paper = self.paper
        yield paper.wrapped(f"{one.fact.says[0].upper()}{one.fact.says[1:]}", "      ", "    ")
        several = _by_words(one.claims)
        for claim in several[:_CLAIMS]:
            yield paper.wrapped(self.claim(claim), "        ", "      ")
        if len(several) > _CLAIMS:
            yield f"      … {counted(len(several) - _CLAIMS, 'more claim')}"
        for claim in one.denials[:_CLAIMS]:
            yield paper.wrapped(f"denied: {self.claim(claim)}", "        ", "      ")

    def claim(self, claim: Claim) -> str:
        """A claim: what it says, in which words, who says so, where, and when that was published."""
        s, shelf, value = claim.statement, self.shelf, self.paper.value
        who = f", says {value(shelf.speaker(claim))}" if s.speaker else ""
        stance = f", {s.stance.value}" if s.stance not in {"stated", "attributed"} else ""
        published = shelf.register.course.published(s.document)
        day = f" ({published})" if published else ""
        told = "the words stay in the record" if self.masked.hides(claim) else self._words(claim)
        return f"{told}{who}{stance}, {shelf.where(claim)}{day} [{short(claim.id)}]"

    def _words(self, claim: Claim) -> str:
        s, value = claim.statement, self.paper.value
        about = described(s.kind, s.prop)
        said = value(cut(shown(s.value, about.type, self.shelf)))
        if s.prop in _SENTENCES or s.kind == "citation":
            said = ""
        if s.span is None:
            return said
        sentence = (s.document, self.shelf.sentence(claim))
        is_new = sentence not in self._written
        self._written.add(sentence)
        words = quoted(value(self.shelf.context(claim))) if is_new else "the same words"
        return f"{said}: {words}" if said else words


def _by_words(claims: Sequence[Claim]) -> list[Claim]:
    """The first claim of each stretch of words: one sentence makes many."""
    return list({(c.statement.document, c.statement.span or c.id): c for c in reversed(claims)}.values())[
        ::-1
    ]
