"""What a project holds, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.cli.sources import Shelf
    from gawah.project import Project
    from gawah.store import Stored


def totals(project: Project, stored: Stored, shelf: Shelf) -> list[str]:
    """What there is: documents, incidents, claims, quotes, blocks set aside, faults."""
    from gawah.cli.page import counted

    register = shelf.register
    return [
        counted(len(stored.documents), "document"),
        counted(len(register.incidents()), "incident"),
        counted(sum(claim.counts for claim in register.claims.values()), "claim"),
        counted(len(register.of_kind("quote")), "quote"),
        counted(_set_aside(project, stored), "block set aside", "blocks set aside"),
        counted(len(stored.standing_faults), "fault"),
    ]


def _set_aside(project: Project, stored: Stored) -> int:
    """The blocks from which nothing is read, as people class them where they did."""
    from gawah.project.blocks import PROP
    from gawah.store.look_up import count_set_aside

    runs = stored.newest_runs
    classed = {s.document for s in stored.statements if s.prop == PROP and s.kind == "document"} & runs.keys()
    texts = (project.text(document, runs[document].text) for document in classed)
    by_people = sum(not block.is_read for text in texts if text is not None for block in text.blocks)
    return by_people + count_set_aside(
        project.engine, [run for document, run in runs.items() if document not in classed]
    )
