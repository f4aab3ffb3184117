"""A register as big as a country's: invented incidents written straight into a store.

No text is read for it: what is measured with it is how quickly a big register is looked at.
"""

from __future__ import annotations

import random
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.model import Block, BlockKind, Finding, Run, Span, Statement, Text, subject_id
from gawah.project import Project
from gawah.store import Document, Sighting, append

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.store.records import Record

INCIDENTS = 100_000
_IN_A_DOCUMENT = 2
_TOGETHER = 250
"""Documents that come in in one batch."""
_TYPES = (
    "killing",
    "injury",
    "arrest_detention",
    "attack_on_place_of_worship",
    "threat",
    "property_destruction",
)
_UNITS = 120
_TOWNS = 1_500
_AT = "2026-01-01T00:00:00Z"
_SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fi",
    "gan",
    "hu",
    "jal",
    "ke",
    "lom",
    "mi",
    "nar",
    "os",
    "pe",
    "qu",
    "ra",
    "shi",
)


def make(
    root: Path, incidents: int = INCIDENTS, on_progress: Callable[[int, int], None] | None = None
) -> None:
    """A project with that many invented incidents, ten statements and more for each.

    Args:
        root: the folder of the project, which must not be there.
        incidents: how many.
        on_progress: called with how many documents are written and how many there will be.
    """
    chance = random.Random(1)  # noqa: S311 (the same register each time; nothing secret)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(4_000)]
    with Project.create(root) as project:
        count = incidents // _IN_A_DOCUMENT
        for first in range(0, count, _TOGETHER):
            records: list[Record] = []
            for number in range(first, min(first + _TOGETHER, count)):
                records.extend(_document(number, chance, words))
            append(project.engine, "bench", _AT, records)
            if on_progress is not None:
                on_progress(first, count)


class _Writer:
    """The statements of one document."""

    def __init__(self, text: Text, number: int) -> None:
        self._text = text
        self._run = f"run{number}"
        self.statements: list[Statement] = []

    def say(self, subject: str, facts: dict[str, str], place: tuple[int, int] | None) -> None:
        """Write facts of a subject, told by a stretch of the text."""
        span = Span(self._text.id, *place) if place else None
        words = self._text.content[place[0] : place[1]] if place else None
        for prop, value in facts.items():
            self.statements.append(
                Statement(
                    subject, prop, value, self._text.document, "bench@1", self._run, _AT, span, words, "en",
                    confidence=0.8,
                )
            )  # fmt: skip

    def run(self) -> Run:
        """The run that found them."""
        found = tuple(Finding(s.claim_id, s.method, s.confidence) for s in self.statements)
        return Run(self._run, self._text.document, self._text.id, ("bench@1",), _AT, found)


def _document(number: int, chance: random.Random, words: list[str]) -> Iterator[Record]:
    data = f"bench {number}".encode()
    document = sha256(data).hexdigest()
    sentences = [" ".join(chance.choices(words, k=18)).capitalize() + "." for _ in range(_IN_A_DOCUMENT)]
    content = "\n\n".join(sentences)
    starts = [content.index(sentence) for sentence in sentences]
    blocks = tuple(
        Block(start, start + len(sentence), BlockKind.BODY, "en")
        for start, sentence in zip(starts, sentences, strict=True)
    )
    text = Text(document, content, blocks, (), "bench@1")
    writer = _Writer(text, number)
    publisher, day = f"{words[number % 300].title()} Gazette", _day(chance)
    writer.say(
        f"document:{document}", {"title": sentences[0][:60], "publisher": publisher, "published": day}, None
    )
    for block in blocks:
        _incident(writer, text, (block.start, block.end), (chance, words, day))
    yield Document(document, f"report{number}.txt", len(data), "text/plain", _AT, f"report{number}.txt")
    yield Sighting(document, f"report{number}.txt", f"report{number}.txt", _AT)
    yield text
    yield from writer.statements
    yield writer.run()


def _incident(
    writer: _Writer, text: Text, place: tuple[int, int], by: tuple[random.Random, list[str], str]
) -> None:
    chance, words, day = by
    incident, act, person, where = (
        subject_id(text.document, kind, *place) for kind in ("incident", "act", "person", "place")
    )
    town = int(_TOWNS * chance.random() ** 2)
    unit = town % _UNITS
    sentence = text.content[place[0] : place[1]]
    writer.say(incident, {"title": sentence, "date": day, "place": where}, place)
    type_ = chance.choice(_TYPES)
    facts = {"incident": incident, "type": type_, "victim": person}
    if type_ == "killing":
        facts["outcome"] = "killed"
    writer.say(act, facts, place)
    name = f"{chance.choice(words).title()} {chance.choice(words).title()}"
    writer.say(person, {"name": name}, (place[0], place[0] + 12))
    units = {"country": "PK", "admin1": f"Province {unit % 8}", "admin2": f"District {unit}"}
    town_name = f"{words[town].title()}"
    writer.say(where, {"name": town_name, "gazetteer": str(town), **units}, (place[0], place[0] + 8))


def _day(chance: random.Random) -> str:
    year, month = chance.randint(1995, 2025), chance.randint(1, 12)
    return f"{year}-{month:02}-{chance.randint(1, 28):02}" if chance.random() < 0.8 else f"{year}-{month:02}"
