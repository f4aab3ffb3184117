"""How an event of custody is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.model import CustodyEvent

_SHORT = 12


def event_line(event: CustodyEvent) -> str:
    """An event in one line."""
    parts = [event.at, event.handling.value]
    if event.file is not None:
        parts.append(event.file[:_SHORT])
    if event.parent is not None:
        parts.append(f"made from {event.parent[:_SHORT]}")
    parts += [f"by {event.actor}", *(f"{name}: {value}" for name, value in event.parameters.items())]
    parts += [f"with {event.tool}"] if event.tool else []
    return "  ".join([*parts, *([f"({event.reason})"] if event.reason else [])])


def event_told(event: CustodyEvent) -> dict[str, object]:
    """An event, ready for JSON."""
    names = ("at", "file", "parent", "actor", "reason", "tool")
    told: dict[str, object] = {name: getattr(event, name) for name in names}
    return {"handling": event.handling.value, **told, "parameters": dict(event.parameters)}
