"""How well an incident is supported: which reports are one source and why, and which standard is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.cli.page import counted
from gawah.schema import prop, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.page import Paper
    from gawah.cli.sources import Shelf
    from gawah.register import Incident
    from gawah.register.sources import Tie
    from gawah.register.standard import Standard, Suggestion

_MOST = 4
"""Ties shown on a card."""
_WORDS = 70
"""Characters shown of the words that tie two reports."""


def one_source(incident: Incident, shelf: Shelf, paper: Paper) -> Iterator[str]:
    """Which of an incident's reports are one source, and what says so."""
    ties = shelf.register.sources.ties(incident.documents)
    for tie in ties[:_MOST]:
        left, right = (paper.value(shelf.file(one)) for one in (tie.left, tie.right))
        yield f"{left} and {right}: {_why(tie, shelf, paper)}"
    if len(ties) > _MOST:
        yield f"… and {counted(len(ties) - _MOST, 'more pair')}"


def _why(tie: Tie, shelf: Shelf, paper: Paper) -> str:
    words = " ".join(tie.words.split())
    short = words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
    said = f": “{paper.value(short)}”" if short else ""
    match tie.code:
        case "person":
            return f"{paper.value(tie.word.reviewer or '') if tie.word else 'a person'} says so{said}"
        case "copies":
            share = f"{tie.word.score:.0%} of one " if tie.word and tie.word.score else "one text "
            return f"{share}stands in the other{said}"
        case "translates":
            share = (
                f"{tie.word.score:.0%} of what one tells" if tie.word and tie.word.score else "what one tells"
            )
            return f"{share} the other tells in another language{said}"
        case "cites":
            citing = tie.claim.statement.document if tie.claim else tie.left
            return f"{paper.value(shelf.file(citing))} cites {paper.value(tie.called)}{said}"
    return f"the same {prop('document', tie.code).labels['en'].lower()} ({paper.value(tie.called)})"


def standard_words(met: Standard, paper: Paper) -> str:
    """The standard of proof with who says so, or with what makes gawah suggest it."""
    level = _label(met.level)
    if not met.by:
        return f"{level} (suggested: {_rests_on(met.suggested)})"
    why = f": {paper.value(met.why)}" if met.why else ""
    return f"{level}, says {paper.value(met.by)} on {met.at[:10]}{why}"


def _rests_on(suggested: Suggestion) -> str:
    parts = [counted(suggested.sources, "independent source")]
    if suggested.contradicted:
        parts.append(f"accounts differ on {', '.join(suggested.contradicted)}")
    if suggested.denials:
        parts.append(counted(suggested.denials, "denial"))
    return ", ".join(parts)


def _label(level: str) -> str:
    found = vocabulary("standard").get(level)
    return found.labels.get("en", level) if found is not None else level
