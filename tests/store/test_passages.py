from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.store import passages as module
from gawah.store.passages import MOST, count_passages, passages

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project


@pytest.fixture
def filled(project: Project, reports: Path, small: Pipeline) -> Project:
    project.process([reports], pipeline=small)
    return project


def test_the_words_of_a_block_with_where_it_begins(filled: Project) -> None:
    (found,) = passages(filled.engine, "soyle torva", 10)
    text = filled.text(found.document)
    assert text is not None
    assert text.content[found.start :].startswith("Amin Soyle was killed")
    assert [piece.words for piece in found.pieces if piece.is_hit] == ["Soyle", "Torva"]


def test_pages_hold_each_passage_once_those_that_came_in_last_first(filled: Project) -> None:
    assert count_passages(filled.engine, "was killed in") == 2
    both = passages(filled.engine, "was killed in", 10)
    assert [*passages(filled.engine, "killed", 1), *passages(filled.engine, "killed", 1, 1)] == [
        *passages(filled.engine, "killed", 2)
    ]
    assert "Okoro" in "".join(piece.words for piece in both[0].pieces)


def test_what_was_set_aside_is_found_and_titles_of_incidents_are_not_told_twice(filled: Project) -> None:
    assert count_passages(filled.engine, "menu") == 1
    assert count_passages(filled.engine, '"amin soyle was"') == 1


def test_no_word_finds_nothing(filled: Project) -> None:
    assert count_passages(filled.engine, '""') == 0
    assert passages(filled.engine, "", 10) == []


def test_only_the_newest_text_of_a_document_is_searched(
    filled: Project, reports: Path, small: Pipeline
) -> None:
    from dataclasses import replace

    def read_shorter(data: bytes, name: str, told: dict[str, str]) -> object:
        text = small.read(data, name, told)
        return replace(text, content=text.content.replace("mourned", "MOURNED"), reader="small@2")

    filled.process([reports], pipeline=replace(small, read=read_shorter))  # type: ignore[arg-type]  # reads a text
    (found,) = passages(filled.engine, "mourned", 10)
    assert [piece.words for piece in found.pieces if piece.is_hit] == ["MOURNED"]


def test_more_than_are_counted(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 1000
    monkeypatch.setattr(module, "MOST", 1)
    assert count_passages(filled.engine, "killed") == 2
