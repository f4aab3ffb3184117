"""From a marked page to statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.assemble.claims import ClaimWriter
from gawah.extract.assemble.events import events
from gawah.extract.assemble.incidents import IncidentWriter
from gawah.extract.assemble.ledger import Ledger
from gawah.extract.assemble.merge import merge
from gawah.extract.assemble.others import OtherWriter
from gawah.extract.assemble.registry import Registry
from gawah.extract.assemble.responses import is_response, responses
from gawah.extract.assemble.scene import Scene
from gawah.extract.assemble.speakers import Speakers

if TYPE_CHECKING:
    from gawah.extract.assemble.event import Event
    from gawah.extract.page import Page
    from gawah.model import Statement


def assemble(page: Page, run: str, at: str) -> list[Statement]:
    """The statements that the mentions of a page make.

    Args:
        page: a page with the mentions of all taggers.
        run: the id of the run.
        at: when it runs, UTC, ISO 8601.
    """
    ledger = Ledger(page, run, at)
    registry = Registry(page, ledger)
    registry.fill()
    speakers = Speakers(page, registry)
    OtherWriter(page, ledger, speakers).write()
    drafts = merge(_happenings(page))
    writer = IncidentWriter(page, ledger, registry, speakers)
    scene = Scene(page, drafts)
    subjects = {id(draft): writer.write(draft, scene) for draft in drafts}
    for response in responses(page, drafts):
        writer.respond(subjects[id(response.draft)], response)
    ClaimWriter(page, ledger, registry, speakers).write()
    return ledger.statements


def _happenings(page: Page) -> list[Event]:
    """The events of a page without those that only answer another."""
    kept: list[Event] = []
    suspects: set[str] = set()
    for event in events(page):
        if event.families == {"law"}:
            accused = {label.casefold() for label in event.named}
            if is_response(event, kept) or accused & suspects:
                suspects.update(accused)
                continue
        kept.append(event)
        suspects.update([doer.label.casefold() for doer in event.doers if doer.kind == "person"])
    return kept
