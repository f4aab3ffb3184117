"""The people, bodies and places of one document: each has one subject, however often it is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.assemble.ledger import Origin
from gawah.extract.grammar import grammar
from gawah.extract.lexicon import word_key
from gawah.extract.marks import BodyMark, PersonMark, PlaceMark
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.assemble.ledger import Ledger
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page

NAMED_BODY = 0.45
"""A body marked below this score is unnamed ("the police") and becomes a subject only where it acts."""


@dataclass
class Registry:
    """Finds or makes the subject of a name; says what the text says of it."""

    page: Page
    ledger: Ledger
    _subjects: dict[tuple[str, str], str] = field(default_factory=dict)
    _said: set[tuple[str, str, str]] = field(default_factory=set)

    def fill(self) -> None:
        """Take up everyone and everything that was named, in the order of the text."""
        for mention in self.page.marks("body"):
            if mention.score >= NAMED_BODY:
                self.body(mention)
        for mention in self.page.marks("person"):
            self.person(mention)
        for mention in self.page.marks("place"):
            if (
                isinstance(mention.value, PlaceMark)
                and not mention.value.adjective
                and mention.score >= NAMED_BODY
            ):
                self.place(mention)

    def _of(self, kind: str, name: str, mention: Mention) -> str:
        at = (kind, key(name))
        if at not in self._subjects:
            self._subjects[at] = self.ledger.anchored(kind, mention.start, mention.end)
        return self._subjects[at]

    def _say(self, subject: str, prop: str, value: str | None, mention: Mention) -> None:
        """Say a thing once for each value, where it is first said."""
        if value and (subject, prop, value) not in self._said:
            self._said.add((subject, prop, value))
            origin = Origin(mention.start, mention.end, mention.tagger, mention.score)
            self.ledger.say(subject, prop, value, origin)

    def person(self, mention: Mention) -> str | None:
        """The subject of a person mark."""
        value = mention.value
        if not isinstance(value, PersonMark):
            return None
        subject = self._of("person", value.same_as or value.name, mention)
        self._say(subject, "name", value.name, mention)
        self._say(subject, "role", self._without_community(value.role, mention), mention)
        self._say(subject, "age", str(value.age) if value.age is not None else None, mention)
        if value.affiliation:
            self._say(subject, "affiliation", self.body_named(value.affiliation, mention), mention)
        return subject

    def _without_community(self, role: str | None, mention: Mention) -> str | None:
        """A role without the religion or ethnicity named in it, which is never a property of a person."""
        sentence = self.page.sentence_at(mention.start)
        tables = grammar(sentence.lang) if sentence else None
        if role is None or tables is None:
            return role
        words = role.split()
        keys = [word_key(word.strip(".,;:’'")) for word in words]
        hits = tables.nouns.find(keys)
        named = {at for hit in hits if "communities" in hit.value for at in range(hit.first, hit.last)}
        kept = [word for at, word in enumerate(words) if at not in named]
        return " ".join(kept) or None

    def body(self, mention: Mention) -> str | None:
        """The subject of a body mark."""
        value = mention.value
        if not isinstance(value, BodyMark):
            return None
        subject = self._of("body", value.same_as or value.name, mention)
        self._say(subject, "name", value.name, mention)
        self._say(subject, "alias", value.abbreviation, mention)
        self._say(subject, "type", value.type, mention)
        return subject

    def body_named(self, name: str, mention: Mention) -> str:
        """The subject of a body by a name that some mark gives as an affiliation."""
        mark = self._bodies.get(key(name))
        if mark is not None and isinstance(mark.value, BodyMark):
            return self._of("body", mark.value.same_as or mark.value.name, mark)
        subject = self._of("body", name, mention)
        self._say(subject, "name", name, mention)
        return subject

    @kept
    def _bodies(self) -> dict[str, Mention]:
        """The first mark of each name and abbreviation of a body."""
        found: dict[str, Mention] = {}
        for mark in self.page.marks("body"):
            if isinstance(mark.value, BodyMark):
                found.setdefault(key(mark.value.name), mark)
                found.setdefault(key(mark.value.abbreviation or ""), mark)
        return found

    def place(self, mention: Mention) -> str | None:
        """The subject of a place mark."""
        value = mention.value
        if not isinstance(value, PlaceMark):
            return None
        subject = self._of("place", value.place_id or value.name, mention)
        self._say(subject, "name", self.page.content[mention.start : mention.end], mention)
        self._say(subject, "gazetteer", value.place_id, mention)
        self._say(subject, "country", value.country, mention)
        self._say(subject, "admin1", value.admin1, mention)
        self._say(subject, "admin2", value.admin2, mention)
        self._say(subject, "precision", value.precision, mention)
        if value.lat is not None and value.lon is not None:
            self._say(subject, "point", f"{value.lat:.5f},{value.lon:.5f}", mention)
        return subject

    def at(self, start: int, end: int) -> str | None:
        """The subject of a person or body named in a stretch, the person first."""
        for label, make in (("person", self.person), ("body", self.body)):
            for mention in self.page.marks_in(label, start, end):
                return make(mention)
        return None

    def named_at(self, start: int, end: int) -> str | None:
        """The subject of the person or body whose name is most of a stretch, the person first.

        "The father of X" is not X, and "the harbour police department" not the police.
        """
        for label, make in (("person", self.person), ("body", self.body)):
            for mention in self.page.marks_in(label, start, end):
                if mention.end >= end and 2 * (mention.end - mention.start) > end - start:
                    return make(mention)
        return None

    def person_named(self, name: str) -> str | None:
        """The subject of a person by the fullest form of the name."""
        return self._subjects.get(("person", key(name)))

    def described(self, label: str, start: int, end: int) -> str:
        """The subject of unnamed people by the words that describe them."""
        at = ("group", key(label))
        if at not in self._subjects:
            self._subjects[at] = self.ledger.anchored("group", start, end)
            origin = Origin(start, end, "assemble@1", 0.6)
            self.ledger.say(self._subjects[at], "label", label, origin)
        return self._subjects[at]
