"""A pipeline small enough to see through: what the store, the review and the commands are tested with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from gawah.errors import UnreadableError
from gawah.model import (
    Block,
    BlockKind,
    Fault,
    Metadatum,
    Span,
    Statement,
    Text,
    subject_id,
)
from gawah.project import Pipeline, Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ("tests.house",)

_TOLD = re.compile(r"(?P<name>[A-Z]\w+ [A-Z]\w+) was killed in (?P<place>[A-Z]\w+) on (?P<date>[\d-]+)\.")
_PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True)
class SmallExtraction:
    statements: tuple[Statement, ...]
    faults: tuple[Fault, ...]
    methods: tuple[str, ...]


def read_small(data: bytes, name: str, told: dict[str, str]) -> Text:
    """Each line is a block; one that begins with "Menu" is set aside."""
    if b"\0" in data:
        raise UnreadableError("%(name)s is no text.", name=name)
    content = data.decode("utf-8")
    blocks = tuple(
        Block(
            m.start(),
            m.end(),
            BlockKind.NAVIGATION if m[0].startswith("Menu") else BlockKind.BODY,
            "en",
            "menu",
        )
        for m in _PARAGRAPH.finditer(content)
    )
    metadata = tuple(Metadatum(prop, value, "given") for prop, value in sorted(told.items()))
    return Text(sha256(data).hexdigest(), content, blocks, metadata, "small@1")


def extract_small(text: Text, run: str, at: str, method: str = "small@1") -> SmallExtraction:
    """Finds "NAME was killed in PLACE on DATE." in the blocks that are read, and nothing else."""
    found: list[Statement] = []

    def say(subject: str, prop: str, value: str, start: int, end: int) -> None:
        span = Span(text.id, start, end)
        words = text.content[start:end]
        found.append(
            Statement(subject, prop, value, text.document, method, run, at, span, words, "en", confidence=0.8)
        )

    for m in _TOLD.finditer(text.content):
        if not any(block.is_read and block.start <= m.start() < block.end for block in text.blocks):
            continue
        incident, act, person, place = (
            subject_id(text.document, kind, m.start(), m.end())
            for kind in ("incident", "act", "person", "place")
        )
        say(incident, "title", m[0], m.start(), m.end())
        say(incident, "date", m["date"], *m.span("date"))
        say(incident, "place", place, *m.span("place"))
        say(place, "name", m["place"], *m.span("place"))
        say(person, "name", m["name"], *m.span("name"))
        say(act, "incident", incident, m.start(), m.end())
        say(act, "type", "killing", m.start(), m.end())
        say(act, "outcome", "killed", m.start(), m.end())
        say(act, "victim", person, *m.span("name"))
    for datum in text.metadata:
        about = f"document:{text.document}"
        found.append(Statement(about, datum.prop, datum.value, text.document, "given", run, at))
    faults = [Fault(text.document, "odd", "A word looks odd.", at)] if "odd" in text.content else []
    return SmallExtraction(tuple(found), tuple(faults), (method,))


@pytest.fixture
def small() -> Pipeline:
    return Pipeline(read_small, extract_small, lambda _text: ("small@1",))


@pytest.fixture
def better() -> Pipeline:
    """The next version of the same method, which no longer finds anything but still looks."""

    def extract(text: Text, run: str, at: str) -> SmallExtraction:
        del text, run, at
        return SmallExtraction((), (), ("small@2",))

    return Pipeline(read_small, extract, lambda _text: ("small@2",))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p") as opened:
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two papers on the same death, a day apart; a page with a menu."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "gazette.txt").write_text(
        "Menu Home News\n\nAmin Soyle was killed in Torva on 2021-03-04.\n\nThe town mourned.\n",
        "utf-8",
        newline="",  # the same bytes on every system, so the same ids and order
    )
    (folder / "herald.txt").write_text(
        "On Friday Lena Okoro was killed in Mbeki on 2022-11-30.\n", "utf-8", newline=""
    )
    return folder
