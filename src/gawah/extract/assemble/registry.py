"""The people, bodies and places of one document: each has one subject, however often it is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.extract.assemble.ledger import Origin
from gawah.extract.grammar import grammar
from gawah.extract.lexicon import word_key
from gawah.extract.marks import BodyMark, PersonMark, PlaceMark
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    _told: dict[str, set[tuple[str, str | None]]] = field(default_factory=dict)
    """What was said of each subject."""

    def fill(self) -> None:
        """Take up everyone and everything that was named, in the order of the text."""
        for mention in self.page.marks("body"):
            if isinstance(mention.value, BodyMark) and mention.score >= NAMED_BODY:
                self._take_up_body(mention, mention.value)
        for mention in self.page.marks("person"):
            if isinstance(mention.value, PersonMark):
                self._take_up_person(mention, mention.value)
        for mention in self.page.marks("place"):
            value = mention.value
            if isinstance(value, PlaceMark) and not value.adjective and mention.score >= NAMED_BODY:
                self._take_up_place(mention, value)

    def _of(self, kind: str, name: str, mention: Mention) -> str:
        at = (kind, key(name))
        subject = self._subjects.get(at)
        if subject is None:
            subject = self._subjects[at] = self.ledger.anchored(kind, mention.start, mention.end)
        return subject

    def _say(self, subject: str, facts: Mapping[str, str | None], mention: Mention) -> None:
        """Say each thing once for each value, where it is first said."""
        told = self._told.setdefault(subject, set())
        if facts.items() <= told:
            return
        new = {prop: value for prop, value in facts.items() if (prop, value) not in told} if told else facts
        told.update(facts.items())
        self.ledger.tell(subject, new, Origin(mention.start, mention.end, mention.tagger, mention.score))

    def person(self, mention: Mention) -> str | None:
        """The subject of a person mark; all that the mark says was said when it was taken up."""
        value = mention.value
        return self.person_named(value.same_as or value.name) if isinstance(value, PersonMark) else None

    def _take_up_person(self, mention: Mention, value: PersonMark) -> None:
        subject = self._of("person", value.same_as or value.name, mention)
        role = self._without_community(value.role, mention) if value.role else None
        age = str(value.age) if value.age is not None else None
        self._say(subject, {"name": value.name, "role": role, "age": age}, mention)
        if value.affiliation:
            self._say(subject, {"affiliation": self.body_named(value.affiliation, mention)}, mention)

    def _without_community(self, role: str, mention: Mention) -> str | None:
        """A role without the religion or ethnicity named in it, which is never a property of a person."""
        sentence = self.page.sentence_at(mention.start)
        tables = grammar(sentence.lang) if sentence else None
        if tables is None:
            return role
        words = role.split()
        keys = [word_key(word.strip(".,;:’'")) for word in words]
        hits = tables.nouns.find(keys)
        named = {at for hit in hits if "communities" in hit.value for at in range(hit.first, hit.last)}
        kept = [word for at, word in enumerate(words) if at not in named]
        return " ".join(kept) or None

    def body(self, mention: Mention) -> str | None:
        """The subject of a body mark, which is taken up here if it is unnamed."""
        value = mention.value
        return self._take_up_body(mention, value) if isinstance(value, BodyMark) else None

    def _take_up_body(self, mention: Mention, value: BodyMark) -> str:
        subject = self._of("body", value.same_as or value.name, mention)
        facts = {
            "name": value.name,
            "alias": value.abbreviation,
            "type": value.type,
            "directory": value.entry,
        }
        self._say(subject, facts, mention)
        return subject

    def body_named(self, name: str, mention: Mention) -> str:
        """The subject of a body by a name that some mark gives as an affiliation."""
        mark = self._bodies.get(key(name))
        if mark is not None and isinstance(mark.value, BodyMark):
            return self._of("body", mark.value.same_as or mark.value.name, mark)
        subject = self._of("body", name, mention)
        self._say(subject, {"name": name}, mention)
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
        """The subject of a place mark, which is taken up here if it is unsure."""
        value = mention.value
        return self._take_up_place(mention, value) if isinstance(value, PlaceMark) else None

    def _take_up_place(self, mention: Mention, value: PlaceMark) -> str:
        subject = self._of("place", value.place_id or value.name, mention)
        facts = {
            "name": self.page.text.content[mention.start : mention.end],
            "gazetteer": value.place_id,
            "country": value.country,
            "admin1": value.admin1,
            "admin2": value.admin2,
            "precision": value.precision,
            "point": _point(value.lat, value.lon),
        }
        self._say(subject, facts, mention)
        return subject

    def at(self, start: int, end: int) -> str | None:
        """The subject of a person or body named in a stretch, the person first."""
        for mention in self.page.marks_in("person", start, end):
            return self.person(mention)
        for mention in self.page.marks_in("body", start, end):
            return self.body(mention)
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
        subject = self._subjects.get(at)
        if subject is None:
            subject = self._subjects[at] = self.ledger.anchored("group", start, end)
            self.ledger.say(subject, "label", label, Origin(start, end, "assemble@1", 0.6))
        return subject


@lru_cache(maxsize=4096)
def _point(lat: float | None, lon: float | None) -> str | None:
    """Where a place lies, as it is written."""
    return None if lat is None or lon is None else f"{lat:.5f},{lon:.5f}"
