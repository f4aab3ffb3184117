"""Names that people gave to questions they often ask of the register: the saved views.

They are no statements: they say nothing of what happened and change nothing in the register, so they do not
go through the one door of the store, and neither its log nor an export of the record holds them. They lie
beside it in ``views.jsonl``, to which lines are only added: what was removed can still be read there. A line
that is no view, as one that a power cut tore, is passed over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gawah.errors import ProjectError
from gawah.model.record import record
from gawah.project.access import is_writable, read_only
from gawah.project.clock import now
from gawah.project.lines import add_lines, line_of, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.project.project import Project

MOST = 100
"""Views that are told of; of more, those that were named last."""
_FILE = "views.jsonl"


@record
class SavedView:
    """A question to the register, and what it is called."""

    name: str
    asks: Mapping[str, str]
    """Names and values, as ``Wanted`` tells them, with how the answer is laid out."""


def saved_views(project: Project) -> tuple[SavedView, ...]:
    """The views of a project, in order of name.

    Args:
        project: the project.

    Raises:
        ProjectError: their file cannot be read.
    """
    found: dict[str, SavedView] = {}
    for line in _lines(project):
        view = _view(line)
        if view is not None:
            found.pop(view.name, None)
            if view.asks:
                found[view.name] = view
    last = list(found.values())[-MOST:]
    return tuple(sorted(last, key=lambda view: (view.name.casefold(), view.name)))


def save_view(project: Project, view: SavedView, by: str) -> None:
    """Keep a view, in place of one of that name.

    Args:
        project: the project.
        view: which asks something.
        by: who named it.

    Raises:
        ProjectError: it cannot be written.
    """
    _add(project, {"name": view.name, "asks": dict(view.asks), "by": by, "at": now()})


def remove_view(project: Project, name: str, by: str) -> None:
    """Tell no more of a view; nothing where there is none of that name.

    Raises:
        ProjectError: it cannot be written.
    """
    if any(view.name == name for view in saved_views(project)):
        _add(project, {"name": name, "asks": {}, "by": by, "at": now()})


def _lines(project: Project) -> Iterator[str]:
    path = project.root / _FILE
    try:
        yield from read_lines(path, project.vault)
    except OSError as error:
        raise ProjectError(
            "The saved views in %(path)s cannot be read (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error


def _view(line: str) -> SavedView | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        return None
    asks = told.get("asks")
    if not isinstance(asks, dict) or not all(isinstance(value, str) for value in asks.values()):
        return None
    return SavedView(told["name"], asks)


def _add(project: Project, line: dict[str, object]) -> None:
    root = project.root
    if not is_writable(root):
        raise read_only(root)
    try:
        add_lines(root / _FILE, [line_of(line)], project.vault)
    except OSError as error:
        raise ProjectError(
            "The view cannot be saved in %(folder)s (%(why)s).", folder=str(root), why=error.strerror or ""
        ) from error
