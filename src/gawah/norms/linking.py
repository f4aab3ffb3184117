"""Which provision belongs to which instrument: the elements of a sentence, joined into citations.

A provision belongs to the instrument that stands beside it; a bare one to the instrument named nearest before
it in its sentence or paragraph, with less certainty; never to one guessed from its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.norms.beside import Beside
from gawah.norms.cases import Told, judgment_norm
from gawah.norms.knowledge import knowledge
from gawah.norms.laws import Document, Law, case_citation, cited_key, fits, norm_ids
from gawah.norms.numbers import Item, Provision
from gawah.norms.records import Citation, Named, Stretch
from gawah.norms.scan import Judged
from gawah.norms.words import LawWords, law_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.norms.scan import Element

_QUOTES = re.compile("[\"“”„«»]|(?<!\\w)['‘’]|['‘’](?!\\w)")
_NEAR = 2
"""How many paragraphs back a bare provision may look for its instrument."""


@dataclass
class Linker:
    """Joins the elements of one sentence."""

    document: Document
    elements: Sequence[Element]
    stretch: Stretch
    law: LawWords = field(init=False)
    beside: Beside = field(init=False)
    used: set[int] = field(default_factory=set)
    """Elements that a provision or a judgment has taken up."""

    def __post_init__(self) -> None:
        self.law = law_words(self.stretch.lang)
        self.beside = Beside(self.document.tokens, self.elements, self.law)

    def citations(self) -> list[Citation]:
        """The citations of the sentence, in order of place."""
        laws = [self._law_of(element) for element in self.elements]
        linked = self.beside.linked([law is not None for law in laws])
        found: list[Citation] = []
        for at, element in enumerate(self.elements):
            if isinstance(element, Provision):
                found.extend(self._provision(at, element, laws, linked.get(at)))
            law = laws[at]
            if law is not None:
                self.document.laws.append(law)
        for at, element in enumerate(self.elements):
            if at not in self.used and not isinstance(element, Provision):
                found.extend(self._alone(at, element, laws[at]))
        found.sort(key=lambda citation: (citation.start, citation.end))
        return found

    # ------------------------------------------------------------------ instruments

    def _law_of(self, element: Element) -> Law | None:
        """The instrument an element names, if it names one."""
        if isinstance(element, Named):
            name, key = (
                self._name(element),
                frozenset(self.document.tokens.words[element.name_first : element.name_end]),
            )
            kind = knowledge().instruments[element.instrument].kind if element.instrument else None
            return self._placed(name, element.instrument, kind, key, element.first)
        norm = element.case.norm if isinstance(element, Judged) else None
        if isinstance(element, Told) and element.year:
            norm = judgment_norm(element.court, element.year)
        if norm is None or isinstance(element, Provision):
            return None
        entry = knowledge().norms[norm]
        instrument = knowledge().instruments[entry.instrument]
        if entry.kind == "judgment" and instrument.kind != "constitution":
            return None
        name = knowledge().display(instrument.id, self.stretch.lang)
        return self._placed(name, instrument.id, instrument.kind, frozenset(), element.first)

    def _placed(self, name: str, law: str | None, kind: str | None, key: frozenset[str], place: int) -> Law:
        return Law(name, law, kind, key, place, self.stretch.paragraph)

    def _name(self, named: Named) -> str:
        """How an instrument is shown: a known one by its name, another as the text writes it."""
        if named.instrument is not None:
            return knowledge().display(named.instrument, self.stretch.lang)
        start, end = self.document.tokens.span(named.name_first, named.name_end)
        name = " ".join(_QUOTES.sub("", self.document.tokens.content[start:end]).split())
        name = self._bare(name, self.document.tokens.words[named.name_first])
        if named.country:
            name = self.law.of_country.format(name=name, country=named.country)
        return f"{name} ({named.short})" if named.short else name

    def _bare(self, name: str, first: str) -> str:
        """A name without a word that its language writes together with it ("and", "by")."""
        for prefix in self.law.prefixes:
            if first.startswith(prefix) and first.removeprefix(prefix) in self.law.forms[0].heads:
                return name[len(prefix) :]
        return name

    # ------------------------------------------------------------------ provisions

    def _provision(
        self, at: int, element: Provision, laws: Sequence[Law | None], target: int | None
    ) -> Iterator[Citation]:
        if element.word is not None and element.word.kind == "parts" and self._is_part(at):
            return
        beside = laws[target] if target is not None else None
        if target is not None and beside is not None:
            self.used.add(target)
            yield from self._items(element, beside, 0.95 if beside.id else 0.85, self.elements[target])
            return
        if element.word is None or element.word.kind == "parts":
            return
        law, score = self._again(element, laws, at)
        if law is None and self._belongs_elsewhere(element):
            return
        if law is None and not (element.doubtful and not any(laws)):
            law, score = self._near(at, element, laws)
            if law is None:
                score = 0.35
        elif law is None:
            return
        yield from self._items(element, law, score, None)

    def _is_part(self, at: int) -> bool:
        """Whether a paragraph or clause belongs to an article or section beside it."""
        allowed = self.law.links | self.law.back_links
        for left, right in ((at - 1, at), (at, at + 1)):
            if left >= 0 and right < len(self.elements):
                first, second = self.elements[left], self.elements[right]
                both = isinstance(first, Provision) and isinstance(second, Provision)
                if both and self.beside.only(first.end, second.first, allowed, 3):
                    return True
        return False

    def _belongs_elsewhere(self, element: Provision) -> bool:
        words = self.document.tokens.words
        return element.end < len(words) and words[element.end] in self.law.belongs

    def _again(self, element: Provision, laws: Sequence[Law | None], at: int) -> tuple[Law | None, float]:
        """The instrument that "of the same Act" means: the last one with that word in its name."""
        words = self.document.tokens.words
        place = element.end
        stop = min(len(words), element.end + 5)
        while place < stop and words[place] in self.law.links:
            place += 1
        if place == element.end or place >= stop or words[place] not in self.law.again:
            return None, 0.0
        earlier = [*self.document.laws, *(law for law in laws[:at] if law is not None)]
        same = [law for law in earlier if words[place] in law.key]
        return (same[-1], 0.8) if same else (earlier[-1], 0.55) if earlier else (None, 0.0)

    def _near(self, at: int, element: Provision, laws: Sequence[Law | None]) -> tuple[Law | None, float]:
        """The instrument of a bare provision, from its surroundings."""
        for before in reversed(laws[:at]):
            if before is not None and fits(before, element):
                return before, 0.8
        repeated = self.document.cited.get(cited_key(element, element.items[0]))
        if repeated is not None:
            return repeated, 0.8
        if at + 1 < len(laws) and self._joined_by_and(at):
            after = laws[at + 1]
            if after is not None and fits(after, element):
                return after, 0.55
        for law in reversed(self.document.laws):
            distance = self.stretch.paragraph - law.paragraph
            if distance > _NEAR:
                break
            if fits(law, element):
                return law, 0.7 if distance == 0 else 0.5
        return None, 0.0

    def _joined_by_and(self, at: int) -> bool:
        allowed = self.law.seps | self.law.links
        return self.beside.only(self.elements[at].end, self.elements[at + 1].first, allowed, 4)

    def _items(
        self, element: Provision, law: Law | None, score: float, beside: Element | None
    ) -> Iterator[Citation]:
        for item in element.items:
            first = element.first if item is element.items[0] else item.first
            end = item.end
            if beside is not None and len(element.items) == 1:
                first, end = min(first, beside.first), max(end, beside.end)
            start, stop = self.document.tokens.span(first, end)
            if law is not None:
                self.document.cited.setdefault(cited_key(element, item), law)
            yield Citation(
                start=start,
                end=stop,
                instrument=law.name if law else "",
                provision=self._written(element, item),
                instrument_id=law.id if law else None,
                norm_ids=norm_ids(law.id, item) if law else (),
                score=score,
                kind="provision",
            )

    def _written(self, element: Provision, item: Item) -> str:
        """A provision as the text writes it, each one of a list with the word in the singular."""
        tokens = self.document.tokens
        start, end = tokens.span(item.first, item.end)
        number = " ".join(tokens.content[start:end].split())
        if item.base is not None:
            number = f"{item.base}-{number}" if number.isascii() else f"{item.base} {number}"
        word = element.word
        if word is None:
            return number
        if len(element.items) == 1 and self.law.forms[0].cased:
            first, last = tokens.span(element.first, element.end)
            return " ".join(tokens.content[first:last].split())
        capital = tokens.is_capital(element.first)
        if item.last is not None:
            return f"{tokens.original(element.first)} {number}"
        form = word.form[:1].upper() + word.form[1:] if capital else word.form
        return f"{form} {number}"

    # ------------------------------------------------------------------ what is cited by itself

    def _alone(self, at: int, element: Element, law: Law | None) -> Iterator[Citation]:
        tokens = self.document.tokens
        start, end = tokens.span(element.first, element.end)
        if isinstance(element, Named):
            if law is not None and not element.weak:
                score = 0.5 if element.generic else 0.9 if element.instrument else 0.75
                yield Citation(start, end, law.name, None, element.instrument, (), score)
        elif isinstance(element, Told):
            yield from self._told(at, element, start, end)
        elif isinstance(element, Judged):
            yield case_citation(element, start, self.document.tokens.content, self.law)

    def _told(self, at: int, element: Told, start: int, end: int) -> Iterator[Citation]:
        following = self.elements[at + 1] if at + 1 < len(self.elements) else None
        signs = frozenset("(,[")
        if isinstance(following, Judged) and self.beside.only(element.end, following.first, signs, 2):
            self.used.add(at + 1)
            yield case_citation(following, start, self.document.tokens.content, self.law, element.court)
        elif element.year is not None:
            norm = judgment_norm(element.court, element.year)
            name = self.law.judgment_of.format(court=element.court)
            yield Citation(start, end, name, None, None, (norm,) if norm else (), 0.6, "judgment")
