"""A project of many short papers, and its catalogue."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline, Project

_TOWNS = ("Torva", "Mbeki", "Sanare")


@pytest.fixture
def filled(project: Project, tmp_path: Path, small: Pipeline) -> Project:
    """Twelve papers with two deaths each, some on the same days and in the same towns."""
    folder = tmp_path / "many"
    folder.mkdir()
    chance = random.Random(7)  # noqa: S311 (towns and days, no secret)
    for number in range(12):
        told = []
        for day in chance.sample(range(11, 28), 2):
            who, where = f"Amin Soyle{chance.choice('abc')}", chance.choice(_TOWNS)
            told.append(f"{who} was killed in {where} on 202{day % 3}-03-{day}.")
        (folder / f"paper{number}.txt").write_text("\n".join(told), "utf-8")
    project.process([folder], pipeline=small)
    return project


@pytest.fixture
def catalogue(filled: Project) -> Iterator[Catalogue]:
    opened = filled.catalogue()
    opened.update()
    yield opened
    opened.close()
