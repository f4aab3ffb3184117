"""What a project holds, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.cli.page import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.catalogue import Catalogue
    from gawah.project import Project


def totals(project: Project, catalogue: Catalogue) -> list[str]:
    """What there is: documents, incidents, claims, quotes, faults."""
    from gawah.store.look_up import standing_faults

    held = catalogue.held()
    return [
        counted(held.documents, "document"),
        counted(held.incidents, "incident"),
        counted(held.claims, "claim"),
        counted(held.quotes, "quote"),
        counted(len(standing_faults(project.engine)), "fault"),
    ]


def set_aside(project: Project, documents: Iterable[str]) -> str:
    """The blocks of some documents from which nothing is read, as people class them where they did."""
    texts = (project.text(document) for document in documents)
    number = sum(not block.is_read for text in texts if text is not None for block in text.blocks)
    return counted(number, "block set aside", "blocks set aside")
