"""Who was named and who spoke on a page, as far as it has been read, and whom its pronouns may mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.marks import BodyMark, PersonMark
from gawah.extract.taggers.lexicon import language_of
from gawah.extract.taggers.person_tables import gender
from gawah.extract.taggers.scene import Speaker
from gawah.extract.taggers.speech_tables import tables
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence

_BACK = 1500
"""Characters that a pronoun reaches back."""
_NEAR = 3
"""Sentences in which a pronoun looks for who is named, its own among them."""
_BARE = 0.55
"""Up to this score a speaker is known by a noun alone."""
_SEXES = frozenset({"male", "female"})
_OPENS = 12
"""Characters, as of a title, before the name that is the subject of a sentence."""


def pronouns_of(page: Page, is_quoted: Callable[[int], bool]) -> Iterator[tuple[str, str]]:
    """Each name that stands alone in a sentence, with the kind of the pronoun behind it."""
    subject: str | None = None
    for sentence in page.sentences:
        marks = [m for m in page.marks_in("person", sentence.start, sentence.end) if not is_quoted(m.start)]
        names = {full_name(m) for m in marks}
        name = next(iter(names)) if len(names) == 1 else None
        if name is not None:
            told = _sex_told(page, sentence, (marks[0].end, sentence.end), is_quoted)
            if told is not None:
                yield name, told
        elif not names and subject is not None:
            told = _sex_told(page, sentence, (sentence.start, sentence.start + 1), is_quoted)
            if told is not None:
                yield subject, told
        opens = name is not None and marks[0].start - sentence.start < _OPENS
        subject = name if opens else None


def _sex_told(
    page: Page, sentence: Sentence, stretch: tuple[int, int], is_quoted: Callable[[int], bool]
) -> str | None:
    """``female`` or ``male``, by the first pronoun in a stretch of a sentence that tells it."""
    pronouns = tables(language_of(page, sentence)).pronouns
    starts, _, texts = page.columns(sentence)
    first = bisect_left(starts, stretch[0])
    for at in range(first, bisect_left(starts, stretch[1], first)):
        kind = pronouns.get(key(texts[at]))
        if kind in _SEXES and not is_quoted(starts[at]):
            return kind
    return None


def full_name(mark: Mention) -> str:
    """The fullest name the page has for a person or body."""
    value = mark.value
    if isinstance(value, (PersonMark, BodyMark)):
        return value.same_as or value.name
    return ""


@dataclass
class Memory:
    """Who was named and who spoke, as far as the text has been read."""

    page: Page
    last: Speaker | None = None
    last_block: int = -9
    reported: Speaker | None = None
    """Who spoke last without marks of quotation."""
    reported_end: int = -1
    """Where the sentence of that ends."""
    heard: set[str] = field(default_factory=set)
    """The keys of those who were quoted so far."""
    quoted: list[tuple[int, int]] = field(default_factory=list)
    """What stands between marks of quotation: who is named there is named by the speaker."""
    _about: dict[str, tuple[str | None, str | None, str | None]] = field(default_factory=dict)
    _genders: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather what all mentions of each person say of role and affiliation."""
        self._opens = [start for start, _ in self.quoted]
        for mark in self.page.marks("person"):
            value = mark.value
            if isinstance(value, PersonMark):
                name = full_name(mark)
                role, body, title = self._about.get(name, (None, None, None))
                self._about[name] = (role or value.role, body or value.affiliation, title or value.title)

    def of_mark(self, mark: Mention) -> Speaker:
        """A person or body as speaker."""
        name = full_name(mark)
        value = mark.value
        role, body, _ = self._about.get(name, (None, None, None))
        if isinstance(value, PersonMark):
            role, body = value.role or role, value.affiliation or body
        elif mark.score > 0.4:
            body = name
        return Speaker((name,), mark.start, mark.end, role, body, 0.9 if mark.score > 0.4 else 0.7)

    def gender_of(self, name: str, code: str) -> str | None:
        """``female``, ``male`` or None; asked again and again of the few whom a page names."""
        if (name, code) not in self._genders:
            self._genders[name, code] = self._gender_of(name, code)
        return self._genders[name, code]

    def _gender_of(self, name: str, code: str) -> str | None:
        role, _, title = self._about.get(name, (None, None, None))
        return gender(name, title, code) or self._by_role(role, code) or self._by_pronoun.get(name)

    @staticmethod
    def _by_role(role: str | None, code: str) -> str | None:
        """What a role or a relation says: a widow is a woman."""
        lex = tables(code)
        nouns = key(role or "").split()[:1]
        noun = next(iter(nouns), None)
        return "female" if noun in lex.women else "male" if noun in lex.men else None

    @kept
    def _by_pronoun(self) -> dict[str, str]:
        """What the pronouns behind each name say, where all of them agree."""
        told: dict[str, set[str]] = {}
        for name, kind in pronouns_of(self.page, self.is_quoted):
            told.setdefault(name, set()).add(kind)
        return {name: min(kinds) for name, kinds in told.items() if len(kinds) == 1}

    def spoke(self, speaker: Speaker, block: int) -> None:
        """Remember who spoke last, and that they did."""
        self.last, self.last_block = speaker, block
        self.heard.update(key(name) for name in speaker.names)

    def is_quoted(self, offset: int) -> bool:
        """Whether a place stands between marks of quotation."""
        at = bisect_right(self._opens, offset) - 1
        return at >= 0 and offset < self.quoted[at][1]

    def person_in(self, start: int, end: int, kind: str, code: str) -> Mention | None:
        """The first person outside quotations whom a pronoun suits, preferring one whom it suits surely."""
        people = [m for m in self.page.marks_in("person", start, end) if not self.is_quoted(m.start)]
        fits = {m.start: self._suits(full_name(m), kind, code) for m in people}
        surely = [m for m in people if fits[m.start] == "surely"]
        return next(iter(surely or [m for m in people if fits[m.start]]), None)

    def surely(self, speaker: Speaker, kind: str, code: str) -> bool:
        """Whether a pronoun surely suits a speaker."""
        return bool(speaker.names) and self._suits(speaker.names[0], kind, code) == "surely"

    def with_role(self, role: str, before: int) -> Speaker | None:
        """The last person named before a place whose role holds a word, and who is not just any relative."""
        for mark in reversed(self.page.marks_in("person", max(0, before - _BACK), before)):
            if role in key(self._about.get(full_name(mark), (None, None, None))[0] or "").split():
                return self.of_mark(mark)
        return None

    def meant(self, kind: str, before: int, code: str) -> Speaker | None:
        """Whom a pronoun means: the last person who suits it, or the last speaker."""
        if kind in {"unknown", "relative"}:
            return None
        people = self.page.marks_in("person", max(0, before - _BACK), before)
        bodies = [m for m in self.page.marks_in("body", max(0, before - _BACK), before) if m.score > 0.3]
        if kind in {"group", "we"}:
            if self.last is not None and self._are_many(self.last, kind, code):
                return self.last
            return self.of_mark(bodies[-1]) if bodies and kind == "group" else self.last
        if self.last is not None and (
            self._is_body(self.last) or (people and self._is_thing(self.last, code))
        ):
            self.last = None  # a person is meant
        near = self._subject_near(before, kind, code)
        place = self.page.sentence_at(before)
        if near is not None and not self._spoke_since(near):
            return self.of_mark(near)
        same_block = place is not None and place.block == self.last_block
        if self.last is not None and self.last.names and self._suits(self.last.names[0], kind, code):
            if same_block:
                return self.last
            named = any(full_name(m) == self.last.names[0] for m in people)
            later = [m for m in people if self.last.start is not None and m.start > self.last.start]
            if named and not any(self._suits(full_name(m), kind, code) == "surely" for m in later[-2:]):
                return self.last
        suited = [m for m in people if self._suits(full_name(m), kind, code)]
        surely = [m for m in suited[-3:] if self._suits(full_name(m), kind, code) == "surely"]
        if surely or suited:
            return self.of_mark((surely or suited)[-1])
        return self.last

    def _are_many(self, speaker: Speaker, kind: str, code: str) -> bool:
        """Whether "they" may mean a speaker: a body, or people without a name ("the experts")."""
        if self._is_body(speaker):
            return True
        if kind != "group" or not speaker.names or speaker.names[0] in self._about:
            return False
        return not any(word in tables(code).persons for word in key(speaker.names[0]).split())

    @staticmethod
    def _is_body(speaker: Speaker) -> bool:
        return bool(speaker.names) and speaker.affiliation == speaker.names[0]

    def _is_thing(self, speaker: Speaker, code: str) -> bool:
        """Whether a speaker is known by a noun that is none for a person: "a paper", "the form"."""
        lex = tables(code)
        if speaker.names[0] in self._about or speaker.score > _BARE:
            return False
        if speaker.names[0][:1].isupper() and key(speaker.names[0]).split()[0] not in lex.possessives:
            return False  # a name that no tagger knows
        named = key(speaker.names[0]).split()
        return lex.persons.isdisjoint(named) and lex.describers.isdisjoint(named)

    def _spoke_since(self, mark: Mention) -> bool:
        """Whether the last speaker spoke after a person was named."""
        return self.last is not None and self.last.start is not None and self.last.start >= mark.start

    def _subject_near(self, before: int, kind: str, code: str) -> Mention | None:
        """The first person who suits a pronoun in its sentence, or in the two before in its paragraph."""
        place = self.page.sentence_at(before)
        if place is None:
            return None
        left = _NEAR
        for index in range(place.index, -1, -1):
            sentence = self.page.sentences[index]
            if sentence.block != place.block or left == 0:
                return None
            if index < place.index and self.goes_on(sentence, kind):
                continue  # "She lost X. She said": both are she who was named before
            left -= 1
            found = self.person_in(sentence.start, min(sentence.end, before), kind, code)
            if found is not None:
                return found
        return None

    def goes_on(self, sentence: Sentence, kind: str) -> bool:
        """Whether a sentence begins with a pronoun of the same kind, and so is about the same person."""
        words = self.page.words(sentence)
        lex = tables(language_of(self.page, sentence))
        return bool(words) and not lex.verb_after and lex.pronouns.get(key(words[0].text)) == kind

    def _suits(self, name: str, kind: str, code: str) -> str | None:
        known = self.gender_of(name, code)
        if kind not in {"male", "female"}:
            return "maybe"
        if known is None:
            return "maybe"
        return "surely" if known == kind else None
